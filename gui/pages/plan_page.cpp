// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/plan_page.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

#include "gui/format.hpp"
#include "gui/items/plan_shown.hpp"
#include "gui/items/plan_words.hpp"
#include "gui/widgets/answer_view.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/plan_settings.hpp"
#include "gui/widgets/quiet_box.hpp"
#include "gui/widgets/state_panel.hpp"

namespace headroom::gui {

namespace {
constexpr int kSteps = 1000;
}

PlanPage::PlanPage(QWidget* parent)
    : QWidget(parent),
      card_(new Card),
      settings_(new PlanSettings),
      earlier_(new QuietBox),
      find_(new QPushButton),
      bar_(new QProgressBar),
      status_(makeLabel({}, {1.0, false, "muted"})),
      stack_(new QStackedWidget),
      state_(new StatePanel),
      answer_(new AnswerView) {
    build();
    connect(find_, &QPushButton::clicked, this, [this] {
        if (isWorking()) {
            emit stopRequested();
        } else {
            ask();
        }
    });
    connect(settings_, &PlanSettings::changed, this, &PlanPage::refresh);
    connect(earlier_, &QComboBox::activated, this, [this](int at) {
        shelf().shown = static_cast<std::size_t>(at);
        settings_->setQuestion(shelf().answers.at(shelf().shown).answer->question);
        refreshShelf();
    });
    showKind(kind_);
}

void PlanPage::build() {
    setObjectName(QStringLiteral("content"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Plan"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(10);
    earlier_->setProperty("role", QStringLiteral("small"));
    earlier_->setAccessibleName(tr("Earlier answers"));
    earlier_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    earlier_->setMinimumContentsLength(28);  // the title beside it is read first
    earlier_->setToolTip(tr("Shows an earlier answer and its settings again"));
    card_->addControl(earlier_);
    card_->body().addWidget(settings_);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    bar_->setTextVisible(false);
    bar_->setFixedWidth(180);
    bar_->setRange(0, kSteps);
    bar_->setAccessibleName(tr("Progress"));
    row->addWidget(find_);
    row->addWidget(bar_);
    row->addWidget(status_, 1);
    card_->body().addLayout(row);
    card_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* framed = new QHBoxLayout;
    framed->setContentsMargins(14, 0, 14, 0);
    framed->addWidget(card_);
    layout->addLayout(framed);
    stack_->addWidget(state_);
    stack_->addWidget(answer_);
    layout->addWidget(stack_, 1);
}

void PlanPage::showKind(planning::QuestionKind kind) {
    kind_ = kind;
    card_->setTitle(plan::title(kind), plan::what(kind));
    settings_->setKind(kind);
    refresh();
    refreshShelf();
}

void PlanPage::setSubject(const SharedSubject& subject, const std::string& design, const QString& text) {
    canAsk_ = subject != nullptr;
    text_ = text;
    settings_->setSubject(subject, design);
    refresh();
    refreshShelf();
}
void PlanPage::clear() {
    shelves_.clear();
    working_.reset();
    setSubject(nullptr, {}, {});
    settings_->forget();
}

void PlanPage::ask() {
    const auto question = settings_->question();
    if (!question) return;
    working_ = kind_;
    askedText_ = text_;
    shelf().failure.clear();
    bar_->setValue(0);
    refresh();
    refreshShelf();
    emit asked(*question);
}

void PlanPage::showProgress(const study::Progress& progress) {
    bar_->setValue(static_cast<int>(progress.done * kSteps));
    QString text = tr("%1 done").arg(say::progress(progress.done));
    if (progress.leftSeconds >= 0.0)
        text += QStringLiteral(" · ") + tr("%1 left").arg(say::timeLeft(progress.leftSeconds));
    if (working_ && *working_ != kind_) text = plan::title(*working_) + QStringLiteral(" · ") + text;
    status_->setText(text);
}

void PlanPage::showAnswer(const SharedAnswer& answer) {
    working_.reset();
    Shelf& one = shelves_[answer->question.kind];
    one.answers.insert(one.answers.begin(), {answer, askedText_});
    if (one.answers.size() > kMostAnswers) one.answers.resize(kMostAnswers);
    one.shown = 0;
    one.failure.clear();
    refresh();
    refreshShelf();
}

void PlanPage::showFailure(const base::Error& error) {
    if (working_) shelves_[*working_].failure = say::text(error.what);
    working_.reset();
    refresh();
    refreshShelf();
}

bool PlanPage::canContinue() {
    const Shelf& now = shelf();
    if (kind_ != planning::QuestionKind::Sweep || now.answers.empty()) return false;
    const Kept& last = now.answers.at(now.shown);
    const auto question = settings_->question();
    return question && planning::isPartial(*last.answer) && last.isOf(text_) &&
           plan::isSame(*question, last.answer->question);
}

/// The button and what stands beside it.
void PlanPage::refresh() {
    find_->setText(isWorking() ? tr("Stop") : canContinue() ? tr("Continue") : plan::button(kind_));
    setRole(*find_, isWorking() ? "plain" : "primary");
    find_->setEnabled(isWorking() || settings_->question().has_value());
    bar_->setVisible(isWorking());
    settings_->setEnabled(canAsk_);
    if (isWorking()) return;
    const Shelf& now = shelf();
    const bool stale = !now.answers.empty() && !now.answers.at(now.shown).isOf(text_);
    status_->setText(stale ? tr("the scenario has changed since this answer") : settings_->effort());
}

/// What is shown below: the answer, else why there is none.
void PlanPage::refreshShelf() {
    const Shelf& now = shelf();
    {
        const QSignalBlocker quiet(earlier_);
        earlier_->clear();
        for (const Kept& one : now.answers) earlier_->addItem(plan::asked(*one.answer));
        earlier_->setCurrentIndex(static_cast<int>(now.shown));
        earlier_->setVisible(now.answers.size() > 1);
    }
    const bool fails = !now.failure.isEmpty();
    if (!now.answers.empty() && !fails) {
        const Kept& one = now.answers.at(now.shown);
        if (std::exchange(drawn_, one.answer) != one.answer) answer_->show(shownOf(*one.answer, one.text));
        stack_->setCurrentWidget(answer_);
        return;
    }
    stack_->setCurrentWidget(state_);
    if (working_ == kind_) return state_->show(tr("Working on it"), plan::what(kind_));
    if (fails) return state_->show(tr("No answer"), now.failure);
    state_->show(canAsk_ ? tr("Not asked yet") : tr("Nothing to ask yet"),
                 canAsk_ ? plan::hint(kind_) : tr("The scenario has problems. They are listed under Results."));
}

}  // namespace headroom::gui
