// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/diagram_view.hpp"

#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

#include "gui/items/layered_layout.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_frame.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/minimap.hpp"
#include "scenarios/study/processor_time.hpp"

namespace headroom::gui {

namespace {

constexpr double kDots = 24.0;
constexpr double kLeastZoom = 0.1;
constexpr double kMostZoom = 3.0;
constexpr double kReadable = 0.6;
constexpr double kOverview = 0.42;  // of a diagram of few boxes, which is seen whole
constexpr std::size_t kFewBoxes = 15;
constexpr double kMargin = 16.0;        // around everything
constexpr double kRoom = 300.0;         // to scroll beyond it
constexpr double kUsualWidth = 1000.0;  // up to which boxes have their own size
constexpr double kLargest = 1.4;

}  // namespace

DiagramView::DiagramView(QWidget* parent) : QGraphicsView(parent), minimap_(new Minimap(*this)) {
    setScene(&scene_);
    setObjectName(QStringLiteral("diagram"));
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(AnchorViewCenter);  // the wheel: under the mouse
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Diagram"));
    setAcceptDrops(false);  // a file that is dropped here is to be opened
    viewport()->setAcceptDrops(false);
    connect(&scene_, &QGraphicsScene::selectionChanged, this, [this] {
        if (const GraphNode* node = chosen()) return emit nodeChosen(node->kind, node->key);
        emit nothingChosen();
    });
}

// The scene goes last and tells of its end, when its boxes are gone already: nobody is here to listen then.
DiagramView::~DiagramView() {
    scene_.disconnect(this);
    nodes_.clear();
    edges_.clear();
    frames_.clear();
    setScene(nullptr);
}

void DiagramView::show(const Graph& graph, const format::Layout& layout) {
    const GraphNode* before = chosen();
    const std::optional<GraphNode> kept = before ? std::optional(*before) : std::nullopt;
    const bool other = std::ranges::none_of(
        graph.nodes, [this](const GraphNode& node) { return graph_.find(node.kind, node.key) < graph_.nodes.size(); });
    if (graph != graph_) build(graph);
    setEditable(editable_);
    arrange(layout);
    dress();
    describe();
    if (kept) choose(kept->kind, kept->key);
    if (other) {
        begin();
    } else if (!byHand_) {
        showAgain();
    }
    minimap_->refresh();
}

void DiagramView::build(const Graph& graph) {
    const QSignalBlocker quiet(&scene_);
    scene_.clear();
    connection_ = nullptr;
    nodes_.clear();
    edges_.clear();
    frames_.clear();
    pressed_.clear();
    graph_ = graph;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        nodes_.push_back(new DiagramNode(i, graph_.nodes[i]));
        scene_.addItem(nodes_.back());
    }
    for (const GraphEdge& edge : graph_.edges) {
        edges_.push_back(new DiagramEdge(*nodes_[edge.from], *nodes_[edge.to], edge));
        scene_.addItem(edges_.back());
    }
    for (const GraphFrame& frame : graph_.frames) {
        std::vector<const DiagramNode*> members;
        for (const std::size_t node : frame.nodes) members.push_back(nodes_[node]);
        frames_.push_back(new DiagramFrame(frame, std::move(members)));
        scene_.addItem(frames_.back());
    }
}

void DiagramView::arrange(const format::Layout& layout) {
    const std::vector<QPointF> places = layeredLayout(layoutNodesOf(graph_), graph_.pairs());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const GraphNode& node = graph_.nodes[i];
        const auto& given = node.kind == OutlineItem::Kind::Workload ? layout.workloads : layout.resources;
        const auto at = given.find(node.key);
        nodes_[i]->setPos(at == given.end() ? places[i] : QPointF(at->second.x, at->second.y));
    }
    placeEdges();
}

void DiagramView::follow() {
    for (DiagramEdge* edge : edges_) edge->place();
    placeLabels();
    for (DiagramFrame* frame : frames_) frame->place();
}

void DiagramView::placeEdges() {
    follow();
    scene_.setSceneRect(scene_.itemsBoundingRect().adjusted(-kRoom, -kRoom, kRoom, kRoom));
    minimap_->refresh();
}

void DiagramView::setEditable(bool editable) {
    editable_ = editable;
    for (DiagramNode* node : nodes_) {
        node->setFlag(QGraphicsItem::ItemIsMovable, editable);
        node->setConnectable(editable);
    }
}

void DiagramView::dress() {
    const Colors& colors = colorsOf(*this);
    const QFont usual = scaledFont(font(), 1.0 / textScale());  // boxes have one size: larger text is a closer look
    for (DiagramNode* node : nodes_) node->setLook(colors, usual);
    for (DiagramEdge* edge : edges_) edge->setLook(colors, usual);
    for (DiagramFrame* frame : frames_) frame->setLook(colors, scaledFont(usual, 1.0, true));
    viewport()->update();
}

