// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/share_delegate.hpp"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyle>

#include <algorithm>

#include "gui/items/bill_model.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {
constexpr int kBarHeight = 10;
constexpr int kPadding = 8;

void paintBar(QPainter& painter, const QRect& cell, int room, const QModelIndex& index, const Colors& colors) {
    const double share = index.data(BillModel::ShareRole).toDouble();
    const QRectF bar(cell.left(), cell.center().y() - kBarHeight / 2.0, room, kBarHeight);
    painter.setBrush(colors.chart.grid);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setBrush(index.data(BillModel::IsTotalRole).toBool() ? colors.chart.blue : colors.chart.grey);
    if (share > 0.0)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(2.0, room * std::min(share, 1.0)), kBarHeight),
                                2, 2);
}

}  // namespace

void ShareDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    // The row where the keyboard is looks like one that is chosen, not raised as the platform would have it.
    const auto* view = qobject_cast<const QAbstractItemView*>(option->widget);
    if (view != nullptr && view->hasFocus() && view->currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0))
        option->state |= QStyle::State_Selected;
    option->state &= ~QStyle::State_HasFocus;
    if (index.data(BillModel::IsTotalRole).toBool()) {
        option->font = scaledFont(option->font, 1.0, true);
        return;
    }
    const bool muted = index.column() == BillModel::UnitColumn || index.column() == BillModel::RateColumn;
    if (!muted || option->widget == nullptr) return;
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::HighlightedText}) {
        option->palette.setColor(role, colorsOf(*option->widget).muted);
    }
}

QSize ShareDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    const int wide = index.column() == BillModel::ShareColumn ? 128 : hint.width() + kPadding;
    return {wide, hint.height() + 9};
}

void ShareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (index.column() != BillModel::ShareColumn) return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    const QString text = background.text;
    background.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const Colors& colors = colorsOf(*option.widget);
    const QFontMetrics metrics(scaledFont(option.font, 1.0, true));  // bars of all rows are as long
    const int textWidth = metrics.horizontalAdvance(QStringLiteral("99.99 %"));
    const QRect cell = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const int room = cell.width() - textWidth - 8;  // for the bar
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (room >= 10) paintBar(*painter, cell, room, index, colors);
    painter->setFont(background.font);
    painter->setPen(colors.text);
    painter->drawText(cell, Qt::AlignRight | Qt::AlignVCenter, text);
    painter->restore();
}

}  // namespace headroom::gui
