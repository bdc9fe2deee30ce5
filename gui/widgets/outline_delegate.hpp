// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headroom::gui {

/// Paints the outline: headings small and spaced, names at the left (wrapped), details at the right in their mood's
/// colour, the selection as a rounded area.
class OutlineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Property of the view: the name of the design that is shown, which is marked.
    static constexpr const char* kShownDesign = "shownDesign";

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace headroom::gui