void DiagramView::showMoment(const RunMoments* moments, std::optional<double> second) {
    for (DiagramNode* node : nodes_) {
        node->setState(moments ? moments->stateOf(node->node(), second) : NodeState{});
        node->setRan(moments != nullptr);
    }
    for (DiagramEdge* edge : edges_) {
        const GraphEdge& told = edge->edge();
        if (moments == nullptr) {
            edge->setRate(told.perSecond, true);
            continue;
        }
        const auto rate = moments->rateAlong(graph_, told, second);
        edge->setRate(rate ? std::optional(rate->perSecond) : std::nullopt, rate && rate->expected);
    }
    placeLabels();
    describe();
}

void DiagramView::showStates(const std::vector<NodeState>& states, const std::vector<WayState>& ways) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i]->setState(i < states.size() ? states[i] : NodeState{});
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        const WayState way = i < ways.size() ? ways[i] : WayState{};
        edges_[i]->setFlow(way.label, way.weight, way.hot);
    }
    placeLabels();
    describe();
}

DiagramNode* DiagramView::chosenNode() const {
    const auto found = std::ranges::find_if(nodes_, [](const DiagramNode* node) { return node->isSelected(); });
    return found == nodes_.end() ? nullptr : *found;
}

const GraphNode* DiagramView::chosen() const {
    const DiagramNode* node = chosenNode();
    return node ? &node->node() : nullptr;
}

void DiagramView::choose(OutlineItem::Kind kind, const std::string& key) {
    const std::size_t index = graph_.find(kind, key);
    if (index < nodes_.size() && nodes_[index]->isSelected()) return;  // perhaps with others, to be moved together
    const QSignalBlocker quiet(&scene_);
    scene_.clearSelection();
    if (index >= nodes_.size()) return;
    nodes_[index]->setSelected(true);
    if (isVisible()) ensureVisible(nodes_[index], 20, 20);
}

void DiagramView::zoom(double factor) {
    const double now = transform().m11();
    const double wanted = std::clamp(now * factor, kLeastZoom, kMostZoom);
    scale(wanted / now, wanted / now);
    byHand_ = true;
    minimap_->refresh();
}

void DiagramView::fit() {
    whole_ = true;
    showArea(kLeastZoom);
}

void DiagramView::begin() {
    whole_ = false;
    showArea(nodes_.size() <= kFewBoxes ? kOverview : kReadable);
}

/// All of it where that was asked for last, else as much as can be read.
void DiagramView::showAgain() { whole_ ? fit() : begin(); }

void DiagramView::showArea(double leastZoom) {
    if (nodes_.empty() || viewport()->width() < 50) return;
    QRectF all;
    for (const DiagramNode* node : nodes_) all = all.united(node->sceneBoundingRect());
    for (const DiagramFrame* frame : frames_) all = all.united(frame->area());
    all.adjust(-kMargin, -kMargin, kMargin, kMargin);
    // A few boxes on a large screen are drawn larger, up to what is no larger than its room asks for.
    const double most = textScale() * std::clamp(viewport()->width() / kUsualWidth, 1.0, kLargest);
    const double factor = std::min({most, viewport()->width() / all.width(), viewport()->height() / all.height()});
    const double scale = std::max(factor, leastZoom);
    setTransform(QTransform::fromScale(scale, scale));
    const QSizeF room = QSizeF(viewport()->size()) / scale;
    const QPointF first = nodes_.front()->sceneBoundingRect().center();
    centerOn(all.width() <= room.width() ? all.center().x() : all.left() + room.width() / 2.0,
             all.height() <= room.height() ? all.center().y() : first.y());
    byHand_ = false;
    minimap_->refresh();
}

void DiagramView::paintEvent(QPaintEvent* event) {
    const auto before = study::processorTime();
    QGraphicsView::paintEvent(event);
    painting_ = study::processorTime() - before;
}

void DiagramView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (!byHand_) showAgain();
    minimap_->refresh();
}

void DiagramView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    minimap_->refresh();
}

void DiagramView::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) dress();
}

void DiagramView::drawBackground(QPainter* painter, const QRectF& area) {
    const Colors& colors = colorsOf(*this);
    painter->fillRect(area, colors.panel);
    if (transform().m11() < 0.5) return;
    painter->setPen(QPen(colors.border, 1.4 / transform().m11()));
    QList<QPointF> dots;
    for (double x = std::floor(area.left() / kDots) * kDots; x < area.right(); x += kDots) {
        for (double y = std::floor(area.top() / kDots) * kDots; y < area.bottom(); y += kDots) dots << QPointF(x, y);
    }
    painter->drawPoints(dots.data(), static_cast<int>(dots.size()));
}

}  // namespace headroom::gui
