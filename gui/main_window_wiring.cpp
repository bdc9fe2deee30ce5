// SPDX-License-Identifier: GPL-3.0-or-later
// The window's parts and who listens to whom.
#include <QAction>
#include <QActionGroup>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/appearance.hpp"
#include "gui/commands.hpp"
#include "gui/main_window.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/run_text.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/state_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"

namespace headroom::gui {

void MainWindow::buildLayout() {
    top_ = new TopBar(*commands_->run, *commands_->stop);
    start_ = new StartPanel;
    loading_ = new StatePanel;
    outline_ = new OutlineView;
    workspace_ = new Workspace;
    properties_ = new PropertiesPanel;
    drawer_ = new Drawer;
    strip_ = new StatusStrip;
    split_ = new QSplitter;
    stack_ = new QStackedWidget;
    for (QWidget* part : std::initializer_list<QWidget*>{outline_, workspace_, properties_}) split_->addWidget(part);
    split_->setStretchFactor(1, 1);
    split_->setHandleWidth(1);
    split_->setChildrenCollapsible(false);
    split_->setSizes({212, 900, 256});
    for (QWidget* page : std::initializer_list<QWidget*>{start_, loading_, split_}) stack_->addWidget(page);
    auto* vertical = new QSplitter(Qt::Vertical);
    vertical->addWidget(stack_);
    vertical->addWidget(drawer_);
    vertical->setStretchFactor(0, 1);
    vertical->setHandleWidth(1);
    vertical->setSizes({600, 180});
    auto* whole = new QWidget;
    whole->setObjectName(QStringLiteral("content"));
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top_);
    layout->addWidget(vertical, 1);
    layout->addWidget(strip_);
    setCentralWidget(whole);
}

void MainWindow::connectFiles() {
    connect(commands_->open, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(commands_->reload, &QAction::triggered, &session_, &ScenarioSession::reload);
    connect(start_, &StartPanel::openRequested, this, &MainWindow::chooseFile);
    connect(start_, &StartPanel::fileChosen, this, &MainWindow::open);
    connect(start_, &StartPanel::exampleChosen, this, &MainWindow::openExample);
    connect(&session_, &ScenarioSession::loading, this, &MainWindow::showLoading);
    connect(&session_, &ScenarioSession::loaded, this, &MainWindow::showFile);
    connect(&watch_, &FileWatch::changed, &session_, &ScenarioSession::reload);
}

void MainWindow::connectRuns() {
    connect(commands_->run, &QAction::triggered, this, &MainWindow::startRun);
    connect(commands_->stop, &QAction::triggered, &runs_, &RunController::cancel);
    connect(workspace_, &Workspace::runRequested, this, &MainWindow::startRun);
    connect(workspace_, &Workspace::stopRequested, &runs_, &RunController::cancel);
    connect(&runs_, &RunController::progressed, this, &MainWindow::showProgress);
    connect(&runs_, &RunController::finished, this, &MainWindow::showResult);
    connect(&runs_, &RunController::failed, this, &MainWindow::showFailure);
}

void MainWindow::connectViews() {
    for (std::size_t i = 0; i < commands_->tabs.size(); ++i) {
        connect(commands_->tabs.at(i), &QAction::triggered, this,
                [this, i] { workspace_->setCurrentIndex(static_cast<int>(i)); });
    }
    connect(top_, &TopBar::designChosen, this, &MainWindow::showDesign);
    connect(outline_, &OutlineView::selectionMoved, this, &MainWindow::showSelection);
    connect(outline_, &OutlineView::activatedItem, this, [this](const OutlineItem& item) {
        if (item.line > 0) workspace_->jumpTo(item.line, 1);
    });
    connect(&drawer_->problems(), &ProblemTable::placeChosen, workspace_, &Workspace::jumpTo);
    connect(strip_, &StatusStrip::problemsClicked, this, [this] { toggleDrawer(Drawer::Problems); });
    connect(strip_, &StatusStrip::guessesClicked, this, [this] { toggleDrawer(Drawer::Assumptions); });
    connect(commands_->problems, &QAction::triggered, this, [this] { toggleDrawer(Drawer::Problems); });
    connect(commands_->assumptions, &QAction::triggered, this, [this] { toggleDrawer(Drawer::Assumptions); });
    connect(drawer_, &Drawer::changed, this, [this] {
        commands_->problems->setChecked(drawer_->shows(Drawer::Problems));
        commands_->assumptions->setChecked(drawer_->shows(Drawer::Assumptions));
    });
    connect(commands_->zoomIn, &QAction::triggered, this, [this] { workspace_->results().zoomIn(); });
    connect(commands_->zoomOut, &QAction::triggered, this, [this] { workspace_->results().zoomOut(); });
    connect(commands_->allTime, &QAction::triggered, this, [this] { workspace_->results().showAllTime(); });
    for (QAction* action : commands_->theme->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(appearance_.choice()));
    connect(commands_->theme, &QActionGroup::triggered, this,
            [this](QAction* action) { appearance_.choose(static_cast<ThemeChoice>(action->data().toInt())); });
    connect(commands_->about, &QAction::triggered, this,
            [this] { QMessageBox::about(this, tr("About Headroom"), aboutText()); });
}

}  // namespace headroom::gui
