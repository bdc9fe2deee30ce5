// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "gui/latest_worker.hpp"
#include "gui/measured/measured_rows.hpp"

class QComboBox;
class QLabel;
class QPushButton;

namespace headroom::gui {

class ChartView;
class RowTable;

/// Files of measurements into the scenario: what each says, how well the fitted laws are, and only then the change.
class CalibrateStep : public QWidget {
    Q_OBJECT
public:
    explicit CalibrateStep(QWidget* parent = nullptr);

    /// The scenario that measurements go into; what was read before is forgotten.
    void setScenario(const MeasuredText& scenario);
    /// Reads these files as well.
    void addFiles(const QStringList& files);
    bool isBusy() const { return busy_; }
    /// What they make of it; null before.
    const Calibrated* result() const { return done_.get(); }

signals:
    /// The scenario's text with the measurements in it.
    void applied(const std::string& text);

private:
    QWidget* buildFiles();
    QWidget* buildFit();
    void chooseFiles();
    void read();
    void tell(const base::Result<Calibrated>& done);
    void showPlot(int index);
    void apply();

    MeasuredText scenario_;
    std::vector<std::string> files_;
    std::shared_ptr<const Calibrated> done_;
    bool busy_ = false;
    std::uint64_t ticket_ = 0;
    QComboBox* of_;
    QComboBox* plots_;
    QLabel* state_;
    QLabel* fit_;
    ChartView* chart_;
    RowTable* findings_;
    QPushButton* apply_;
    FindingModel model_;
    LatestWorker worker_;  ///< last: its jobs use the others
};

}  // namespace headroom::gui
