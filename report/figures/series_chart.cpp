// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/series_chart.hpp"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "report/figures/chart_style.hpp"
#include "report/figures/tick_text.hpp"

namespace headroom::figures {

namespace {

double largestValue(const SeriesChart& chart) {
    double largest = 0.0;
    for (const SeriesLine& line : chart.lines) {
        for (const double value : line.values) {
            if (std::isfinite(value)) largest = std::max(largest, value);
        }
    }
    return largest;
}

void drawLine(QCustomPlot& plot, const SeriesLine& line, double period, const ChartColors& colors) {
    QVector<double> keys(static_cast<qsizetype>(line.values.size()));
    for (qsizetype i = 0; i < keys.size(); ++i) keys[i] = static_cast<double>(i) * period;
    QCPGraph* graph = plot.addGraph();
    graph->setName(line.name);
    graph->setPen(QPen(colorOf(colors, line.tone), line.tone == Tone::Faint ? 1.0 : 1.5));
    graph->setLineStyle(line.stepped ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
    graph->setData(keys, QVector<double>(line.values.begin(), line.values.end()), true);
}

/// Shades at least two pixels of a day's width, else one bad minute in a week would not be seen.
void shade(QCustomPlot& plot, std::pair<double, double> span, const SeriesChart& chart, const ChartColors& colors) {
    const double least = chart.time.length / 400.0;
    const double middle = (span.first + span.second) / 2.0;
    const double half = std::max(span.second - span.first, least) / 2.0;
    auto* area = new QCPItemRect(&plot);
    area->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    area->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    area->topLeft->setCoords(middle - half, 0.0);
    area->bottomRight->setCoords(middle + half, 1.0);
    QColor fill = colors.red;
    fill.setAlphaF(0.22F);
    area->setPen(Qt::NoPen);
    area->setBrush(fill);
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

bool drawsLimit(const SeriesChart& chart) { return chart.limit && largestValue(chart) * 3.0 >= *chart.limit; }

double largestOf(const SeriesChart& chart) {
    const double largest = largestValue(chart);
    return drawsLimit(chart) ? std::max(largest, *chart.limit) : largest;
}

void drawSeriesChart(QCustomPlot& plot, const SeriesChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    const AxisTop axis = niceTop(largestOf(chart) * 1.03, 2);
    plot.yAxis->setTicker(valueTicker(axis.step));
    plot.yAxis->setRange(0.0, axis.top);
    plot.xAxis->setTicker(timeTicker(chart.time));
    plot.xAxis->setRange(0.0, chart.time.length);
    for (const auto& span : chart.shaded) shade(plot, span, chart, colors);
    if (drawsLimit(chart)) drawLimit(plot, chart, colors);
    for (const SeriesLine& line : chart.lines) drawLine(plot, line, chart.period, colors);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
