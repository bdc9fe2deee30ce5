// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/services/stepfunctions/definition.hpp"
#include "scenarios/states/findings.hpp"

namespace headroom::states {

/// True of text with a `${Name}` that DefinitionSubstitutions replaces: what it will be is not known here.
bool hasPlaceholder(std::string_view text);
/// The text with each `${Name}` replaced by a word, so that the rest of a path or an expression can be checked.
std::string withoutPlaceholders(std::string_view text, std::string_view word = "placeholder");

/// True of text that opens or closes as a JSONata expression, well or badly.
bool looksLikeJsonata(std::string_view text);
/// Text of a JSONata state: an expression must be opened by `{%`, closed by `%}` and well-formed.
void checkJsonataText(const Place& place, Findings& findings);

/// `$.a`, `$$.a` or `$variable.a`.
void checkPath(const Place& place, Findings& findings);
/// A path to exactly one node.
void checkReferencePath(const Place& place, Findings& findings);
/// A reference path into the state's own input: no variable, no context object.
void checkResultPath(const Place& place, Findings& findings);
/// A path or an intrinsic function.
void checkPathOrCall(const Place& place, Findings& findings);
/// A path to exactly one node, or an intrinsic function that gives text.
void checkPathOrTextCall(const Place& place, Findings& findings);

/// A payload template of a JSONPath state (`name.$` members are paths or functions) or any value of a JSONata state
/// (texts in `{% %}` anywhere in it).
void checkTemplate(const Place& place, stepfunctions::QueryLanguage language, Findings& findings);

/// The object of an Assign field.
void checkAssign(const Place& place, stepfunctions::QueryLanguage language, Findings& findings);

}  // namespace headroom::states
