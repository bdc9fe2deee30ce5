// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/json_writer.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// Writes the member "Objectives" of a design.
void writeObjectives(JsonWriter& json, const study::DesignResult& design);

}  // namespace headroom::report
