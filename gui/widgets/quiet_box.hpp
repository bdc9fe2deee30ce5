// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

namespace headroom::gui {

/// A list to choose from in a panel that scrolls: the wheel moves the panel unless the keyboard is in the list, and the
/// longest choice does not make the panel wider. What is chosen ends in an ellipsis where there is no room for it, as a
/// label's text does, and stands whole in the tool tip.
class QuietBox : public QComboBox {
public:
    explicit QuietBox(QWidget* parent = nullptr) : QComboBox(parent) {
        setFocusPolicy(Qt::StrongFocus);
        setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(kLetters);
        connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
    }

    /// What of the text that is chosen (or, where nothing is, stands in its place) has room.
    QString shownText() const {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        const QString whole = currentIndex() < 0 ? placeholderText() : currentText();
        return fontMetrics().elidedText(whole, Qt::ElideRight, room.width() - 2);
    }

protected:
    void wheelEvent(QWheelEvent* event) override { hasFocus() ? QComboBox::wheelEvent(event) : event->ignore(); }
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

private:
    static constexpr int kLetters = 4;
};

}  // namespace headroom::gui
