// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.hpp"
#include "scenarios/study/progress_meter.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::study {

/// Draws of the uncertain inputs, an outer sample each.
inline constexpr std::uint32_t kInputSamples = 20;

/// Runs the study again for a Latin hypercube of the uncertain inputs, one replication a sample on the first
/// replication's random numbers and after the same warm-up, and sets each design's Inputs90: the 5th and 95th
/// percentile of its monthly cost. Reports progress as kInputSamples parts from `firstPart` on.
base::Result<void> addInputBands(const format::Scenario& scenario, base::Duration warmUp, const RunOptions& options,
                                 ProgressMeter& meter, std::size_t firstPart, StudyResult& result);

}  // namespace headroom::study
