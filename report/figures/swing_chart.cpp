// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/swing_chart.hpp"

#include <qcustomplot.h>

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

#include "report/figures/chart_style.hpp"

namespace headroom::figures {

namespace {

constexpr double kHalf = 0.32;   // of a row, that a bar is high
constexpr double kSides = 0.22;  // of the whole swing, left free for the inputs' values

double widthOf(const Swing& swing) { return std::abs(swing.high - swing.low); }

void bar(QCustomPlot& plot, double from, double to, double row, const QColor& color) {
    auto* item = new QCPItemRect(&plot);
    item->setPen(Qt::NoPen);
    item->setBrush(color);
    item->topLeft->setCoords(std::min(from, to), row + kHalf);
    item->bottomRight->setCoords(std::max(from, to), row - kHalf);
}

void label(QCustomPlot& plot, double at, double row, const QString& text, bool left, const QColor& color,
           const QFont& font) {
    auto* item = new QCPItemText(&plot);
    item->setText(text);
    item->setFont(font);
    item->setColor(color);
    item->setPadding(QMargins(5, 0, 5, 0));
    item->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    item->position->setCoords(at, row);
}

void drawSwing(QCustomPlot& plot, const Swing& swing, double middle, double row, const ChartColors& colors,
               const QFont& font) {
    bar(plot, middle, swing.low, row, colors.orange);
    bar(plot, middle, swing.high, row, colors.blue);
    const bool falling = swing.high < swing.low;  // the high end of the input is at the left
    label(plot, std::min({swing.low, swing.high, middle}), row, falling ? swing.highText : swing.lowText, true,
          colors.text, font);
    label(plot, std::max({swing.low, swing.high, middle}), row, falling ? swing.lowText : swing.highText, false,
          colors.text, font);
}

/// Names in the room that a third of the chart gives them.
QStringList namesOf(const SwingChart& chart, const QFont& font, int room) {
    const QFontMetrics metrics(font);
    QStringList names;
    for (auto swing = chart.swings.rbegin(); swing != chart.swings.rend(); ++swing)
        names << metrics.elidedText(swing->name, Qt::ElideMiddle, room);
    return names;
}

}  // namespace

std::vector<Swing> widestSwings(std::vector<Swing> swings) {
    std::erase_if(swings, [](const Swing& swing) { return !(widthOf(swing) > 0.0); });
    std::ranges::stable_sort(swings, std::ranges::greater(), &widthOf);
    if (swings.size() > kMostSwings) swings.resize(kMostSwings);
    return swings;
}

int heightOf(const SwingChart& chart, const QFont& font) {
    const int line = QFontMetrics(font).height();
    return static_cast<int>(chart.swings.size()) * (line + 12) + 2 * line + 16;
}

void drawSwingChart(QCustomPlot& plot, const SwingChart& chart, const ChartColors& colors, const QFont& font) {
    plot.clearPlottables();
    plot.clearItems();
    applyChartStyle(plot, colors, font);
    double low = chart.middle;
    double high = chart.middle;
    for (const Swing& swing : chart.swings) {
        low = std::min({low, swing.low, swing.high});
        high = std::max({high, swing.low, swing.high});
    }
    const double width = high > low ? high - low : std::max(1.0, std::abs(high));
    // Nothing stands at the left of bars that all begin at the middle.
    plot.xAxis->setRange(low < chart.middle ? low - width * kSides : low, high + width * kSides);
    plot.xAxis->setTicker(textTicker(niceTop(width * (1.0 + 2.0 * kSides), 4).step, chart.text));
    const auto rows = static_cast<double>(chart.swings.size());
    plot.yAxis->setTicker(namedTicker(namesOf(chart, font, std::max(120, plot.width() / 3)), 1000));
    plot.yAxis->setRange(-0.6, std::max(rows, 1.0) - 0.4);
    plot.yAxis->grid()->setVisible(false);
    for (std::size_t i = 0; i < chart.swings.size(); ++i)
        drawSwing(plot, chart.swings[i], chart.middle, rows - 1.0 - static_cast<double>(i), colors, font);
    auto* middle = new QCPItemLine(&plot);
    middle->setPen(QPen(colors.text, 1.2));
    middle->start->setCoords(chart.middle, -0.6);
    middle->end->setCoords(chart.middle, rows - 0.4);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
