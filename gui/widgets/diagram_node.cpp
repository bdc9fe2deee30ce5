// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/diagram_node.hpp"

#include <QLineF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <array>

#include "gui/theme.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

constexpr double kPadding = 12.0;
constexpr QSizeF kBar{30.0, 5.0};
constexpr double kRadius = 7.0;
constexpr double kHandle = 7.0;  // radius
constexpr double kBetween = 6.0;

/// Where the lines of text begin.
using Tops = std::array<double, 4>;
constexpr Tops kThree{12.0, 37.0, 62.0, 0.0};
constexpr Tops kFour{6.0, 28.0, 49.0, 70.0};

constexpr double kSmallest = 0.86;  // of a font's size

/// A little smaller where the text would not fit otherwise: other languages take longer words.
QFont fittingFont(const QFont& font, const QString& text, double width) {
    const double needed = QFontMetricsF(font).horizontalAdvance(text);
    return needed <= width ? font : scaledFont(font, std::max(kSmallest, width / needed * 0.995));
}

}  // namespace

DiagramNode::DiagramNode(std::size_t index, GraphNode node) : index_(index), node_(std::move(node)) {
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges);
    setCacheMode(DeviceCoordinateCache);
    setZValue(1.0);
    setToolTip(node_.title + u'\n' + node_.detail +
               (node_.estimate.isEmpty() ? QString() : u'\n' + node_.estimate + gui::tr(" (an estimate)")));
}

void DiagramNode::setState(NodeState state) {
    if (state == state_) return;
    state_ = std::move(state);
    setToolTip(node_.title + u'\n' + node_.detail + (state_.spoken.isEmpty() ? QString() : u'\n' + state_.spoken));
    update();
}

void DiagramNode::setLook(const Colors& colors, const QFont& font) {
    colors_ = &colors;
    font_ = font;
    update();
}

QRectF DiagramNode::boundingRect() const { return QRectF(QPointF(), kSize).adjusted(-2, -2, kHandle + 2, 2); }

void DiagramNode::setConnectable(bool connectable) {
    connectable_ = connectable;
    update();
}

bool DiagramNode::isOnHandle(QPointF scenePoint) const {
    return connectable_ && isSelected() && QLineF(scenePoint, rightMiddle()).length() <= kHandle + 2.0;
}

QColor DiagramNode::moodColor() const {
    switch (state_.mood) {
        case Mood::Plain:
            return colors_->muted;
        case Mood::Good:
            return colors_->good;
        case Mood::Bad:
            return colors_->bad;
    }
    return colors_->muted;
}

void DiagramNode::paintLoad(QPainter& painter) const {
    if (state_.load < 0.0) return;
    const QRectF bar(kSize.width() - kPadding - kBar.width(), 15.0, kBar.width(), kBar.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors_->border);
    painter.drawRoundedRect(bar, 2.5, 2.5);
    painter.setBrush(moodColor());
    const double used = std::clamp(state_.load, 0.0, 1.0) * kBar.width();
    if (used > 0.0) painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(std::max(used, 3.0), bar.height())), 2.5, 2.5);
}

void DiagramNode::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (colors_ == nullptr) return;
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box(QPointF(), kSize);
    const QColor rim = isSelected() || state_.hot ? colors_->accent : colors_->border;
    painter->setPen(QPen(rim, isSelected() ? 2.0 : state_.hot ? 1.5 : 1.0));
    painter->setBrush(colors_->panel);
    painter->drawRoundedRect(box, kRadius, kRadius);
    painter->setPen(Qt::NoPen);
    painter->setBrush(node_.kind == OutlineItem::Kind::Workload ? colors_->muted : moodColor());
    painter->drawRoundedRect(QRectF(1.0, 10.0, 4.0, kSize.height() - 20.0), 2.0, 2.0);
    paintLoad(*painter);
    paintTexts(*painter);
    if (connectable_ && isSelected()) paintHandle(*painter);
}

/// Three lines, and a fourth where something was refused or the cost has no room beside the latency.
void DiagramNode::paintTexts(QPainter& painter) const {
    const double room = kSize.width() - 2.0 * kPadding;
    const QFont small = scaledFont(font_, kText);
    const bool ran = state_ != NodeState{};
    const QString& figure = ran ? state_.line : node_.estimate;
    const double costRoom =
        state_.cost.isEmpty() ? 0.0 : QFontMetricsF(small).horizontalAdvance(state_.cost) + kBetween;
    const bool below = costRoom > 0.0 && QFontMetricsF(small).horizontalAdvance(figure) * kSmallest > room - costRoom;
    const Tops& tops = state_.refused.isEmpty() && !below ? kThree : kFour;
    const auto line = [&](std::size_t row, double width, const QFont& font, const QColor& color, const QString& text,
                          int align = Qt::AlignLeft) {
        const QFont fitting = fittingFont(font, text, width);
        painter.setFont(fitting);
        painter.setPen(color);
        const QFontMetricsF metrics(fitting);
        painter.drawText(QRectF(kPadding, tops.at(row), width, metrics.height()), align | Qt::AlignTop,
                         metrics.elidedText(text, Qt::ElideRight, width));
    };
    const double barRoom = state_.load < 0.0 ? 0.0 : kBar.width() + 8.0;
    line(0, room - barRoom, scaledFont(font_, kTitleText, true), colors_->text, node_.title);
    line(1, room, small, colors_->muted, node_.detail);
    const bool plain = !ran || !state_.refused.isEmpty();  // then it is not the latency that is bad
    line(2, below ? room : room - costRoom, small, plain ? colors_->muted : moodColor(), figure);
    if (!state_.cost.isEmpty()) line(below ? 3 : 2, room, small, colors_->muted, state_.cost, Qt::AlignRight);
    if (!state_.refused.isEmpty()) line(3, below ? room - costRoom : room, small, moodColor(), state_.refused);
}

void DiagramNode::paintHandle(QPainter& painter) const {
    const QPointF handle(kSize.width(), kSize.height() / 2.0);
    painter.setPen(QPen(colors_->accent, 1.5));
    painter.setBrush(colors_->panel);
    painter.drawEllipse(handle, kHandle, kHandle);
    painter.drawLine(handle - QPointF(3.0, 0.0), handle + QPointF(3.0, 0.0));
    painter.drawLine(handle - QPointF(0.0, 3.0), handle + QPointF(0.0, 3.0));
}

}  // namespace headroom::gui
