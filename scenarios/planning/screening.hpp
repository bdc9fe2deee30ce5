// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/tried_designs.hpp"

namespace headroom::planning {

/// A space of up to so many designs is tried whole.
inline constexpr std::size_t kAllBelow = 24;

/// Runs designs of the space once each, `budget` runs at most: a few spread ones, then those that a surrogate thinks
/// may be better than the best so far, then its neighbours, until none promises more. Errors: what the engine finds.
base::Result<void> screen(const SearchSpace& space, TriedDesigns& tried, std::size_t budget);

}  // namespace headroom::planning
