// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scenarios/format/scenario.hpp"
#include "scenarios/planning/busiest_moment.hpp"

namespace headroom::planning {

/// Whether capacity changes by the clock: scheduled actions, or a Change of a table or a cluster.
bool changesByTheClock(const format::Design& design);

/// Sets the capacity that changes by the clock to what it is at a moment of the run, for good: Changes that have
/// happened, then the bounds that scheduled actions have left. What auto scaling follows by traffic is as at Start,
/// within those bounds. `launched`: without a warm-up no action ran before Start. Other events stay.
void holdAt(base::Instant moment, bool launched, format::Design& design);

/// What a scaling moves, as it is; nullptr: the design has no such resource.
const std::optional<std::int64_t>* scaledCapacityOf(const format::Scaling& scaling, format::Design& design);

/// holdAt() a moment of the scenario's one design. How long after Start that is: "20 h".
std::string holdMoment(base::Instant moment, format::Scenario& scenario);

}  // namespace headroom::planning
