// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/section_head.hpp"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/quiet_box.hpp"

namespace headroom::gui {

using What = EntryChange::What;

SectionHead::SectionHead(const FormSection& section, QWidget* parent)
    : QWidget(parent), entry_(section.entry), title_(section.title) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(section.depth * 10, 8, 0, 2);
    row->setSpacing(4);
    row->addWidget(makeHeading(section.title));
    if (entry_ && !entry_->kinds.empty()) addKinds(*row);
    row->addStretch();
    if (!entry_ || entry_->count == 0) return;
    addButton(*row, What::Up, QStringLiteral("↑"), tr("Move %1 up").arg(title_), entry_->place > 0);
    addButton(*row, What::Down, QStringLiteral("↓"), tr("Move %1 down").arg(title_), entry_->place + 1 < entry_->count);
    addButton(*row, What::Remove, QStringLiteral("✕"), tr("Remove %1").arg(title_), true);
}

void SectionHead::addKinds(QHBoxLayout& row) {
    kinds_ = new QuietBox;
    kinds_->setProperty("role", QStringLiteral("small"));
    kinds_->setAccessibleName(tr("Kind of %1").arg(title_));
    for (const std::string& kind : entry_->kinds) kinds_->addItem(say::text(kind));
    kinds_->setCurrentText(say::text(entry_->kind));
    if (entry_->kind.empty()) kinds_->setCurrentIndex(-1);
    connect(kinds_, &QComboBox::activated, this, [this] {
        const std::string kind = kinds_->currentText().toStdString();
        if (kind != entry_->kind) emit changed({What::Kind, entry_->list, entry_->place, kind});
    });
    row.addWidget(kinds_);
}

void SectionHead::addButton(QHBoxLayout& row, What what, const QString& sign, const QString& name, bool enabled) {
    auto* button = new QPushButton(sign);
    button->setProperty("role", QStringLiteral("tiny"));
    button->setAccessibleName(name);
    button->setToolTip(name.toHtmlEscaped());
    button->setEnabled(enabled);
    connect(button, &QPushButton::clicked, this, [this, what] {
        emit changed({what, entry_->list, entry_->place, {}});
    });
    row.addWidget(button);
    buttons_.emplace_back(what, button);
}

QWidget* SectionHead::control(What what) const {
    if (what == What::Kind) return kinds_;
    const auto found = std::ranges::find(buttons_, what, &std::pair<What, QPushButton*>::first);
    return found == buttons_.end() ? nullptr : found->second;
}

QPushButton* makeAdder(const FormAdder& adder, const std::function<void(const EntryChange&)>& changed) {
    auto* button = new QPushButton(QStringLiteral("+ ") + adder.title);
    button->setProperty("role", QStringLiteral("fieldLink"));
    button->setAccessibleName(adder.title);
    if (adder.kinds.empty()) {
        QObject::connect(button, &QPushButton::clicked, button, [changed, list = adder.list] {
            changed({What::Add, list, 0, {}});
        });
        return button;
    }
    auto* menu = new QMenu(button);
    for (const std::string& kind : adder.kinds) {
        menu->addAction(say::text(kind), button, [changed, list = adder.list, kind] {
            changed({What::Add, list, 0, kind});
        });
    }
    button->setMenu(menu);
    return button;
}

}  // namespace headroom::gui
