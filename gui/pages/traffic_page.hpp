// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <vector>

#include "report/figures/axis_link.hpp"
#include "scenarios/format/scenario.hpp"

class QLabel;
class QVBoxLayout;

namespace headroom::gui {

class SeriesCard;
class StatePanel;

/// The load that the workloads will send, before a single run.
class TrafficPage : public QScrollArea {
    Q_OBJECT
public:
    explicit TrafficPage(QWidget* parent = nullptr);

    /// Null: there is nothing to show yet. Charts are changed in place, what is zoomed to stays.
    void show(const format::Scenario* scenario, std::size_t design);

private:
    QLabel* note_;
    QVBoxLayout* charts_;
    StatePanel* nothing_;  ///< while the scenario has problems
    std::vector<SeriesCard*> cards_;
    figures::AxisLink time_;
};

}  // namespace headroom::gui
