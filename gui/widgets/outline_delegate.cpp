// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/outline_delegate.hpp"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

#include "gui/items/outline_model.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kMargin = 10;   ///< from the panel's edge to the selection
constexpr int kPadding = 8;   ///< from the selection's edge to the text
constexpr int kBetween = 10;  ///< name and detail at least

bool isHeading(const QModelIndex& index) { return !index.parent().isValid(); }

QFont headingFont(const QFont& font) {
    QFont heading = scaledFont(font, 0.87, true);
    heading.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    return heading;
}

QColor detailColor(const Colors& colors, Mood mood) {
    switch (mood) {
        case Mood::Plain:
            return colors.muted;
        case Mood::Good:
            return colors.good;
        case Mood::Bad:
            return colors.bad;
    }
    return colors.muted;
}

/// Room of the name: everything but the detail, which never takes more than half.
int detailWidth(const QFontMetrics& metrics, const QString& detail, int width) {
    return detail.isEmpty() ? 0 : std::min(metrics.horizontalAdvance(detail) + 2, width / 2);
}

}  // namespace

QSize OutlineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics metrics(option.font);
    if (isHeading(index)) return {60, metrics.height() + (index.row() == 0 ? 20 : 18)};
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = (view ? view->viewport()->width() : 200) - 2 * (kMargin + kPadding);
    const QString detail = index.data(OutlineModel::DetailRole).toString();
    const int taken = detailWidth(metrics, detail, width);
    const int room = std::max(30, width - (taken ? taken + kBetween : 0));
    const QRect text = metrics.boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, index.data().toString());
    return {60, text.height() + 10};
}

void OutlineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colors& colors = option.widget ? colorsOf(*option.widget) : lightColors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isHeading(index)) {
        painter->setFont(headingFont(option.font));
        painter->setPen(colors.muted);
        painter->drawText(option.rect.adjusted(kMargin, 0, 0, -5), Qt::AlignLeft | Qt::AlignBottom,
                          index.data().toString());
        painter->restore();
        return;
    }
    const QRect area = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->setPen(selected && (option.state & QStyle::State_HasFocus) ? QPen(colors.accent) : QPen(Qt::NoPen));
        painter->setBrush(selected ? colors.selection : colors.hover);
        painter->drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QRect text = area.adjusted(kPadding, 5, -kPadding, -5);
    const QFontMetrics metrics(option.font);
    const QString detail = index.data(OutlineModel::DetailRole).toString();
    const int taken = detailWidth(metrics, detail, text.width());
    painter->setFont(option.font);
    painter->setPen(colors.text);
    painter->drawText(text.adjusted(0, 0, taken ? -(taken + kBetween) : 0, 0),
                      Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, index.data().toString());
    painter->setPen(detailColor(colors, static_cast<Mood>(index.data(OutlineModel::MoodRole).toInt())));
    painter->drawText(text, Qt::AlignRight | Qt::AlignTop, metrics.elidedText(detail, Qt::ElideRight, taken));
    painter->restore();
}

}  // namespace headroom::gui
