// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <QTimer>

#include <array>

#include "gui/scenario_session.hpp"
#include "scenarios/planning/question.hpp"
#include "scenarios/study/run.hpp"

class QStackedWidget;

namespace headroom::gui {

class BillPage;
class CompareArea;
class ComparePage;
class LivePage;
class LiveStudy;
class DiagramPage;
class PlanPage;
class ProblemPage;
class ResultsPage;
class SourcePage;
class StatePanel;
class StatesPage;
class TrafficPage;

/// The tabs in the middle. Results, Bill and Compare say what they wait for until there is something to show.
class Workspace : public QTabWidget {
    Q_OBJECT
public:
    enum Tab { DiagramTab, TrafficTab, ResultsTab, BillTab, CompareTab, SourceTab };

    explicit Workspace(QWidget* parent = nullptr);
    ~Workspace() override;

    /// A file that can be run but was not.
    void showReady(const OpenFile& file);
    void showProblems(const OpenFile& file);
    void showRunning(const study::Progress& progress);
    /// The run is held, or goes on.
    void setPaused(bool paused);
    /// What the run has recorded by now, of the design if that is known.
    void showLive(const LiveStudy& live, const std::string& design);
    /// While earlier results are still there for the other pages.
    void showLiveProgress(const study::Progress& progress);
    /// `result` is a part of `study`, `text` the scenario that was run. What is shown already is left as it is: pages
    /// keep where they stand while the scenario is edited. What is not in sight is filled when it is opened, or in the
    /// next turns of the event loop.
    void showResult(const std::shared_ptr<const study::StudyResult>& study, const study::DesignResult& result,
                    const QString& text);
    /// Nothing more is to be watched.
    void endRun() { watching_ = false; }
    /// The run ended without anything to show.
    void showFailure(const QString& title, const QString& why);
    /// The run was stopped before anything was finished: what was watched of it stays to be looked at.
    void showStopped(const QString& title, const LiveStudy& live, const std::string& design);
    /// Diagram and traffic of a design. Null `scenario`: there is nothing to draw yet. `root`: the document, whose
    /// Layout says where things stand; null: it says nothing.
    void showDesign(const format::Scenario* scenario, std::size_t design, const document::Node* root, bool editable);
    /// The states of a machine, in the place of the diagram while they are open.
    StatesPage& states() { return *states_; }
    /// Opens a state machine as its own graph; false where it is none.
    bool openStates(const std::string& machine);
    void showRun(const std::shared_ptr<const study::StudyResult>& study, const study::DesignResult* result);
    void jumpTo(unsigned line, unsigned column);
    /// Goes to a question of planning.
    void showQuestion(planning::QuestionKind kind);
    ResultsPage& results() { return *results_; }
    DiagramPage& diagram() { return *diagram_; }
    ComparePage& compare();
    PlanPage& plan();
    SourcePage& source() { return *source_; }

signals:
    void runRequested();
    void stopRequested();

private:
    void showState(const QString& title, const QString& detail, const QString& button, double progress = -1.0);
    /// The same of the pages that have no button of their own.
    void showElsewhere(const QString& bill, const QString& comparison, const QString& detail, double progress = -1.0);
    /// Shows the result in a tab that does not yet.
    void fill(int tab);
    void fillNext();
    QStackedWidget* diagramStack_;
    QStackedWidget* resultsStack_;
    QStackedWidget* billStack_;
    StatePanel* diagramState_;
    StatePanel* state_;
    StatePanel* billState_;
    DiagramPage* diagram_;
    StatesPage* states_;
    TrafficPage* traffic_;
    ProblemPage* problems_;
    ResultsPage* results_;
    LivePage* live_;
    BillPage* bill_;
    CompareArea* compare_;
    SourcePage* source_;
    std::shared_ptr<const study::StudyResult> shownStudy_;
    const study::DesignResult* shownResult_ = nullptr;
    QString shownText_;
    std::array<bool, 6> due_{};  ///< by tab: what it shows is of another result
    QTimer filling_;
    bool running_ = false;
    bool watching_ = false;  ///< a run, in place of earlier results
    bool paused_ = false;
    study::Progress progress_;  ///< of the run, as it was told last
};

}  // namespace headroom::gui
