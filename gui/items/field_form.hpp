// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

#include "gui/items/outline.hpp"
#include "gui/items/scenario_edit.hpp"
#include "model/base/field.hpp"

namespace headroom::gui {

/// One parameter in a form, from its Field and what the document says.
struct FormField {
    const base::FieldInfo* info = nullptr;  ///< of a Field table: lives as long as the program
    std::string pointer;                    ///< in the merged document
    QString value;                          ///< as it is written; empty: not given
    bool given = false;
    bool differs = false;                                  ///< from the file itself, in a design that is a patch
    bool listOfOne = false;                                ///< a choice that CloudFormation writes as a list of one
    std::vector<std::string> offered{};                    ///< names of the scenario, one of which it is
    std::string (*trouble)(const std::string&) = nullptr;  ///< of text that is more than text: what is wrong, or ""
    bool oneValue = false;                                 ///< no range and no distribution
    bool isList = false;  ///< of numbers or words, divided by commas (semicolons where those are decimal signs)
    QString refersTo{};   ///< "512", the value of the parameter that it refers to; empty: to none
    bool operator==(const FormField&) const = default;

    /// Whether it is one of a few words.
    bool isChoice() const {
        return listOfOne || !offered.empty() || info->kind == base::FieldKind::Choice || isBoolean();
    }
    bool isBoolean() const { return info->kind == base::FieldKind::Boolean; }
    /// Whether a form can change it; the others are lists and objects that the source shows.
    bool isEditable() const {
        return listOfOne || isList || !offered.empty() || trouble != nullptr || info->kind != base::FieldKind::Object;
    }
    /// Whether only the whole scenario tells if a value is right: free text, what refers to something by name, what
    /// others refer to, what belongs to some states of a machine alone.
    bool needsTrial(const document::Node& wanted) const {
        if (pointer.starts_with("/Parameters/") || pointer.find("/Behavior/States/") != std::string::npos) return true;
        const bool refers = wanted.isObject() && wanted.find("Ref") != nullptr;
        const bool free = info->kind == base::FieldKind::Text && offered.empty() && trouble == nullptr;
        return refers || free;
    }
    bool isDistribution() const {
        return info->kind == base::FieldKind::DurationDistribution || info->kind == base::FieldKind::BytesDistribution;
    }
};

/// What stands in a field and not yet in the document. No value: the parameter would be taken out.
struct PendingValue {
    std::string pointer;
    std::optional<document::Node> value;
};

/// What stands in a field and is no value, at least not yet.
struct TypedText {
    std::string pointer;
    QString text;
};

/// An entry of a list that the form changes as a whole: it can be moved, taken out, made another kind of thing.
struct FormEntry {
    std::string list;  ///< pointer of the list
    std::size_t place = 0;
    std::size_t count = 0;             ///< entries of the list; 0: it is not one of several
    std::string kind{};                ///< "Call"; empty: it has none
    std::vector<std::string> kinds{};  ///< what it can be
    bool ordered = true;               ///< it can be moved; else the order says nothing
    bool operator==(const FormEntry&) const = default;
};

/// A button that adds to a list.
struct FormAdder {
    std::string list;
    QString title;                     ///< "Add a step"
    std::vector<std::string> kinds{};  ///< to choose from; empty: one more like the last
    bool operator==(const FormAdder&) const = default;
};

struct FormSection {
    QString title;
    std::vector<FormField> fields;
    std::optional<FormEntry> entry{};
    std::vector<FormAdder> adders{};
    int depth = 0;  ///< of steps inside of steps
    bool operator==(const FormSection&) const = default;
};

/// The form of what is chosen: every parameter that its kind of thing can have, by the Field tables, nested ones in
/// sections of their own. Empty for what has no parameters.
std::vector<FormSection> formOf(const ScenarioEdit& edit, const OutlineItem& item);

/// What somebody typed, as it is written in the file: units may stand apart ("1500 ms"); where the parameter is a bare
/// number in a unit of its own, that or another may stand behind the number ("512 MB", "1 GB"), probabilities in
/// percent; JSON is taken as it is. Nothing: the field was emptied. Error: what is wrong, by the parameter's Field.
base::Result<std::optional<document::Node>> parseField(const FormField& field, const QString& typed,
                                                       const std::string& folder);

/// A value as a field shows it: text without quotes, a number or quantity with every digit and the language's decimal
/// sign, anything else as JSON in one line.
QString fieldText(const base::FieldInfo& info, const document::Node& value);

/// A list of numbers or texts in one line, divided as isList says.
QString listText(const document::Node& list);

/// A number or text as a file writes it, whatever the language.
QString writtenText(const document::Node& value);

/// What a parameter means, its range, default and source, in sentences.
QString helpOf(const base::FieldInfo& info);

}  // namespace headroom::gui
