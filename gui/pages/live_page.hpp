// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

#include "gui/items/live_study.hpp"
#include "report/figures/axis_link.hpp"
#include "scenarios/study/live.hpp"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace headroom::gui {

class SeriesCard;

/// A run while it goes on: how far it is, and what its first replication has recorded. Drawing takes no more than a
/// small share of the time, because the run wants the processors: only what is in view, with few points.
class LivePage : public QWidget {
    Q_OBJECT
public:
    explicit LivePage(QWidget* parent = nullptr);

    void showProgress(const study::Progress& progress);
    /// The run is held, or goes on.
    void setPaused(bool paused);
    /// Where it is too soon for drawing, what is known by then is drawn when it is not any more. `live` outlives this
    /// page.
    void show(const LiveStudy& live, const std::string& design);
    /// A run begins: nothing is known yet.
    void clear();
    /// The run was stopped before anything was finished: what was drawn of it stays, and says so.
    void showStopped(const QString& title);

signals:
    void stopRequested();
    /// Once more, after it was stopped.
    void runRequested();

protected:
    /// What was told while the page was hidden is drawn.
    void showEvent(QShowEvent* event) override;

private:
    void draw();
    void build(std::vector<figures::SeriesChart> charts);
    std::chrono::nanoseconds painting() const;
    QLabel* title_;
    QLabel* detail_;
    QProgressBar* bar_;
    QPushButton* stop_;  ///< or starts anew what was stopped
    QScrollArea* scroll_;
    QLabel* of_;
    QVBoxLayout* column_;
    std::vector<SeriesCard*> cards_;
    std::vector<QString> titles_;
    figures::AxisLink time_;
    study::WatchBudget budget_{study::WatchBudget::kDrawing};
    const LiveStudy* live_ = nullptr;  ///< while a run goes on
    std::string design_;
    QTimer later_;
    bool paused_ = false;
    bool stopped_ = false;
    study::Progress progress_;  ///< as it was told last
};

}  // namespace headroom::gui
