// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/field_form.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "gui/widgets/field_row.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/section_head.hpp"

namespace headroom::gui {

namespace {
constexpr int kIndent = 10;  // of what stands inside of something
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kAtOnce = 2;  // fields made in one step: about five milliseconds

/// What the keyboard comes to, in its order.
QList<QWidget*> controlsOf(const QWidget& row) {
    QList<QWidget*> controls = row.findChildren<QWidget*>();
    // Lists that boxes open are windows of their own.
    controls.removeIf([&row](const QWidget* one) {
        return (one->focusPolicy() & Qt::TabFocus) == 0 || one->window() != row.window();
    });
    return controls;
}

QWidget* lastControl(const QWidget& row) {
    const QList<QWidget*> controls = controlsOf(row);
    return controls.isEmpty() ? nullptr : controls.last();
}

}  // namespace

FieldForm::FieldForm(QWidget* parent, Making making)
    : QWidget(parent), layout_(new QVBoxLayout(this)), all_(new QPushButton(tr("Show all settings"))), making_(making) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(4);
    all_->setProperty("role", QStringLiteral("fieldLink"));
    all_->setCheckable(true);
    layout_->addWidget(all_);
    connect(all_, &QPushButton::toggled, this, &FieldForm::hideUnused);
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &FieldForm::hideUnused);
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
    folder_ = folder;
    if (content_ == nullptr || !hasSameFields(sections)) {
        const bool holds = making_ == Making::InSteps && isVisible();
        setMinimumHeight(holds ? height() : 0);  // what is scrolled to stays while it is made
        build(sections);
    } else {
        sections_ = sections;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            for (std::size_t j = 0; j < rows_[i].size(); ++j) {
                if (rows_[i][j] != nullptr) rows_[i][j]->show(sections_[i].fields[j]);
            }
        }
    }
    hideUnused();
    restoreFocus();
}

void FieldForm::build(const std::vector<FormSection>& sections) {
    delete content_;
    rows_.clear();
    lines_.clear();
    heads_.clear();
    ends_.clear();
    sections_ = sections;
    content_ = new QWidget(this);
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    for (const FormSection& section : sections_) buildSection(*column, section);
    column->addStretch();  // while it is made the form is as high as the one before
    layout_->insertWidget(0, content_);
    content_->show();
}

/// In the order in which the keyboard goes through it.
void FieldForm::buildSection(QVBoxLayout& column, const FormSection& section) {
    auto* head = new SectionHead(section, content_);
    connect(head, &SectionHead::changed, this, &FieldForm::change);
    heads_.push_back(head);
    column.addWidget(head);
    lines_.push_back(new QVBoxLayout);
    lines_.back()->setSpacing(column.spacing());
    column.addLayout(lines_.back());
    rows_.emplace_back(section.fields.size(), nullptr);
    ends_.push_back(nullptr);
    for (const FormAdder& adder : section.adders) {
        auto* line = new QHBoxLayout;
        line->setContentsMargins(section.depth * kIndent, 2, 0, 4);
        ends_.back() = makeAdder(adder, [this](const EntryChange& wanted) { change(wanted); });
        line->addWidget(ends_.back());
        column.addLayout(line);
    }
}

/// Hidden, at its place among those that there are, also for the keyboard.
FieldRow* FieldForm::makeRow(std::size_t section, std::size_t field) {
    std::vector<FieldRow*>& rows = rows_[section];
    if (rows[field] != nullptr) return rows[field];
    auto* row = new FieldRow(sections_[section].fields[field], folder_, content_);
    row->hide();
    row->layout()->setContentsMargins(sections_[section].depth * kIndent, 0, 0, 5);
    connect(row, &FieldRow::set, this, &FieldForm::set);
    connect(row, &FieldRow::cleared, this, &FieldForm::cleared);
    connect(row, &FieldRow::sourceWanted, this, &FieldForm::sourceWanted);
    connect(row, &FieldRow::typed, this, &FieldForm::typed);
    const auto before = std::count_if(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(field),
                                      [](const FieldRow* one) { return one != nullptr; });
    lines_[section]->insertWidget(static_cast<int>(before), row);
    rows[field] = row;
    QWidget* last = controlBefore(section, field);
    for (QWidget* control : last != nullptr ? controlsOf(*row) : QList<QWidget*>()) {
        setTabOrder(last, control);
        last = control;
    }
    return row;
}

