// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/command_delegate.hpp"

#include <QPainter>
#include <QTextLayout>

#include "gui/items/command_model.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kPadding = 10;
constexpr int kBetween = 16;  ///< text and keys at least

/// Draws one line with some of its letters marked. Marks are by weight and colour, for those who do not see the latter.
void drawMarked(QPainter& painter, const QRect& area, const QString& text, const QList<int>& places, const QFont& font,
                const Colors& colors) {
    QTextLayout layout(text, font);
    QList<QTextLayout::FormatRange> marks;
    QTextCharFormat marked;
    marked.setForeground(colors.accent);
    marked.setFontWeight(QFont::Bold);
    for (const int place : places) {
        if (place < text.size()) marks.append({place, 1, marked});
    }
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    line.setPosition({0.0, 0.0});
    layout.endLayout();
    painter.setPen(colors.text);
    layout.draw(&painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2.0));
}

}  // namespace

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {100, QFontMetrics(option.font).height() + 12};
}

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colors& colors = option.widget ? colorsOf(*option.widget) : lightColors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.selection);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QRect area = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QFontMetrics metrics(option.font);
    const QString detail =
        metrics.elidedText(index.data(CommandModel::DetailRole).toString(), Qt::ElideRight, area.width() / 3);
    const int taken = detail.isEmpty() ? 0 : metrics.horizontalAdvance(detail) + kBetween;
    // Marked letters are bold and take more room than plain ones.
    QFont bold = option.font;
    bold.setBold(true);
    const QRect room = area.adjusted(0, 0, -taken, 0);
    const QString text = QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, room.width());
    drawMarked(*painter, room, text, index.data(CommandModel::PlacesRole).value<QList<int>>(), option.font, colors);
    painter->setFont(option.font);
    painter->setPen(colors.muted);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, detail);
    painter->restore();
}

}  // namespace headroom::gui
