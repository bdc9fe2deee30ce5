// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/replication.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Adds to `cost` what does not follow the number of requests, what a workload's unit (an order, a user) costs (the
/// whole bill over the number of units, fixed and variable apart, because one bill serves all workloads), and the total
/// in the currency asked for.
base::Result<void> completeCost(const format::Design& design, const std::vector<Replication>& replications,
                                base::Duration duration, const pricing::Bill& bill, Cost& cost);

/// Adds to each unit what the requests of its workloads cause alone, once cost.byWorkload is known: where several
/// workloads share a bill, the whole of it is no unit's own.
void addCausedByUnits(const format::Design& design, Cost& cost);

}  // namespace headroom::study
