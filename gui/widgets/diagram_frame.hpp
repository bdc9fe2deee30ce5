// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QGraphicsItem>

#include <vector>

#include "gui/items/graph.hpp"

namespace headroom::gui {

class DiagramNode;
struct Colors;

/// A boundary round boxes, with its name in its corner: a region or a VPC. The mouse goes through it.
class DiagramFrame : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };

    /// The boxes outlive it.
    DiagramFrame(GraphFrame frame, std::vector<const DiagramNode*> members);

    const GraphFrame& frame() const { return frame_; }
    /// In the scene.
    QRectF area() const { return area_; }
    void setLook(const Colors& colors, const QFont& font);
    /// Follows its boxes.
    void place();

    int type() const override { return Type; }
    QRectF boundingRect() const override { return area_.adjusted(-2, -2, 2, 2); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    bool isRegion() const { return frame_.kind == GraphFrame::Kind::Region; }
    GraphFrame frame_;
    std::vector<const DiagramNode*> members_;
    QRectF area_;
    const Colors* colors_ = nullptr;
    QFont font_;
};

}  // namespace headroom::gui
