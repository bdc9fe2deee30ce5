// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// The search of findBreakingPoint() for a candidate whose capacity is as it stays. Errors: what the engine finds.
base::Result<BreakingPoint> searchBreakingPoint(const Candidate& base, const BreakingOptions& options,
                                                const study::RunOptions& run);

/// What a single probe says.
struct Held {
    bool holds = false;
    std::vector<std::string> notJudged{};  ///< as BreakingPoint's; means nothing where it does not hold
};

/// Whether such a candidate stands so many times its traffic; not, where that cannot be tried. Errors: Cancelled, and
/// what the engine finds.
base::Result<Held> holdsAt(const Candidate& base, double factor, const BreakingOptions& options,
                           const study::RunOptions& run);

}  // namespace headroom::planning
