// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/engine/metrics.hpp"
#include "scenarios/build/watched_percentiles.hpp"

namespace headroom::study {

/// "Views/ConsumedWriteCapacityUnits/Sum": a series as results call it.
std::string nameOf(const engine::MetricSeries& series);
/// "Api/Latency/p99": the same of a percentile.
std::string nameOf(const build::PercentileSeries& series);
/// A percentile's values in milliseconds, as CloudWatch has latencies; no number where nothing was observed.
std::vector<double> millisecondsOf(const build::PercentileSeries& series);

}  // namespace headroom::study
