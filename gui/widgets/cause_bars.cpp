// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/cause_bars.hpp"

#include <QPainter>
#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/cause_text.hpp"

namespace headroom::gui {

namespace {

constexpr int kBarHeight = 13;
constexpr int kGap = 10;
constexpr std::size_t kLeastRows = 5;

}  // namespace

CauseBars::CauseBars(QWidget* parent) : QWidget(parent) { setFont(scaledFont(font(), 0.92)); }

void CauseBars::show(std::vector<study::CauseShare> causes) {
    causes_ = std::move(causes);
    QStringList spoken;
    for (const auto& cause : causes_) {
        spoken << tr("%1 %2, %3 of requests")
                      .arg(causeText(cause.hop, cause.cause), say::duration(cause.meanSeconds),
                           say::percent(cause.share));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

QSize CauseBars::minimumSizeHint() const { return {260, rowHeight() * static_cast<int>(kLeastRows + 1)}; }

int CauseBars::rowHeight() const { return fontMetrics().height() + 11; }

std::vector<study::CauseShare> CauseBars::visibleRows() const {
    const auto room = static_cast<std::size_t>(std::max(1, height() / rowHeight() - 1));
    if (causes_.size() <= room) return causes_;
    std::vector<study::CauseShare> rows(causes_.begin(), causes_.begin() + static_cast<std::ptrdiff_t>(room - 1));
    study::CauseShare other{"", "Other", 0.0, 0.0};
    for (std::size_t i = room - 1; i < causes_.size(); ++i) {
        other.meanSeconds += causes_[i].meanSeconds;
        other.share = std::max(other.share, causes_[i].share);
    }
    rows.push_back(std::move(other));
    return rows;
}

void CauseBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    const QFontMetrics metrics = fontMetrics();
    const std::vector<study::CauseShare> rows = visibleRows();
    int labelWidth = 0;
    int valueWidth = 0;
    double longest = 0.0;
    for (const auto& row : rows) {
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(causeText(row.hop, row.cause)));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(say::duration(row.meanSeconds)));
        longest = std::max(longest, row.meanSeconds);
    }
    labelWidth = std::min(labelWidth + 3, width() * 45 / 100);  // a hair more than measured, else it is cut
    const int shareWidth =
        std::max(metrics.horizontalAdvance(tr("of requests")), metrics.horizontalAdvance(QStringLiteral("99.99 %")));
    const int barLeft = labelWidth + kGap;
    const int barRoom = std::max(20, width() - barLeft - kGap - valueWidth - 2 * kGap - shareWidth);
    int top = 0;
    const auto cell = [&](int left, int wide, const QString& text, const QColor& color, int align) {
        painter.setPen(color);
        painter.drawText(QRect(left, top, wide, rowHeight()), align | Qt::AlignVCenter, text);
    };
    cell(barLeft, barRoom + kGap + valueWidth, tr("mean"), colors.muted, Qt::AlignLeft);  // over bar and value
    cell(width() - shareWidth, shareWidth, tr("of requests"), colors.muted, Qt::AlignRight);
    for (const auto& row : rows) {
        top += rowHeight();
        cell(0, labelWidth, metrics.elidedText(causeText(row.hop, row.cause), Qt::ElideMiddle, labelWidth), colors.text,
             Qt::AlignLeft);
        const int bar = longest > 0.0 ? std::max(3, static_cast<int>(barRoom * row.meanSeconds / longest)) : 3;
        painter.setPen(Qt::NoPen);
        painter.setBrush(figures::colorOf(colors.chart, causeTone(row.cause)));
        painter.drawRoundedRect(barLeft, top + (rowHeight() - kBarHeight) / 2, bar, kBarHeight, 2, 2);
        cell(barLeft + bar + kGap / 2 + 1, valueWidth + 4, say::duration(row.meanSeconds), colors.text, Qt::AlignLeft);
        cell(width() - shareWidth, shareWidth, say::percent(row.share), colors.muted, Qt::AlignRight);
    }
}

}  // namespace headroom::gui
