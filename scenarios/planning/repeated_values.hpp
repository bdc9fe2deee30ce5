// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/axis.hpp"

namespace headroom::planning {

/// The values in their order, each once: of "1KB" and "1024B", or of "1" and "1.0", the first stays.
std::vector<std::string> eachOnce(const std::vector<std::string>& values);

/// What is to be said where eachOnce() leaves fewer values than were asked for; empty where it does not.
std::string repetitionText(const Axis& axis);

}  // namespace headroom::planning
