// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/json_writer.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// "Samples": each figure's values, one a replication (or batch of a single run).
void writeSamples(JsonWriter& json, const study::DesignResult& design);

/// "Inputs": what each uncertain input does to cost and p99 on its own, and the figures in each draw of all of them;
/// nothing without uncertain inputs.
void writeInfluences(JsonWriter& json, const study::DesignResult& design);

}  // namespace headroom::report
