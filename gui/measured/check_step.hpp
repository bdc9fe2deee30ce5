// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "gui/latest_worker.hpp"
#include "gui/measured/measured_rows.hpp"

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace headroom::gui {

class ChartView;
class RowTable;

/// The recorded traffic replayed through the scenario: simulated against real, series laid over each other, the
/// verdict.
class CheckStep : public QWidget {
    Q_OBJECT
public:
    explicit CheckStep(QWidget* parent = nullptr);

    void setScenario(const MeasuredText& scenario);
    void setRecorded(const QStringList& files);
    void setQueries(const QString& file);
    void setBill(const QString& file);
    void setHeldOut(int days);
    bool isBusy() const { return busy_; }
    /// What the check found; null before.
    const Checked* result() const { return done_.get(); }

public slots:
    void check();

signals:
    /// The scenario's text with the verdict noted in it.
    void noted(const std::string& text);

private:
    QWidget* buildFiles();
    QWidget* buildResult();
    QWidget* buildEnd();
    QPushButton* fileButton(const QString& text, QLabel* names, const std::function<void(const QStringList&)>& take,
                            bool several);
    void tell(const base::Result<Checked>& done);
    void showProgress(double share);
    void showOverlay();
    void copyQueries();
    void stop();

    MeasuredText scenario_;
    checking::Given given_;
    std::shared_ptr<const Checked> done_;
    bool busy_ = false;
    std::uint64_t ticket_ = 0;
    QLabel* recorded_;
    QLabel* queries_;
    QLabel* bill_;
    QSpinBox* heldOut_;
    QProgressBar* progress_;
    QLabel* verdict_;
    QLabel* legend_;
    ChartView* chart_;
    RowTable* rows_;
    QPushButton* check_;
    QPushButton* note_;
    CheckModel model_;
    LatestWorker worker_;  ///< last: its jobs use the others
};

}  // namespace headroom::gui
