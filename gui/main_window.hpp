// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QMainWindow>

#include "gui/account.hpp"
#include "gui/design_actions.hpp"
#include "gui/examples.hpp"
#include "gui/items/live_study.hpp"
#include "gui/items/same_scenario.hpp"
#include "gui/open_scenario.hpp"
#include "gui/plan_session.hpp"
#include "gui/recent_files.hpp"
#include "gui/report_writer.hpp"
#include "gui/run_controller.hpp"
#include "gui/run_history.hpp"

class QSettings;
class QSplitter;
class QStackedWidget;

namespace headroom::gui {

class Appearance;
class CommandPalette;
class Commands;
class Drawer;
class HelpWindow;
class OutlineView;
class PropertiesPanel;
class StartPanel;
class StatePanel;
class StatusStrip;
class TopBar;
class Tour;
class WelcomePage;
class Workspace;

/// The switchboard: owns what is open and what was found, hands both to the pages, knows nothing of how they look.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const Engine& engine, Appearance& appearance, QSettings& settings);
    ~MainWindow() override;

    void open(const QString& path);
    /// The file that is open; empty: none.
    const QString& path() const { return open_.path(); }
    /// Asks about what would be lost, a run or changes; false: somebody wants to keep the window.
    bool mayClose();
    void closeAgreed();  ///< after that, without a question

signals:
    void windowWanted(const QString& file = {});
    /// Another file is open here, or the same under another name.
    void fileChanged();
    /// All windows are to close, unless somebody keeps one.
    void quitting();
    void closed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildLayout();
    void connectFiles();
    void connectEdits();
    void connectAdding();
    void askWhatIsScaled();
    void createScenario();
    void connectRuns();
    void connectEffects();
    void connectViews();
    void connectSource();
    void connectHelp();
    void connectWelcome();
    void restoreLayout();
    void fitToScreen();
    void chooseFile();
    void chooseTemplates();
    void importFiles(const QStringList& paths);
    void showMeasured();
    void exportReport();
    void importTrace(const std::string& arrivals);
    void connectExchange();
    bool openExample(const QString& name);
    /// False where somebody wants to keep what is open.
    bool openFile(const QString& path);
    bool save(bool underAnotherName);
    enum class Replace { Yes, UnderAnotherName, No };
    Replace askToReplace();
    void takeAlong(const QString& path) const;
    QString folderForFiles() const;
    QString diskNotice() const;
    /// Asks what becomes of changes that are not saved; false: nothing should happen.
    bool mayDiscard();
    /// What is being typed in a form is in the document after this, or refused and marked.
    void commitForm();
    void showStart();
    void refreshMenus();
    void showTitle();
    void showLoading(const QString& path);
    void showFile(const SharedFile& file);
    void showDesign(int design);
    void drawDesign(int design);
    void showFigures();
    void retype();  ///< what stood in fields when the program was ended
    void showSelection();
    void showNotice(const QString& notice);
    void choose(OutlineItem::Kind kind, const std::string& key);
    void showInSource(OutlineItem::Kind kind, const std::string& key);
    void startRun();
    void stopRun();
    bool mayEndRun(const QString& title, const QString& question);
    bool mayEndWork(const QString& title, QString (*question)(double running, double answering));
    /// Seconds since the run began, but for those it was held.
    double runTime() const { return static_cast<double>(runTime_.elapsed()) / 1e3 - runs_.held().count(); }
    void showProgress(const study::Progress& progress);
    void showLive(const study::LiveSeries& live);
    void showResult(const SharedResult& result);
    void showFailure(const base::Error& error);
    /// The last run of this very text was stopped before anything was finished; what was recorded is all there is.
    bool wasStopped();
    /// The results are those of another scenario than the one that is open now.
    bool isStale();
    /// Shows an earlier run again; its scenario can be had back as well.
    void showPast(const PastRun& run);
    void refreshHistory();
    void showRunState();
    void toggleDrawer(int list);
    void showWelcome();
    void leaveWelcome();
    QByteArray fitToAccount(const QByteArray& text, const QString& path) const;
    void startTour();
    void openPalette();
    /// Of what is selected, if it has one and the keyboard is there; else what was read last.
    void showHelp();
    void showHelp(const QString& page);
    /// The design that is shown; empty while there is none.
    std::string designName() const;
    /// What is drawn: the newest text's scenario, or the last one without an error; null before the first.
    const format::Scenario* scenario() const;
    const document::Node* root() const;  ///< of the newest document that could be read
    /// The result of the design shown; null before a run, or when the file has other designs now.
    const study::DesignResult* shownResult() const;

    Appearance& appearance_;
    QSettings& settings_;
    Account account_;
    RecentFiles recent_;
    Examples examples_;
    OpenScenario open_;
    RunController runs_;
    ReportWriter reports_;
    RunHistory history_;
    PlanSession plans_;
    DesignActions actions_;
    Commands* commands_;
    TopBar* top_;
    QStackedWidget* stack_;
    StartPanel* start_;
    StatePanel* loading_;
    QSplitter* split_;
    OutlineView* outline_;
    Workspace* workspace_;
    PropertiesPanel* properties_;
    Drawer* drawer_;
    StatusStrip* strip_;
    CommandPalette* palette_;
    WelcomePage* welcome_;
    Tour* tour_;
    HelpWindow* help_ = nullptr;  ///< once it was asked for

    SharedFile file_;   ///< the newest text, checked
    SharedFile drawn_;  ///< the newest without an error
    SharedResult result_;
    SharedFile runFile_;       ///< what the run under way was started with
    SharedFile resultFile_;    ///< what result_ is of, where that is known
    SharedResult shownStudy_;  ///< what the pages show, which is kept while the text is edited
    const study::DesignResult* shownDesign_ = nullptr;
    LiveStudy live_;
    int design_ = 0;
    double runSeconds_ = 0.0;
    QString runText_;             ///< what the run under way was started with
    QString resultText_;          ///< what result_ is of
    SameScenario isRunOf_;        ///< of that text and the one that is open
    bool agreed_ = false;         ///< to be closed
    bool recovered_ = false;      ///< what was lost in a crash is back, and nobody has been told yet
    bool wantsTour_ = false;      ///< once the example is open
    bool wantsRun_ = false;       ///< once the text is checked
    bool wantsMeasured_ = false;  ///< once what was imported is open
    std::string newDesign_;       ///< to be shown once the text is checked
    std::pair<OutlineItem::Kind, std::string> newItem_;  ///< to be chosen then
    QElapsedTimer runTime_;
};

}  // namespace headroom::gui
