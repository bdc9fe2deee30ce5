// SPDX-License-Identifier: GPL-3.0-or-later
// What the diagram says: labels along its arrows, and all of it for screen readers.
#include <QStringList>

#include <algorithm>
#include <array>

#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_frame.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/diagram_view.hpp"

namespace headroom::gui {

namespace {

/// Places along an arrow, the best first.
constexpr std::array kPlaces{0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78};
/// Of a diagram with more arrows each label stands in the middle: nobody reads them all.
constexpr std::size_t kMostLabels = 300;

}  // namespace

/// Each where it meets neither a box nor another label; where there is no such place it is left out.
void DiagramView::placeLabels() {
    if (edges_.size() > kMostLabels) return;
    std::vector<QRectF> taken;
    for (const DiagramNode* node : nodes_) taken.emplace_back(node->pos(), DiagramNode::kSize);
    for (DiagramEdge* edge : edges_) {
        if (edge->label().isEmpty()) continue;
        const auto isFree = [&](double along) {
            edge->setLabelAt(along);
            const QRectF box = edge->labelBox();
            return std::ranges::none_of(taken, [&](const QRectF& one) { return one.intersects(box); });
        };
        if (std::ranges::none_of(kPlaces, isFree)) edge->setLabelAt({});
        if (const QRectF box = edge->labelBox(); !box.isEmpty()) taken.push_back(box);
    }
}

void DiagramView::drawForeground(QPainter* painter, const QRectF& area) {
    for (const DiagramEdge* edge : edges_) {
        if (edge->boundingRect().intersects(area)) edge->paintLabel(*painter);
    }
}

/// Screen readers do not see into a scene: the view itself says what is in it.
void DiagramView::describe() {
    QStringList spoken;
    for (const DiagramNode* node : nodes_) {
        const QString state = node->state().spoken;
        spoken << node->node().title + QStringLiteral(", ") + node->node().detail +
                      (state.isEmpty() ? QString() : QStringLiteral(", ") + state);
    }
    for (const DiagramEdge* edge : edges_) {
        spoken << tr("%1 calls %2: %3 %4")
                      .arg(graph_.nodes[edge->edge().from].title, graph_.nodes[edge->edge().to].title,
                           edge->edge().what, edge->label());
    }
    for (const DiagramFrame* frame : frames_) {
        QStringList inside;
        for (const std::size_t node : frame->frame().nodes) inside << graph_.nodes[node].title;
        spoken << tr("in %1: %2").arg(frame->frame().title, inside.join(QStringLiteral(", ")));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
}

}  // namespace headroom::gui
