// SPDX-License-Identifier: GPL-3.0-or-later
// The first start: the account, the tour.
#include <QAction>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

#include "gui/commands.hpp"
#include "gui/main_window.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/welcome_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/top_bar.hpp"
#include "gui/widgets/tour.hpp"

namespace headroom::gui {

void MainWindow::connectWelcome() {
    welcome_ = new WelcomePage(account_);
    stack_->addWidget(welcome_);
    tour_ = new Tour(*this);
    connect(commands_->account, &QAction::triggered, this, &MainWindow::showWelcome);
    connect(commands_->tour, &QAction::triggered, this, &MainWindow::startTour);
    connect(start_, &StartPanel::accountWanted, this, &MainWindow::showWelcome);
    connect(welcome_, &WelcomePage::done, this, &MainWindow::leaveWelcome);
    connect(welcome_, &WelcomePage::tourWanted, this, [this] {
        leaveWelcome();
        startTour();
    });
}

void MainWindow::showWelcome() {
    stack_->setCurrentWidget(welcome_);
    welcome_->show();
}

void MainWindow::leaveWelcome() {
    if (file_) return stack_->setCurrentWidget(split_);
    showStart();
}

/// An example begins with what is known of the account.
QByteArray MainWindow::fitToAccount(const QByteArray& text, const QString& path) const {
    if (!account_.wasAsked()) return text;
    return QByteArray::fromStdString(account_.withRegionAndQuotas(text.toStdString(), path));
}

/// Where nothing is open yet, the tour goes through the flagship.
void MainWindow::startTour() {
    if (scenario() == nullptr) {
        wantsTour_ = openExample(QStringLiteral("product_catalogue.json"));
        return;
    }
    stack_->setCurrentWidget(split_);
    const auto tab = [this](Workspace::Tab wanted) {
        return [this, wanted]() -> QWidget* {
            workspace_->setCurrentIndex(wanted);
            return wanted == Workspace::DiagramTab ? static_cast<QWidget*>(&workspace_->diagram())
                                                   : workspace_->tabBar();
        };
    };
    tour_->start({
        {tr("The scenario"),
         tr("Resources, the traffic that calls them, designs to compare and objectives that must hold. What you choose "
            "here is shown everywhere else."),
         [this]() -> QWidget* { return outline_; }},
        {tr("The diagram"),
         tr("Drag to arrange, drag from one box to another to connect, add from the palette. After a run it shows "
            "where "
            "requests go and what is busy."),
         tab(Workspace::DiagramTab)},
        {tr("Properties"),
         tr("Every parameter of what is chosen, with its unit, range and source. Those marked as guesses are worth "
            "replacing with measurements. Undo takes back anything."),
         [this]() -> QWidget* { return properties_; }},
        {tr("Run"),
         tr("F5 simulates every request of every design. It can be paused and stopped, and you can go on editing."),
         [this]() -> QWidget* { return top_; }},
        {tr("Results, Bill, Compare"),
         tr("Latency and its causes, what it costs line by line, designs side by side. Ctrl+K finds any command, F1 "
            "opens the help, Ctrl+E writes a report."),
         tab(Workspace::ResultsTab)},
    });
}

}  // namespace headroom::gui
