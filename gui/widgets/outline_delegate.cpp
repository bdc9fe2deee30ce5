// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/outline_delegate.hpp"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/outline_model.hpp"
#include "gui/theme.hpp"

namespace headroom::gui {

namespace {

constexpr int kMargin = 10;   ///< from the panel's edge to the selection
constexpr int kPadding = 8;   ///< from the selection's edge to the text
constexpr int kBetween = 10;  ///< name and detail at least

bool isHeading(const QModelIndex& index) { return !index.parent().isValid(); }

/// Whether it is the design whose figures stand everywhere else in the window.
bool isShownDesign(const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (option.widget == nullptr) return false;
    const QString shown = option.widget->property(OutlineDelegate::kShownDesign).toString();
    return !shown.isEmpty() &&
           index.data(OutlineModel::KindRole).toInt() == static_cast<int>(OutlineItem::Kind::Design) &&
           index.data().toString() == shown;
}

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

QString nameOf(const QModelIndex& index) { return say::together(index.data().toString()); }

/// The longest word of a name, which is not broken while there is room.
int wordWidth(const QFontMetrics& metrics, const QString& name) {
    int width = 0;
    for (const QString& word : name.split(u' ')) width = std::max(width, metrics.horizontalAdvance(word) + 1);
    return width;
}

/// What the detail takes: no more than half, unless the name leaves it more, and no more than the words of the name do.
int detailWidth(const QFontMetrics& metrics, const QString& name, const QString& detail, int width) {
    if (detail.isEmpty()) return 0;
    const int whole = metrics.horizontalAdvance(detail) + 2;
    const int most = std::max(width / 2, width - metrics.horizontalAdvance(name) - 1 - kBetween);
    const int left = std::min({whole, most, width - wordWidth(metrics, name) - kBetween});
    // Of one that is cut two letters at least.
    return left < std::min(whole, metrics.horizontalAdvance(QStringLiteral("mm…"))) ? 0 : left;
}

/// A word that is longer than the panel is broken, not cut.
int wrapping(const QFontMetrics& metrics, const QString& name, int room) {
    return wordWidth(metrics, name) > room ? Qt::TextWrapAnywhere : Qt::TextWordWrap;
}

}  // namespace

QSize OutlineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics metrics(option.font);
    if (isHeading(index)) return {60, metrics.height() + (index.row() == 0 ? 20 : 18)};
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = (view ? view->viewport()->width() : 200) - 2 * (kMargin + kPadding);
    const QString name = nameOf(index);
    const int taken = detailWidth(metrics, name, index.data(OutlineModel::DetailRole).toString(), width);
    const int room = std::max(30, width - (taken ? taken + kBetween : 0));
    const QRect text = metrics.boundingRect(QRect(0, 0, room, 1000), wrapping(metrics, name, room), name);
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
    if (isShownDesign(option, index)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accent);
        painter->drawRoundedRect(QRectF(area.left(), area.top() + 5.0, 3.0, area.height() - 10.0), 1.5, 1.5);
    }
    const QFontMetrics metrics(option.font);
    const QString detail = index.data(OutlineModel::DetailRole).toString();
    const QString name = nameOf(index);
    const int taken = detailWidth(metrics, name, detail, text.width());
    const QRect room = text.adjusted(0, 0, taken ? -(taken + kBetween) : 0, 0);
    painter->setFont(option.font);
    painter->setPen(colors.text);
    painter->drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | wrapping(metrics, name, room.width()),
                      name);
    painter->setPen(detailColor(colors, static_cast<Mood>(index.data(OutlineModel::MoodRole).toInt())));
    painter->drawText(text, Qt::AlignRight | Qt::AlignTop, metrics.elidedText(detail, Qt::ElideRight, taken));
    painter->restore();
}

}  // namespace headroom::gui
