// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "report/heat_map.hpp"
#include "report/planning_text.hpp"
#include "report/svg_chart.hpp"

/// What studies over many variations look like.
namespace headroom::report {

struct StudyCharts {
    std::vector<LineChart> lines;
    std::vector<HeatMap> maps;
};

/// Of a sweep over a grid: families of lines over the first axis, one for each design and value of the other axes (at
/// most eight); with two axes a heat map of each design as well. Cost, and the first workload's p99. Samples that are
/// no grid (lhs, morris) have no charts.
StudyCharts chartsOf(const planning::Sweep& study);
/// Both designs over the quantity that is varied.
StudyCharts chartsOf(const planning::BreakEven& study);
/// Cost and p99 of the designs, over multiples of today's traffic and over months of growth.
StudyCharts chartsOf(const planning::Growth& study);

}  // namespace headroom::report
