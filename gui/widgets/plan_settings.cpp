// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/plan_settings.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/vary_row.hpp"

namespace headroom::gui {

using planning::Question;
using planning::QuestionKind;

namespace {

constexpr std::array<int, 5> kMost{3, 10, 30, 100, 1000};  // times today's traffic

QComboBox* makeBox(const QString& name, const QString& tip) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

/// The memory of a function where there is one: what is asked most.
std::string memoryOf(const std::vector<std::string>& names) {
    const auto found = std::ranges::find_if(
        names, [](const std::string& name) { return name.ends_with("Memory") || name.ends_with("/MemorySize"); });
    return found == names.end() ? std::string() : *found;
}

void choose(QComboBox& box, const QVariant& data) { box.setCurrentIndex(std::max(0, box.findData(data))); }

}  // namespace

PlanSettings::PlanSettings(QWidget* parent)
    : QWidget(parent),
      scope_(makeBox(tr("Designs"), tr("Whether other designs of the scenario take part"))),
      against_(makeBox(tr("Against"), tr("Another design, or what this one can be turned into"))),
      figure_(makeBox(tr("Figure"), tr("What is compared"))),
      most_(makeBox(tr("Up to"), tr("Traffic beyond is not looked at"))),
      robust_(new QCheckBox(tr("Take what holds over the uncertain inputs"))),
      guesses_(new QCheckBox(tr("Vary defaults that are guesses as well"))) {
    build();
    for (const int most : kMost) most_->addItem(tr("%1 times today's traffic").arg(say::count(most)), most);
    for (QComboBox* box : {scope_, against_, figure_, most_})
        connect(box, &QComboBox::currentIndexChanged, this, &PlanSettings::judge);
    for (VaryRow* row : vary_) connect(row, &VaryRow::changed, this, &PlanSettings::judge);
    for (QCheckBox* check : {robust_, guesses_}) connect(check, &QCheckBox::toggled, this, &PlanSettings::judge);
}

void PlanSettings::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (QComboBox* box : {scope_, against_, figure_, most_}) row->addWidget(box, box == against_ ? 2 : 1);
    row->addStretch();
    column->addLayout(row);
    for (std::size_t i = 0; i < vary_.size(); ++i) {
        vary_.at(i) = new VaryRow(i == 0 ? tr("Vary") : tr("and"));
        column->addWidget(vary_.at(i));
    }
    for (QCheckBox* check : {robust_, guesses_}) column->addWidget(check);
}

void PlanSettings::setKind(QuestionKind kind) {
    if (subject_) kept_[kind_] = read();
    kind_ = kind;
    scope_->setVisible(has(QuestionKind::Sweep) || has(QuestionKind::Optimum));
    against_->setVisible(has(QuestionKind::BreakEven));
    figure_->setVisible(has(QuestionKind::BreakEven) || has(QuestionKind::Optimum));
    most_->setVisible(has(QuestionKind::BreakingPoint));
    robust_->setVisible(has(QuestionKind::Optimum));
    guesses_->setVisible(has(QuestionKind::Optimum) || has(QuestionKind::Inputs));
    const std::size_t rows = has(QuestionKind::BreakEven) ? 1 : has(QuestionKind::Sweep) ? 2 : 3;
    const bool varies = !has(QuestionKind::BreakingPoint) && !has(QuestionKind::Inputs);
    for (std::size_t i = 0; i < vary_.size(); ++i) {
        vary_.at(i)->setVisible(varies && i < rows);
        vary_.at(i)->setHint(has(QuestionKind::BreakEven) ? QStringLiteral("0.1x..10x")
                                                          : QStringLiteral("0.5x..4x:8 or 512, 1024"));
    }
    fillChoices();
    const auto kept = kept_.find(kind);
    fill(kept == kept_.end() ? firstOf(kind) : kept->second);
}

void PlanSettings::setSubject(const SharedSubject& subject, const std::string& design) {
    if (subject_) kept_[kind_] = read();
    const bool first = subject_ == nullptr;
    subject_ = subject;
    design_ = design;
    if (!subject_) kept_.clear();
    fillChoices();
    fill(first || !subject_ ? firstOf(kind_) : kept_[kind_]);
}

void PlanSettings::fillChoices() {
    filling_ = true;
    for (QComboBox* box : {scope_, against_, figure_}) box->clear();
    scope_->addItem(tr("This design"), false);
    scope_->addItem(tr("All designs"), true);
    figure_->addItem(has(QuestionKind::Optimum) ? tr("Least cost") : tr("Cost a month"), QStringLiteral("cost"));
    sides_.clear();
    if (subject_) {
        if (has(QuestionKind::Optimum)) figure_->addItem(tr("Least p99"), QStringLiteral("p99"));
        for (const std::string& workload : subject_->workloads) {
            const QString of = say::text(workload);
            if (has(QuestionKind::BreakEven)) figure_->addItem(tr("p99 of %1").arg(of), QStringLiteral("p99 of ") + of);
        }
        if (has(QuestionKind::BreakEven)) sides_ = otherSidesOf(*subject_, design_);
        const auto names = axisNames(planning::onlyDesign(subject_->source, design_));
        for (VaryRow* row : vary_) row->offer(names);
    }
    for (const OtherSide& side : sides_) against_->addItem(side.text, say::text(side.against + "\n" + side.pair));
    scope_->setEnabled(subject_ && subject_->designs.size() > 1);
    filling_ = false;
}

