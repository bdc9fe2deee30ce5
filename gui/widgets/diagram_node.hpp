// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QGraphicsItem>

#include <vector>

#include "gui/items/graph.hpp"
#include "gui/items/run_moment.hpp"

namespace headroom::gui {

struct Colors;

/// A line of text in a box.
struct NodeLine {
    QRectF place;
    QFont font;
    QColor color;
    QString text;  ///< ends in "…" where it has no room
    Qt::Alignment align;
};

/// A box of the diagram: name, service and key setting, how it stands. Its place is its upper left corner.
class DiagramNode : public QGraphicsItem {
public:
    static constexpr QSizeF kSize{192.0, 96.0};
    /// Its name and the rest of it, in sizes of the window's text.
    static constexpr double kTitleText = 1.2;
    static constexpr double kText = 1.12;
    enum { Type = UserType + 1 };

    DiagramNode(std::size_t index, GraphNode node);

    std::size_t index() const { return index_; }
    const GraphNode& node() const { return node_; }
    const NodeState& state() const { return state_; }
    void setState(NodeState state);
    /// Whether there is a run: an estimate is none of its figures, even where it tells nothing of this box.
    void setRan(bool ran);
    /// Both outlive it.
    void setLook(const Colors& colors, const QFont& font);
    QPointF leftMiddle() const { return pos() + QPointF(0.0, kSize.height() / 2.0); }
    QPointF rightMiddle() const { return pos() + QPointF(kSize.width(), kSize.height() / 2.0); }

    /// What is written in it. After setLook().
    std::vector<NodeLine> lines() const;

    /// Whether a chosen box shows the handle that arrows are drawn from.
    void setConnectable(bool connectable);
    /// Whether a point of the scene is on that handle.
    bool isOnHandle(QPointF scenePoint) const;

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintLoad(QPainter& painter) const;
    std::size_t costLine(const QFont& font, const QString& figure, double room) const;
    void paintTexts(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;
    QColor moodColor() const;
    std::size_t index_;
    GraphNode node_;
    NodeState state_;
    bool ran_ = false;
    const Colors* colors_ = nullptr;
    QFont font_;
    bool connectable_ = false;
};

}  // namespace headroom::gui
