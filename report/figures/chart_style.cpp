// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/chart_style.hpp"

#include <qcustomplot.h>

#include <QFontMetrics>

#include <array>
#include <cmath>

namespace headroom::figures {

namespace {

void styleAxis(QCPAxis& axis, const ChartColors& colors, const QFont& font) {
    axis.setBasePen(Qt::NoPen);
    axis.setTickPen(Qt::NoPen);
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLength(0, 0);
    axis.setTickLabelPadding(6);
    axis.setTickLabelColor(colors.text);
    axis.setTickLabelFont(font);
    axis.grid()->setPen(QPen(colors.grid, 1));
    axis.grid()->setZeroLinePen(QPen(colors.grid, 1));
    axis.grid()->setSubGridVisible(false);
}

}  // namespace

void applyChartStyle(QCustomPlot& plot, const ChartColors& colors, const QFont& font) {
    plot.setBackground(QBrush(colors.background));
    plot.axisRect()->setBackground(QBrush(colors.background));
    styleAxis(*plot.xAxis, colors, font);
    styleAxis(*plot.yAxis, colors, font);
    // The last label of the x axis stands half beyond it, and charts below each other begin at the same place.
    const QFontMetrics metrics(font);
    plot.axisRect()->setMinimumMargins(QMargins(metrics.horizontalAdvance(QStringLiteral("1,000")) + 8,
                                                metrics.height() / 2 + 3,
                                                metrics.horizontalAdvance(QStringLiteral("p99.99")) / 2 + 4, 0));
    plot.setNoAntialiasingOnDrag(true);
    plot.setPlottingHint(QCP::phFastPolylines, false);
}

AxisTop niceTop(double largest, int steps) {
    if (!(largest > 0.0) || !std::isfinite(largest)) return {1.0, 1.0 / steps};
    const double rough = largest / steps;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    constexpr std::array<double, 9> kRound{1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0};
    for (const double round : kRound) {
        // A hair of slack: 0.3 / 3 must not need a step above 0.1.
        if (round * power * steps >= largest * (1.0 - 1e-9)) return {round * power * steps, round * power};
    }
    return {10.0 * power * steps, 10.0 * power};
}

QCPItemText* addLabel(QCustomPlot& plot, const QMargins& padding, QPointF at, const QString& text, const QColor& color,
                      const QFont& font, Qt::Alignment alignment) {
    auto* item = new QCPItemText(&plot);
    item->setText(text);
    item->setFont(font);
    item->setColor(color);
    item->setPositionAlignment(alignment);
    item->setPadding(padding);
    item->position->setCoords(at);
    return item;
}

}  // namespace headroom::figures
