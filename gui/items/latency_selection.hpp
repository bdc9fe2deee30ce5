// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "gui/items/series_source.hpp"
#include "report/figures/distribution_chart.hpp"
#include "report/figures/latency_chart.hpp"

/// The latency of one resource, route or workload as charts show it.
namespace headroom::gui {

/// p99, p50 and mean period by period, with the objective about the p99; nothing where no latency is kept over time.
std::optional<figures::SeriesChart> latencyOverTimeOf(const SeriesSource& source, const std::string& of);

/// Latency by percentile of one resource, route or workload, with the objective about it (the strictest without
/// window).
figures::LatencyChart latencyChartOf(const study::DesignResult& result, const std::string& of);

/// How many of its requests took how long, with the median and the p99 marked.
figures::DistributionChart distributionChartOf(const study::DesignResult& result, const std::string& of);

}  // namespace headroom::gui
