// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measured_dialog.hpp"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/measured/calibrate_step.hpp"
#include "gui/measured/check_step.hpp"
#include "gui/measured/guess_step.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/segmented.hpp"

namespace headroom::gui {

MeasuredDialog::MeasuredDialog(MeasuredText scenario, QWidget* parent)
    : QDialog(parent),
      scenario_(std::move(scenario)),
      steps_(new Segmented),
      stack_(new QStackedWidget),
      calibrate_(new CalibrateStep),
      check_(new CheckStep),
      guesses_(new GuessStep) {
    setWindowTitle(tr("From measurements"));
    resize(1080, 640);
    steps_->setChoices({tr("1 Import"), tr("2 Calibrate"), tr("3 Check"), tr("4 Guesses")});
    for (QWidget* step : std::initializer_list<QWidget*>{buildImport(), calibrate_, check_, guesses_})
        stack_->addWidget(step);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(steps_);
    layout->addWidget(stack_, 1);
    layout->addWidget(buildButtons());
    connect(steps_, &Segmented::changed, this, [this](int chosen) {
        if (chosen != step()) go(static_cast<Step>(chosen));
    });
    connect(calibrate_, &CalibrateStep::applied, this,
            [this](const std::string& text) { take(text, tr("calibrating with measurements")); });
    connect(check_, &CheckStep::noted, this, [this](const std::string& text) { take(text, tr("noting a check")); });
    calibrate_->setScenario(scenario_);
    check_->setScenario(scenario_);
    go(Calibrate);
    steps_->focusChosen();
}

QWidget* MeasuredDialog::buildImport() {
    auto* step = new QWidget;
    auto* layout = new QVBoxLayout(step);
    const QString name = QFileInfo(QString::fromStdString(scenario_.path.string())).fileName();
    layout->addWidget(makeLabel(tr("Measurements go into %1").arg(name), {1.05, true}));
    QLabel* about =
        makeLabel(tr("A scenario can be made of CloudFormation and SAM templates, Terraform plans and states, "
                     "and answers of AWS's command line. Properties, routes and event sources are taken; "
                     "durations, sizes and traffic are guessed until they are measured."),
                  {1.0, false, "muted"});
    about->setWordWrap(true);
    layout->addWidget(about);
    auto* import = new QPushButton(tr("&Import templates…"));
    layout->addWidget(import, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(import, &QPushButton::clicked, this, [this] {
        emit importWanted();
        reject();
    });
    return step;
}

QWidget* MeasuredDialog::buildButtons() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* close = new QPushButton(tr("Close"));
    back_ = new QPushButton(tr("Bac&k"));
    next_ = new QPushButton;
    layout->addWidget(close);
    layout->addStretch(1);
    layout->addWidget(back_);
    layout->addWidget(next_);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(back_, &QPushButton::clicked, this, [this] { go(static_cast<Step>(step() - 1)); });
    connect(next_, &QPushButton::clicked, this, &MeasuredDialog::goOn);
    return row;
}

MeasuredDialog::Step MeasuredDialog::step() const { return static_cast<Step>(stack_->currentIndex()); }

void MeasuredDialog::go(Step step) {
    stack_->setCurrentIndex(step);
    if (step == Guesses) guesses_->setScenario(scenario_);
    showStep();
}

void MeasuredDialog::showStep() {
    steps_->choose(step());
    back_->setEnabled(step() > Import);
    next_->setText(step() == Guesses ? tr("&Run") : tr("&Next"));
}

void MeasuredDialog::goOn() {
    if (step() != Guesses) return go(static_cast<Step>(step() + 1));
    accept();
    emit runWanted();
}

void MeasuredDialog::take(const std::string& text, const QString& what) {
    scenario_.text = text;
    calibrate_->setScenario(scenario_);
    check_->setScenario(scenario_);
    emit changed(text, what);
}

}  // namespace headroom::gui
