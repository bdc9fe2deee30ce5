// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/axis_units.hpp"
#include "report/figures/frontier_chart.hpp"
#include "report/figures/heat_chart.hpp"
#include "report/figures/lines_chart.hpp"
#include "report/figures/swing_chart.hpp"
#include "report/study_charts.hpp"
#include "scenarios/planning/optimize.hpp"
#include "scenarios/study/result.hpp"

/// Answers of planning as charts: which figures go where. What they mean was decided by those who found them.
namespace headroom::gui {

/// What gives way as bars up to its traffic.
figures::SwingChart limitChartOf(const planning::BreakingPoint& found);

/// Both designs, their crossing with its interval, and today's place.
figures::LinesChart crossingChartOf(const planning::BreakEven& found, const AxisUnits& units = {});
/// "Cost a month over Traffic"
QString crossingTitleOf(const planning::BreakEven& found);
/// Which design is lower beyond the crossing.
QString crossingDetailOf(const planning::BreakEven& found);

figures::SwingChart costSwingsOf(const study::DesignResult& design);
figures::SwingChart latencySwingsOf(const study::DesignResult& design);

figures::HeatChart heatChartOf(const report::HeatMap& map, const AxisUnits& units = {});
/// Ticks that are all numbers stand where their numbers are, others side by side. `unit`: of ticks that have none.
figures::LinesChart familyChartOf(const report::LineChart& chart, const QString& unit = {});

/// All designs that the search kept: its best, those raced against it, the frontier.
figures::FrontierChart optimumChartOf(const planning::Optimum& found, const AxisUnits& units = {});

}  // namespace headroom::gui
