// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/axis.hpp"

namespace headroom::planning {

/// Values that a range without a number of them ("a..b") gets at most where a search goes over values.
inline constexpr std::size_t kMostLevels = 65;

/// Gives every range without values evenly spaced ones, as many as leave at most `mostCells` combinations of all axes
/// (and of `designs`), and not less than two. Returns what is to be said of each such axis.
std::vector<std::string> giveLevels(std::vector<Axis>& axes, std::size_t designs, std::size_t mostCells);

}  // namespace headroom::planning
