// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main_window.hpp"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QThread>

#include <algorithm>
#include <utility>

#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/problem_model.hpp"
#include "gui/items/source_place.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/problem_page.hpp"
#include "gui/pages/source_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/run_text.hpp"
#include "gui/widgets/drawer.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "scenarios/format/assumptions.hpp"

namespace headroom::gui {

MainWindow::MainWindow(const Engine& engine, Appearance& appearance, QSettings& settings)
    : appearance_(appearance),
      settings_(settings),
      account_(settings),
      recent_(settings),
      open_(engine, QFileInfo(settings.fileName()).absoluteDir().filePath(QStringLiteral("recovery"))),
      runs_(engine, static_cast<unsigned>(std::max(1, QThread::idealThreadCount()))),
      plans_(engine, static_cast<unsigned>(std::max(1, QThread::idealThreadCount())), open_),
      actions_(open_, [this] { return static_cast<std::size_t>(design_); }),
      commands_(new Commands(*this, open_.text().history())) {
    setAcceptDrops(true);
    buildLayout();
    connectFiles();
    connectExchange();
    connectEdits();
    connectRuns();
    connectViews();
    connectSource();
    connectHelp();
    connectWelcome();
    restoreLayout();
    showStart();
    if (!account_.wasAsked()) showWelcome();
}

// Children outlive this part of the window, and hiding as they go some of them signal: nobody is here to listen.
MainWindow::~MainWindow() {
    for (QObject* child : findChildren<QObject*>()) child->disconnect(this);
    open_.text().history().disconnect(this);
    delete takeCentralWidget();  // the source shows a document that is a member of this window
}

void MainWindow::restoreLayout() {
    resize(1280, 800);
    restoreGeometry(settings_.value(QStringLiteral("geometry")).toByteArray());
    split_->restoreState(settings_.value(QStringLiteral("columns")).toByteArray());
}

const format::Scenario* MainWindow::scenario() const {
    return drawn_ && drawn_->loaded.scenario ? &*drawn_->loaded.scenario : nullptr;
}

const document::Node* MainWindow::root() const {
    if (file_ && file_->root) return &*file_->root;
    return drawn_ && drawn_->root ? &*drawn_->root : nullptr;
}

void MainWindow::showFile(const SharedFile& file) {
    const bool first = file_ == nullptr;
    file_ = file;
    if (file->loaded.scenario) drawn_ = file;
    if (first && !file->unreadable && !examples_.contains(file->path)) recent_.add(file->path);
    refreshMenus();
    showTitle();
    stack_->setCurrentWidget(split_);
    workspace_->source().show(*file, open_.isEditable());
    const auto problems = problemsOf(*file);
    drawer_->problems().show(problems);
    strip_->setProblems(problemSummary(problems), document::hasError(problems));
    if (first && !file->canRun()) workspace_->setCurrentIndex(Workspace::ResultsTab);
    const int wanted = scenario() && !newDesign_.empty() ? designIndex(*scenario(), newDesign_) : -1;
    if (wanted >= 0) newDesign_.clear();
    showDesign(wanted >= 0 ? wanted : design_);
    if (!newItem_.second.empty()) choose(newItem_.first, std::exchange(newItem_.second, {}));
    if (!file->fromDisk && std::exchange(recovered_, false))
        showNotice(tr("changes that had not been saved are back; Undo takes them away"));
    if (std::exchange(wantsRun_, false)) startRun();
    if (scenario() != nullptr && std::exchange(wantsTour_, false)) startTour();
}

void MainWindow::showDesign(int design) {
    const format::Scenario* shown = scenario();
    const int count = shown ? static_cast<int>(shown->designs.size()) : 0;
    design_ = std::clamp(design, 0, std::max(0, count - 1));
    const auto index = static_cast<std::size_t>(design_);
    Outline outline = shown ? outlineOf(*shown, index) : Outline{};
    if (const study::DesignResult* result = shownResult()) markObjectives(outline, *result);
    workspace_->showDesign(shown, index, root(), open_.isEditable());
    plans_.show(file_, shown ? shown->designs[index].name : std::string());
    outline_->show(std::move(outline));
    for (QWidget* side : std::initializer_list<QWidget*>{outline_, properties_}) side->setVisible(shown != nullptr);
    top_->setDesigns(shown ? designNames(*shown) : QStringList(), design_);
    top_->setSummary(shown ? simulationSummary(shown->simulation) : QString());
    const auto guesses = shown ? format::assumptionsOf(shown->designs) : std::vector<format::Assumption>{};
    drawer_->assumptions().show(guesses);
    strip_->setGuesses(shown ? guessSummary(guesses) : QString());
    strip_->setPrices(shown ? pricesText(*shown, result_.get()) : QString());
    showFigures();
    showSelection();
    showRunState();
}

/// What the run says of the design that is shown, or why there is nothing.
void MainWindow::showFigures() {
    const study::DesignResult* result = shownResult();
    commands_->exportReport->setEnabled(result != nullptr && !reports_.isBusy());
    workspace_->showRun(result_, result);
    if (result != nullptr) {
        const format::Design& design = scenario()->designs[static_cast<std::size_t>(design_)];
        workspace_->showResult(*result_, *result, say::text(design.billing.freeTier), resultText_.toStdString());
    } else if (!runs_.isRunning() && file_) {
        file_->canRun() ? workspace_->showReady(*file_) : workspace_->showProblems(*file_);
    }
}

void MainWindow::choose(OutlineItem::Kind kind, const std::string& key) { outline_->choose(kind, key); }

void MainWindow::showSelection() {
    const OutlineItem* item = outline_->selected();
    if (item == nullptr) return properties_->showNothing();
    workspace_->diagram().choose(item->kind, item->key);
    const study::DesignResult* result = shownResult();
    const ScenarioEdit edit(open_.text().text().toStdString(), static_cast<std::size_t>(design_));
    const bool editable = open_.isEditable() && edit.isReadable() && file_ && file_->root;
    properties_->show(*item, result ? keyFiguresOf(*result_, *result, *item) : std::vector<KeyFigure>{},
                      editable ? &edit : nullptr, std::filesystem::path(open_.path().toStdString()).parent_path());
    if (item->kind != OutlineItem::Kind::Design || !scenario()) return;
    const int design = designIndex(*scenario(), item->key);
    // The tree is built anew for another design: not while it is telling of its selection.
    if (design >= 0 && design != design_)
        QMetaObject::invokeMethod(
            this, [this, design] { showDesign(design); }, Qt::QueuedConnection);
}

const study::DesignResult* MainWindow::shownResult() const {
    if (!result_ || !scenario()) return nullptr;
    const std::string& name = scenario()->designs[static_cast<std::size_t>(design_)].name;
    const auto found = std::find_if(result_->designs.begin(), result_->designs.end(),
                                    [&](const auto& one) { return one.name == name; });
    return found == result_->designs.end() ? nullptr : &*found;
}

void MainWindow::startRun() {
    if (open_.isSettling()) {  // what was typed last is to be run
        wantsRun_ = true;
        return open_.settle();
    }
    if (!file_ || !file_->canRun()) return;
    runTime_.start();
    runText_ = open_.text().text();
    live_.clear();
    runs_.start(*file_->loaded.scenario);
    showProgress({});
}

void MainWindow::showProgress(const study::Progress& progress) {
    result_ ? workspace_->showLiveProgress(progress) : workspace_->showRunning(progress);
    top_->setState(runs_.isPaused() ? tr("paused") : progressText(progress));
    commands_->stop->setEnabled(true);
    commands_->pause->setEnabled(true);
}

void MainWindow::showLive(const study::LiveSeries& live) {
    live_.take(live);
    const format::Scenario* shown = scenario();
    if (shown) workspace_->showLive(live_, shown->designs[static_cast<std::size_t>(design_)].name);
}

void MainWindow::showResult(const SharedResult& result) {
    result_ = result;
    resultText_ = runText_;
    runSeconds_ = static_cast<double>(runTime_.elapsed()) / 1e3;
    history_.add({result, runText_, runSeconds_, QDateTime::currentDateTime()});
    refreshHistory();
    showDesign(design_);
}

void MainWindow::showPast(const PastRun& run) {
    result_ = run.result;
    resultText_ = run.text;
    runSeconds_ = run.seconds;
    // The designs of then, as they were then; Undo goes back to what was written since.
    if (open_.isEditable()) open_.edit(run.text.toStdString(), tr("going back to an earlier run"));
    open_.settle();
    showDesign(design_);
}

void MainWindow::refreshHistory() {
    commands_->earlier->clear();
    for (const PastRun& run : history_.runs())
        commands_->earlier->addAction(pastRunText(run), this, [this, run] { showPast(run); });
    commands_->earlier->setEnabled(!history_.runs().empty());
}

void MainWindow::showFailure(const base::Error& error) {
    const bool cancelled = error.code == base::Errc::Cancelled;
    const QString title = cancelled ? tr("Stopped before anything was finished") : tr("The run failed");
    if (!result_) workspace_->showFailure(title, say::text(cancelled ? std::string() : error.what));
    if (result_) showFigures();  // in place of what was to be watched
    showRunState();
    top_->setState(result_ && cancelled ? tr("stopped; results of the run before") : title, !cancelled);
}

void MainWindow::showRunState() {
    for (QAction* action : {commands_->stop, commands_->pause}) action->setEnabled(runs_.isRunning());
    if (!runs_.isRunning()) commands_->pause->setChecked(false);
    commands_->run->setEnabled(file_ && file_->canRun());
    if (runs_.isRunning()) return;
    if (result_) {
        top_->setState(finishedText(*result_, runSeconds_), result_->partial);
    } else {
        top_->setState(file_ ? estimateText(*file_) : QString());
    }
    showNotice({});
}

/// Says what must be known of the file; without anything else, whether the results are those of another text.
void MainWindow::showNotice(const QString& notice) {
    const bool stale = result_ != nullptr && resultText_ != open_.text().text();
    strip_->setFileState(notice.isEmpty() && stale ? tr("the file has changed since the run") : notice);
}

void MainWindow::toggleDrawer(int list) {
    const auto wanted = static_cast<Drawer::List>(list);
    if (drawer_->shows(wanted)) return drawer_->hide();
    drawer_->open(wanted);
}

}  // namespace headroom::gui
