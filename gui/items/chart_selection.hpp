// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/items/series_source.hpp"
#include "report/figures/frontier_chart.hpp"

namespace headroom::gui {

/// The time series worth showing: requests a second of APIs, capacity of tables that were used (consumed, provisioned,
/// shaded where throttled), concurrency of functions with its limit.
std::vector<figures::SeriesChart> seriesChartsOf(const study::StudyResult& study, const study::DesignResult& result);

/// Reads or writes of a table a second, beside what is provisioned; nothing where it was not used. `direction`: "Read",
/// "Write".
std::optional<figures::SeriesChart> capacityChartOf(const SeriesSource& source, const std::string& table,
                                                    const std::string& direction);
/// Concurrent executions of a function with the account's limit.
std::optional<figures::SeriesChart> concurrencyChartOf(const SeriesSource& source, const std::string& function);
/// Cost against p99 of the designs that have both, `chosen` among them marked.
figures::FrontierChart frontierChartOf(const study::StudyResult& study, const std::string& chosen);

}  // namespace headroom::gui
