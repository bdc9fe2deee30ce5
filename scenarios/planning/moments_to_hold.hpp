// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/planning/busiest_moment.hpp"

namespace headroom::planning {

/// How many moments a search for the breaking point tries beside the busiest.
inline constexpr std::size_t kMostFurtherMoments = 3;

struct MomentsToHold {
    std::vector<LoadMoment> moments;  ///< the busiest first, then those that are shortest of capacity
    std::size_t left = 0;             ///< further ones, which are not tried
};

/// Where a design whose capacity changes by the clock may break first as its traffic rises: of each state of that
/// capacity the busiest moment, but for those that another has at least as much traffic as, in all and for each
/// capacity. The busiest moment is always among them: of several alike the one with the least capacity. Empty: no
/// capacity changes by the clock.
MomentsToHold momentsToHold(const format::Scenario& scenario);

}  // namespace headroom::planning
