// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/diagram_edge.hpp"

#include <QPainter>

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/theme.hpp"
#include "gui/translated.hpp"
#include "gui/widgets/diagram_node.hpp"

namespace headroom::gui {

namespace {

constexpr double kArrow = 8.0;
constexpr double kThickest = 6.0;

}  // namespace

DiagramEdge::DiagramEdge(const DiagramNode& from, const DiagramNode& to, GraphEdge edge)
    : from_(from), to_(to), edge_(std::move(edge)) {
    setToolTip(from.node().title + QStringLiteral(" → ") + to.node().title + u'\n' + edge_.what);
    place();
}

void DiagramEdge::setRate(std::optional<double> perSecond, bool expected) {
    const QString label = perSecond ? (expected ? QStringLiteral("≈ ") : QString()) + say::rate(*perSecond) : QString();
    if (label == label_ && !label.isEmpty()) return;  // several times a second while a run goes on
    label_ = label;
    width_ = perSecond && *perSecond > 0.0 ? std::clamp(1.2 + std::log10(1.0 + *perSecond), 1.2, kThickest) : 1.2;
    setToolTip(
        from_.node().title + QStringLiteral(" → ") + to_.node().title + u'\n' + edge_.what +
        (label_.isEmpty() ? QString() : u'\n' + label_ + (expected ? gui::tr(", expected on the mean") : QString())));
    place();
    update();
}

void DiagramEdge::setFlow(const QString& label, double weight, bool hot) {
    label_ = label;
    width_ = 1.2 + (kThickest - 1.2) * std::clamp(weight, 0.0, 1.0);
    hot_ = hot;
    place();
    update();
}

void DiagramEdge::setLook(const Colors& colors, const QFont& font) {
    colors_ = &colors;
    font_ = font;
    place();
    update();
}

QRectF DiagramEdge::labelBox() const {
    if (label_.isEmpty() || !labelAt_) return {};
    const QFontMetricsF metrics(font_);
    const QSizeF size(metrics.horizontalAdvance(label_) + 8.0, metrics.height() + 2.0);
    QPointF middle = path_.pointAtPercent(*labelAt_);
    // Above an arrow that runs level, which would be hidden otherwise.
    const bool level = std::abs(from_.rightMiddle().y() - to_.leftMiddle().y()) < size.height();
    if (level) middle.ry() -= (size.height() + width_) / 2.0 + 1.0;
    return {middle.x() - size.width() / 2.0, middle.y() - size.height() / 2.0, size.width(), size.height()};
}

void DiagramEdge::setLabelAt(std::optional<double> along) {
    if (along == labelAt_) return;
    labelAt_ = along;
    place();
    update();
}

void DiagramEdge::place() {
    prepareGeometryChange();
    const QPointF start = from_.rightMiddle();
    const QPointF end = to_.leftMiddle() - QPointF(kArrow, 0.0);
    // An arrow back to the left swings out, so that it is not hidden behind its boxes.
    const double bend = std::max(40.0, std::abs(end.x() - start.x()) / 2.0);
    path_ = QPainterPath(start);
    path_.cubicTo(start + QPointF(bend, 0.0), end - QPointF(bend, 0.0), end);
    const double rim = kThickest / 2.0 + kArrow;
    bounds_ = path_.boundingRect().united(labelBox()).adjusted(-rim, -rim, rim, rim);
}

QPainterPath DiagramEdge::shape() const {
    QPainterPathStroker stroker;
    stroker.setWidth(std::max(width_, 10.0));  // easy to point at
    return stroker.createStroke(path_);
}

void DiagramEdge::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (colors_ == nullptr) return;
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor color = hot_ ? colors_->accent : colors_->chart.grey;
    QPen pen(color, width_);
    pen.setCapStyle(Qt::FlatCap);
    if (edge_.failures) pen.setDashPattern({4.0, 3.0});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path_);
    const QPointF tip = to_.leftMiddle();
    const double half = 3.0 + width_ / 2.0;
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(QPolygonF({tip, tip + QPointF(-kArrow - 1.0, -half), tip + QPointF(-kArrow - 1.0, half)}));
}

void DiagramEdge::paintLabel(QPainter& painter) const {
    const QRectF box = labelBox();
    if (colors_ == nullptr || box.isEmpty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors_->panel);
    painter.drawRoundedRect(box, 3.0, 3.0);
    painter.setPen(colors_->muted);
    painter.setFont(font_);
    painter.drawText(box, Qt::AlignCenter, label_);
}

}  // namespace headroom::gui
