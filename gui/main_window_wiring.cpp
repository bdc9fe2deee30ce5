// SPDX-License-Identifier: GPL-3.0-or-later
// The window's parts and who listens to whom.
#include <QAction>
#include <QActionGroup>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/appearance.hpp"
#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/items/source_place.hpp"
#include "gui/language.hpp"
#include "gui/main_window.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/pages/source_page.hpp"
#include "gui/pages/states_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/run_text.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/state_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

/// From the outside to the inside: a widget that is put into another is styled anew, with everything in it.
void MainWindow::buildLayout() {
    auto* whole = new QWidget(this);
    whole->setObjectName(QStringLiteral("content"));
    setCentralWidget(whole);
    top_ = new TopBar(*commands_->run, *commands_->pause, *commands_->stop, whole);
    auto* vertical = new QSplitter(Qt::Vertical, whole);
    stack_ = new QStackedWidget(vertical);
    start_ = new StartPanel(stack_);
    loading_ = new StatePanel(stack_);
    split_ = new QSplitter(stack_);
    // A splitter takes in what is made inside of it.
    outline_ = new OutlineView(split_);
    workspace_ = new Workspace(split_);
    properties_ = new PropertiesPanel(split_);
    drawer_ = new Drawer(vertical);
    strip_ = new StatusStrip(whole);
    split_->setStretchFactor(1, 1);
    split_->setHandleWidth(1);
    split_->setChildrenCollapsible(false);
    split_->setSizes({212, 900, 256});
    for (QWidget* page : std::initializer_list<QWidget*>{start_, loading_, split_}) stack_->addWidget(page);
    vertical->setStretchFactor(0, 1);
    vertical->setHandleWidth(1);
    vertical->setSizes({600, 180});
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top_);
    layout->addWidget(vertical, 1);
    layout->addWidget(strip_);
}

void MainWindow::connectFiles() {
    connect(commands_->newWindow, &QAction::triggered, this, [this] { emit windowWanted(); });
    connect(commands_->quit, &QAction::triggered, this, &MainWindow::quitting);
    connect(commands_->open, &QAction::triggered, this, &MainWindow::chooseFile);
    // What was typed last is saved and run as well, once it is known to be right.
    connect(commands_->save, &QAction::triggered, this, [this] { actions_.whenDone([this] { save(false); }); });
    connect(commands_->saveAs, &QAction::triggered, this, [this] { save(true); });
    connect(commands_->reload, &QAction::triggered, &open_, &OpenScenario::reload);
    connect(start_, &StartPanel::openRequested, this, &MainWindow::chooseFile);
    connect(start_, &StartPanel::importRequested, this, &MainWindow::chooseTemplates);
    connect(start_, &StartPanel::fileChosen, this, &MainWindow::open);
    connect(start_, &StartPanel::exampleChosen, this, &MainWindow::openExample);
    connect(&open_, &OpenScenario::loading, this, &MainWindow::showLoading);
    connect(&open_, &OpenScenario::loaded, this, &MainWindow::showFile);
    connect(&open_, &OpenScenario::diskChanged, this, [this] {
        showTitle();
        showNotice({});
    });
    connect(&open_, &OpenScenario::recovered, this, [this] {
        recovered_ = true;  // said once the text has been checked
    });
    connect(&open_.text().history(), &QUndoStack::cleanChanged, this, &MainWindow::showTitle);
}

void MainWindow::connectEdits() {
    workspace_->source().setText(open_.text().document());
    actions_.listenTo(workspace_->diagram());
    actions_.listenTo(*properties_);
    connect(properties_, &PropertiesPanel::typed, this, &MainWindow::showTitle);
    connect(properties_, &PropertiesPanel::typed, &open_, &OpenScenario::keepSoon);
    open_.keepToo([this] {
        OpenScenario::Unfinished now;
        now.typed = writtenTexts(properties_->unsound(designName()));
        const auto values = properties_->pending();
        if (!values.empty()) now.text = actions_.textWith(values);
        return now;
    });
    connect(&actions_, &DesignActions::refused, this, [this](const QString& why) {
        showNotice(why);
        // The field goes back to what the text says, once it has told all it has to.
        QMetaObject::invokeMethod(this, &MainWindow::showSelection, Qt::QueuedConnection);
    });
    connect(&actions_, &DesignActions::formChanged, this, &MainWindow::showSelection);
    connect(&actions_, &DesignActions::added, this, [this](OutlineItem::Kind kind, const std::string& key) {
        if (kind == OutlineItem::Kind::Design) newDesign_ = key;
        newItem_ = {kind, key};
        open_.settle();
    });
    connectAdding();
}

void MainWindow::connectRuns() {
    connect(commands_->run, &QAction::triggered, this, [this] { actions_.whenDone([this] { startRun(); }); });
    connect(commands_->stop, &QAction::triggered, this, &MainWindow::stopRun);
    connect(commands_->pause, &QAction::triggered, this, [this](bool paused) {
        runs_.setPaused(paused);
        if (runs_.isPaused()) top_->setState(tr("paused"));
        workspace_->setPaused(runs_.isPaused());
    });
    connect(workspace_, &Workspace::runRequested, this, &MainWindow::startRun);
    connect(workspace_, &Workspace::stopRequested, this, &MainWindow::stopRun);
    connect(&runs_, &RunController::progressed, this, &MainWindow::showProgress);
    connect(&runs_, &RunController::watched, this, &MainWindow::showLive);
    connect(&runs_, &RunController::finished, this, &MainWindow::showResult);
    connect(&runs_, &RunController::failed, this, &MainWindow::showFailure);
    connectEffects();
    plans_.serve(workspace_->plan());
    for (std::size_t i = 0; i < commands_->plans.size(); ++i) {
        connect(commands_->plans.at(i), &QAction::triggered, this,
                [this, i] { workspace_->showQuestion(static_cast<planning::QuestionKind>(i)); });
    }
}

