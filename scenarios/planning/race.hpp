// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/tried_designs.hpp"

namespace headroom::planning {

/// At least so many designs are raced where as many are worth it.
inline constexpr std::size_t kRaced = 8;
/// Objectives that are missed by so little in one run may be met in the mean.
inline constexpr double kNearlyMet = 0.05;

/// Runs the designs that may be the best with all replications, a few at a time: first those that are best by the one
/// run that screening gave them. What the raced ones turn out to be tells how lucky that run was, and so what to expect
/// of the others, and of those not tried yet. The race goes on with what is thought better than the best that surely
/// holds, or, while none does, with what is closest to holding: until nothing is left that may be better, or another
/// would take more than `budget` runs in all. Then come runners-up. Returns the raced cells. Errors: what the engine
/// finds.
base::Result<std::vector<std::size_t>> race(const SearchSpace& space, TriedDesigns& tried, std::uint32_t replications,
                                            std::size_t budget);

}  // namespace headroom::planning
