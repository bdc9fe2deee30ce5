// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace headroom::gui {

/// Every command of the window, with its shortcut and its place in the menus.
class Commands : public QObject {
    Q_OBJECT
public:
    explicit Commands(QMainWindow& window);

    QAction* open;
    QMenu* recent;
    QMenu* examples;
    QAction* reload;
    QAction* run;
    QAction* stop;
    std::array<QAction*, 3> tabs;
    QAction* problems;
    QAction* assumptions;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* allTime;
    QActionGroup* theme;  ///< actions' data: a ThemeChoice
    QAction* about;

private:
    void buildFileMenu(QMainWindow& window);
    void buildRunMenu(QMainWindow& window);
    void buildViewMenu(QMainWindow& window);
};

}  // namespace headroom::gui
