// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWheelEvent>

#include "gui/widgets/eliding_box.hpp"

namespace headroom::gui {

/// A list to choose from in a panel that scrolls: the wheel moves the panel unless the keyboard is in the list, and the
/// longest choice does not make the panel wider. What is chosen stands in its tool tip.
class QuietBox : public ElidingBox {
public:
    explicit QuietBox(QWidget* parent = nullptr) : ElidingBox(parent) {
        setFocusPolicy(Qt::StrongFocus);
        setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(kLetters);
        connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
    }

protected:
    void wheelEvent(QWheelEvent* event) override { hasFocus() ? ElidingBox::wheelEvent(event) : event->ignore(); }

private:
    static constexpr int kLetters = 4;
};

}  // namespace headroom::gui
