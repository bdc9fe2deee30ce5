// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/services/stepfunctions/execution_ends.hpp"
#include "scenarios/study/replication.hpp"

namespace headroom::study {

/// Between which values a figure of a state machine lies, whatever becomes of the executions under way at the end of
/// the run; `high` is infinite where nothing bounds it.
struct Bounds {
    double low = 0.0;
    double high = 0.0;
};

/// The share that fails. An execution under way counts for as long as it has been so, as Kaplan and Meier have it: one
/// that has begun a moment ago says nothing, one that outlasts all that have ended may fail or not.
Bounds failedShare(const stepfunctions::ExecutionEnds& ends);

/// A statistic of the time that executions take, in seconds: `percentile` as in format::Objective (0: the mean, above
/// 1: the longest). `ended` has executions, and the statistic of them alone is `value`.
Bounds timeStatistic(const engine::LatencyHistogram& ended, const engine::LatencyHistogram& running, double percentile,
                     double value);

/// Of all replications together; nothing ended or under way where `machine` is none.
stepfunctions::ExecutionEnds endsOf(const std::vector<Replication>& replications, const std::string& machine);

/// Takes a verdict back, and says why, that executions under way could overturn: judged were `result.value` and the
/// interval around it.
void weighOpen(const Bounds& bounds, std::uint64_t running, const std::optional<Interval>& interval,
               ObjectiveResult& result);

}  // namespace headroom::study
