// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main_window.hpp"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QThread>
#include <QUrl>

#include <algorithm>

#include "gui/commands.hpp"
#include "gui/format.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/problem_model.hpp"
#include "gui/pages/problem_page.hpp"
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

MainWindow::MainWindow(const Engine& engine, Appearance& appearance, QSettings& settings)
    : appearance_(appearance),
      settings_(settings),
      recent_(settings),
      session_(engine),
      runs_(engine, static_cast<unsigned>(std::max(1, QThread::idealThreadCount()))),
      commands_(new Commands(*this)) {
    setAcceptDrops(true);
    buildLayout();
    connectFiles();
    connectRuns();
    connectViews();
    restoreLayout();
    showStart();
}

// Children outlive this part of the window, and hiding as they go some of them signal: nobody is here to listen.
MainWindow::~MainWindow() {
    for (QObject* child : findChildren<QObject*>()) child->disconnect(this);
}

void MainWindow::restoreLayout() {
    resize(1280, 800);
    restoreGeometry(settings_.value(QStringLiteral("geometry")).toByteArray());
    split_->restoreState(settings_.value(QStringLiteral("columns")).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    settings_.setValue(QStringLiteral("geometry"), saveGeometry());
    settings_.setValue(QStringLiteral("columns"), split_->saveState());
    runs_.abandon();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    open(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

void MainWindow::chooseFile() {
    const QString folder = session_.path().isEmpty() ? QDir::homePath() : QFileInfo(session_.path()).path();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a scenario"), folder,
                                                      tr("Scenarios (*.json *.yaml *.yml);;All files (*)"));
    if (!path.isEmpty()) open(path);
}

void MainWindow::openExample(const QString& name) {
    const QString path = examples_.copyOf(name);
    if (path.isEmpty()) {
        QMessageBox::warning(this, tr("Headroom"), tr("The example could not be copied to %1.").arg(QDir::tempPath()));
    } else {
        open(path);
    }
}

void MainWindow::showStart() {
    start_->show(recent_.list(), examples_.list());
    stack_->setCurrentWidget(start_);
    setWindowTitle(tr("Headroom"));
    refreshMenus();
}

void MainWindow::refreshMenus() {
    commands_->recent->clear();
    for (const QString& path : recent_.list()) commands_->recent->addAction(path, this, [this, path] { open(path); });
    commands_->recent->setEnabled(!commands_->recent->isEmpty());
    commands_->examples->clear();
    for (const auto& example : examples_.list()) {
        commands_->examples->addAction(example.title, this, [this, name = example.name] { openExample(name); });
    }
    commands_->examples->setEnabled(!commands_->examples->isEmpty());
    commands_->reload->setEnabled(!session_.path().isEmpty());
}

void MainWindow::open(const QString& path) {
    runs_.abandon();
    result_.reset();
    file_.reset();
    design_ = 0;
    session_.open(QFileInfo(path).absoluteFilePath());
}

void MainWindow::showLoading(const QString& path) {
    setWindowTitle(tr("%1 – Headroom").arg(QFileInfo(path).fileName()));
    commands_->run->setEnabled(false);
    if (file_) return;  // read again: what is shown stays until it is there
    loading_->show(tr("Reading %1").arg(QFileInfo(path).fileName()), tr("Large traces take a moment."), {}, 2.0);
    stack_->setCurrentWidget(loading_);
}

void MainWindow::showFile(const SharedFile& file) {
    stale_ = result_ != nullptr;
    file_ = file;
    watch_.watch(file->path);
    if (!file->unreadable && !examples_.contains(file->path)) recent_.add(file->path);
    refreshMenus();
    stack_->setCurrentWidget(split_);
    workspace_->setSource(*file);
    const auto problems = problemsOf(*file);
    drawer_->problems().show(problems);
    strip_->setProblems(problemSummary(problems), document::hasError(problems));
    showDesign(design_);
}

void MainWindow::showDesign(int design) {
    const format::Scenario* scenario = file_ && file_->loaded.scenario ? &*file_->loaded.scenario : nullptr;
    const int count = scenario ? static_cast<int>(scenario->designs.size()) : 0;
    design_ = std::clamp(design, 0, std::max(0, count - 1));
    const study::DesignResult* result = shownResult();
    Outline outline = scenario ? outlineOf(*scenario, static_cast<std::size_t>(design_)) : Outline{};
    if (result) markObjectives(outline, *result);
    outline_->show(std::move(outline));
    for (QWidget* side : std::initializer_list<QWidget*>{outline_, properties_}) side->setVisible(scenario != nullptr);
    top_->setDesigns(scenario ? designNames(*scenario) : QStringList(), design_);
    top_->setSummary(scenario ? simulationSummary(scenario->simulation) : QString());
    const auto guesses =
        scenario ? scenario->designs[static_cast<std::size_t>(design_)].assumptions : std::vector<format::Assumption>{};
    drawer_->assumptions().show(guesses);
    strip_->setGuesses(scenario ? guessSummary(guesses) : QString());
    strip_->setPrices(scenario ? pricesText(*scenario, result_.get()) : QString());
    if (result && scenario) {
        workspace_->showResult(*result_, *result,
                               say::text(scenario->designs[static_cast<std::size_t>(design_)].billing.freeTier));
    } else if (!runs_.isRunning() && file_) {
        file_->canRun() ? workspace_->showReady(*file_) : workspace_->showProblems(*file_);
    }
    showSelection();
    showRunState();
}

void MainWindow::showSelection() {
    const OutlineItem* item = outline_->selected();
    if (item == nullptr) return properties_->showNothing();
    const study::DesignResult* result = shownResult();
    properties_->show(*item, result ? keyFiguresOf(*result_, *result, *item) : std::vector<KeyFigure>{});
    if (item->kind != OutlineItem::Kind::Design) return;
    const int design = designIndex(*file_->loaded.scenario, item->key);
    // The tree is built anew for another design: not while it is telling of its selection.
    if (design >= 0 && design != design_)
        QMetaObject::invokeMethod(
            this, [this, design] { showDesign(design); }, Qt::QueuedConnection);
}

const study::DesignResult* MainWindow::shownResult() const {
    if (!result_ || !file_ || !file_->loaded.scenario) return nullptr;
    const std::string& name = file_->loaded.scenario->designs[static_cast<std::size_t>(design_)].name;
    const auto found = std::find_if(result_->designs.begin(), result_->designs.end(),
                                    [&](const auto& one) { return one.name == name; });
    return found == result_->designs.end() ? nullptr : &*found;
}

void MainWindow::startRun() {
    if (!file_ || !file_->canRun()) return;
    runTime_.start();
    runs_.start(*file_->loaded.scenario);
    showProgress({});
}

void MainWindow::showProgress(const study::Progress& progress) {
    if (!result_) workspace_->showRunning(progress);
    top_->setState(progressText(progress));
    commands_->stop->setEnabled(true);
}

void MainWindow::showResult(const SharedResult& result) {
    result_ = result;
    stale_ = false;
    runSeconds_ = static_cast<double>(runTime_.elapsed()) / 1e3;
    showDesign(design_);
}

void MainWindow::showFailure(const base::Error& error) {
    const bool cancelled = error.code == base::Errc::Cancelled;
    const QString title = cancelled ? tr("Stopped before anything was finished") : tr("The run failed");
    if (!result_) workspace_->showFailure(title, say::text(cancelled ? std::string() : error.what));
    showRunState();
    top_->setState(result_ && cancelled ? tr("stopped; results of the run before") : title, !cancelled);
}

void MainWindow::showRunState() {
    commands_->stop->setEnabled(runs_.isRunning());
    commands_->run->setEnabled(file_ && file_->canRun());
    if (runs_.isRunning()) return;
    if (result_) {
        top_->setState(finishedText(*result_, runSeconds_), result_->partial);
    } else {
        top_->setState(file_ ? estimateText(*file_) : QString());
    }
    strip_->setFileState(stale_ ? tr("the file has changed since the run") : QString());
}

void MainWindow::toggleDrawer(int list) {
    const auto wanted = static_cast<Drawer::List>(list);
    if (drawer_->shows(wanted)) return drawer_->hide();
    drawer_->open(wanted);
}

}  // namespace headroom::gui
