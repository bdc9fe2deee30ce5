// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/planning/axis.hpp"

namespace headroom::planning {

/// How points are chosen from the axes.
enum class SweepMethod : std::uint8_t {
    Grid,            ///< every value of every axis with every other
    List,            ///< the first values of all axes, then the second ...
    LatinHypercube,  ///< random points, each part of each range used equally
    Morris,          ///< trajectories that change one axis at a time
};

/// A value of every axis, in the order of the axes.
using AxisValues = std::vector<std::string>;

inline constexpr std::size_t kMostPoints = 100'000;
/// Levels of each range in a Morris design; a step changes an axis by kMorrisStep of its range.
inline constexpr int kMorrisLevels = 4;
inline constexpr double kMorrisStep = 2.0 / 3.0;

/// The points of a sweep; of a grid or a list each once, however often it was asked for. `count`: of a Latin hypercube
/// its points, of Morris its trajectories, each of as many points as axes and one more. Errors: BadInput, for lists of
/// unequal length, axes without a range where one is needed, too many points.
base::Result<std::vector<AxisValues>> sweepPoints(const std::vector<Axis>& axes, SweepMethod method,
                                                  std::uint32_t count, std::uint64_t seed);

}  // namespace headroom::planning
