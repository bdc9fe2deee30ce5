// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::planning {

/// Whether capacity changes by the clock: scheduled actions, or a Change of a table or a cluster.
bool changesByTheClock(const format::Design& design);

/// Sets the capacity that changes by the clock to what it is at a moment of the run, for good: Changes that have
/// happened, then the bounds that scheduled actions have left. What auto scaling follows by traffic is as at Start,
/// within those bounds. `launched`: without a warm-up no action ran before Start. Other events stay.
void holdAt(base::Instant moment, bool launched, format::Design& design);

/// holdAt() the busiest moment of the scenario's one design. How long after Start that is ("20 h"); empty: no capacity
/// changes by the clock.
std::string holdAtBusiest(format::Scenario& scenario);

}  // namespace headroom::planning
