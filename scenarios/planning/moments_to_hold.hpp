// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/planning/busiest_moment.hpp"

namespace headroom::planning {

/// How many moments a search for the breaking point tries beside the busiest, where it is not for a peak.
inline constexpr std::size_t kMostFurtherMoments = 5;
/// How many of them where each has the highest strain on a capacity or the peak of a traffic.
inline constexpr std::size_t kMostPeaks = 32;

struct MomentsToHold {
    std::vector<LoadMoment> moments;  ///< the busiest first, then those of the highest strains and of peaks
    std::size_t left = 0;             ///< further ones, which are not tried; of noisy traffic at most so many
};

/// Where else than at its busiest moment a design may break first as its traffic rises: the moments of each state of
/// the capacity that the clock changes, but for those that another has at least as much traffic as of every workload
/// and of what they bring together (see loadGroupsOf()), in all and for each such capacity that it reaches (its
/// strain). Mixes of traffic on the same capacity that are within about a twentieth of each other are one, but for
/// peaks. The busiest moment is always the first: of several alike the one with the highest strain. Of many, the moment
/// of the highest strain on each capacity comes first, then the peak of each workload and of what several bring to one
/// limit; a moment that is within a hundredth of several serves for all of them. Empty: no capacity changes by the
/// clock, and the busiest moment is the peak of everything.
MomentsToHold momentsToHold(const format::Scenario& scenario);

}  // namespace headroom::planning
