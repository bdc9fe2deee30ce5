// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>
#include <map>
#include <optional>

#include "gui/items/plan_subject.hpp"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace headroom::gui {

class GrowthForm;
class VaryRow;

/// What a question of planning takes, as a form; only what the kind of question at hand has. What was filled in for
/// one kind is there again when it comes back.
class PlanSettings : public QWidget {
    Q_OBJECT
public:
    explicit PlanSettings(QWidget* parent = nullptr);

    void setKind(planning::QuestionKind kind);
    /// Null: nothing can be asked.
    void setSubject(const SharedSubject& subject, const std::string& design);
    /// What was filled in is of another scenario.
    void forget();
    /// Fills the form in as a question was.
    void setQuestion(const planning::Question& question);
    /// Nothing where a part of the form is wrong, which is marked then.
    std::optional<planning::Question> question() const;
    /// "about 40 runs, 3 min"; empty where that is not known before.
    QString effort() const;

signals:
    void changed();

private:
    void build();
    void fillChoices();
    /// What the kind of question and the way of choosing points take.
    void showParts();
    void changeMethod();
    void fill(const planning::Question& question);
    planning::Question read() const;
    planning::Question firstOf(planning::QuestionKind kind) const;
    void judge();
    /// What is wrong with a row, in a sentence; adds its axis where nothing is.
    QString judgeRow(const std::string& text);
    bool has(planning::QuestionKind kind) const { return kind_ == kind; }
    bool comparesAll() const;
    planning::SweepMethod method() const;
    planning::Source varied() const;
    planning::QuestionKind kind_ = planning::QuestionKind::BreakingPoint;
    std::map<planning::QuestionKind, planning::Question> kept_;
    SharedSubject subject_;
    std::string design_;
    QComboBox* scope_;  ///< this design, or all
    QComboBox* against_;
    QComboBox* figure_;
    QComboBox* most_;
    QComboBox* method_;
    QSpinBox* count_;
    GrowthForm* growth_;
    std::array<VaryRow*, 3> vary_{};
    QCheckBox* robust_;
    QCheckBox* guesses_;
    std::vector<OtherSide> sides_;      ///< of against_, in its order
    std::vector<planning::Axis> axes_;  ///< of the rows that are right
    bool right_ = false;                ///< nothing is marked
    bool filling_ = false;
};

}  // namespace headroom::gui
