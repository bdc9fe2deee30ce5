// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <map>
#include <string>

#include "gui/items/change_row.hpp"
#include "gui/items/design_row.hpp"
#include "scenarios/study/result.hpp"

class QLabel;
class QPushButton;

namespace headroom::gui {

class Advice;
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

    /// What each change of a design does, by a study of its own; kept until another scenario is compared.
    void showEffects(const planning::DesignDiff& diff);
    /// How far that study is, from 0 to 1.
    void showEffectsProgress(double done);
    /// Why there is none.
    void showEffectsFailure(const QString& why);

signals:
    /// A row was chosen.
    void designChosen(const std::string& design);
    /// What each change of that design does is to be simulated.
    void effectsWanted(const std::string& design);
    /// A run of more replications is needed: they are to be set.
    void replicationsWanted();
    /// It is not wanted any more.
    void effectsUnwanted();

private:
    void showChanges(const study::StudyResult& study, const std::string& chosen, const std::string& text);
    void fillChanges();
    void pressEffects();
    void endEffects();
    Advice* few_;  ///< that more replications are needed
    QLabel* note_;
    Card* designsCard_;
    RowTable* designs_;
    DesignModel designModel_;
    Card* frontierCard_;
    ChartView* frontier_;
    Card* changesCard_;
    RowTable* changes_;
    ChangeModel changeModel_;
    QPushButton* each_;      ///< simulates each change, or stops doing it
    QLabel* eachNote_;       ///< what that does, or why it failed
    std::string text_;       ///< that was run
    std::string chosen_;     ///< the design whose changes are listed
    std::string simulated_;  ///< the design whose changes are being simulated; empty: none
    std::map<std::string, planning::DesignDiff> effects_;  ///< by design, of that text
};

}  // namespace headroom::gui
