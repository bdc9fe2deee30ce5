// SPDX-License-Identifier: GPL-3.0-or-later
// The diagram under mouse and keyboard.
#include <QGraphicsLineItem>
#include <QMouseEvent>
#include <QPen>
#include <QScrollBar>

#include <cmath>
#include <utility>

#include "gui/theme.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "gui/widgets/minimap.hpp"

namespace headroom::gui {

namespace {

constexpr double kGrid = 8.0;

QPointF snapped(QPointF place) {
    return {std::round(place.x() / kGrid) * kGrid, std::round(place.y() / kGrid) * kGrid};
}

/// The direction of an arrow key; nothing for another one.
QPointF directionOf(int key) {
    switch (key) {
        case Qt::Key_Left:
            return {-1.0, 0.0};
        case Qt::Key_Right:
            return {1.0, 0.0};
        case Qt::Key_Up:
            return {0.0, -1.0};
        case Qt::Key_Down:
            return {0.0, 1.0};
        default:
            return {};
    }
}

}  // namespace

void DiagramView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        setTransformationAnchor(AnchorUnderMouse);
        zoom(std::pow(1.0015, event->angleDelta().y()));
        setTransformationAnchor(AnchorViewCenter);
        return event->accept();
    }
    byHand_ = true;
    const QPoint by = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
    event->accept();
}

/// The nearest box that lies more in that direction than aside of it.
void DiagramView::chooseNext(QPointF direction) {
    const DiagramNode* from = chosenNode();
    DiagramNode* best = nullptr;
    double nearest = 0.0;
    for (DiagramNode* node : nodes_) {
        const QPointF way = from ? node->pos() - from->pos() : QPointF();
        const double along = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y()) + std::abs(way.y() * direction.x());
        if (from && (node == from || along <= 0.0 || aside > 2.0 * along)) continue;
        const double distance = along + 2.0 * aside;
        if (best == nullptr || distance < nearest) best = node, nearest = distance;
    }
    if (best == nullptr) return;
    const GraphNode node = best->node();
    choose(node.kind, node.key);
    emit nodeChosen(node.kind, node.key);
}

void DiagramView::keyPressEvent(QKeyEvent* event) {
    const QPointF way = directionOf(event->key());
    DiagramNode* node = chosenNode();
    if (!way.isNull() && (event->modifiers() & Qt::ShiftModifier) && node != nullptr && editable_) {
        const QPointF place = snapped(node->pos()) + way * kGrid;
        node->setPos(place);
        placeEdges();
        emit nodesMoved({{node->node().kind, node->node().key, place}});
    } else if (!way.isNull() && event->modifiers() == Qt::NoModifier) {
        chooseNext(way);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && node != nullptr) {
        emit nodeActivated(node->node().kind, node->node().key);
    } else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) {
        zoom(1.2);
    } else if (event->key() == Qt::Key_Minus) {
        zoom(1.0 / 1.2);
    } else if (event->key() == Qt::Key_0) {
        fit();
    } else {
        event->ignore();
    }
}

void DiagramView::mousePressEvent(QMouseEvent* event) {
    const QPointF at = mapToScene(event->position().toPoint());
    const DiagramNode* from = chosenNode();
    if (event->button() == Qt::LeftButton && from != nullptr && from->isOnHandle(at)) {
        connection_ = scene_.addLine(QLineF(from->rightMiddle(), at), QPen(colorsOf(*this).accent, 2.0));
        connection_->setZValue(2.0);
        return;
    }
    pressed_.clear();
    for (const DiagramNode* node : nodes_) pressed_.push_back(node->pos());
    QGraphicsView::mousePressEvent(event);
}

/// Lets the box that is chosen call the one at that place, if there is one.
void DiagramView::endConnection(QPoint at) {
    delete std::exchange(connection_, nullptr);
    const GraphNode* from = chosen();
    for (QGraphicsItem* item : items(at)) {
        const auto* node = qgraphicsitem_cast<DiagramNode*>(item);
        if (node == nullptr || from == nullptr || node->node() == *from || !node->node().of.empty()) continue;
        const GraphNode caller = *from;  // the graph is another one while the signal is heard
        const std::string called = node->node().key;
        return emit nodesConnected(caller.kind, caller.key, called);
    }
}

void DiagramView::mouseMoveEvent(QMouseEvent* event) {
    if (connection_ != nullptr) {
        const QPointF at = mapToScene(event->position().toPoint());
        return connection_->setLine(QLineF(connection_->line().p1(), at));
    }
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() & Qt::LeftButton) byHand_ = true;  // a box or the view is somewhere else now
    if (event->buttons() & Qt::LeftButton && scene_.mouseGrabberItem() != nullptr) {
        follow();
        minimap_->refresh();
    }
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event) {
    if (connection_ != nullptr) return endConnection(event->position().toPoint());
    QGraphicsView::mouseReleaseEvent(event);
    reportMoves();
}

void DiagramView::reportMoves() {
    std::vector<MovedNode> moved;
    for (std::size_t i = 0; i < pressed_.size() && i < nodes_.size(); ++i) {
        if (nodes_[i]->pos() == pressed_[i]) continue;
        nodes_[i]->setPos(snapped(nodes_[i]->pos()));
        moved.push_back({nodes_[i]->node().kind, nodes_[i]->node().key, nodes_[i]->pos()});
    }
    pressed_.clear();
    if (moved.empty()) return;
    placeEdges();
    emit nodesMoved(moved);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event) {
    QGraphicsView::mouseDoubleClickEvent(event);
    const bool onBox = qgraphicsitem_cast<DiagramNode*>(itemAt(event->position().toPoint())) != nullptr;
    if (const GraphNode* node = chosen(); node && onBox) emit nodeActivated(node->kind, node->key);
}

}  // namespace headroom::gui
