// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/latency_chart.hpp"

#include <qcustomplot.h>

#include <algorithm>

#include "report/figures/chart_style.hpp"
#include "report/figures/log_axis.hpp"
#include "report/figures/percentile_axis.hpp"

namespace headroom::figures {

namespace {

double largestOf(const LatencyChart& chart) {
    double largest = chart.objective.value_or(0.0);
    for (const auto& [share, seconds] : chart.curve) largest = std::max(largest, seconds);
    for (const LatencyMark& mark : chart.marks) largest = std::max(largest, mark.high);
    return largest;
}

void drawCurve(QCustomPlot& plot, const LatencyChart& chart, double scale, const ChartColors& colors) {
    QVector<double> keys;
    QVector<double> values;
    for (const auto& [share, seconds] : chart.curve) {
        keys.append(percentilePosition(share));
        values.append(seconds * scale);
    }
    QCPGraph* graph = plot.addGraph();
    graph->setPen(QPen(colors.blue, 2));
    graph->setData(keys, values, true);
}

void drawMark(QCustomPlot& plot, const LatencyMark& mark, double scale, const ChartColors& colors) {
    auto* bar = new QCPItemLine(&plot);
    const double at = percentilePosition(mark.share);
    bar->start->setCoords(at, mark.low * scale);
    bar->end->setCoords(at, mark.high * scale);
    bar->setHead(QCPLineEnding(QCPLineEnding::esBar, 7, 0));
    bar->setTail(QCPLineEnding(QCPLineEnding::esBar, 7, 0));
    bar->setPen(QPen(colors.blue, 1.2));
}

void drawObjective(QCustomPlot& plot, const LatencyChart& chart, double scale, const ChartColors& colors,
                   const QFont& font) {
    const double at = *chart.objective * scale;
    QPen pen(colors.red, 1.2);
    pen.setDashPattern({4, 3});
    auto* line = new QCPItemLine(&plot);
    line->start->setCoords(0.0, at);
    line->end->setCoords(kPercentileAxisEnd, at);
    line->setPen(pen);

    auto* label = new QCPItemText(&plot);
    label->setText(chart.objectiveText);
    label->setFont(font);
    label->setColor(colors.red);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    label->setPadding(QMargins(2, 0, 0, 3));
    label->position->setCoords(0.0, at);
    if (!chart.objectiveShare) return;
    QCPGraph* dot = plot.addGraph();
    dot->setLineStyle(QCPGraph::lsNone);
    dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colors.red, colors.red, 6));
    dot->setData({percentilePosition(*chart.objectiveShare)}, {at}, true);
}

}  // namespace

LatencyUnit latencyUnit(const LatencyChart& chart) {
    if (largestOf(chart) > 10.0) return {QStringLiteral("s"), 1.0};
    return {QStringLiteral("ms"), 1000.0};
}

void drawLatencyChart(QCustomPlot& plot, const LatencyChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    const double scale = latencyUnit(chart).perSecond;
    if (chart.logarithmic) {
        const double smallest = chart.curve.empty() ? 0.0 : chart.curve.front().second;
        setLogAxis(*plot.yAxis, smallest * scale, largestOf(chart) * scale);
    } else {
        setLinearAxis(*plot.yAxis, niceTop(largestOf(chart) * scale * 1.04));
    }
    plot.xAxis->setTicker(percentileTicker());
    plot.xAxis->setRange(0.0, kPercentileAxisEnd);
    if (chart.objective) drawObjective(plot, chart, scale, colors, font);
    drawCurve(plot, chart, scale, colors);
    for (const LatencyMark& mark : chart.marks) drawMark(plot, mark, scale, colors);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

std::optional<double> latencyAt(const LatencyChart& chart, double share) {
    const auto& curve = chart.curve;
    if (curve.empty() || share < curve.front().first || share > curve.back().first) return std::nullopt;
    const auto after =
        std::find_if(curve.begin(), curve.end(), [&](const auto& point) { return point.first >= share; });
    if (after == curve.begin()) return after->second;
    const auto before = after - 1;
    const double from = percentilePosition(before->first);
    const double to = percentilePosition(after->first);
    if (to <= from) return after->second;
    const double part = (percentilePosition(share) - from) / (to - from);
    return before->second + part * (after->second - before->second);
}

}  // namespace headroom::figures
