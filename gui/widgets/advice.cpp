// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/advice.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "gui/widgets/label.hpp"

namespace headroom::gui {

Advice::Advice(const QString& button, QWidget* parent) : QWidget(parent), text_(makeLabel({}, {1.0, false, "bad"})) {
    auto* follow = new QPushButton(button);
    follow->setProperty("role", QStringLiteral("tool"));
    follow->setAutoDefault(false);
    connect(follow, &QPushButton::clicked, this, &Advice::followed);
    text_->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(text_, 1);
    layout->addWidget(follow, 0, Qt::AlignTop);
    hide();
}

void Advice::show(const QString& text) {
    text_->setText(text);
    setVisible(!text.isEmpty());
}

}  // namespace headroom::gui
