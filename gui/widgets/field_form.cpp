// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/field_form.hpp"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/widgets/field_row.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

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
        return a.title == b.title && std::ranges::equal(a.fields, b.fields, [](const FormField& x, const FormField& y) {
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
}

void FieldForm::build(const std::vector<FormSection>& sections, const std::string& folder) {
    delete content_;
    rows_.clear();
    titles_.clear();
    content_ = new QWidget;
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    for (const FormSection& section : sections) {
        titles_.push_back(makeHeading(section.title));
        titles_.back()->setContentsMargins(0, 8, 0, 2);
        column->addWidget(titles_.back());
        for (const FormField& field : section.fields) {
            auto* row = new FieldRow(field, folder);
            connect(row, &FieldRow::set, this, &FieldForm::set);
            connect(row, &FieldRow::cleared, this, &FieldForm::cleared);
            connect(row, &FieldRow::sourceWanted, this, &FieldForm::sourceWanted);
            rows_.push_back(row);
            column->addWidget(row);
        }
    }
    layout_->insertWidget(0, content_);
}

void FieldForm::hideUnused() {
    std::size_t row = 0;
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < sections_.size() && i < titles_.size(); ++i) {
        bool any = false;
        for (const FormField& field : sections_[i].fields) {
            const bool used = field.given || field.info->required || rows_[row]->isBeingEdited();
            const bool shown = used || all_->isChecked();
            hidden += used ? 0 : 1;
            any = any || shown;
            rows_[row++]->setVisible(shown);
        }
        titles_[i]->setVisible(any);
    }
    all_->setVisible(hidden > 0);
    all_->setText(all_->isChecked() ? tr("Show only what is given") : tr("Show %1 more settings").arg(hidden));
}

void FieldForm::showAll(bool all) { all_->setChecked(all); }

FieldRow* FieldForm::row(const std::string& pointer) const {
    const auto found =
        std::ranges::find_if(rows_, [&](const FieldRow* row) { return row->field().pointer == pointer; });
    return found == rows_.end() ? nullptr : *found;
}

}  // namespace headroom::gui
