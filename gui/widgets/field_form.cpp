// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/field_form.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "gui/widgets/field_row.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/section_head.hpp"

namespace headroom::gui {

namespace {
constexpr int kIndent = 10;  // of what stands inside of something
}

FieldForm::FieldForm(QWidget* parent)
    : QWidget(parent), layout_(new QVBoxLayout(this)), all_(new QPushButton(tr("Show all settings"))) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(4);
    all_->setProperty("role", QStringLiteral("fieldLink"));
    all_->setCheckable(true);
    layout_->addWidget(all_);
    connect(all_, &QPushButton::toggled, this, &FieldForm::hideUnused);
}

bool FieldForm::hasSameFields(const std::vector<FormSection>& sections) const {
    return std::ranges::equal(sections, sections_, [](const FormSection& a, const FormSection& b) {
        return a.title == b.title && a.entry == b.entry && a.adders == b.adders && a.depth == b.depth &&
               std::ranges::equal(a.fields, b.fields, [](const FormField& x, const FormField& y) {
                   // A link to the source cannot become usable where it stands.
                   return x.pointer == y.pointer && x.info == y.info && x.offered == y.offered &&
                          (x.isEditable() || x.given == y.given);
               });
    });
}

void FieldForm::show(const std::vector<FormSection>& sections, const std::string& folder) {
    if (content_ == nullptr || !hasSameFields(sections)) {
        build(sections, folder);
    } else {
        std::size_t row = 0;
        for (const FormSection& section : sections) {
            for (const FormField& field : section.fields) rows_[row++]->show(field);
        }
    }
    sections_ = sections;
    hideUnused();
    restoreFocus();
}

void FieldForm::build(const std::vector<FormSection>& sections, const std::string& folder) {
    delete content_;
    rows_.clear();
    heads_.clear();
    content_ = new QWidget;
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    for (const FormSection& section : sections) buildSection(*column, section, folder);
    layout_->insertWidget(0, content_);
    content_->show();
}

void FieldForm::buildSection(QVBoxLayout& column, const FormSection& section, const std::string& folder) {
    auto* head = new SectionHead(section);
    connect(head, &SectionHead::changed, this, &FieldForm::change);
    heads_.push_back(head);
    column.addWidget(head);
    const int indent = section.depth * kIndent;
    for (const FormField& field : section.fields) {
        auto* row = new FieldRow(field, folder);
        row->layout()->setContentsMargins(indent, 0, 0, 5);
        connect(row, &FieldRow::set, this, &FieldForm::set);
        connect(row, &FieldRow::cleared, this, &FieldForm::cleared);
        connect(row, &FieldRow::sourceWanted, this, &FieldForm::sourceWanted);
        connect(row, &FieldRow::typed, this, &FieldForm::typed);
        rows_.push_back(row);
        column.addWidget(row);
    }
    for (const FormAdder& adder : section.adders) {
        auto* line = new QHBoxLayout;
        line->setContentsMargins(indent, 2, 0, 4);
        line->addWidget(makeAdder(adder, [this](const EntryChange& wanted) { change(wanted); }));
        column.addLayout(line);
    }
}

/// The heading that is used goes away with the form that is built then: once its signal has been heard.
void FieldForm::change(const EntryChange& change) {
    changed_ = change;
    QMetaObject::invokeMethod(
        this, [this, change] { emit entryChanged(change); }, Qt::QueuedConnection);
}

/// The keyboard stays with an entry that it moves.
void FieldForm::restoreFocus() {
    if (!changed_) return;
    const EntryChange done = *std::exchange(changed_, {});
    using What = EntryChange::What;
    const std::size_t place = done.what == What::Up ? done.place - 1 : done.place + (done.what == What::Down ? 1 : 0);
    const SectionHead* now = done.what == What::Add ? nullptr : head(done.list, place);
    QWidget* control = now != nullptr ? now->control(done.what) : nullptr;
    if (control != nullptr) control->setFocus();
}

void FieldForm::hideUnused() {
    std::size_t row = 0;
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < sections_.size() && i < heads_.size(); ++i) {
        bool any = false;
        for (const FormField& field : sections_[i].fields) {
            const bool used = field.given || field.info->required || rows_[row]->isBeingEdited();
            const bool shown = used || all_->isChecked();
            hidden += used ? 0 : 1;
            any = any || shown;
            rows_[row++]->setVisible(shown);
        }
        heads_[i]->setVisible((any && !sections_[i].title.isEmpty()) || sections_[i].entry.has_value());
    }
    all_->setVisible(hidden > 0);
    all_->setText(all_->isChecked() ? tr("Show only what is given") : tr("Show %1 more settings").arg(hidden));
}

void FieldForm::commit() {
    for (FieldRow* row : rows_) row->commit();
}

bool FieldForm::isPending() const { return std::ranges::any_of(rows_, &FieldRow::isPending); }

std::vector<PendingValue> FieldForm::pending() const {
    std::vector<PendingValue> all;
    for (const FieldRow* row : rows_) {
        if (auto one = row->pending()) all.push_back(std::move(*one));
    }
    return all;
}

std::vector<TypedText> FieldForm::unsound() const {
    std::vector<TypedText> all;
    for (const FieldRow* row : rows_) {
        if (auto one = row->unsound()) all.push_back(std::move(*one));
    }
    return all;
}

void FieldForm::showAll(bool all) { all_->setChecked(all); }

FieldRow* FieldForm::row(const std::string& pointer) const {
    const auto found =
        std::ranges::find_if(rows_, [&](const FieldRow* row) { return row->field().pointer == pointer; });
    return found == rows_.end() ? nullptr : *found;
}

SectionHead* FieldForm::head(const std::string& list, std::size_t place) const {
    const auto found = std::ranges::find_if(heads_, [&](const SectionHead* head) {
        return head->entry() && head->entry()->list == list && head->entry()->place == place;
    });
    return found == heads_.end() ? nullptr : *found;
}

}  // namespace headroom::gui
