// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/minimap.hpp"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "gui/theme.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/diagram_view.hpp"

namespace headroom::gui {

namespace {

constexpr QSize kMost{150, 96};
constexpr int kInset = 10;
constexpr double kRim = 4.0;

}  // namespace

Minimap::Minimap(DiagramView& view) : QWidget(&view), view_(view) {
    setAccessibleName(tr("Overview of the diagram"));
    setToolTip(tr("Click or drag to go there"));
    setCursor(Qt::PointingHandCursor);
    hide();
}

QRectF Minimap::visibleArea() const { return view_.mapToScene(view_.viewport()->rect()).boundingRect(); }

void Minimap::refresh() {
    QRectF boxes;
    for (const DiagramNode* node : view_.nodes()) boxes = boxes.united(node->sceneBoundingRect());
    const QRectF seen = visibleArea();
    setVisible(!boxes.isEmpty() && !seen.contains(boxes));
    if (isHidden()) return;
    whole_ = boxes.united(seen.intersected(boxes.adjusted(-200, -200, 200, 200)));
    resize((whole_.size().scaled(kMost, Qt::KeepAspectRatio) + QSizeF(2.0 * kRim, 2.0 * kRim)).toSize());
    move(view_.width() - width() - kInset, view_.height() - height() - kInset);
    raise();
    update();
}

QTransform Minimap::toMap() const {
    const double scale = std::min((width() - 2.0 * kRim) / whole_.width(), (height() - 2.0 * kRim) / whole_.height());
    return QTransform::fromTranslate(kRim, kRim).scale(scale, scale).translate(-whole_.left(), -whole_.top());
}

void Minimap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(*this);
    painter.setPen(colors.border);
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const QTransform map = toMap();
    painter.setPen(Qt::NoPen);
    for (const DiagramNode* node : view_.nodes()) {
        painter.setBrush(node->isSelected()                ? colors.accent
                         : node->state().mood == Mood::Bad ? colors.bad
                                                           : colors.chart.grey);
        painter.drawRect(map.mapRect(QRectF(node->pos(), DiagramNode::kSize)));
    }
    painter.setPen(QPen(colors.accent, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(map.mapRect(visibleArea()).intersected(QRectF(rect()).adjusted(1, 1, -1, -1)), 3, 3);
}

void Minimap::goTo(QPointF at) { view_.centerOn(toMap().inverted().map(at)); }

void Minimap::mousePressEvent(QMouseEvent* event) { goTo(event->position()); }

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) goTo(event->position());
}

}  // namespace headroom::gui
