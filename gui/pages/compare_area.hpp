// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "scenarios/planning/question.hpp"

class QStackedWidget;

namespace headroom::gui {

class ComparePage;
class PlanPage;
class Segmented;
class StatePanel;

/// What designs are compared by: the run's own comparison, then the questions that take simulations of their own.
class CompareArea : public QWidget {
    Q_OBJECT
public:
    explicit CompareArea(QWidget* parent = nullptr);

    /// In place of the comparison, while there is none.
    void showState(const QString& title, const QString& detail, double progress);
    void showComparison();
    /// Leaves the designs for a question.
    void showQuestion(planning::QuestionKind kind);
    ComparePage& designs() { return *designs_; }
    PlanPage& plan() { return *plan_; }

private:
    void choose(int choice);
    Segmented* choices_;
    QStackedWidget* stack_;
    QStackedWidget* comparison_;
    StatePanel* state_;
    ComparePage* designs_;
    PlanPage* plan_;
};

}  // namespace headroom::gui
