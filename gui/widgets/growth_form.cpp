// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/growth_form.hpp"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {

constexpr int kMostMonths = 120;

QDoubleSpinBox* makeRate(const QString& name) {
    auto* box = new QDoubleSpinBox;
    box->setRange(-90.0, 100.0);
    box->setDecimals(1);
    box->setSuffix(GrowthForm::tr(" % a month"));
    box->setAccessibleName(name);
    return box;
}

QSpinBox* makeMonths(const QString& name, int least) {
    auto* box = new QSpinBox;
    box->setRange(least, kMostMonths);
    box->setAccessibleName(name);
    return box;
}

/// A label that the keyboard finds its field by.
QLabel* named(const QString& text, QWidget* field) {
    QLabel* label = makeLabel(text, {1.0, false, "muted"});
    label->setBuddy(field);
    return label;
}

}  // namespace

GrowthForm::GrowthForm(QWidget* parent)
    : QWidget(parent),
      factors_(new QLineEdit),
      months_(makeMonths(tr("Months"), 0)),
      step_(makeMonths(tr("Months between two that are simulated"), 1)),
      rate_(makeRate(tr("Growth of the traffic"))),
      storedAlike_(new QCheckBox(tr("What is stored grows alike"))),
      stored_(makeRate(tr("Growth of what is stored"))),
      trouble_(makeLabel({}, {0.9, false, "bad"})) {
    factors_->setAccessibleName(tr("Levels of traffic"));
    factors_->setToolTip(tr("Multiples of today's traffic with what is stored today, such as 1x, 3x, 10x"));
    factors_->setAcceptDrops(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* levels = new QHBoxLayout;
    auto* months = new QHBoxLayout;
    levels->addWidget(named(tr("At once"), factors_));
    levels->addWidget(factors_, 1);
    levels->addWidget(named(tr("then over months"), months_));
    levels->addWidget(months_);
    levels->addWidget(named(tr("every"), step_));
    levels->addWidget(step_);
    months->addWidget(named(tr("Traffic"), rate_));
    months->addWidget(rate_);
    months->addWidget(storedAlike_);
    months->addWidget(stored_);
    months->addStretch();
    for (QHBoxLayout* row : {levels, months}) {
        row->setSpacing(8);
        column->addLayout(row);
    }
    trouble_->setWordWrap(true);
    trouble_->hide();
    column->addWidget(trouble_);
    connect(factors_, &QLineEdit::textChanged, this, &GrowthForm::changed);
    for (QSpinBox* box : {months_, step_}) connect(box, &QSpinBox::valueChanged, this, &GrowthForm::changed);
    for (QDoubleSpinBox* box : {rate_, stored_})
        connect(box, &QDoubleSpinBox::valueChanged, this, &GrowthForm::changed);
    connect(storedAlike_, &QCheckBox::toggled, this, [this](bool alike) {
        stored_->setVisible(!alike);
        emit changed();
    });
    storedAlike_->setChecked(true);
}

void GrowthForm::fill(const planning::Question& question) {
    const QString factors = say::text(question.factors);
    if (factors_->text() != factors) factors_->setText(factors);
    months_->setValue(static_cast<int>(question.months));
    step_->setValue(static_cast<int>(question.step));
    rate_->setValue(question.rate * 100.0);
    storedAlike_->setChecked(!question.stored);
    stored_->setValue(question.stored.value_or(question.rate) * 100.0);
}

void GrowthForm::read(planning::Question& question) const {
    question.factors = factors_->text().toStdString();
    question.months = static_cast<std::uint32_t>(months_->value());
    question.step = static_cast<std::uint32_t>(step_->value());
    question.rate = rate_->value() / 100.0;
    question.stored = storedAlike_->isChecked() ? std::nullopt : std::optional(stored_->value() / 100.0);
}

bool GrowthForm::judge() {
    const auto factors = planning::parseFactors(factors_->text().toStdString());
    setRole(*factors_, factors ? "plain" : "wrong");
    trouble_->setText(factors ? QString() : say::text(factors.error().what));
    trouble_->setVisible(!factors);
    return static_cast<bool>(factors);
}

}  // namespace headroom::gui
