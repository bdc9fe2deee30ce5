// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "report/figures/series_chart.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::gui {

/// The expected rate of each workload over the run, before anything has run. `design` is an index into the scenario's
/// designs. A schedule has no rate: its chart is left out.
std::vector<figures::SeriesChart> trafficChartsOf(const format::Scenario& scenario, std::size_t design);

}  // namespace headroom::gui
