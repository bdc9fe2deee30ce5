// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/waterfall.hpp"

#include <QPainter>
#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/cause_text.hpp"

namespace headroom::gui {

namespace {
constexpr int kBarHeight = 12;
constexpr int kGap = 10;
constexpr int kTextGap = 6;
}  // namespace

BarText barText(int from, int wide, int text, int left, int right) {
    using Where = BarText::Where;
    if (from + wide + kTextGap + text <= right) return {from + wide + kTextGap, Where::Behind};
    if (from - kTextGap - text >= left) return {from - kTextGap - text, Where::Before};
    if (text + 2 * kTextGap <= wide) return {from + kTextGap, Where::On};
    return {std::max(left, right - text), Where::Over};
}

Waterfall::Waterfall(QWidget* parent) : QWidget(parent) { setFont(scaledFont(font(), 0.92)); }

void Waterfall::show(std::vector<study::WaterfallSpan> spans, double seconds) {
    spans_ = std::move(spans);
    seconds_ = seconds;
    std::stable_sort(spans_.begin(), spans_.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    QStringList spoken;
    for (const auto& span : spans_) {
        spoken << tr("%1 at %2 for %3")
                      .arg(causeText(span.hop, span.cause), say::duration(span.start), say::duration(span.length));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize Waterfall::sizeHint() const { return {320, rowHeight() * (static_cast<int>(spans_.size()) + 1)}; }

void Waterfall::paintAxis(QPainter& painter, int left, int room) const {
    const Colors& colors = colorsOf(*this);
    painter.setPen(QPen(colors.chart.grid, 1));
    const int bottom = rowHeight() * (static_cast<int>(spans_.size()) + 1);
    for (int part = 0; part <= 2; ++part)
        painter.drawLine(left + room * part / 2, rowHeight(), left + room * part / 2, bottom);
    painter.setPen(colors.muted);
    const QRect line(left - 40, 0, room + 80, rowHeight());
    painter.drawText(line.adjusted(40, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignVCenter, say::duration(seconds_ / 2.0));
    painter.drawText(line.adjusted(0, 0, -40, 0), Qt::AlignRight | Qt::AlignVCenter, say::duration(seconds_));
}

void Waterfall::paintEvent(QPaintEvent*) {
    if (spans_.empty() || seconds_ <= 0.0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    const QFontMetrics metrics = fontMetrics();
    int labelWidth = 0;
    for (const auto& span : spans_)
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(causeText(span.hop, span.cause)));
    labelWidth = std::min(labelWidth + 3, width() * 45 / 100);  // a hair more than measured, else it is cut
    const int left = labelWidth + kGap;
    const int room = std::max(20, width() - left - 2);
    paintAxis(painter, left, room);
    int top = 0;
    for (const auto& span : spans_) {
        top += rowHeight();
        painter.setPen(colors.text);
        painter.drawText(QRect(0, top, labelWidth, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(causeText(span.hop, span.cause), Qt::ElideMiddle, labelWidth));
        const int from = left + static_cast<int>(room * span.start / seconds_);
        const int wide = std::max(2, static_cast<int>(room * span.length / seconds_));
        painter.setPen(Qt::NoPen);
        painter.setBrush(figures::colorOf(colors.chart, causeTone(span.cause)));
        painter.drawRoundedRect(from, top + (rowHeight() - kBarHeight) / 2, wide, kBarHeight, 2, 2);
        const QString text = say::duration(span.length);
        const int textWidth = metrics.horizontalAdvance(text);
        const BarText place = barText(from, wide, textWidth, left, width());
        const QRect box(place.at, top, textWidth + 2, rowHeight());
        if (place.where == BarText::Where::Over) painter.fillRect(box.adjusted(-2, 0, 0, 0), colors.panel);
        painter.setPen(place.where == BarText::Where::On ? colors.onAccent : colors.text);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

}  // namespace headroom::gui