void MainWindow::connectViews() {
    for (std::size_t i = 0; i < commands_->tabs.size(); ++i) {
        connect(commands_->tabs.at(i), &QAction::triggered, this,
                [this, i] { workspace_->setCurrentIndex(static_cast<int>(i)); });
    }
    connect(top_, &TopBar::designChosen, this, &MainWindow::showDesign);
    connect(outline_, &OutlineView::selectionMoved, this, &MainWindow::showSelection);
    connect(&workspace_->states(), &StatesPage::stateChosen, this, &MainWindow::showSelection);
    connect(&workspace_->states(), &StatesPage::closed, this, &MainWindow::showSelection);
    connect(outline_, &OutlineView::activatedItem, this,
            [this](const OutlineItem& item) { showInSource(item.kind, item.key); });
    connect(&workspace_->diagram(), &DiagramPage::chosen, this, &MainWindow::choose);
    connect(&workspace_->compare(), &ComparePage::designChosen, this, [this](const std::string& name) {
        const int design = scenario() != nullptr ? designIndex(*scenario(), name) : -1;
        if (design >= 0 && design != design_) showDesign(design);
    });
    connect(&workspace_->compare(), &ComparePage::replicationsWanted, this, [this] {
        choose(OutlineItem::Kind::Scenario, "Region");
        FieldForm* form = properties_->form();
        QWidget* field = form != nullptr ? form->edit("/Simulation/Replications") : nullptr;
        field != nullptr ? properties_->ensureWidgetVisible(field) : workspace_->setCurrentIndex(Workspace::SourceTab);
    });
    connect(&workspace_->diagram(), &DiagramPage::activated, this,
            [this](OutlineItem::Kind kind, const std::string& key) {
                if (kind != OutlineItem::Kind::Resource || !workspace_->openStates(key)) showInSource(kind, key);
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
    for (QAction* action : commands_->language->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(chosenLanguage(settings_)));
    connect(commands_->language, &QActionGroup::triggered, this, [this](QAction* action) {
        chooseLanguage(settings_, static_cast<Language>(action->data().toInt()));
        strip_->setFileState(tr("the language changes when Headroom is started again"));
    });
    for (QAction* action : commands_->textSize->actions())
        action->setChecked(action->data().toInt() == appearance_.textSize());
    connect(commands_->textSize, &QActionGroup::triggered, this, [this](QAction* action) {
        appearance_.chooseTextSize(action->data().toInt());
        strip_->setFileState(tr("the text size changes when Headroom is started again"));
    });
    connect(commands_->about, &QAction::triggered, this,
            [this] { QMessageBox::about(this, tr("About Headroom"), aboutText()); });
}

void MainWindow::connectSource() {
    SourceView& source = workspace_->source().view();
    connect(&source, &SourceView::lineChanged, this, [this, &source](unsigned line) {
        if (!source.hasFocus() || root() == nullptr) return;
        if (const auto item = itemAt(*root(), line)) choose(item->first, item->second);
    });
    connect(properties_, &PropertiesPanel::sourceWanted, this, [this](const std::string& pointer) {
        const ScenarioEdit edit = ScenarioEdit::ofDesign(open_.text().text().toStdString(), designName());
        const document::Node* at = document::resolve(edit.merged(), pointer);
        if (at != nullptr) workspace_->jumpTo(at->position().line, at->position().column);
    });
    const auto toProblem = [this, &source](bool forward) {
        workspace_->setCurrentIndex(Workspace::SourceTab);
        source.setFocus();
        source.jumpToProblem(forward);
    };
    connect(commands_->nextProblem, &QAction::triggered, this, [toProblem] { toProblem(true); });
    connect(commands_->previousProblem, &QAction::triggered, this, [toProblem] { toProblem(false); });
    connect(commands_->find, &QAction::triggered, this, [this] {
        workspace_->setCurrentIndex(Workspace::SourceTab);
        workspace_->source().openFind();
    });
    connect(commands_->findNext, &QAction::triggered, this, [this] {
        workspace_->setCurrentIndex(Workspace::SourceTab);
        workspace_->source().findNext();
    });
    connect(commands_->goToLine, &QAction::triggered, this, [this, &source] {
        bool given = false;
        const int line = QInputDialog::getInt(this, tr("Go to line"), tr("Line:"), static_cast<int>(source.line()), 1,
                                              source.blockCount(), 1, &given);
        if (given) workspace_->jumpTo(static_cast<unsigned>(line), 1);
    });
}

void MainWindow::showInSource(OutlineItem::Kind kind, const std::string& key) {
    const OutlineItem* item = outline_->selected();
    unsigned line = root() != nullptr ? lineOf(*root(), kind, key) : 0;
    if (line == 0 && item != nullptr && item->kind == kind && item->key == key) line = item->line;
    if (line > 0) workspace_->jumpTo(line, 1);
}

}  // namespace headroom::gui
