// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/series_chart.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "report/figures/chart_style.hpp"
#include "report/figures/gap_graph.hpp"
#include "report/figures/log_axis.hpp"

namespace headroom::figures {

namespace {

/// Of the marks of alarms, on an axis of their own from 0.1 to 1.
constexpr double kAlarmHeight = 0.94;
/// Points of a line from which on it has about one a pixel.
constexpr std::size_t kDense = 1'000;

double largestValue(const SeriesChart& chart) {
    double largest = 0.0;
    for (const SeriesLine& line : chart.lines) {
        for (const double value : line.values) {
            if (std::isfinite(value)) largest = std::max(largest, value);
        }
    }
    return largest;
}

/// The smallest value above 0; 1 where there is none.
double smallestOf(const SeriesChart& chart) {
    double smallest = 0.0;
    for (const SeriesLine& line : chart.lines) {
        for (const double value : line.values) {
            if (value > 0.0 && std::isfinite(value)) smallest = smallest > 0.0 ? std::min(smallest, value) : value;
        }
    }
    return smallest > 0.0 ? smallest : 1.0;
}

void drawLine(QCustomPlot& plot, const SeriesLine& line, double period, bool logarithmic, const ChartColors& colors) {
    QVector<double> keys(static_cast<qsizetype>(line.values.size()));
    for (qsizetype i = 0; i < keys.size(); ++i) keys[i] = static_cast<double>(i) * period;
    std::vector<double> shown = line.values;
    if (logarithmic) {  // which has no place for 0
        for (double& value : shown) value = value > 0.0 ? value : std::nan("");
    }
    QCPGraph* graph = !line.stepped && hasGaps(shown) ? &addGapGraph(plot) : plot.addGraph();
    graph->setName(line.name);
    const QVector<double> values(shown.begin(), shown.end());
    // Qt takes a tenth of a second for a thousand turns of a line that is wider than a pixel.
    const bool thin = line.tone == Tone::Faint || line.values.size() > kDense;
    graph->setPen(QPen(colorOf(colors, line.tone), thin ? 1.0 : 1.5));
    graph->setLineStyle(line.stepped ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
    graph->setData(keys, values, true);
}

/// A dot where a stepped line takes another value: a capacity that was changed.
void markChanges(QCustomPlot& plot, const SeriesLine& line, double period, const ChartColors& colors) {
    QVector<double> keys;
    QVector<double> values;
    std::optional<double> before;  // a gap is no change
    for (std::size_t i = 0; i < line.values.size(); ++i) {
        const double value = line.values[i];
        if (!std::isfinite(value)) continue;
        if (before.value_or(value) != value) {
            keys << static_cast<double>(i) * period;
            values << value;
        }
        before = value;
    }
    if (keys.isEmpty()) return;
    QCPGraph* graph = plot.addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    const QColor color = colorOf(colors, line.tone);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, 4));
    graph->setData(keys, values, true);
}

/// All spans as one filled curve: a month may have tens of thousands of them. Its pen keeps even the shortest visible.
/// It stands on an axis of its own, whose range leaves out both ends of the curve.
void shade(QCustomPlot& plot, const SeriesChart& chart, const ChartColors& colors) {
    QVector<double> keys;
    QVector<double> values;
    for (const auto& [from, to] : chart.shaded) {
        keys << from << to;
        values << 2.0 << 0.0;
    }
    QCPGraph* graph = plot.addGraph(plot.xAxis, plot.yAxis2);
    QColor fill = colors.red;
    fill.setAlphaF(0.22F);
    graph->setLineStyle(QCPGraph::lsStepLeft);
    graph->setPen(QPen(fill, 1.0));
    graph->setBrush(fill);
    graph->setData(keys, values, true);
}

/// One graph a kind: triangles that point up where more was used than the target, down where less was.
void markAlarms(QCustomPlot& plot, const SeriesChart& chart, const ChartColors& colors) {
    for (const bool high : {true, false}) {
        QVector<double> keys;
        for (const AlarmMark& alarm : chart.alarms) {
            if (alarm.high == high) keys << alarm.at;
        }
        if (keys.isEmpty()) continue;
        QCPGraph* graph = plot.addGraph(plot.xAxis, plot.yAxis2);
        graph->setLineStyle(QCPGraph::lsNone);
        const QColor color = high ? colors.red : colors.text;
        graph->setScatterStyle(
            QCPScatterStyle(high ? QCPScatterStyle::ssTriangle : QCPScatterStyle::ssTriangleInverted, color, color, 7));
        graph->setData(keys, QVector<double>(keys.size(), kAlarmHeight), true);
    }
}

void drawLimit(QCustomPlot& plot, const SeriesChart& chart, const ChartColors& colors) {
    QPen pen(colors.orange, 1.2);
    pen.setDashPattern({4, 3});
    auto* line = new QCPItemLine(&plot);
    line->start->setCoords(0.0, *chart.limit);
    line->end->setCoords(chart.time.length, *chart.limit);
    line->setPen(pen);
}

}  // namespace

std::vector<std::pair<double, double>> periodsAbove(const std::vector<double>& values, double period) {
    std::vector<std::pair<double, double>> spans;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(values[i] > 0.0)) continue;
        const double from = static_cast<double>(i) * period;
        if (!spans.empty() && spans.back().second == from) {
            spans.back().second = from + period;
        } else {
            spans.emplace_back(from, from + period);
        }
    }
    return spans;
}

std::vector<AlarmMark> alarmsIn(const std::vector<double>& values, double period, bool high) {
    std::vector<AlarmMark> alarms;
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (values[i] > 0.0 && !(values[i - 1] > 0.0)) alarms.push_back({static_cast<double>(i) * period, high});
    }
    return alarms;
}

bool drawsLimit(const SeriesChart& chart) { return chart.limit && largestValue(chart) * 3.0 >= *chart.limit; }

double largestOf(const SeriesChart& chart) {
    const double largest = largestValue(chart);
    return drawsLimit(chart) ? std::max(largest, *chart.limit) : largest;
}

void drawSeriesChart(QCustomPlot& plot, const SeriesChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    if (chart.logarithmic) {
        setLogAxis(*plot.yAxis, smallestOf(chart), largestOf(chart));
    } else {
        const AxisTop axis = niceTop(largestOf(chart) * 1.03, 2);
        setLinearAxis(*plot.yAxis, axis);
    }
    plot.xAxis->setTicker(timeTicker(chart.time));
    plot.xAxis->setRange(0.0, chart.time.length);
    plot.yAxis2->setRange(0.1, 1.0);
    // Piece by piece, so that the joints of a high resolution's lines, which are wider than a pixel, take no time.
    plot.setPlottingHint(QCP::phFastPolylines, true);
    if (!chart.shaded.empty()) shade(plot, chart, colors);
    if (drawsLimit(chart)) drawLimit(plot, chart, colors);
    for (const SeriesLine& line : chart.lines) {
        drawLine(plot, line, chart.period, chart.logarithmic, colors);
        if (line.stepped) markChanges(plot, line, chart.period, colors);
    }
    markAlarms(plot, chart, colors);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
