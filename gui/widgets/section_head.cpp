// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/section_head.hpp"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>
#include <utility>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/quiet_box.hpp"

namespace headroom::gui {

using What = EntryChange::What;

namespace {

constexpr int kNarrowest = 48;  // of the box of kinds
constexpr int kMost = 100;      // of the room that is left, before there is a gap

}  // namespace

SectionHead::SectionHead(const FormSection& section, QWidget* parent)
    : QWidget(parent), entry_(section.entry), title_(section.title) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(section.depth * 10, 8, 0, 2);
    row->setSpacing(4);
    QLabel* heading = makeHeading(section.title);
    // A route is told from another by its letters: "GET /products/{id}" is not "GET /PRODUCTS/{ID}".
    if (entry_ && entry_->list.ends_with("/Routes")) heading->setText(section.title);
    if (entry_ && !entry_->ordered) {  // what it is called is long, and has the room of what others are moved by
        delete std::exchange(heading, makeLabel(section.title.toUpper(), {0.87, true, "heading"}));
        heading->setAccessibleName(section.title);
        heading->setWordWrap(true);
        row->addWidget(heading, 1);
    } else {
        row->addWidget(heading);
    }
    // The box of kinds can say its word shorter; "Step 1" cannot.
    if (entry_ && !entry_->kinds.empty()) heading->setMinimumWidth(heading->sizeHint().width());
    if (entry_ && !entry_->kinds.empty()) addKinds(*row);
    if (!entry_ || entry_->ordered) row->addStretch();
    if (!entry_ || entry_->count == 0) return;
    if (entry_->ordered) addMoves(*row);
    addButton(*row, What::Remove, QStringLiteral("✕"), tr("Remove %1").arg(title_), true);
}

void SectionHead::addMoves(QHBoxLayout& row) {
    addButton(row, What::Up, QStringLiteral("↑"), tr("Move %1 up").arg(title_), entry_->place > 0);
    addButton(row, What::Down, QStringLiteral("↓"), tr("Move %1 down").arg(title_), entry_->place + 1 < entry_->count);
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
    // What else stands in the line has its room first.
    kinds_->setMinimumWidth(kNarrowest);
    kinds_->setMaximumWidth(kinds_->sizeHint().width());
    kinds_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    row.addWidget(kinds_, kMost);
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
