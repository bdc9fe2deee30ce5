// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

#include "gui/items/entry_edit.hpp"
#include "gui/items/field_form.hpp"

class QPushButton;
class QVBoxLayout;

namespace headroom::gui {

class FieldRow;
class SectionHead;

/// The parameters of what is chosen, to be changed. At first only what the file gives or must give is shown; the rest
/// on request.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    /// In steps: a few fields are made at once and the others in the next turns of the event loop, since a form of
    /// twenty takes longer to make than a window may be away.
    enum class Making { AtOnce, InSteps };

    explicit FieldForm(QWidget* parent = nullptr, Making making = Making::AtOnce);

    /// Makes what is still to be made.
    void complete();
    bool isComplete() const { return !later_.isActive(); }
    /// The same parameters as before keep their fields, and what is being typed in them.
    void show(const std::vector<FormSection>& sections, const std::string& folder);
    /// Made when it is asked for; null: there is no such parameter.
    FieldRow* row(const std::string& pointer);
    /// Shows that parameter and gives it the keyboard; null: there is none.
    FieldRow* edit(const std::string& pointer);
    /// The heading of an entry of a list; null: there is none.
    SectionHead* head(const std::string& list, std::size_t place) const;
    /// What was refused in its fields is not kept: another design is shown.
    void forget();
    void showAll(bool all);
    /// Takes what is being typed in any field, where it is right.
    void commit();
    /// Something is typed that would be taken and is not yet.
    bool isPending() const;
    /// All of that.
    std::vector<PendingValue> pending() const;
    /// What is typed and is no value.
    std::vector<TypedText> unsound() const;

signals:
    void set(const std::string& pointer, const headroom::document::Node& value);
    void cleared(const std::string& pointer);
    void sourceWanted(const std::string& pointer);
    void typed();
    /// An entry of a list is added, moved, taken out or made another kind of thing.
    void entryChanged(const headroom::gui::EntryChange& change);

private:
    bool hasSameFields(const std::vector<FormSection>& sections) const;
    void build(const std::vector<FormSection>& sections);
    void buildSection(QVBoxLayout& column, const FormSection& section);
    FieldRow* makeRow(std::size_t section, std::size_t field);
    QWidget* controlBefore(std::size_t section, std::size_t field) const;
    bool isShown(const FormField& field) const;
    std::vector<FieldRow*> made() const;
    void change(const EntryChange& change);
    void restoreFocus();
    void hideUnused();
    void showUsed(std::size_t atOnce);
    std::size_t showSection(std::size_t section, std::size_t& atOnce);
    std::vector<FormSection> sections_;
    /// By section, one a field; null until it is shown: a form of sixty fields takes longer to make than to read.
    std::vector<std::vector<FieldRow*>> rows_;
    std::vector<QVBoxLayout*> lines_;  ///< where the rows of a section stand
    std::vector<SectionHead*> heads_;  ///< one a section
    std::vector<QWidget*> ends_;       ///< the last button below a section; null: there is none
    std::string folder_;
    std::optional<EntryChange> changed_;  ///< by the keyboard, which goes on where it was
    QWidget* content_ = nullptr;
    QVBoxLayout* layout_;
    QPushButton* all_;
    Making making_;
    QTimer later_;  ///< runs while fields are to be made
};

}  // namespace headroom::gui
