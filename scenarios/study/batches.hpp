// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/replication.hpp"

namespace headroom::study {

/// How a single run is cut into like parts, from whose differences its intervals come; or why it cannot be.
struct BatchPlan {
    std::int64_t count = 0;
    base::Duration length;
    std::string whyNone;  ///< with count 0
};

/// Whole cycles of a load or of scheduled capacity that repeats (days, weeks), tens of minutes of what stays the same;
/// between 5 and 10 batches. None for what changes in other ways, with events, or in too short a run: its parts are not
/// alike.
BatchPlan planBatches(const format::Design& design, base::Duration duration);

/// What a run brought between two looks at it: counts, latencies and meters, no bands, windows or bill.
/// `earlierWindow` and `laterWindow` are the measured time before each look.
Replication between(const Replication& earlier, base::Duration earlierWindow, const Replication& later,
                    base::Duration laterWindow);

}  // namespace headroom::study
