// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

namespace headroom::gui {

/// A list to choose from in a panel that scrolls: the wheel moves the panel unless the keyboard is in the list, and the
/// longest choice does not make the panel wider. What is chosen stands in its tool tip.
class QuietBox : public QComboBox {
public:
    explicit QuietBox(QWidget* parent = nullptr) : QComboBox(parent) {
        setFocusPolicy(Qt::StrongFocus);
        setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(kLetters);
        connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
    }

protected:
    void wheelEvent(QWheelEvent* event) override { hasFocus() ? QComboBox::wheelEvent(event) : event->ignore(); }
    /// What has no room ends in an ellipsis: a choice that is cut between two letters reads as another one.
    void paintEvent(QPaintEvent*) override {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        if (currentIndex() < 0 && !placeholderText().isEmpty()) {  // as Qt does
            option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
            option.currentText = placeholderText();
        }
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const int room =
            style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width();
        option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room - kBeside);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }

private:
    static constexpr int kLetters = 4;
    static constexpr int kBeside = 2;  // of the field, that Qt leaves beside the text
};

}  // namespace headroom::gui
