// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "report/json_writer.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// Writes the member "Latency"; a latency that nobody measured has Count 0 and null elsewhere.
void writeLatencies(JsonWriter& json, const std::vector<study::Latency>& all);

/// Writes the members "Causes" and "Typical".
void writeCauses(JsonWriter& json, const std::vector<study::Causes>& all);

}  // namespace headroom::report