/// What the keyboard leaves when it comes to a row; null: nothing.
QWidget* FieldForm::controlBefore(std::size_t section, std::size_t field) const {
    for (std::size_t i = section + 1; i-- > 0;) {
        if (i < section && ends_[i] != nullptr) return ends_[i];
        for (std::size_t j = i == section ? field : rows_[i].size(); j-- > 0;) {
            if (QWidget* last = rows_[i][j] != nullptr ? lastControl(*rows_[i][j]) : nullptr) return last;
        }
        if (QWidget* last = lastControl(*heads_[i])) return last;
    }
    return nullptr;
}

bool FieldForm::isShown(const FormField& field) const {
    return field.given || field.info->required || all_->isChecked();
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

void FieldForm::complete() {
    if (!isComplete()) showUsed(kAll);
}

void FieldForm::hideUnused() { showUsed(making_ == Making::InSteps ? kAtOnce : kAll); }

/// Makes at most so many fields, and goes on with the others later.
void FieldForm::showUsed(std::size_t atOnce) {
    later_.stop();
    if (content_ == nullptr) return;
    content_->layout()->setEnabled(false);  // once for all of them, not for each
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) hidden += showSection(i, atOnce);
    content_->layout()->setEnabled(true);
    if (content_->isVisible()) content_->layout()->activate();
    all_->setVisible(hidden > 0);
    all_->setText(all_->isChecked() ? tr("Show only what is given") : tr("Show %1 more settings").arg(hidden));
    if (isComplete()) setMinimumHeight(0);
}

/// How many of its fields are not used.
std::size_t FieldForm::showSection(std::size_t section, std::size_t& atOnce) {
    std::size_t hidden = 0;
    bool any = false;
    for (std::size_t i = 0; i < rows_[section].size(); ++i) {
        const FormField& field = sections_[section].fields[i];
        FieldRow*& row = rows_[section][i];
        const bool edited = row != nullptr && row->isBeingEdited();
        const bool shown = isShown(field) || edited;
        hidden += field.given || field.info->required || edited ? 0 : 1;
        any = any || shown;
        if (shown && row == nullptr && atOnce == 0) later_.start();
        if (shown && row == nullptr && atOnce > 0) {
            makeRow(section, i);
            --atOnce;
        }
        if (row != nullptr) row->setVisible(shown);
    }
    heads_[section]->setVisible((any && !sections_[section].title.isEmpty()) || sections_[section].entry.has_value());
    return hidden;
}

std::vector<FieldRow*> FieldForm::made() const {
    std::vector<FieldRow*> all;
    for (const auto& section : rows_)
        std::ranges::copy_if(section, std::back_inserter(all), [](const FieldRow* row) { return row != nullptr; });
    return all;
}

void FieldForm::commit() {
    for (FieldRow* row : made()) row->commit();
}

bool FieldForm::isPending() const { return std::ranges::any_of(made(), &FieldRow::isPending); }

std::vector<PendingValue> FieldForm::pending() const {
    std::vector<PendingValue> all;
    for (const FieldRow* row : made()) {
        if (auto one = row->pending()) all.push_back(std::move(*one));
    }
    return all;
}

std::vector<TypedText> FieldForm::unsound() const {
    std::vector<TypedText> all;
    for (const FieldRow* row : made()) {
        if (auto one = row->unsound()) all.push_back(std::move(*one));
    }
    return all;
}

void FieldForm::forget() {
    for (FieldRow* row : made()) row->forget();
}

void FieldForm::showAll(bool all) { all_->setChecked(all); }

FieldRow* FieldForm::row(const std::string& pointer) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto& fields = sections_[i].fields;
        const auto found = std::ranges::find(fields, pointer, &FormField::pointer);
        if (found != fields.end()) return makeRow(i, static_cast<std::size_t>(found - fields.begin()));
    }
    return nullptr;
}

FieldRow* FieldForm::edit(const std::string& pointer) {
    FieldRow* found = row(pointer);
    if (found == nullptr) return nullptr;
    found->setVisible(true);
    QWidget* control = found->line() != nullptr ? static_cast<QWidget*>(found->line()) : found->box();
    if (control != nullptr) control->setFocus(Qt::ShortcutFocusReason);
    return found;
}

SectionHead* FieldForm::head(const std::string& list, std::size_t place) const {
    const auto found = std::ranges::find_if(heads_, [&](const SectionHead* head) {
        return head->entry() && head->entry()->list == list && head->entry()->place == place;
    });
    return found == heads_.end() ? nullptr : *found;
}

}  // namespace headroom::gui
