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

constexpr double kSmallest = 0.8;  // of a font's size
constexpr double kSmaller = 0.03;

bool fits(const QFont& font, const QString& text, double width) {
    return QFontMetricsF(font).horizontalAdvance(text) <= width;
}

/// A little smaller where the text would not fit otherwise: other languages take longer words. Tried out, because
/// letters are as wide as whole pixels.
QFont fittingFont(const QFont& font, const QString& text, double width) {
    double size = 1.0;
    while (size - kSmaller >= kSmallest && !fits(scaledFont(font, size), text, width)) size -= kSmaller;
    return scaledFont(font, size);
}

/// Whether two texts can stand in one line, the first in a smaller font.
bool fitBeside(const QFont& font, const QString& text, const QString& other, double width) {
    const double left = width - QFontMetricsF(font).horizontalAdvance(other) - kBetween;
    return fits(fittingFont(font, text, left), text, left);
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

void DiagramNode::setRan(bool ran) {
    if (ran == ran_) return;
    ran_ = ran;
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

/// The line in which a box's cost stands, at its right: beside the latency where both fit, else in a line of its own or
/// beside what was refused; where that has no room either, beside the key setting, which is cut first.
std::size_t DiagramNode::costLine(const QFont& font, const QString& figure, double room) const {
    if (fitBeside(font, figure, state_.cost, room)) return 2;
    return state_.refused.isEmpty() || fitBeside(font, state_.refused, state_.cost, room) ? 3 : 1;
}

/// Three lines, and a fourth where something was refused or the cost has no room beside the latency.
std::vector<NodeLine> DiagramNode::lines() const {
    const double room = kSize.width() - 2.0 * kPadding;
    const QFont small = scaledFont(font_, kText);
    const bool ran = ran_ || state_ != NodeState{};
    const QString& figure = ran ? state_.line : node_.estimate;
    const bool priced = !state_.cost.isEmpty();
    const std::size_t costs = priced ? costLine(small, figure, room) : 0;
    const double costRoom = priced ? QFontMetricsF(small).horizontalAdvance(state_.cost) + kBetween : 0.0;
    const auto beside = [&](std::size_t row) { return priced && row == costs ? room - costRoom : room; };
    const Tops& tops = state_.refused.isEmpty() && costs != 3 ? kThree : kFour;
    std::vector<NodeLine> lines;
    const auto line = [&](std::size_t row, double width, const QFont& font, const QColor& color, const QString& text,
                          Qt::Alignment align = Qt::AlignLeft) {
        const QFont fitting = fittingFont(font, text, width);
        const QFontMetricsF metrics(fitting);
        const QRectF place(kPadding, tops.at(row), width, metrics.height());
        lines.push_back({place, fitting, color, metrics.elidedText(text, Qt::ElideRight, width), align});
    };
    const double barRoom = state_.load < 0.0 ? 0.0 : kBar.width() + 8.0;
    line(0, room - barRoom, scaledFont(font_, kTitleText, true), colors_->text, node_.title);
    line(1, beside(1), small, colors_->muted, node_.detail);
    const bool plain = !ran || !state_.refused.isEmpty();  // then it is not the latency that is bad
    line(2, beside(2), small, plain ? colors_->muted : moodColor(), figure);
    if (priced) line(costs, room, small, colors_->muted, state_.cost, Qt::AlignRight);
    if (!state_.refused.isEmpty()) line(3, beside(3), small, moodColor(), state_.refused);
    return lines;
}

void DiagramNode::paintTexts(QPainter& painter) const {
    for (const NodeLine& line : lines()) {
        painter.setFont(line.font);
        painter.setPen(line.color);
        painter.drawText(line.place, static_cast<int>(line.align | Qt::AlignTop), line.text);
    }
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
