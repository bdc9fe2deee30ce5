// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/plan_shown.hpp"

#include "gui/format.hpp"
#include "gui/items/answer_words.hpp"
#include "gui/items/place_name.hpp"
#include "gui/items/plan_charts.hpp"
#include "gui/translated.hpp"
#include "report/inputs_text.hpp"
#include "report/planning_text.hpp"
#include "report/study_charts.hpp"

namespace headroom::gui {

namespace {

PlanChart chartOf(QString title, QString detail, figures::LinesChart chart) {
    return {std::move(title), std::move(detail), 300,
            [chart = std::move(chart)](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
                figures::drawLinesChart(plot, chart, colors, font);
            }};
}

PlanChart chartOf(QString title, QString detail, figures::SwingChart chart) {
    const int height = figures::heightOf(chart, QFont());
    return {std::move(title), std::move(detail), height,
            [chart = std::move(chart)](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
                figures::drawSwingChart(plot, chart, colors, font);
            }};
}

PlanShown shown(const planning::BreakingPoint& found, const AxisUnits&) {
    PlanShown made{{}, spoken::document(report::documentOf(found))};
    if (!found.failures.empty())
        made.charts.push_back(
            chartOf(gui::tr("What gives way, and at which traffic"),
                    gui::tr("times today's busiest moment; what can be lifted is lifted before going on"),
                    limitChartOf(found)));
    return made;
}

PlanShown shown(const planning::BreakEven& found, const AxisUnits& units) {
    PlanShown made{{}, spoken::document(report::documentOf(found), units)};
    made.charts.push_back(chartOf(crossingTitleOf(found), crossingDetailOf(found), crossingChartOf(found, units)));
    return made;
}

PlanShown shown(const study::StudyResult& found, const AxisUnits&) {
    PlanShown made{{}, spoken::document(report::inputsDocument(found))};
    if (found.designs.empty()) return made;
    const study::DesignResult& design = found.designs.front();
    const auto add = [&](const QString& title, figures::SwingChart chart) {
        if (chart.swings.empty()) return;
        made.charts.push_back(chartOf(
            title, gui::tr("each input alone from its 5 % to its 95 % point, the others at their likely values"),
            std::move(chart)));
    };
    add(gui::tr("What moves the cost"), costSwingsOf(design));
    add(gui::tr("What moves the p99 of %1").arg(say::text(design.influencesOf)), latencySwingsOf(design));
    return made;
}

PlanShown shown(const planning::Sweep& found, const AxisUnits& units) {
    PlanShown made{{}, spoken::document(report::documentOf(found), units)};
    const report::StudyCharts charts = report::chartsOf(found);
    for (const report::HeatMap& map : charts.maps) {
        const int height = 90 + 30 * static_cast<int>(map.down.size());
        made.charts.push_back({spoken::text(map.title),
                               gui::tr("%1 down, %2 across").arg(placeName(map.downName), placeName(map.acrossName)),
                               height,
                               [chart = heatChartOf(map, units)](QCustomPlot& plot, const figures::ChartColors& colors,
                                                                 const QFont& font) {
                                   figures::drawHeatChart(plot, chart, colors, font);
                               }});
    }
    if (!charts.maps.empty()) return made;
    for (const report::LineChart& lines : charts.lines)
        made.charts.push_back(chartOf(spoken::text(lines.title), gui::tr("mean over the replications"),
                                      familyChartOf(lines, units.of(found.axes.front()))));
    return made;
}

PlanShown shown(const planning::Optimum& found, const AxisUnits& units) {
    PlanShown made{{}, spoken::document(report::documentOf(found), units)};
    figures::FrontierChart chart = optimumChartOf(found, units);
    if (chart.points.empty()) return made;
    const QString unit = figures::latencyUnitName(chart);
    made.charts.push_back(
        {gui::tr("Cost against the p99 of %1").arg(say::text(found.latencyOf)),
         gui::tr("$ a month, %1; the line joins what no design that was tried beats").arg(unit), 300,
         [chart = std::move(chart)](QCustomPlot& plot, const figures::ChartColors& colors, const QFont& font) {
             figures::drawFrontierChart(plot, chart, colors, font);
         }});
    return made;
}

PlanShown shown(const planning::Growth& found, const AxisUnits&) {
    PlanShown made{{}, spoken::document(report::documentOf(found))};
    for (const report::LineChart& lines : report::chartsOf(found).lines)
        made.charts.push_back(
            chartOf(spoken::text(lines.title), gui::tr("mean over the replications"), familyChartOf(lines)));
    return made;
}

}  // namespace

PlanShown shownOf(const planning::Answer& answer, const QString& scenario) {
    const AxisUnits units(scenario);
    return std::visit([&units](const auto& found) { return shown(found, units); }, answer.found);
}

}  // namespace headroom::gui
