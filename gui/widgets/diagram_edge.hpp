// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QGraphicsItem>
#include <QPainterPath>

#include <optional>

#include "gui/items/graph.hpp"

namespace headroom::gui {

class DiagramNode;
struct Colors;

/// An arrow between two boxes with the rate of its requests; the more, the thicker.
class DiagramEdge : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };

    /// Both boxes outlive it.
    DiagramEdge(const DiagramNode& from, const DiagramNode& to, GraphEdge edge);

    const GraphEdge& edge() const { return edge_; }
    /// `expected`: worked out from what the file says, not counted; nothing: not known.
    void setRate(std::optional<double> perSecond, bool expected);
    /// In place of a rate: what stands at it, how thick it is (0 to 1), whether most go this way.
    void setFlow(const QString& label, double weight, bool hot);
    bool isHot() const { return hot_; }
    const QString& label() const { return label_; }
    void setLook(const Colors& colors, const QFont& font);
    /// Follows its boxes.
    void place();
    /// Where along the arrow its label stands, 0 to 1; nothing: nowhere, for it would lie on something else. It is told
    /// under the pointer then.
    void setLabelAt(std::optional<double> along);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return bounds_; }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    /// Where its label stands; empty without one.
    QRectF labelBox() const;
    /// Apart from the arrow: other arrows that cross it would strike the label through.
    void paintLabel(QPainter& painter) const;

private:
    const DiagramNode& from_;
    const DiagramNode& to_;
    GraphEdge edge_;
    QString label_;
    double width_ = 1.2;
    bool hot_ = false;
    std::optional<double> labelAt_ = 0.5;
    QPainterPath path_;
    QRectF bounds_;
    const Colors* colors_ = nullptr;
    QFont font_;
};

}  // namespace headroom::gui
