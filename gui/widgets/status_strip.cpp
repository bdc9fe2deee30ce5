// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/status_strip.hpp"

#include <QHBoxLayout>
#include <QPushButton>

#include "gui/theme.hpp"
#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

StatusStrip::StatusStrip(QWidget* parent)
    : QFrame(parent),
      problems_(new QPushButton),
      guesses_(new QPushButton),
      estimate_(makeLabel({}, {0.92, false, "muted"})),
      prices_(makeLabel({}, {0.92, false, "muted"})),
      file_(new ElidingLabel({0.92, false, "muted"})) {
    setProperty("role", QStringLiteral("statusStrip"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 12, 2);
    layout->setSpacing(8);
    for (QPushButton* button : {problems_, guesses_}) {
        button->setProperty("role", QStringLiteral("link"));
        button->setFont(scaledFont(font(), 0.92));
        button->setVisible(false);
        layout->addWidget(button);
    }
    layout->addStretch();
    layout->addWidget(estimate_);
    layout->addSpacing(12);
    layout->addWidget(prices_);
    layout->addSpacing(12);
    layout->addWidget(file_);
    problems_->setToolTip(tr("Shows or hides the list of problems"));
    guesses_->setToolTip(tr("Shows or hides what the file does not say and was taken by default"));
    connect(problems_, &QPushButton::clicked, this, &StatusStrip::problemsClicked);
    connect(guesses_, &QPushButton::clicked, this, &StatusStrip::guessesClicked);
}

void StatusStrip::setProblems(const QString& text, bool trouble) {
    problems_->setText(text);
    problems_->setVisible(!text.isEmpty());
    setRole(*problems_, trouble ? "linkBad" : "link");
}

void StatusStrip::setGuesses(const QString& text) {
    guesses_->setText(text);
    guesses_->setVisible(!text.isEmpty());
}

void StatusStrip::setEstimate(const QString& text, const QString& about) {
    estimate_->setText(text);
    estimate_->setAccessibleDescription(about);
    estimate_->setToolTip(
        about.isEmpty() ? about : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(about.toHtmlEscaped()));
}

void StatusStrip::setPrices(const QString& text) { prices_->setText(text); }

void StatusStrip::setFileState(const QString& text) { file_->setText(text); }

}  // namespace headroom::gui
