// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <map>
#include <optional>
#include <vector>

#include "gui/engine.hpp"
#include "gui/items/plan_subject.hpp"
#include "gui/items/same_scenario.hpp"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace headroom::gui {

class AnswerView;
class Card;
class PlanSettings;
class StatePanel;

/// Questions that take many simulations, one kind at a time: its settings, then what was found, or why nothing is
/// there. The last answers to each kind of question are kept.
class PlanPage : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kMostAnswers = 8;

    explicit PlanPage(QWidget* parent = nullptr);

    void showKind(planning::QuestionKind kind);
    /// What can be asked about; null: the scenario has an error. Answers stay.
    void setSubject(const SharedSubject& subject, const std::string& design, const QString& text);
    /// Forgets the answers: another scenario is open.
    void clear();
    void showProgress(const study::Progress& progress);
    void showAnswer(const SharedAnswer& answer);
    void showFailure(const base::Error& error);

signals:
    void asked(const headroom::planning::Question& question);
    void stopRequested();

private:
    /// What was found of a kind of question, newest first, and what went wrong since.
    struct Kept {
        SharedAnswer answer;
        QString text;  ///< the scenario's
        bool isOf(const QString& now) const { return saysTheSame(text, now); }
    };
    struct Shelf {
        std::vector<Kept> answers;
        std::size_t shown = 0;
        QString failure;
    };
    void build();
    void ask();
    void refresh();
    void refreshShelf();
    /// What is asked was stopped before its end, and goes on from there.
    bool canContinue();
    Shelf& shelf() { return shelves_[kind_]; }
    bool isWorking() const { return working_.has_value(); }
    planning::QuestionKind kind_ = planning::QuestionKind::BreakingPoint;
    std::optional<planning::QuestionKind> working_;  ///< the kind that is being answered
    std::map<planning::QuestionKind, Shelf> shelves_;
    bool canAsk_ = false;
    QString text_;       ///< the scenario's, as it is now
    QString askedText_;  ///< and when the question at work was asked
    SharedAnswer drawn_;
    Card* card_;
    PlanSettings* settings_;
    QComboBox* earlier_;
    QPushButton* find_;
    QProgressBar* bar_;
    QLabel* status_;
    QStackedWidget* stack_;
    StatePanel* state_;
    AnswerView* answer_;
};

}  // namespace headroom::gui
