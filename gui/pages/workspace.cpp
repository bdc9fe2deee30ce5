// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/workspace.hpp"

#include <QStackedWidget>
#include <QTabBar>

#include "gui/format.hpp"
#include "gui/pages/bill_page.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/problem_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/pages/source_page.hpp"
#include "gui/pages/traffic_page.hpp"
#include "gui/widgets/state_panel.hpp"
#include "scenarios/format/layout.hpp"

namespace headroom::gui {

Workspace::Workspace(QWidget* parent)
    : QTabWidget(parent),
      diagramStack_(new QStackedWidget),
      resultsStack_(new QStackedWidget),
      billStack_(new QStackedWidget),
      compareStack_(new QStackedWidget),
      diagramState_(new StatePanel),
      state_(new StatePanel),
      billState_(new StatePanel),
      compareState_(new StatePanel),
      diagram_(new DiagramPage),
      traffic_(new TrafficPage),
      problems_(new ProblemPage),
      results_(new ResultsPage),
      bill_(new BillPage),
      compare_(new ComparePage),
      source_(new SourcePage) {
    setObjectName(QStringLiteral("content"));
    setAttribute(Qt::WA_StyledBackground);
    setDocumentMode(false);
    for (QWidget* page : std::initializer_list<QWidget*>{diagramState_, diagram_}) diagramStack_->addWidget(page);
    for (QWidget* page : std::initializer_list<QWidget*>{state_, problems_, results_}) resultsStack_->addWidget(page);
    for (QWidget* page : std::initializer_list<QWidget*>{billState_, bill_}) billStack_->addWidget(page);
    for (QWidget* page : std::initializer_list<QWidget*>{compareState_, compare_}) compareStack_->addWidget(page);
    addTab(diagramStack_, tr("Diagram"));
    addTab(traffic_, tr("Traffic"));
    addTab(resultsStack_, tr("Results"));
    addTab(billStack_, tr("Bill"));
    addTab(compareStack_, tr("Compare"));
    addTab(source_, tr("Source"));
    connect(problems_, &ProblemPage::placeChosen, this, &Workspace::jumpTo);
    connect(state_, &StatePanel::pressed, this, [this] {
        if (running_) {
            emit stopRequested();
        } else {
            emit runRequested();
        }
    });
}

void Workspace::showState(const QString& title, const QString& detail, const QString& button, double progress) {
    state_->show(title, detail, button, progress);
    resultsStack_->setCurrentWidget(state_);
}

void Workspace::showElsewhere(const QString& bill, const QString& comparison, const QString& detail, double progress) {
    billState_->show(bill, detail, {}, progress);
    compareState_->show(comparison, detail, {}, progress);
    billStack_->setCurrentWidget(billState_);
    compareStack_->setCurrentWidget(compareState_);
}

void Workspace::showReady(const OpenFile& file) {
    running_ = false;
    QString detail = tr("Run simulates every design of this scenario (F5).");
    if (file.estimate) {
        detail += u'\n' + tr("It will serve about %1 requests.").arg(say::count(file.estimate->requests));
    }
    showState(tr("Not run yet"), detail, tr("▶ Run"));
    showElsewhere(tr("No bill yet"), tr("Nothing to compare yet"),
                  tr("It is made from what a run finds. Press F5 to run."));
}

void Workspace::showProblems(const OpenFile& file) {
    running_ = false;
    problems_->show(file);
    resultsStack_->setCurrentWidget(problems_);
    showElsewhere(tr("No bill yet"), tr("Nothing to compare yet"),
                  tr("The scenario has problems. They are listed under Results."));
}

void Workspace::showRunning(const study::Progress& progress) {
    running_ = true;
    const QString left = progress.leftSeconds < 0.0 ? tr("working out how long it takes")
                                                    : tr("%1 left").arg(say::timeLeft(progress.leftSeconds));
    const QString done = tr("%1 so far").arg(say::duration(progress.elapsedSeconds));
    showState(tr("Running, %1").arg(say::percent(progress.done)), left + QStringLiteral(" · ") + done, tr("Stop"),
              progress.done);
    const QString running = tr("Running, %1").arg(say::percent(progress.done));
    showElsewhere(running, running, left, progress.done);
}

void Workspace::showResult(const study::StudyResult& study, const study::DesignResult& result, const QString& freeTier,
                           const std::string& text) {
    running_ = false;
    results_->show(study, result);
    bill_->show(study, result, freeTier);
    compare_->show(study, result, text);
    resultsStack_->setCurrentWidget(results_);
    billStack_->setCurrentWidget(bill_);
    compareStack_->setCurrentWidget(compare_);
}

void Workspace::showFailure(const QString& title, const QString& why) {
    running_ = false;
    showState(title, why, tr("▶ Run again"));
    showElsewhere(tr("No bill"), tr("Nothing to compare"), title);
}

void Workspace::showDesign(const format::Scenario* scenario, std::size_t design, const document::Node* root,
                           bool editable) {
    traffic_->show(scenario, design);
    diagramStack_->setCurrentWidget(scenario != nullptr ? static_cast<QWidget*>(diagram_) : diagramState_);
    if (scenario == nullptr) {
        diagramState_->show(tr("Nothing to draw yet"),
                            tr("The scenario has problems. They are listed under Results and marked in the Source."));
        return;
    }
    document::Problems problems("");  // they are in the list already
    diagram_->show(*scenario, design, root != nullptr ? format::readLayout(problems, *root) : format::Layout{},
                   editable && root != nullptr);
}

void Workspace::jumpTo(unsigned line, unsigned column) {
    setCurrentIndex(SourceTab);
    source_->jumpTo(line, column);
}

}  // namespace headroom::gui
