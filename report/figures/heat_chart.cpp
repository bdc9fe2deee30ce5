// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/heat_chart.hpp"

#include <qcustomplot.h>

#include <QFontMetrics>

#include <algorithm>

#include "report/figures/chart_style.hpp"

namespace headroom::figures {

namespace {

/// From the background's side to blue: in both themes a larger value stands out more.
QColor cellColor(const ChartColors& colors, double heat) {
    const double share = 0.06 + 0.94 * heat;
    const auto mix = [&](int from, int to) { return static_cast<int>(from + (to - from) * share); };
    return {mix(colors.background.red(), colors.blue.red()), mix(colors.background.green(), colors.blue.green()),
            mix(colors.background.blue(), colors.blue.blue())};
}

double luminance(const QColor& color) {
    return 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
}

void drawCell(QCustomPlot& plot, const HeatChart& chart, const HeatScale& scale, std::size_t down, std::size_t across,
              const ChartColors& colors, const QFont& font) {
    const std::optional<double>& value = chart.values[down][across];
    const auto x = static_cast<double>(across);
    const auto y = static_cast<double>(chart.down.size() - 1) - static_cast<double>(down);
    auto* cell = new QCPItemRect(&plot);
    const QColor fill = value ? cellColor(colors, heatOf(scale, *value)) : colors.grid;
    cell->setPen(QPen(colors.background, 2));
    cell->setBrush(fill);
    cell->topLeft->setCoords(x - 0.5, y + 0.5);
    cell->bottomRight->setCoords(x + 0.5, y - 0.5);
    const QString text = value ? chart.text(*value) : QStringLiteral("–");
    // A figure that its cell cannot hold is left to the table below.
    if (QFontMetrics(font).horizontalAdvance(text) * static_cast<int>(chart.across.size()) > plot.width() * 8 / 10)
        return;
    auto* label = new QCPItemText(&plot);
    label->setText(text);
    label->setFont(font);
    label->setColor(luminance(fill) > 0.45 ? QColor(0x10, 0x18, 0x28) : QColor(0xff, 0xff, 0xff));
    label->setPositionAlignment(Qt::AlignCenter);
    label->position->setCoords(x, y);
}

}  // namespace

HeatScale scaleOf(const HeatChart& chart) {
    HeatScale scale;
    bool first = true;
    for (const auto& row : chart.values) {
        for (const std::optional<double>& value : row) {
            if (!value) continue;
            scale.low = first ? *value : std::min(scale.low, *value);
            scale.high = first ? *value : std::max(scale.high, *value);
            first = false;
        }
    }
    return scale;
}

double heatOf(const HeatScale& scale, double value) {
    return scale.high > scale.low ? (value - scale.low) / (scale.high - scale.low) : 0.0;
}

void drawHeatChart(QCustomPlot& plot, const HeatChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    plot.xAxis->setTicker(namedTicker(chart.across));
    plot.xAxis->setRange(-0.5, static_cast<double>(chart.across.size()) - 0.5);
    QStringList upwards(chart.down.rbegin(), chart.down.rend());
    plot.yAxis->setTicker(namedTicker(upwards, 30));
    plot.yAxis->setRange(-0.5, static_cast<double>(chart.down.size()) - 0.5);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) axis->grid()->setVisible(false);
    const HeatScale scale = scaleOf(chart);
    for (std::size_t row = 0; row < chart.values.size(); ++row) {
        for (std::size_t column = 0; column < chart.values[row].size(); ++column)
            drawCell(plot, chart, scale, row, column, colors, font);
    }
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
