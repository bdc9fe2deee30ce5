// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/swing_chart.hpp"

#include <qcustomplot.h>

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

#include "report/figures/chart_style.hpp"

namespace headroom::figures {

namespace {

constexpr double kHalf = 0.32;     // of a row, that a bar is high
constexpr double kSides = 0.22;    // of the whole swing, left free for the inputs' values at least
constexpr double kMostRoom = 0.3;  // of the chart, that values take at one side
constexpr int kPadding = 5;        // pixels beside a value
constexpr double kMargins = 40.0;  // pixels that are neither names nor chart

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
    item->setPadding(QMargins(kPadding, 0, kPadding, 0));
    item->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    item->position->setCoords(at, row);
}

/// What stands at the ends of a bar: the values of the input there.
struct Ends {
    double left = 0.0;
    double right = 0.0;
    QString leftText;
    QString rightText;
};

Ends endsOf(const Swing& swing, double middle) {
    const bool falling = swing.high < swing.low;  // the high end of the input is at the left
    return {std::min({swing.low, swing.high, middle}), std::max({swing.low, swing.high, middle}),
            falling ? swing.highText : swing.lowText, falling ? swing.lowText : swing.highText};
}

/// Pixels that a value may take at one side: as much as the longest wants, up to a share of the chart.
double sideRoom(const SwingChart& chart, QString Ends::*text, const QFont& font, double width) {
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const Swing& swing : chart.swings) {
        const QString value = endsOf(swing, chart.middle).*text;
        if (!value.isEmpty()) widest = std::max(widest, metrics.horizontalAdvance(value) + 2 * kPadding + 2);
    }
    return std::min(static_cast<double>(widest), width * kMostRoom);
}

void drawSwing(QCustomPlot& plot, const Swing& swing, double middle, double row, const ChartColors& colors,
               const QFont& font, double pixelsPerUnit) {
    bar(plot, middle, swing.low, row, colors.orange);
    bar(plot, middle, swing.high, row, colors.blue);
    const Ends ends = endsOf(swing, middle);
    const QFontMetrics metrics(font);
    const QCPRange range = plot.xAxis->range();
    const auto cut = [&](const QString& text, double units) {
        return metrics.elidedText(text, Qt::ElideRight, static_cast<int>(units * pixelsPerUnit) - 2 * kPadding);
    };
    label(plot, ends.left, row, cut(ends.leftText, ends.left - range.lower), true, colors.text, font);
    label(plot, ends.right, row, cut(ends.rightText, range.upper - ends.right), false, colors.text, font);
}

/// Every input in full, for what is cut in the chart.
QString wholeText(const SwingChart& chart) {
    QStringList lines;
    for (const Swing& swing : chart.swings) {
        QStringList values;
        for (const QString& value : {swing.lowText, swing.highText}) {
            if (!value.isEmpty()) values << value;
        }
        lines << swing.name + QStringLiteral(": ") + values.join(QStringLiteral(" … "));
    }
    return lines.join(u'\n');
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
    const QStringList names = namesOf(chart, font, std::max(120, plot.width() / 3));
    int widestName = 0;
    for (const QString& name : names) widestName = std::max(widestName, QFontMetrics(font).horizontalAdvance(name));
    const double room = std::max(60.0, static_cast<double>(plot.width() - widestName) - kMargins);
    const double leftRoom = sideRoom(chart, &Ends::leftText, font, room);
    const double rightRoom = sideRoom(chart, &Ends::rightText, font, room);
    const double unitsPerPixel = width / std::max(20.0, room - leftRoom - rightRoom);
    // Nothing stands at the left of bars that all begin at the middle, unless it has a value to tell.
    const double leftSide =
        low < chart.middle ? std::max(width * kSides / 2.0, leftRoom * unitsPerPixel) : leftRoom * unitsPerPixel;
    plot.xAxis->setRange(low - leftSide, high + std::max(width * kSides / 2.0, rightRoom * unitsPerPixel));
    plot.xAxis->setTicker(textTicker(niceTop(plot.xAxis->range().size(), 4).step, chart.text));
    const auto rows = static_cast<double>(chart.swings.size());
    plot.yAxis->setTicker(namedTicker(names, 1000));
    plot.yAxis->setRange(-0.6, std::max(rows, 1.0) - 0.4);
    plot.yAxis->grid()->setVisible(false);
    const double pixelsPerUnit = room / plot.xAxis->range().size();
    for (std::size_t i = 0; i < chart.swings.size(); ++i)
        drawSwing(plot, chart.swings[i], chart.middle, rows - 1.0 - static_cast<double>(i), colors, font,
                  pixelsPerUnit);
    plot.setToolTip(wholeText(chart));
    auto* middle = new QCPItemLine(&plot);
    middle->setPen(QPen(colors.text, 1.2));
    middle->start->setCoords(chart.middle, -0.6);
    middle->end->setCoords(chart.middle, rows - 0.4);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace headroom::figures
