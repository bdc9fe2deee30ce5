// SPDX-License-Identifier: GPL-3.0-or-later
// What a run found. Three pages full of tables and charts take longer to fill than the window may be away.
#include <QStackedWidget>

#include <algorithm>
#include <utility>

#include "gui/items/run_terms.hpp"
#include "gui/pages/bill_page.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/pages/workspace.hpp"

namespace headroom::gui {

void Workspace::showResult(const std::shared_ptr<const study::StudyResult>& study, const study::DesignResult& result,
                           const QString& text) {
    running_ = false;
    if (shownStudy_ != study || shownResult_ != &result) {
        shownStudy_ = study;
        shownResult_ = &result;
        shownText_ = text;
        for (const Tab tab : {ResultsTab, BillTab, CompareTab}) due_.at(tab) = true;
        fill(currentIndex());
        filling_.start();
    }
    if (!watching_) resultsStack_->setCurrentWidget(results_);
    billStack_->setCurrentWidget(bill_);
    compare_->showComparison();
}

void Workspace::fill(int tab) {
    if (tab < 0 || !std::exchange(due_.at(static_cast<std::size_t>(tab)), false)) return;
    const std::string run = shownText_.toStdString();
    if (tab == ResultsTab) results_->show(shownStudy_, *shownResult_);
    if (tab == BillTab) bill_->show(shownStudy_, *shownResult_, freeTierOf(run, shownResult_->name));
    if (tab == CompareTab) compare_->designs().show(*shownStudy_, *shownResult_, run);
}

void Workspace::fillNext() {
    const auto next = std::ranges::find(due_, true);
    if (next == due_.end()) return;
    fill(static_cast<int>(next - due_.begin()));
    filling_.start();
}

}  // namespace headroom::gui
