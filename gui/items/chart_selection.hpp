// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/figures/frontier_chart.hpp"
#include "report/figures/latency_chart.hpp"
#include "report/figures/series_chart.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// A series name taken apart: "Views/ConsumedWriteCapacityUnits/Sum".
struct SeriesName {
    std::string resource;
    std::string metric;
    std::string statistic;
};
SeriesName parseSeriesName(const std::string& name);

/// The time series worth showing: requests a second of APIs, capacity of tables that were used (consumed, provisioned,
/// shaded where throttled), concurrency of functions with its limit.
std::vector<figures::SeriesChart> seriesChartsOf(const study::StudyResult& study, const study::DesignResult& result);

/// Latency by percentile of one resource, route or workload, with the objective about it (the strictest without
/// window).
figures::LatencyChart latencyChartOf(const study::DesignResult& result, const std::string& of);

/// Cost against p99 of the designs that have both, `chosen` among them marked.
figures::FrontierChart frontierChartOf(const study::StudyResult& study, const std::string& chosen);

}  // namespace headroom::gui
