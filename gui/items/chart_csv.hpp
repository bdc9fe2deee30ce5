// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "report/figures/distribution_chart.hpp"
#include "report/figures/latency_chart.hpp"
#include "report/figures/series_chart.hpp"

/// Charts as comma-separated values for a spreadsheet: numbers with a decimal point and in full, whatever the language.
namespace headroom::gui {

/// A row a period that begins in [from, to): time, seconds from the start, the lines.
QString csvOf(const figures::SeriesChart& chart, double from, double to);
/// Percentile and seconds.
QString csvOf(const figures::LatencyChart& chart);
/// From, to (seconds), share.
QString csvOf(const figures::DistributionChart& chart);

}  // namespace headroom::gui
