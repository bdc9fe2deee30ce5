// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QProgressBar;

namespace headroom::gui {

/// What stands where there is nothing to show yet: a sentence, what to do, at most one button, a bar while waiting.
class StatePanel : public QWidget {
    Q_OBJECT
public:
    explicit StatePanel(QWidget* parent = nullptr);

    /// `button` empty: none. `progress` below 0: no bar; 0 to 1: how far; above 1: busy, nobody knows how far.
    void show(const QString& title, const QString& detail, const QString& button = {}, double progress = -1.0);

signals:
    void pressed();

private:
    QLabel* title_;
    QLabel* detail_;
    QProgressBar* bar_;
    QPushButton* button_;
};

}  // namespace headroom::gui
