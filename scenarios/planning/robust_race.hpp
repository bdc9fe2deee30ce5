// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/planning/robust_choice.hpp"
#include "scenarios/planning/search_space.hpp"
#include "scenarios/planning/tried_designs.hpp"

namespace headroom::planning {

/// A cell that was raced, and what it came to over the draws; nothing where it lives off a burst bucket, which no draw
/// makes last, or where the race was stopped before.
struct RobustlyRaced {
    std::size_t cell = 0;
    std::optional<Robustness> robustness;
};

/// What a robust race found, and the runs that its draws took.
struct RobustRace {
    std::vector<RobustlyRaced> raced;
    std::size_t drawRuns = 0;
};

/// Runs designs with all replications and over draws of the uncertain inputs: half of the first ones the cheapest (or
/// fastest) that hold at what is likely, the others spread from those with the most room, the dearest first, down. Then
/// those that are thought to hold in nine of ten draws for less than the best that does, or, while none does, those
/// thought to hold most often: until nothing is left that may be better, sixteen were drawn, or the run is stopped.
/// Errors: BadInput (nothing is uncertain), what the engine finds.
base::Result<RobustRace> robustRace(const SearchSpace& space, TriedDesigns& tried, std::uint32_t replications,
                                    const DrawOptions& options, const study::RunOptions& run);

}  // namespace headroom::planning
