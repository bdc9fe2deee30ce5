// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/state_panel.hpp"

#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {
constexpr int kSteps = 1000;
}

StatePanel::StatePanel(QWidget* parent)
    : QWidget(parent),
      title_(makeLabel({}, {1.5, true})),
      detail_(makeLabel({}, {1.05, false, "muted"})),
      bar_(new QProgressBar),
      button_(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(40, 40, 40, 40);
    layout->setSpacing(14);
    layout->addStretch(2);
    for (QLabel* label : {title_, detail_}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    bar_->setTextVisible(false);
    bar_->setFixedWidth(360);
    bar_->setAccessibleName(tr("Progress"));
    layout->addWidget(bar_, 0, Qt::AlignHCenter);
    layout->addWidget(button_, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(button_, &QPushButton::clicked, this, &StatePanel::pressed);
}

void StatePanel::show(const QString& title, const QString& detail, const QString& button, double progress) {
    title_->setText(title);
    detail_->setText(detail);
    button_->setText(button);
    setRole(*button_, progress < 0.0 ? "primary" : "plain");
    button_->setVisible(!button.isEmpty());
    bar_->setVisible(progress >= 0.0);
    bar_->setRange(0, progress > 1.0 ? 0 : kSteps);
    if (progress >= 0.0 && progress <= 1.0) bar_->setValue(static_cast<int>(progress * kSteps));
}

}  // namespace headroom::gui
