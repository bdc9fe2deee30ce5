// SPDX-License-Identifier: GPL-3.0-or-later
// The window's runs: starting, watching, what they found, earlier ones.
#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QThread>
#include <QTimer>

#include <algorithm>

#include "gui/commands.hpp"
#include "gui/effects_controller.hpp"
#include "gui/format.hpp"
#include "gui/main_window.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/workspace.hpp"
#include "gui/run_text.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"

namespace headroom::gui {

void MainWindow::startRun() {
    if (runs_.isRunning()) return;  // it would be lost
    commitForm();
    if (open_.isSettling()) {  // what was typed last is to be run
        wantsRun_ = true;
        return open_.settle();
    }
    if (!file_ || !file_->canRun()) return;
    runTime_.start();
    runText_ = open_.text().text();
    runFile_ = file_;
    live_.begin(*file_->loaded.scenario);
    commands_->pause->setChecked(false);  // which tells nobody: only a click does
    workspace_->setPaused(false);
    if (!result_) workspace_->showRun(nullptr, nullptr);  // nor what was recorded of a run that was stopped
    runs_.start(*file_->loaded.scenario);
    showRunState();
    showProgress({});
}

/// The run waits while it is asked about; no question, no answer needed.
bool MainWindow::mayEndRun(const QString& title, const QString& question) {
    if (question.isEmpty()) return true;
    const bool held = runs_.isPaused();
    runs_.setPaused(true);
    const auto answer =
        QMessageBox::question(this, title, question, QMessageBox::Yes | QMessageBox::No, QMessageBox::No);
    runs_.setPaused(held);
    return answer == QMessageBox::Yes;
}

/// Of the run and the question of planning that are under way; false: somebody wants to wait for them.
bool MainWindow::mayEndWork(const QString& title, QString (*question)(double running, double answering)) {
    return mayEndRun(title, question(runs_.isRunning() ? runTime() : 0.0, plans_.workedFor()));
}

void MainWindow::stopRun() {
    if (runs_.isRunning() && mayEndRun(tr("Stop the run?"), stopQuestion(runTime()))) runs_.cancel();
}

void MainWindow::showProgress(const study::Progress& progress) {
    // Of a design that the run before did not have there is nothing to go on showing.
    shownResult() != nullptr ? workspace_->showLiveProgress(progress) : workspace_->showRunning(progress);
    top_->setState(runs_.isPaused() ? tr("paused") : progressText(progress));
    commands_->stop->setEnabled(true);
    commands_->pause->setEnabled(true);
}

void MainWindow::showLive(const study::LiveSeries& live) {
    live_.take(live);
    if (scenario() != nullptr) workspace_->showLive(live_, designName());
}

void MainWindow::showResult(const SharedResult& result) {
    workspace_->endRun();
    result_ = result;
    resultText_ = runText_;
    resultFile_ = runFile_;
    runSeconds_ = runTime();
    history_.add({result, runText_, runSeconds_, QDateTime::currentDateTime()});
    refreshHistory();
    drawDesign(design_);
    showSelection();
    showRunState();
    QTimer::singleShot(0, this, &MainWindow::showFigures);  // all at once would keep the window away for too long
}

void MainWindow::showPast(const PastRun& run) {
    result_ = run.result;
    resultText_ = run.text;
    resultFile_.reset();  // what is opened with it says the same
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
    workspace_->endRun();
    const QString title = cancelled ? stoppedText() : tr("The run failed");
    const QString why = cancelled ? QString() : failureText(error, runs_.attempt());
    if (!cancelled) live_.clear();
    shownStudy_.reset();
    if (result_) showFigures();  // in place of what was to be watched
    if (!result_) {
        workspace_->showRun(nullptr, nullptr);
        cancelled ? workspace_->showStopped(title, live_, designName()) : workspace_->showFailure(title, why);
    }
    showRunState();
    top_->setState(result_ && cancelled ? tr("stopped; results of the run before") : title, !cancelled);
    if (result_ && !cancelled) showNotice(tr("%1: %2").arg(title, QString(why).replace(u'\n', u' ')));
}

bool MainWindow::wasStopped() {
    return !runs_.isRunning() && result_ == nullptr && !live_.isEmpty() && saysTheSame(runText_, open_.text().text());
}

void MainWindow::showRunState() {
    for (QAction* action : {commands_->stop, commands_->pause}) action->setEnabled(runs_.isRunning());
    if (!runs_.isRunning()) commands_->pause->setChecked(false);
    commands_->run->setEnabled(file_ && file_->canRun() && !runs_.isRunning());
    if (runs_.isRunning()) return;
    if (isStale()) {
        top_->setState(tr("results are of the file before it was changed"), true);
    } else if (result_) {
        top_->setState(finishedText(*result_, runSeconds_), result_->partial);
    } else if (wasStopped()) {
        top_->setState(stoppedText());
    } else {
        top_->setState(file_ ? estimateText(*file_) : QString());
    }
    showNotice({});
}

bool MainWindow::isStale() { return result_ != nullptr && !isRunOf_(resultText_, open_.text().text()); }

/// Says what must be known of the file; without anything else, whether the results are those of another text.
void MainWindow::showNotice(const QString& notice) {
    const QString disk = diskNotice();
    const QString usual = !disk.isEmpty() ? disk : isStale() ? tr("the file has changed since the run") : QString();
    strip_->setFileState(notice.isEmpty() ? usual : notice);
}

/// What each change does is a study of its own, of the run that is compared.
void MainWindow::connectEffects() {
    ComparePage& page = workspace_->compare();
    auto* effects = new EffectsController(static_cast<unsigned>(std::max(1, QThread::idealThreadCount())), this);
    connect(&page, &ComparePage::effectsWanted, this, [this, effects](const std::string& design) {
        if (result_) effects->start(resultText_.toStdString(), open_.path().toStdString(), result_, design);
    });
    connect(&page, &ComparePage::effectsUnwanted, effects, &EffectsController::stop);
    connect(effects, &EffectsController::progressed, &page,
            [&page](const study::Progress& progress) { page.showEffectsProgress(progress.done); });
    connect(effects, &EffectsController::found, &page, &ComparePage::showEffects);
    connect(effects, &EffectsController::failed, &page, &ComparePage::showEffectsFailure);
}

}  // namespace headroom::gui
