// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/plan_settings.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/place_name.hpp"
#include "gui/items/plan_words.hpp"
#include "gui/widgets/growth_form.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/vary_row.hpp"

namespace headroom::gui {

using planning::Question;
using planning::QuestionKind;
using planning::SweepMethod;

namespace {

constexpr const char* kFirstValues = "Traffic=0.5x,1x,2x,4x";
constexpr const char* kFirstRange = "Traffic=0.5x..4x";
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
      method_(makeBox(tr("Points"), tr("How points are chosen from what is varied"))),
      count_(new QSpinBox),
      growth_(new GrowthForm),
      robust_(new QCheckBox(tr("Take what holds over the uncertain inputs"))),
      guesses_(new QCheckBox(tr("Vary defaults that are guesses as well"))) {
    build();
    for (const int most : kMost) most_->addItem(tr("%1 times today's traffic").arg(say::count(most)), most);
    for (const SweepMethod one : {SweepMethod::Grid, SweepMethod::LatinHypercube, SweepMethod::Morris})
        method_->addItem(plan::method(one), static_cast<int>(one));
    connect(method_, &QComboBox::activated, this, &PlanSettings::changeMethod);
    connect(count_, &QSpinBox::valueChanged, this, &PlanSettings::judge);
    connect(growth_, &GrowthForm::changed, this, &PlanSettings::judge);
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
    for (QComboBox* box : {scope_, against_, figure_, most_, method_}) row->addWidget(box, box == against_ ? 2 : 1);
    count_->setRange(2, 10'000);
    count_->setAccessibleName(tr("How many points"));
    row->addWidget(count_);
    row->addStretch();
    column->addLayout(row);
    for (std::size_t i = 0; i < vary_.size(); ++i) {
        vary_.at(i) = new VaryRow(i == 0 ? tr("Vary") : tr("and"));
        column->addWidget(vary_.at(i));
    }
    column->addWidget(growth_);
    for (QCheckBox* check : {robust_, guesses_}) column->addWidget(check);
}

SweepMethod PlanSettings::method() const {
    return has(QuestionKind::Sweep) ? static_cast<SweepMethod>(method_->currentData().toInt()) : SweepMethod::Grid;
}

void PlanSettings::showParts() {
    const bool samples = method() != SweepMethod::Grid;
    scope_->setVisible(has(QuestionKind::Sweep) || has(QuestionKind::Optimum) || has(QuestionKind::Growth));
    against_->setVisible(has(QuestionKind::BreakEven));
    figure_->setVisible(has(QuestionKind::BreakEven) || has(QuestionKind::Optimum));
    most_->setVisible(has(QuestionKind::BreakingPoint));
    method_->setVisible(has(QuestionKind::Sweep));
    count_->setVisible(samples);
    count_->setSuffix(method() == SweepMethod::Morris ? tr(" trajectories") : tr(" points"));
    growth_->setVisible(has(QuestionKind::Growth));
    robust_->setVisible(has(QuestionKind::Optimum));
    guesses_->setVisible(has(QuestionKind::Optimum) || has(QuestionKind::Inputs));
    const std::size_t rows = has(QuestionKind::BreakEven) ? 1 : has(QuestionKind::Sweep) && !samples ? 2 : 3;
    const bool varies = has(QuestionKind::BreakEven) || has(QuestionKind::Sweep) || has(QuestionKind::Optimum);
    for (std::size_t i = 0; i < vary_.size(); ++i) {
        vary_.at(i)->setVisible(varies && i < rows);
        vary_.at(i)->setHint(has(QuestionKind::BreakEven) ? QStringLiteral("0.1x..10x")
                             : samples                    ? QStringLiteral("0.5x..4x")
                                                          : QStringLiteral("0.5x..4x:8 / 512, 1024"));
    }
}

/// What was never changed becomes what the other way of choosing points takes.
void PlanSettings::changeMethod() {
    const bool grid = method() == SweepMethod::Grid;
    if (vary_.front()->text() == (grid ? kFirstRange : kFirstValues))
        vary_.front()->setText(grid ? kFirstValues : kFirstRange);
    showParts();
    judge();
}

void PlanSettings::setKind(QuestionKind kind) {
    if (subject_) kept_[kind_] = read();
    kind_ = kind;
    fillChoices();
    const auto kept = kept_.find(kind);
    fill(kept == kept_.end() ? firstOf(kind) : kept->second);
}

void PlanSettings::setSubject(const SharedSubject& subject, const std::string& design) {
    if (subject_) kept_[kind_] = read();
    subject_ = subject;
    design_ = design;
    fillChoices();
    const auto kept = kept_.find(kind_);
    fill(kept == kept_.end() ? firstOf(kind_) : kept->second);
}

void PlanSettings::forget() { kept_.clear(); }

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
    if (kind == QuestionKind::Sweep) question.vary = {kFirstValues};
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
    choose(*method_, static_cast<int>(question.method));
    count_->setValue(static_cast<int>(question.count));
    growth_->fill(question);
    showParts();
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
    const bool asks = has(QuestionKind::Sweep) || has(QuestionKind::Optimum) || has(QuestionKind::Growth);
    return asks && scope_->currentData().toBool();
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
    question.method = method();
    question.count = static_cast<std::uint32_t>(count_->value());
    growth_->read(question);
    return question;
}

planning::Source PlanSettings::varied() const {
    return comparesAll() ? subject_->source : planning::onlyDesign(subject_->source, design_);
}

QString PlanSettings::judgeRow(const std::string& text) {
    auto axis = planning::axisFor(read(), text, varied());
    if (!axis) return withPlaceNames(say::text(axis.error().what));
    const bool twice = std::ranges::any_of(axes_, [&](const auto& one) { return one.name == axis->name; });
    if (twice) return tr("%1 is varied above already.").arg(placeName(axis->name));
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
    if (has(QuestionKind::Growth) && !growth_->judge()) right_ = false;
    robust_->setEnabled(subject_ != nullptr);
    guesses_->setEnabled(subject_ != nullptr && (!has(QuestionKind::Optimum) || robust_->isChecked()));
    emit changed();
}

std::optional<Question> PlanSettings::question() const { return right_ ? std::optional(read()) : std::nullopt; }

QString PlanSettings::effort() const {
    if (!right_) return {};
    const std::size_t designs = comparesAll() ? subject_->designs.size() : 1;
    const auto runs = planning::runsFor(read(), axes_, designs, subject_->replications);
    if (!runs) return {};
    const double seconds =
        static_cast<double>(*runs) * subject_->secondsPerRun / std::max(1, QThread::idealThreadCount());
    return tr("about %1 runs, %2").arg(*runs).arg(say::timeLeft(seconds));
}

}  // namespace headroom::gui
