// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/diagram_frame.hpp"

#include <QMarginsF>
#include <QPainter>

#include "gui/theme.hpp"
#include "gui/widgets/diagram_node.hpp"

namespace headroom::gui {

namespace {

// A VPC's name stands above its boxes, a region's above that: one frame fits into the other.
constexpr QMarginsF kRoundVpc{14.0, 27.0, 14.0, 13.0};
constexpr QMarginsF kRoundRegion{26.0, 48.0, 26.0, 24.0};
constexpr double kRadius = 8.0;
constexpr double kTitleLeft = 10.0;
constexpr double kTitleTop = 5.0;
constexpr int kFill = 14;  // of 255

}  // namespace

DiagramFrame::DiagramFrame(GraphFrame frame, std::vector<const DiagramNode*> members)
    : frame_(std::move(frame)), members_(std::move(members)) {
    setZValue(isRegion() ? -2.0 : -1.0);
    setAcceptedMouseButtons(Qt::NoButton);
    place();
}

void DiagramFrame::setLook(const Colors& colors, const QFont& font) {
    colors_ = &colors;
    font_ = font;
    update();
}

void DiagramFrame::place() {
    QRectF boxes;
    for (const DiagramNode* member : members_) boxes = boxes.united(QRectF(member->pos(), DiagramNode::kSize));
    const QRectF area = boxes.marginsAdded(isRegion() ? kRoundRegion : kRoundVpc);
    if (area == area_) return;
    prepareGeometryChange();
    area_ = area;
}

void DiagramFrame::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (colors_ == nullptr) return;
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor line = isRegion() ? colors_->muted : colors_->chart.purple;
    QPen pen(line, 1.0);
    if (isRegion()) pen.setDashPattern({5.0, 4.0});
    painter->setPen(pen);
    QColor fill = line;
    fill.setAlpha(isRegion() ? 0 : kFill);
    painter->setBrush(fill);
    painter->drawRoundedRect(area_, kRadius, kRadius);
    painter->setPen(isRegion() ? colors_->muted : colors_->chart.purple);
    painter->setFont(font_);
    painter->drawText(area_.adjusted(kTitleLeft, kTitleTop, -kTitleLeft, 0.0), Qt::AlignLeft | Qt::AlignTop,
                      frame_.title);
}

}  // namespace headroom::gui
