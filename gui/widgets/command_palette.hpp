// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include "gui/items/command_model.hpp"

class QKeyEvent;
class QLabel;
class QLineEdit;
class QListView;

namespace headroom::gui {

/// Everything that can be done now, found by typing some of its letters: lies over the window, needs no mouse. Up,
/// Down, Page Up and Page Down move, Enter does it, Escape gives the keyboard back to whoever had it.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget& window);

    void open(std::vector<CommandEntry> entries);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool pressed(const QKeyEvent& event);
    void find(const QString& typed);
    void step(int rows);
    void choose();
    void leave();
    void place();
    CommandModel model_;
    QLineEdit* input_;
    QListView* list_;
    QLabel* nothing_;
    QPointer<QWidget> before_;  ///< who had the keyboard
};

}  // namespace headroom::gui
