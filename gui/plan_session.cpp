// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan_session.hpp"

#include <QEvent>

#include <utility>

#include "gui/open_scenario.hpp"
#include "gui/pages/plan_page.hpp"

namespace headroom::gui {

PlanSession::PlanSession(const Engine& engine, unsigned jobs, OpenScenario& open, QObject* parent)
    : QObject(parent), open_(open), controller_(engine, jobs) {}

void PlanSession::serve(PlanPage& page) {
    page_ = &page;
    page.installEventFilter(this);
    connect(&page, &PlanPage::asked, this, [this](const planning::Question& question) {
        controller_.ask(open_.text().text().toStdString(), open_.path().toStdString(), question);
    });
    connect(&page, &PlanPage::stopRequested, &controller_, &PlanController::cancel);
    connect(&controller_, &PlanController::progressed, &page, &PlanPage::showProgress);
    connect(&controller_, &PlanController::answered, &page, &PlanPage::showAnswer);
    connect(&controller_, &PlanController::failed, &page, &PlanPage::showFailure);
}

void PlanSession::show(const SharedFile& file, const std::string& design) {
    file_ = file;
    design_ = design;
    told_ = false;
    if (page_ != nullptr && page_->isVisible()) tell();
}

void PlanSession::clear() {
    controller_.abandon();
    file_.reset();
    told_ = true;
    if (page_ != nullptr) page_->clear();
}

bool PlanSession::eventFilter(QObject* watched, QEvent* event) {
    if (watched == page_ && event->type() == QEvent::Show) tell();
    return QObject::eventFilter(watched, event);
}

/// What can be asked is worked out from the whole scenario, so only for a page that somebody looks at.
void PlanSession::tell() {
    if (std::exchange(told_, true)) return;
    const QString text = open_.text().text();
    page_->setSubject(file_ ? planSubjectOf(*file_, text.toStdString()) : nullptr, design_, text);
}

}  // namespace headroom::gui
