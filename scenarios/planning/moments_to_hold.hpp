// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/planning/busiest_moment.hpp"

namespace headroom::planning {

/// How many moments a search for the breaking point tries beside the busiest.
inline constexpr std::size_t kMostFurtherMoments = 5;

struct MomentsToHold {
    std::vector<LoadMoment> moments;  ///< the busiest first, then those of the highest strains
    std::size_t left = 0;             ///< further ones, which are not tried; of noisy traffic at most so many
};

/// Where a design whose capacity changes by the clock may break first as its traffic rises: the moments of each state
/// of that capacity, but for those that another has at least as much traffic as of every workload, in all and for each
/// such capacity that the workload reaches (its strain). Mixes of traffic on the same capacity that are within a
/// hundredth of each other are one. The busiest moment is always the first: of several alike the one with the highest
/// strain. Of many, the moment of the highest strain on each capacity comes first, of one workload or of all that reach
/// it. Empty: no capacity changes by the clock.
MomentsToHold momentsToHold(const format::Scenario& scenario);

}  // namespace headroom::planning
