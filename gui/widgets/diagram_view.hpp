// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsScene>
#include <QGraphicsView>

#include <chrono>
#include <optional>
#include <vector>

#include "gui/items/graph.hpp"
#include "gui/items/run_moment.hpp"
#include "gui/items/state_graph.hpp"
#include "scenarios/format/layout.hpp"

namespace headroom::gui {

class DiagramEdge;
class DiagramFrame;
class DiagramNode;
class Minimap;

/// A box that was put somewhere by hand.
struct MovedNode {
    OutlineItem::Kind kind = OutlineItem::Kind::Resource;
    std::string key;
    QPointF place;
};

/// The design as boxes and arrows. The wheel scrolls and with Ctrl zooms, dragging moves a box or the view,
/// or draws an arrow from the handle of the box that is chosen; arrow keys
/// choose the next box, with Shift they move it, Enter goes to its source. Boxes that the layout does not name are
/// arranged by layers.
class DiagramView : public QGraphicsView {
    Q_OBJECT
public:
    explicit DiagramView(QWidget* parent = nullptr);
    ~DiagramView() override;

    /// The view and what is chosen stay as they were where that is possible; a diagram of other things is shown whole.
    void show(const Graph& graph, const format::Layout& layout);
    /// `moments` null: nothing has run; rates are the expected ones then. Read at once, not kept.
    void showMoment(const RunMoments* moments, std::optional<double> second);
    /// States of a machine in place of a moment, by node and edge; empty: nothing has run.
    void showStates(const std::vector<NodeState>& states, const std::vector<WayState>& ways);
    /// Whether boxes can be moved.
    void setEditable(bool editable);
    void choose(OutlineItem::Kind kind, const std::string& key);
    const GraphNode* chosen() const;
    void zoom(double factor);
    /// All of it, never larger than life.
    void fit();
    /// The same, but never too small to read: then from its beginning.
    void begin();
    const Graph& graph() const { return graph_; }
    const std::vector<DiagramNode*>& nodes() const { return nodes_; }
    const std::vector<DiagramEdge*>& edges() const { return edges_; }
    const std::vector<DiagramFrame*>& frames() const { return frames_; }
    /// How long it took to paint what changed last.
    std::chrono::nanoseconds painting() const { return painting_; }

signals:
    void nodeChosen(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    /// What was chosen is not any more: somebody pressed beside the boxes.
    void nothingChosen();
    void nodeActivated(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    void nodesMoved(const std::vector<headroom::gui::MovedNode>& moved);
    /// An arrow was drawn from one box to another.
    void nodesConnected(headroom::gui::OutlineItem::Kind kind, const std::string& from, const std::string& to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& area) override;
    void drawForeground(QPainter* painter, const QRectF& area) override;

private:
    void showArea(double leastZoom);
    void showAgain();
    DiagramNode* chosenNode() const;
    void build(const Graph& graph);
    void arrange(const format::Layout& layout);
    void dress();
    void placeEdges();
    /// Edges and frames follow the boxes.
    void follow();
    void placeLabels();
    void chooseNext(QPointF direction);
    void reportMoves();
    void endConnection(QPoint at);
    void describe();
    QGraphicsScene scene_;
    Graph graph_;
    std::vector<DiagramNode*> nodes_;
    std::vector<DiagramEdge*> edges_;
    std::vector<DiagramFrame*> frames_;
    QGraphicsLineItem* connection_ = nullptr;  ///< an arrow while it is drawn
    std::vector<QPointF> pressed_;             ///< places of the boxes when a button went down
    Minimap* minimap_;
    bool whole_ = false;   ///< all of it is to be seen, whatever the size
    bool byHand_ = false;  ///< somebody zoomed or scrolled: what is seen is kept when the room changes
    bool editable_ = true;
    std::chrono::nanoseconds painting_{};
};

}  // namespace headroom::gui
