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

/// What the detail takes beside the name: no more than half, unless the name leaves it more, and no more than the words
/// of the name do. 0 where it does not stand there whole: then it stands below.
int besideName(const QFontMetrics& metrics, const QString& name, const QString& detail, int width) {
    if (detail.isEmpty()) return 0;
    const int whole = metrics.horizontalAdvance(detail) + 2;
    const int most = std::max(width / 2, width - metrics.horizontalAdvance(name) - 1 - kBetween);
    return whole <= std::min(most, width - wordWidth(metrics, name) - kBetween) ? whole : 0;
}

/// A word that is longer than the panel is broken, not cut.
int wrapping(const QFontMetrics& metrics, const QString& name, int room) {
    return wordWidth(metrics, name) > room ? Qt::TextWrapAnywhere : Qt::TextWordWrap;
}

/// Where name and detail stand in an entry of some width, from its left upper corner.
struct Places {
    QRect name;
    QRect detail;
    bool below = false;  ///< the detail, of the name
};

Places placesOf(const QFontMetrics& metrics, const QString& name, const QString& detail, int width) {
    const int beside = besideName(metrics, name, detail, width);
    const int room = std::max(30, width - (beside ? beside + kBetween : 0));
    constexpr int kEndless = 10'000;
    const auto needs = [&](const QString& text, int across) {
        return metrics.boundingRect(QRect(0, 0, across, kEndless), wrapping(metrics, text, across), text).height();
    };
    Places places{QRect(0, 0, room, needs(name, room)), {}, !detail.isEmpty() && beside == 0};
    if (places.below)
        places.detail = QRect(0, places.name.height(), width, needs(detail, width));
    else
        places.detail = QRect(width - beside, 0, beside, metrics.height());
    return places;
}

/// Where a heading stands in a row as wide as the panel.
QRect headingPlace(const QFont& font, const QString& text, int width) {
    const QFontMetrics metrics(headingFont(font));
    const int room = std::max(30, width - 2 * kMargin);
    return metrics.boundingRect(QRect(kMargin, 0, room, 10'000), wrapping(metrics, text, room), text);
}

int panelWidth(const QWidget* widget) {
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view ? view->viewport()->width() : 236;
}

}  // namespace

QSize OutlineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int width = panelWidth(option.widget);
    if (isHeading(index)) {
        const QRect place = headingPlace(option.font, index.data().toString(), width);
        return {60, place.height() + (index.row() == 0 ? 20 : 18)};
    }
    const Places places = placesOf(QFontMetrics(option.font), nameOf(index),
                                   index.data(OutlineModel::DetailRole).toString(), width - 2 * (kMargin + kPadding));
    return {60, std::max(places.name.bottom(), places.detail.bottom()) + 1 + 10};
}

void OutlineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colors& colors = option.widget ? colorsOf(*option.widget) : lightColors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isHeading(index)) {
        painter->setFont(headingFont(option.font));
        painter->setPen(colors.muted);
        const QString title = index.data().toString();
        const QRect room = option.rect.adjusted(kMargin, 0, -kMargin, -5);
        painter->drawText(
            room,
            static_cast<int>(Qt::AlignLeft | Qt::AlignBottom) | wrapping(painter->fontMetrics(), title, room.width()),
            title);
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
    const Places places = placesOf(metrics, name, detail, text.width());
    const auto draw = [&](const QRect& place, Qt::AlignmentFlag side, const QString& what) {
        painter->drawText(place.translated(text.topLeft()),
                          static_cast<int>(side | Qt::AlignTop) | wrapping(metrics, what, place.width()), what);
    };
    painter->setFont(option.font);
    painter->setPen(colors.text);
    draw(places.name, Qt::AlignLeft, name);
    painter->setPen(detailColor(colors, static_cast<Mood>(index.data(OutlineModel::MoodRole).toInt())));
    draw(places.detail, places.below ? Qt::AlignLeft : Qt::AlignRight, detail);
    painter->restore();
}

}  // namespace headroom::gui
