// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "gui/items/change_row.hpp"
#include "gui/items/design_row.hpp"
#include "scenarios/study/result.hpp"

class QLabel;

namespace headroom::gui {

class Card;
class ChartView;
class RowTable;

/// Designs side by side: a table, cost against p99, and in what the chosen design differs from the first.
class ComparePage : public QScrollArea {
    Q_OBJECT
public:
    explicit ComparePage(QWidget* parent = nullptr);

    /// `text`: the scenario that was run, for what differs.
    void show(const study::StudyResult& study, const study::DesignResult& chosen, const std::string& text);

signals:
    /// A row was chosen.
    void designChosen(const std::string& design);

private:
    void showChanges(const study::StudyResult& study, const std::string& chosen, const std::string& text);
    QLabel* note_;
    Card* designsCard_;
    RowTable* designs_;
    DesignModel designModel_;
    Card* frontierCard_;
    ChartView* frontier_;
    Card* changesCard_;
    RowTable* changes_;
    ChangeModel changeModel_;
};

}  // namespace headroom::gui