Question PlanSettings::firstOf(QuestionKind kind) const {
    Question question;
    question.kind = kind;
    question.design = design_;
    if (kind == QuestionKind::BreakEven) question.vary = {"Traffic=0.1x..10x"};
    if (kind == QuestionKind::Sweep) question.vary = {"Traffic=0.5x,1x,2x,4x"};
    if (kind != QuestionKind::Optimum || !subject_) return question;
    const std::string memory = memoryOf(axisNames(planning::onlyDesign(subject_->source, design_)));
    if (!memory.empty()) question.vary = {memory + "=256,512,1024,1769"};
    return question;
}

void PlanSettings::fill(const Question& question) {
    filling_ = true;
    choose(*scope_, question.design.empty());
    choose(*against_, say::text(question.against + "\n" + question.pair));
    choose(*figure_, say::text(question.figure));
    choose(*most_, static_cast<int>(question.most));
    robust_->setChecked(question.robust);
    guesses_->setChecked(question.guesses);
    for (std::size_t i = 0; i < vary_.size(); ++i)
        vary_.at(i)->setText(i < question.vary.size() ? question.vary[i] : std::string());
    filling_ = false;
    judge();
}

void PlanSettings::setQuestion(const Question& question) {
    kept_[question.kind] = question;
    if (question.kind == kind_) fill(question);
}

bool PlanSettings::comparesAll() const {
    return (has(QuestionKind::Sweep) || has(QuestionKind::Optimum)) && scope_->currentData().toBool();
}

Question PlanSettings::read() const {
    Question question;
    question.kind = kind_;
    question.design = comparesAll() ? std::string() : design_;
    const int side = against_->currentIndex();
    if (has(QuestionKind::BreakEven) && side >= 0 && side < static_cast<int>(sides_.size())) {
        question.against = sides_[static_cast<std::size_t>(side)].against;
        question.pair = sides_[static_cast<std::size_t>(side)].pair;
    }
    for (const VaryRow* row : vary_) {
        if (!row->isHidden() && !row->text().empty()) question.vary.push_back(row->text());
    }
    question.figure = figure_->currentData().toString().toStdString();
    question.most = most_->currentData().toDouble();
    question.robust = robust_->isChecked();
    question.guesses = guesses_->isChecked();
    return question;
}

planning::Source PlanSettings::varied() const {
    return comparesAll() ? subject_->source : planning::onlyDesign(subject_->source, design_);
}

QString PlanSettings::judgeRow(const std::string& text) {
    auto axis = planning::axisFor(kind_, text, varied());
    if (!axis) return say::text(axis.error().what);
    const bool twice = std::ranges::any_of(axes_, [&](const auto& one) { return one.name == axis->name; });
    if (twice) return tr("%1 is varied above already.").arg(say::text(axis->name));
    axes_.push_back(std::move(*axis));
    return {};
}

void PlanSettings::judge() {
    if (filling_) return;
    axes_.clear();
    right_ = subject_ != nullptr && (!has(QuestionKind::BreakEven) || !sides_.empty());
    bool varies = false;
    for (VaryRow* row : vary_) {
        const bool used = !row->isHidden() && subject_ && !row->text().empty();
        const QString trouble = used ? judgeRow(row->text()) : QString();
        row->mark(trouble);
        varies = varies || used;
        right_ = right_ && trouble.isEmpty();
    }
    const bool manyDesigns = has(QuestionKind::Optimum) && comparesAll();
    if (!vary_.front()->isHidden() && !varies && !manyDesigns) right_ = false;
    robust_->setEnabled(subject_ != nullptr);
    guesses_->setEnabled(subject_ != nullptr && (!has(QuestionKind::Optimum) || robust_->isChecked()));
    emit changed();
}

std::optional<Question> PlanSettings::question() const { return right_ ? std::optional(read()) : std::nullopt; }

QString PlanSettings::effort() const {
    if (!right_) return {};
    const std::size_t designs = comparesAll() ? subject_->designs.size() : 1;
    const auto runs = planning::runsFor(kind_, axes_, designs, subject_->replications);
    if (!runs) return {};
    const double seconds =
        static_cast<double>(*runs) * subject_->secondsPerRun / std::max(1, QThread::idealThreadCount());
    return tr("about %1 runs, %2").arg(*runs).arg(say::timeLeft(seconds));
}

}  // namespace headroom::gui
