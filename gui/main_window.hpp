// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QMainWindow>

#include "gui/examples.hpp"
#include "gui/file_watch.hpp"
#include "gui/recent_files.hpp"
#include "gui/run_controller.hpp"
#include "gui/scenario_session.hpp"

class QSettings;
class QSplitter;
class QStackedWidget;

namespace headroom::gui {

class Appearance;
class Commands;
class Drawer;
class OutlineView;
class PropertiesPanel;
class StartPanel;
class StatePanel;
class StatusStrip;
class TopBar;
class Workspace;

/// The switchboard: owns what is open and what was found, hands both to the pages, knows nothing of how they look.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const Engine& engine, Appearance& appearance, QSettings& settings);
    ~MainWindow() override;

    void open(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildLayout();
    void connectFiles();
    void connectRuns();
    void connectViews();
    void restoreLayout();
    void chooseFile();
    void openExample(const QString& name);
    void showStart();
    void refreshMenus();
    void showLoading(const QString& path);
    void showFile(const SharedFile& file);
    void showDesign(int design);
    void showSelection();
    void startRun();
    void showProgress(const study::Progress& progress);
    void showResult(const SharedResult& result);
    void showFailure(const base::Error& error);
    void showRunState();
    void toggleDrawer(int list);
    /// The result of the design shown; null before a run, or when the file has other designs now.
    const study::DesignResult* shownResult() const;

    Appearance& appearance_;
    QSettings& settings_;
    RecentFiles recent_;
    Examples examples_;
    FileWatch watch_;
    ScenarioSession session_;
    RunController runs_;
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

    SharedFile file_;
    SharedResult result_;
    int design_ = 0;
    double runSeconds_ = 0.0;
    bool stale_ = false;  ///< the file has changed since the run
    QElapsedTimer runTime_;
};

}  // namespace headroom::gui
