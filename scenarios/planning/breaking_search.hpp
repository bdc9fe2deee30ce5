// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/trials.hpp"

namespace headroom::planning {

/// The search of findBreakingPoint() for a candidate whose capacity is as it stays. Errors: what the engine finds.
base::Result<BreakingPoint> searchBreakingPoint(const Candidate& base, const BreakingOptions& options,
                                                const study::RunOptions& run);

}  // namespace headroom::planning
