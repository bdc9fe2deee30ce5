// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/share_bar.hpp"

#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <array>

#include "gui/format.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kBarHeight = 16;
constexpr int kDot = 9;
constexpr int kBetween = 22;

QColor partColor(const Colors& colors, std::size_t part) {
    const std::array<QColor, 6> tones{colors.chart.blue,  colors.chart.orange, colors.chart.purple,
                                      colors.chart.green, colors.chart.red,    colors.chart.grey};
    return tones.at(std::min(part, tones.size() - 1));
}

}  // namespace

ShareBar::ShareBar(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Shares of the bill"));
}

void ShareBar::show(std::vector<SharePart> parts) {
    parts_ = std::move(parts);
    QStringList spoken;
    for (const SharePart& part : parts_) spoken << legendText(part);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

QString ShareBar::legendText(const SharePart& part) const {
    return QStringLiteral("%1  %2  %3").arg(part.name, say::moneyExact(part.amount), say::percent(part.share));
}

std::vector<QPoint> ShareBar::legendPlaces(int width) const {
    std::vector<QPoint> places;
    const int line = fontMetrics().height() + 6;
    QPoint at(0, kBarHeight + 10);
    for (const SharePart& part : parts_) {
        const int wide = kDot + 7 + fontMetrics().horizontalAdvance(legendText(part));
        if (at.x() > 0 && at.x() + wide > width) at = QPoint(0, at.y() + line);
        places.push_back(at);
        at.rx() += wide + kBetween;
    }
    return places;
}

int ShareBar::heightForWidth(int width) const {
    const auto places = legendPlaces(width);
    return places.empty() ? kBarHeight : places.back().y() + fontMetrics().height() + 4;
}

void ShareBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    setMinimumHeight(heightForWidth(width()));
}

void ShareBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, width(), kBarHeight), 4, 4);
    painter.setClipPath(outline);
    painter.fillRect(QRect(0, 0, width(), kBarHeight), colors.chart.grid);
    double left = 0.0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const double wide = parts_[i].share * width();
        painter.fillRect(QRectF(left, 0, std::max(0.0, wide - 1.0), kBarHeight), partColor(colors, i));
        left += wide;
    }
    painter.setClipping(false);
    const auto places = legendPlaces(width());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const int line = fontMetrics().height();
        painter.setPen(Qt::NoPen);
        painter.setBrush(partColor(colors, i));
        painter.drawRoundedRect(QRectF(places[i].x(), places[i].y() + (line - kDot) / 2.0, kDot, kDot), 2, 2);
        painter.setPen(colors.text);
        painter.drawText(QRect(places[i].x() + kDot + 7, places[i].y(), width(), line),
                         Qt::AlignLeft | Qt::AlignVCenter, legendText(parts_[i]));
    }
}

}  // namespace headroom::gui
