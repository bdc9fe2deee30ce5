// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.hpp"
#include "scenarios/study/progress_meter.hpp"
#include "scenarios/study/run.hpp"

/// What the uncertain inputs do to the answer: the band that says what the user does not know.
namespace headroom::study {

/// Draws of all uncertain inputs together, an outer sample each.
inline constexpr std::uint32_t kInputSamples = 20;

/// Runs of each design that the uncertain inputs cost: the draws, each input alone at both ends, and all at their most
/// likely values; 0 without any.
std::size_t inputRuns(const format::Scenario& scenario);

/// Of the draws of the uncertain inputs, the share in which a burst bucket pays for part of what is used, so that the
/// draw's cost, latency and objectives are of a state that does not last; 0 where inputs were not varied.
double drawsOffBurst(const DesignResult& design);

/// Runs the study again for a Latin hypercube of the uncertain inputs and for each of them alone at its 5 % and 95 %
/// point, one replication a run on the first replication's random numbers and after the same warm-up. What that
/// replication has of luck is taken off: every figure is moved by what lies between its answer to the most likely
/// values and the estimate of all replications. Sets each design's Inputs90 (the 5th and 95th percentile of its monthly
/// cost and latencies), its figures in each draw, in which draws it lives off a burst bucket, the share of draws that
/// meet each objective, and the influences. Reports progress as inputRuns() parts from `firstPart` on.
base::Result<void> addInputBands(const format::Scenario& scenario, base::Duration warmUp, const RunOptions& options,
                                 ProgressMeter& meter, std::size_t firstPart, StudyResult& result);

}  // namespace headroom::study
