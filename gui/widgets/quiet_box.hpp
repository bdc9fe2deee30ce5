// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace headroom::gui {

/// A list to choose from in a panel that scrolls: the wheel moves the panel unless the keyboard is in the list.
class QuietBox : public QComboBox {
public:
    explicit QuietBox(QWidget* parent = nullptr) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override { hasFocus() ? QComboBox::wheelEvent(event) : event->ignore(); }
};

}  // namespace headroom::gui
