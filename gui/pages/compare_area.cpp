// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/compare_area.hpp"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

#include "gui/items/plan_words.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/plan_page.hpp"
#include "gui/widgets/segmented.hpp"
#include "gui/widgets/state_panel.hpp"

namespace headroom::gui {

namespace {

using planning::QuestionKind;
constexpr std::array kKinds{QuestionKind::BreakingPoint, QuestionKind::BreakEven, QuestionKind::Inputs,
                            QuestionKind::Sweep,         QuestionKind::Optimum,   QuestionKind::Growth};

}  // namespace

CompareArea::CompareArea(QWidget* parent)
    : QWidget(parent),
      choices_(new Segmented),
      stack_(new QStackedWidget(this)),
      comparison_(new QStackedWidget(stack_)),
      state_(new StatePanel(comparison_)),
      designs_(new ComparePage(comparison_)),
      plan_(new PlanPage(stack_)) {
    QStringList names{tr("Designs")};
    for (const QuestionKind kind : kKinds) names << plan::title(kind);
    choices_->setChoices(names);
    choices_->setAccessibleName(tr("What to compare by"));
    for (QWidget* one : std::initializer_list<QWidget*>{state_, designs_}) comparison_->addWidget(one);
    for (QWidget* one : std::initializer_list<QWidget*>{comparison_, plan_}) stack_->addWidget(one);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, 8, 14, 0);
    row->addWidget(choices_);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(stack_, 1);
    connect(choices_, &Segmented::changed, this, &CompareArea::choose);
    choices_->choose(0);
}

void CompareArea::choose(int choice) {
    if (choice == 0) return stack_->setCurrentWidget(comparison_);
    plan_->showKind(kKinds.at(static_cast<std::size_t>(choice - 1)));
    stack_->setCurrentWidget(plan_);
}

void CompareArea::showQuestion(planning::QuestionKind kind) { choices_->choose(static_cast<int>(kind) + 1); }

void CompareArea::showState(const QString& title, const QString& detail, double progress) {
    state_->show(title, detail, {}, progress);
    comparison_->setCurrentWidget(state_);
}

void CompareArea::showComparison() { comparison_->setCurrentWidget(designs_); }

}  // namespace headroom::gui
