// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs while a run goes on.
#include <QStackedWidget>

#include "gui/format.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/live_page.hpp"
#include "gui/pages/workspace.hpp"

namespace headroom::gui {

void Workspace::showRunning(const study::Progress& progress) {
    const bool watching = running_ && resultsStack_->currentWidget() == live_;
    running_ = true;
    progress_ = progress;
    live_->showProgress(progress);
    const QString left = progress.leftSeconds < 0.0 ? tr("working out how long it takes")
                                                    : tr("%1 left").arg(say::timeLeft(progress.leftSeconds));
    const QString done = tr("%1 so far").arg(say::duration(progress.elapsedSeconds));
    const QString running = (paused_ ? tr("Paused, %1") : tr("Running, %1")).arg(say::progress(progress.done));
    showState(running, left + QStringLiteral(" · ") + done, tr("Stop"), progress.done);
    if (watching) resultsStack_->setCurrentWidget(live_);
    showElsewhere(running, running, left, progress.done);
}

void Workspace::setPaused(bool paused) {
    paused_ = paused;
    live_->setPaused(paused);
    diagram_->setPaused(paused);
    if (running_) showRunning(progress_);
}

void Workspace::showLive(const LiveStudy& live, const std::string& design) {
    if (resultsStack_->currentWidget() != live_) live_->clear();
    watching_ = true;
    resultsStack_->setCurrentWidget(live_);
    live_->show(live, design);
    diagram_->showLive(live, design);
}

void Workspace::showStopped(const QString& title, const LiveStudy& live, const std::string& design) {
    showFailure(title, {});
    if (live.isEmpty()) return;
    live_->show(live, design);
    live_->showStopped(title);
    diagram_->showStopped(live, design);
    resultsStack_->setCurrentWidget(live_);
}

void Workspace::showLiveProgress(const study::Progress& progress) { live_->showProgress(progress); }

}  // namespace headroom::gui
