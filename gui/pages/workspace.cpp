// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/workspace.hpp"

#include <QStackedWidget>
#include <QTabBar>

#include <chrono>

#include "gui/format.hpp"
#include "gui/pages/bill_page.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/live_page.hpp"
#include "gui/pages/problem_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/pages/source_page.hpp"
#include "gui/pages/states_page.hpp"
#include "gui/pages/traffic_page.hpp"
#include "gui/widgets/state_panel.hpp"
#include "scenarios/format/layout.hpp"

namespace headroom::gui {

namespace {

constexpr std::chrono::milliseconds kBetweenPages{15};  // for what the one before has still to lay out and to paint

/// Where a tab widget keeps its pages. Made there, they need not be moved, and styled anew, when they are added.
QWidget* insideOf(const QTabWidget& tabs) {
    return tabs.findChild<QStackedWidget*>(QStringLiteral("qt_tabwidget_stackedwidget"));
}

}  // namespace

Workspace::Workspace(QWidget* parent)
    : QTabWidget(parent),
      diagramStack_(new QStackedWidget(insideOf(*this))),
      resultsStack_(new QStackedWidget(insideOf(*this))),
      billStack_(new QStackedWidget(insideOf(*this))),
      diagramState_(new StatePanel(diagramStack_)),
      state_(new StatePanel(resultsStack_)),
      billState_(new StatePanel(billStack_)),
      diagram_(new DiagramPage(diagramStack_)),
      states_(new StatesPage(diagramStack_)),
      traffic_(new TrafficPage(insideOf(*this))),
      problems_(new ProblemPage(resultsStack_)),
      results_(new ResultsPage(resultsStack_)),
      live_(new LivePage(resultsStack_)),
      bill_(new BillPage(billStack_)),
      compare_(new CompareArea(insideOf(*this))),
      source_(new SourcePage(insideOf(*this))) {
    setObjectName(QStringLiteral("content"));
    setAttribute(Qt::WA_StyledBackground);
    setDocumentMode(false);
    for (QWidget* page : std::initializer_list<QWidget*>{diagramState_, diagram_, states_})
        diagramStack_->addWidget(page);
    for (QWidget* page : std::initializer_list<QWidget*>{state_, problems_, results_, live_})
        resultsStack_->addWidget(page);
    for (QWidget* page : std::initializer_list<QWidget*>{billState_, bill_}) billStack_->addWidget(page);
    addTab(diagramStack_, tr("Diagram"));
    addTab(traffic_, tr("Traffic"));
    addTab(resultsStack_, tr("Results"));
    addTab(billStack_, tr("Bill"));
    addTab(compare_, tr("Compare"));
    addTab(source_, tr("Source"));
    filling_.setSingleShot(true);
    filling_.setInterval(kBetweenPages);
    connect(&filling_, &QTimer::timeout, this, &Workspace::fillNext);
    connect(this, &QTabWidget::currentChanged, this, &Workspace::fill);
    connect(problems_, &ProblemPage::placeChosen, this, &Workspace::jumpTo);
    connect(states_, &StatesPage::closed, this, [this] { diagramStack_->setCurrentWidget(diagram_); });
    connect(live_, &LivePage::stopRequested, this, &Workspace::stopRequested);
    connect(live_, &LivePage::runRequested, this, &Workspace::runRequested);
    connect(state_, &StatePanel::pressed, this, [this] {
        if (running_) {
            emit stopRequested();
        } else {
            emit runRequested();
        }
    });
}

// Pages that go make another one current, which is told when nothing is left to fill.
Workspace::~Workspace() { disconnect(); }

ComparePage& Workspace::compare() { return compare_->designs(); }

PlanPage& Workspace::plan() { return compare_->plan(); }

void Workspace::showState(const QString& title, const QString& detail, const QString& button, double progress) {
    state_->show(title, detail, button, progress);
    resultsStack_->setCurrentWidget(state_);
}

void Workspace::showElsewhere(const QString& bill, const QString& comparison, const QString& detail, double progress) {
    billState_->show(bill, detail, {}, progress);
    billStack_->setCurrentWidget(billState_);
    compare_->showState(comparison, detail, progress);
}

void Workspace::showReady(const OpenFile& file) {
    running_ = false;
    QString detail = tr("Run simulates every design of this scenario (F5).");
    if (file.estimate) {
        detail += u'\n' + tr("It will serve about %1 requests.").arg(say::count(file.estimate->requests));
    }
    showState(tr("Not run yet"), detail, tr("▶ Run"));
    showElsewhere(tr("No bill yet"), tr("Nothing to compare yet"), tr("A run fills this page. Press F5 to run."));
}

void Workspace::showProblems(const OpenFile& file) {
    running_ = false;
    problems_->show(file);
    resultsStack_->setCurrentWidget(problems_);
    showElsewhere(tr("No bill yet"), tr("Nothing to compare yet"),
                  tr("The scenario has problems. They are listed under Results."));
}

void Workspace::showFailure(const QString& title, const QString& why) {
    running_ = false;
    showState(title, why, tr("▶ Run again"));
    showElsewhere(tr("No bill"), tr("Nothing to compare"), title);
}

void Workspace::showDesign(const format::Scenario* scenario, std::size_t design, const document::Node* root,
                           bool editable) {
    traffic_->show(scenario, design);
    if (scenario != nullptr) states_->setDesign(*scenario, design);
    const bool inside = diagramStack_->currentWidget() == states_ && states_->has(states_->machine());
    if (scenario == nullptr || !inside)
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

bool Workspace::openStates(const std::string& machine) {
    if (!states_->open(machine)) return false;
    setCurrentIndex(DiagramTab);
    diagramStack_->setCurrentWidget(states_);
    states_->setFocus();
    return true;
}

void Workspace::showRun(const std::shared_ptr<const study::StudyResult>& study, const study::DesignResult* result) {
    diagram_->showRun(study, result);
    states_->showRun(study, result);
}

void Workspace::showQuestion(planning::QuestionKind kind) {
    setCurrentIndex(CompareTab);
    compare_->showQuestion(kind);
}

void Workspace::jumpTo(unsigned line, unsigned column) {
    setCurrentIndex(SourceTab);
    source_->jumpTo(line, column);
}

}  // namespace headroom::gui
