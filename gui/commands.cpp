// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commands.hpp"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

#include "gui/appearance.hpp"
#include "gui/language.hpp"

namespace headroom::gui {

namespace {

QAction* add(QMenu& menu, const QString& text, const QList<QKeySequence>& keys = {}) {
    QAction* action = menu.addAction(text);
    action->setShortcuts(keys);
    return action;
}

}  // namespace

Commands::Commands(QMainWindow& window, QUndoStack& history) : QObject(&window) {
    buildFileMenu(window);
    buildEditMenu(window, history);
    buildRunMenu(window);
    buildViewMenu(window);
    QMenu* helps = window.menuBar()->addMenu(tr("&Help"));
    help = add(*helps, tr("&Contents"), {QKeySequence(Qt::Key_F1)});
    tour = add(*helps, tr("&Tour of the Window"));
    palette = add(*helps, tr("Find a Co&mmand…"), {QKeySequence(Qt::CTRL | Qt::Key_K)});
    helps->addSeparator();
    about = add(*helps, tr("&About Headroom"));
    setOpen(false);
}

void Commands::setOpen(bool isOpen) {
    for (QAction* action : {measured, reload, find, findNext, nextProblem, previousProblem, goToLine, problems,
                            assumptions, zoomIn, zoomOut, allTime, diagram->menuAction()})
        action->setEnabled(isOpen);
    for (QAction* action : plans) action->setEnabled(isOpen);
    for (QAction* action : tabs) action->setEnabled(isOpen);
}

void Commands::buildFileMenu(QMainWindow& window) {
    QMenu* file = window.menuBar()->addMenu(tr("&File"));
    newWindow = add(*file, tr("&New Window"), {QKeySequence(Qt::CTRL | Qt::Key_N)});
    newScenario = add(*file, tr("Ne&w Scenario…"));
    open = add(*file, tr("&Open…"), {QKeySequence::Open});
    recent = file->addMenu(tr("Open &Recent"));
    examples = file->addMenu(tr("Open an &Example"));
    import = add(*file, tr("&Import Templates…"), {QKeySequence(Qt::CTRL | Qt::Key_I)});
    measured = add(*file, tr("&Calibrate and Check…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_M});
    save = add(*file, tr("&Save"), {QKeySequence::Save});
    saveAs = add(*file, tr("Save &As…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    exportReport = add(*file, tr("&Export Report…"), {QKeySequence(Qt::CTRL | Qt::Key_E)});
    for (QAction* action : {save, saveAs, exportReport}) action->setEnabled(false);
    reload = add(*file, tr("Re&load"), {Qt::CTRL | Qt::SHIFT | Qt::Key_R});
    file->addSeparator();
    account = add(*file, tr("Re&gion and Quotas…"));
    file->addSeparator();
    close = add(*file, tr("&Close Window"), {QKeySequence(Qt::CTRL | Qt::Key_W)});
    quit = add(*file, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    connect(close, &QAction::triggered, &window, &QMainWindow::close);
}

void Commands::buildEditMenu(QMainWindow& window, QUndoStack& history) {
    QMenu* edit = window.menuBar()->addMenu(tr("&Edit"));
    QAction* undo = history.createUndoAction(&window, tr("&Undo"));
    QAction* redo = history.createRedoAction(&window, tr("&Redo"));
    undo->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Z)});
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    edit->addAction(undo);
    edit->addAction(redo);
    edit->addSeparator();
    newDesign = add(*edit, tr("&New Design From This One…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_N});
    renameDesign = add(*edit, tr("Rena&me This Design…"));
    removeDesign = add(*edit, tr("Remo&ve This Design"));
    newObjective = add(*edit, tr("Add an &Objective"));
    newEvent = add(*edit, tr("Add an &Event"));
    for (QAction* action : {newDesign, renameDesign, removeDesign, newObjective, newEvent}) action->setEnabled(false);
    edit->addSeparator();
    diagram = edit->addMenu(tr("&Diagram"));
    edit->addSeparator();
    find = add(*edit, tr("&Find in the Source…"), {QKeySequence::Find});
    findNext = add(*edit, tr("Find Ne&xt"), {QKeySequence(Qt::Key_F3)});
    nextProblem = add(*edit, tr("Next &Problem"), {Qt::Key_F8});
    previousProblem = add(*edit, tr("Pre&vious Problem"), {Qt::SHIFT | Qt::Key_F8});
    goToLine = add(*edit, tr("&Go to Line…"), {Qt::CTRL | Qt::Key_L});
}

void Commands::buildRunMenu(QMainWindow& window) {
    QMenu* menu = window.menuBar()->addMenu(tr("&Run"));
    run = add(*menu, tr("&Run"), {Qt::Key_F5, Qt::CTRL | Qt::Key_R});
    run->setToolTip(tr("Simulates every design"));
    stop = add(*menu, tr("&Stop"), {Qt::Key_Escape});
    stop->setToolTip(tr("Ends the run and shows what is finished"));
    pause = add(*menu, tr("&Pause"), {Qt::Key_F6});
    pause->setToolTip(tr("Holds the run, or lets it go on"));
    pause->setCheckable(true);
    earlier = menu->addMenu(tr("&Earlier Runs"));
    menu->addSeparator();
    const std::array<QString, 6> names{tr("&Breaking point"), tr("Brea&k-even"), tr("&Inputs"),
                                       tr("S&weep"),          tr("&Optimise"),   tr("&Growth")};
    for (std::size_t i = 0; i < plans.size(); ++i) plans.at(i) = add(*menu, names.at(i));
    for (QAction* action : {run, stop, pause}) action->setEnabled(false);
    earlier->setEnabled(false);
}

void Commands::buildViewMenu(QMainWindow& window) {
    QMenu* view = window.menuBar()->addMenu(tr("&View"));
    const std::array<QString, 6> names{tr("&Diagram"), tr("&Traffic"), tr("&Results"),
                                       tr("&Bill"),    tr("&Compare"), tr("&Source")};
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        tabs.at(i) = add(*view, names.at(i), {QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + static_cast<int>(i)))});
    }
    view->addSeparator();
    problems = add(*view, tr("&Problems"), {Qt::CTRL | Qt::Key_P});
    assumptions = add(*view, tr("&Assumptions"), {Qt::CTRL | Qt::Key_G});
    for (QAction* action : {problems, assumptions}) action->setCheckable(true);
    view->addSeparator();
    zoomIn = add(*view, tr("Zoom &In on Time"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    zoomOut = add(*view, tr("Zoom &Out"), {Qt::CTRL | Qt::Key_Minus});
    allTime = add(*view, tr("Show &All Time"), {Qt::CTRL | Qt::Key_0});
    view->addSeparator();
    QMenu* themes = view->addMenu(tr("T&heme"));
    theme = new QActionGroup(this);
    const std::array<std::pair<QString, ThemeChoice>, 3> choices{{{tr("As the &System"), ThemeChoice::System},
                                                                  {tr("&Light"), ThemeChoice::Light},
                                                                  {tr("&Dark"), ThemeChoice::Dark}}};
    for (const auto& [name, choice] : choices) {
        QAction* action = themes->addAction(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        theme->addAction(action);
    }
    QMenu* sizes = view->addMenu(tr("Te&xt Size"));
    textSize = new QActionGroup(this);
    for (const int percent : Appearance::kTextSizes) {
        QAction* action = sizes->addAction(tr("%1 %").arg(percent));
        action->setCheckable(true);
        action->setData(percent);
        textSize->addAction(action);
    }
    QMenu* languages = view->addMenu(tr("&Language"));
    language = new QActionGroup(this);
    // Languages name themselves.
    const std::array<std::pair<QString, Language>, 3> tongues{
        {{tr("As the &System"), Language::System},
         {QStringLiteral("&English"), Language::English},
         {QStringLiteral("&Bahasa Indonesia"), Language::Indonesian}}};
    for (const auto& [name, choice] : tongues) {
        QAction* action = languages->addAction(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        language->addAction(action);
    }
}

}  // namespace headroom::gui
