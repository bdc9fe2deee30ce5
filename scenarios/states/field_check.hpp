// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "scenarios/states/findings.hpp"
#include "scenarios/states/state_fields.hpp"

namespace headroom::states {

/// What the values of an object may be.
struct FieldContext {
    stepfunctions::QueryLanguage language = stepfunctions::QueryLanguage::JsonPath;
    bool expressions = false;  ///< numbers and texts may be written as `{% %}`
};

/// Checks the value of a field against its form.
void checkValue(const FieldRule& rule, const Place& place, FieldContext context, Findings& findings);

/// Checks an object whose fields are listed: each known, of the query language, of its form, the required ones there.
/// `of` names the object in messages, "a retrier". False when it is no object.
bool checkFields(const Place& place, std::span<const FieldRule> fields, std::string_view of, FieldContext context,
                 Findings& findings);

/// Reports a field that belongs to the other query language.
bool checkLanguage(const FieldRule& rule, const document::Member& member, const Place& object,
                   stepfunctions::QueryLanguage language, Findings& findings);

/// Both fields are there, of which only one may be.
void checkExclusive(const Place& object, std::string_view first, std::string_view second, Findings& findings);

/// "; did you mean ..." from the names of fields.
std::string nearField(std::string_view name, std::span<const FieldRule> fields);

/// Characters of a text in UTF-8.
std::size_t charactersIn(std::string_view text);

/// The whole number of a field, nothing when it is absent or written otherwise.
std::optional<std::int64_t> numberOf(const document::Node& object, std::string_view field);
/// The text of a field, nothing when it is absent or no text.
const std::string* textOf(const document::Node& object, std::string_view field);

}  // namespace headroom::states
