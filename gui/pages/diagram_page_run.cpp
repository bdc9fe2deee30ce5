// SPDX-License-Identifier: GPL-3.0-or-later
// What the diagram says of a run: over all of it, at a moment, while it goes on.
#include <QLabel>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/widgets/time_bar.hpp"
#include "scenarios/study/processor_time.hpp"

namespace headroom::gui {

namespace {

QDateTime startOf(const study::StudyResult& study) {
    const QDateTime start = QDateTime::fromString(say::text(study.start), Qt::ISODate);
    return start.isValid() ? start : QDateTime(QDate(2026, 1, 5), QTime(0, 0), QTimeZone::utc());
}

}  // namespace

void DiagramPage::showRun(std::shared_ptr<const study::StudyResult> study, const study::DesignResult* result) {
    live_ = nullptr;
    stopped_ = false;
    study_ = std::move(study);
    result_ = study_ != nullptr ? result : nullptr;
    time_->setVisible(result_ != nullptr);
    if (result_ != nullptr) {
        time_->show(RunMoments(*study_, *result_).load(), result_->seriesPeriod, study_->duration, startOf(*study_));
    }
    showMoment();
}

void DiagramPage::showLive(const LiveStudy& live, const std::string& design) {
    stopped_ = false;
    if (live.find(design) == nullptr) {  // it has not begun: figures of another one would be wrong
        live_ = nullptr;
        return showMoment();
    }
    const bool first = live_ == nullptr || liveDesign_ != design;
    live_ = &live;
    liveDesign_ = design;
    const auto began = study::WatchBudget::Clock::now();
    if (!isVisible() || (!first && !budget_.lets(began))) return;
    const auto before = study::processorTime();
    refreshLive();
    budget_.spent(began, study::processorTime() - before + view_->painting());
}

void DiagramPage::showStopped(const LiveStudy& live, const std::string& design) {
    if (live.find(design) == nullptr) return;  // estimates are all there is
    stopped_ = true;
    live_ = &live;
    liveDesign_ = design;
    refreshLive();
}

void DiagramPage::refreshLive() {
    const study::DesignResult* result = live_->find(liveDesign_);
    if (result == nullptr) return;
    time_->setVisible(true);
    time_->show(RunMoments(live_->study(), *result).load(), result->seriesPeriod, live_->study().duration,
                startOf(live_->study()));
    showMoment();
}

/// At the moment that was chosen, else as it is by now: by the last period that has ended.
void DiagramPage::showLiveMoment(const study::DesignResult& result) {
    const RunMoments moments(live_->study(), result);
    const double now = live_->measured(liveDesign_);
    view_->showMoment(&moments, std::min(time_->moment().value_or(now), now));
    const QString where = stopped_ ? tr("stopped") : paused_ ? tr("paused") : tr("running");
    moment_->setText(time_->moment()
                         ? tr("%1, at %2").arg(where, time_->momentText())
                         : tr("%1, %2 of %3 simulated")
                               .arg(where, say::length(std::floor(now)), say::length(live_->study().duration)));
}

void DiagramPage::setPaused(bool paused) {
    paused_ = paused;
    showMoment();
}

void DiagramPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (live_ != nullptr) refreshLive();
}

void DiagramPage::clear() {
    showRun(nullptr, nullptr);
    view_->show({}, {});
}

void DiagramPage::showMoment() {
    if (const study::DesignResult* live = live_ ? live_->find(liveDesign_) : nullptr) return showLiveMoment(*live);
    if (result_ == nullptr) {
        view_->showMoment(nullptr, {});
        moment_->setText(tr("estimate from mean rates"));
        return;
    }
    const RunMoments moments(*study_, *result_);
    view_->showMoment(&moments, time_->moment());
    moment_->setText(time_->momentText());
}

}  // namespace headroom::gui
