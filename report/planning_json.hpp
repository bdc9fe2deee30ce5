// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/planning_text.hpp"

/// Studies over many variations as JSON.
namespace headroom::report {

std::string jsonOf(const planning::BreakingPoint& study);  ///< "HeadroomBreakingPoint": 1
std::string jsonOf(const planning::Sweep& study);          ///< "HeadroomSweep": 1
std::string jsonOf(const planning::BreakEven& study);      ///< "HeadroomBreakEven": 1
std::string jsonOf(const planning::Growth& study);         ///< "HeadroomGrowth": 1
std::string jsonOf(const planning::Optimum& study);        ///< "HeadroomOptimum": 1

}  // namespace headroom::report
