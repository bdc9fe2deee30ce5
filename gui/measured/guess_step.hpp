// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/latest_worker.hpp"
#include "gui/measured/measured_work.hpp"

class QLabel;

namespace headroom::gui {

class AssumptionTable;

/// What is still guessed, to be looked at before the first run.
class GuessStep : public QWidget {
    Q_OBJECT
public:
    explicit GuessStep(QWidget* parent = nullptr);

    /// Reads the scenario and lists its guesses.
    void setScenario(const MeasuredText& scenario);
    bool isBusy() const { return busy_; }

signals:
    /// How many there are.
    void counted(int guesses);

private:
    void tell(const std::vector<format::Assumption>& guesses);
    bool busy_ = false;
    std::uint64_t ticket_ = 0;
    QLabel* summary_;
    AssumptionTable* table_;
    LatestWorker worker_;  ///< last: its jobs use the others
};

}  // namespace headroom::gui
