// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace headroom::gui {

/// What is wrong with what is shown, and a button that leads to where it is put right. Hidden when there is nothing.
class Advice : public QWidget {
    Q_OBJECT
public:
    explicit Advice(const QString& button, QWidget* parent = nullptr);

    void show(const QString& text);

signals:
    /// The button was pressed.
    void followed();

private:
    QLabel* text_;
};

}  // namespace headroom::gui
