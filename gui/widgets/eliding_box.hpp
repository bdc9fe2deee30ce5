// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace headroom::gui {

/// A list to choose from that may be too narrow for what is chosen: it ends in an ellipsis then, as a label's text
/// does.
class ElidingBox : public QComboBox {
public:
    using QComboBox::QComboBox;

    /// What of the text that is chosen (or, where nothing is, stands in its place) has room.
    QString shownText() const {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        const QString whole = currentIndex() < 0 ? placeholderText() : currentText();
        return fontMetrics().elidedText(whole, Qt::ElideRight, room.width() - 2);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QStylePainter painter(this);
        painter.setPen(palette().color(QPalette::Text));
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        option.currentText = shownText();
        if (currentIndex() < 0) option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

}  // namespace headroom::gui
