// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/lines_chart.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/figures/chart_style.hpp"
#include "report/figures/gap_graph.hpp"

namespace headroom::figures {

namespace {

constexpr double kRoom = 1.1;    // above the largest value, for names
constexpr double kEdge = 0.015;  // of an axis, so that points on its end are whole
// Points of a line from which on it has about one a pixel: Qt takes long for a wide one's turns, and discs hide it.
constexpr std::size_t kDense = 1'000;

struct Extent {
    double left = 0.0;
    double right = 1.0;
    double top = 0.0;
};

Extent extentOf(const LinesChart& chart) {
    Extent extent;
    bool first = true;
    for (const VariedLine& line : chart.lines) {
        for (const auto& [place, value] : line.points) {
            extent.left = first ? place : std::min(extent.left, place);
            extent.right = first ? place : std::max(extent.right, place);
            first = false;
            if (std::isfinite(value)) extent.top = std::max(extent.top, value);
        }
    }
    if (chart.today) {
        extent.left = std::min(extent.left, *chart.today);
        extent.right = std::max(extent.right, *chart.today);
    }
    if (extent.right <= extent.left) extent.right = extent.left + 1.0;
    return extent;
}

void drawLine(QCustomPlot& plot, const VariedLine& line, const QColor& color) {
    QVector<double> places;
    std::vector<double> values;
    for (const auto& [place, value] : line.points) {
        places.append(place);
        values.push_back(value);
    }
    const bool dense = values.size() > kDense;
    if (dense) plot.setPlottingHint(QCP::phFastPolylines, true);
    QCPGraph* graph = dense && hasGaps(values) ? &addGapGraph(plot) : plot.addGraph();
    graph->setName(line.name);
    graph->setPen(QPen(color, dense ? 1 : 2));
    graph->setData(places, QVector<double>(values.begin(), values.end()), true);
    if (!dense) graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, 5));
}

/// The names stand in rows at the top, each with a bit of its line: lines that lie on each other keep theirs.
void drawNames(QCustomPlot& plot, const LinesChart& chart, const ChartColors& colors, const QFont& font) {
    plot.legend->setVisible(true);
    plot.legend->setFont(font);
    plot.legend->setTextColor(colors.text);
    plot.legend->setBrush(colors.background);  // what stands behind it does not run through the names
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setRowSpacing(0);
    plot.legend->setIconSize(16, 8);
    plot.legend->setMargins(QMargins(2, 0, 2, 0));
    plot.axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignLeft | Qt::AlignTop);
    for (int i = 0; i < static_cast<int>(chart.lines.size()); ++i) plot.graph(i)->addToLegend();
}

void drawToday(QCustomPlot& plot, const LinesChart& chart, double top, bool toTheLeft, const ChartColors& colors,
               const QFont& font) {
    QPen pen(colors.text, 1.0);
    pen.setDashPattern({2, 3});
    auto* line = new QCPItemLine(&plot);
    line->start->setCoords(*chart.today, 0.0);
    line->end->setCoords(*chart.today, top);
    line->setPen(pen);
    addLabel(plot, {5, 2, 5, 3}, {*chart.today, 0.0}, chart.todayText, colors.text, font,
             (toTheLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
}

void drawCrossing(QCustomPlot& plot, const LinesChart& chart, double top, bool toTheLeft, const ChartColors& colors,
                  const QFont& font) {
    if (chart.crossingRange) {
        auto* band = new QCPItemRect(&plot);
        QColor faint = colors.green;
        faint.setAlphaF(0.14F);
        band->setPen(Qt::NoPen);
        band->setBrush(faint);
        band->topLeft->setCoords(chart.crossingRange->first, top);
        band->bottomRight->setCoords(chart.crossingRange->second, 0.0);
    }
    QCPGraph* dot = plot.addGraph();
    dot->removeFromLegend();
    dot->setLineStyle(QCPGraph::lsNone);
    dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colors.green, colors.green, 10));
    dot->setData({chart.crossing->first}, {chart.crossing->second}, true);
    addLabel(plot, {5, 2, 5, 3}, {chart.crossing->first, chart.crossing->second}, chart.crossingText, colors.green,
             font, (toTheLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
}

}  // namespace

QColor lineColor(const ChartColors& colors, std::size_t line) {
    const std::array<QColor, 6> order{colors.blue, colors.orange, colors.purple, colors.green, colors.red, colors.grey};
    return order.at(line % order.size());
}

void drawLinesChart(QCustomPlot& plot, const LinesChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    plot.setAutoAddPlottableToLegend(false);
    applyChartStyle(plot, colors, font);
    const Extent extent = extentOf(chart);
    const double room = kRoom + 0.05 * static_cast<double>(chart.lines.size());
    const AxisTop top = niceTop(extent.top * room);
    plot.yAxis->setTicker(textTicker(top.step, chart.up));
    plot.yAxis->setRange(-top.top * kEdge, top.top);
    const double width = extent.right - extent.left;
    if (chart.time) {
        plot.xAxis->setTicker(timeTicker(*chart.time));
        plot.xAxis->setRange(extent.left - width * kEdge, extent.right + width * kEdge);
    } else if (chart.names.isEmpty()) {
        const double from = extent.left > 0.0 && extent.left < width * 0.2 ? 0.0 : extent.left;
        plot.xAxis->setTicker(textTicker(niceTop(extent.right - from, 5).step, chart.across));
        plot.xAxis->setRange(from - width * kEdge, extent.right + width * kEdge);
    } else {
        plot.xAxis->setTicker(namedTicker(chart.names));
        plot.xAxis->setRange(extent.left - width * 0.03, extent.right + width * 0.03);
    }
    for (std::size_t i = 0; i < chart.lines.size(); ++i) drawLine(plot, chart.lines[i], lineColor(colors, i));
    drawNames(plot, chart, colors, font);
    const double middle = plot.xAxis->range().center();
    if (chart.crossing) drawCrossing(plot, chart, top.top, chart.crossing->first > middle, colors, font);
    if (chart.today) drawToday(plot, chart, top.top, *chart.today > middle, colors, font);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
