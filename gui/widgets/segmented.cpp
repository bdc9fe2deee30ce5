// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/segmented.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

#include "gui/theme.hpp"

namespace headroom::gui {

Segmented::Segmented(QWidget* parent)
    : QWidget(parent), group_(new QButtonGroup(this)), layout_(new QHBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(1);
    group_->setExclusive(true);
    connect(group_, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on) emit changed(id);
    });
}

void Segmented::setChoices(const QStringList& choices) {
    for (QAbstractButton* old : group_->buttons()) {
        group_->removeButton(old);
        delete old;
    }
    for (int i = 0; i < choices.size(); ++i) {
        auto* button = new QPushButton(choices[i], this);
        button->setProperty("role", QStringLiteral("segment"));
        button->setFont(scaledFont(font(), 0.92));
        button->setCheckable(true);
        button->setAutoDefault(false);
        group_->addButton(button, i);
        layout_->addWidget(button);
    }
}

void Segmented::choose(int choice) {
    QAbstractButton* button = group_->button(choice);
    if (button == nullptr) return;
    button->setChecked(true);
    for (const QAbstractButton* other : group_->buttons()) {
        if (other->hasFocus()) return focusChosen();  // arrow keys go on from what is chosen
    }
}

void Segmented::focusChosen() {
    if (QAbstractButton* button = group_->checkedButton()) button->setFocus(Qt::OtherFocusReason);
}

int Segmented::chosen() const { return group_->checkedId(); }

}  // namespace headroom::gui
