// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gui/items/series_source.hpp"
#include "report/figures/heat_chart.hpp"

namespace headroom::gui {

/// What each partition of a table consumed a second over [from, to] of the run, in at most `columns` steps. Empty where
/// the table has one partition or none was used. `direction`: "Read", "Write".
figures::HeatChart partitionHeatOf(const SeriesSource& source, const std::string& table, const std::string& direction,
                                   double from, double to, std::size_t columns);

}  // namespace headroom::gui
