// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QUndoStack;

namespace headroom::gui {

/// Every command of the window, with its shortcut and its place in the menus.
class Commands : public QObject {
    Q_OBJECT
public:
    /// `history`: what Undo and Redo go through.
    Commands(QMainWindow& window, QUndoStack& history);
    /// While no file is open, what needs one cannot be chosen.
    void setOpen(bool isOpen);

    QAction* newWindow;
    QAction* open;
    QMenu* recent;
    QMenu* examples;
    QAction* import;
    QAction* measured;
    QAction* save;
    QAction* saveAs;
    QAction* exportReport;
    QAction* reload;
    QAction* account;
    QAction* close;
    QAction* quit;
    QAction* newDesign;
    QAction* renameDesign;
    QAction* removeDesign;
    QAction* newObjective;
    QAction* newEvent;
    QAction* nextProblem;
    QAction* previousProblem;
    QAction* goToLine;
    QAction* run;
    QAction* stop;
    QAction* pause;
    QMenu* earlier;
    std::array<QAction*, 6> plans;  ///< by planning::QuestionKind
    std::array<QAction*, 6> tabs;
    QAction* problems;
    QAction* assumptions;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* allTime;
    QMenu* diagram;          ///< filled by the diagram
    QActionGroup* theme;     ///< actions' data: a ThemeChoice
    QActionGroup* language;  ///< actions' data: a Language
    QActionGroup* textSize;  ///< actions' data: percent
    QAction* palette;
    QAction* help;
    QAction* tour;
    QAction* about;
    QAction* find;  ///< in the source
    QAction* findNext;
    QAction* newScenario;

private:
    void buildFileMenu(QMainWindow& window);
    void buildEditMenu(QMainWindow& window, QUndoStack& history);
    void buildRunMenu(QMainWindow& window);
    void buildViewMenu(QMainWindow& window);
};

}  // namespace headroom::gui
