// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/expression_check.hpp"

#include <algorithm>
#include <array>

#include "model/services/stepfunctions/intrinsic.hpp"
#include "model/services/stepfunctions/jsonata_syntax.hpp"
#include "model/services/stepfunctions/path.hpp"

namespace headroom::states {

namespace {

using document::quoted;

/// Where the `${Name}` that begins at `open` ends (behind its brace); npos if it is none.
std::size_t placeholderEnd(std::string_view text, std::size_t open) {
    std::size_t at = open + 2;
    while (at < text.size() &&
           (stepfunctions::isWordByte(text[at]) || text[at] == '.' || text[at] == ':' || text[at] == '-'))
        ++at;
    return at > open + 2 && at < text.size() && text[at] == '}' ? at + 1 : std::string_view::npos;
}

/// False, and reported, when the value is no text.
bool isText(const Place& place, std::string_view wanted, Findings& findings) {
    if (place.node.isString()) return true;
    findings.error(
        Rule::WrongType, place,
        std::string(wanted) + " is expected here, not " + std::string(document::describe(place.node.kind())));
    return false;
}

std::optional<stepfunctions::Path> readPath(const Place& place, Rule rule, Findings& findings) {
    const std::string text = withoutPlaceholders(place.node.asString());
    base::Result<stepfunctions::Path> path = stepfunctions::parsePath(text);
    if (path) return std::move(*path);
    const std::string hint = stepfunctions::looksLikeCall(text) ? "; an intrinsic function cannot stand here" : "";
    findings.error(rule, place, quoted(place.node.asString()) + " is not a path: " + path.error().what + hint);
    return std::nullopt;
}

void reportNoReference(const Place& place, const stepfunctions::Path& path, Findings& findings) {
    const bool calls = std::ranges::any_of(path.steps, [](const stepfunctions::PathStep& step) {
        return step.kind == stepfunctions::PathStep::Kind::Script ||
               step.kind == stepfunctions::PathStep::Kind::Function;
    });
    const std::string why = !path.isDefinite() || calls
                                ? " can name several values; a path to one is needed here"
                                : " has an @ , : or ? in a name, which a path to one value may not have behind a dot: "
                                  "write the name in brackets, as in $['soap:Body'] (Amazon States Language, Reference "
                                  "Paths)";
    findings.error(Rule::BadReferencePath, place, quoted(place.node.asString()) + why);
}

bool isAllPlaceholder(const Place& place) {
    const std::string& text = place.node.asString();
    return text.starts_with("${") && hasPlaceholder(text);
}

}  // namespace

bool hasPlaceholder(std::string_view text) {
    for (std::size_t open = text.find("${"); open != std::string_view::npos; open = text.find("${", open + 2))
        if (placeholderEnd(text, open) != std::string_view::npos) return true;
    return false;
}

std::string withoutPlaceholders(std::string_view text, std::string_view word) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.substr(at).starts_with("${") ? placeholderEnd(text, at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            plain += text[at++];
        } else {
            plain += word;
            at = end;
        }
    }
    return plain;
}

bool looksLikeJsonata(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    return text.substr(first).starts_with("{%") || text.substr(0, last + 1).ends_with("%}");
}

void checkJsonataText(const Place& place, Findings& findings) {
    const std::string& text = place.node.asString();
    if (!looksLikeJsonata(text)) return;
    if (text.size() < 4 || !text.starts_with("{%") || !text.ends_with("%}"))
        return findings.error(Rule::BadJsonata, place,
                              "a JSONata expression begins with {% and ends with %}, with nothing before or behind");
    const std::string inside = withoutPlaceholders(std::string_view(text).substr(2, text.size() - 4), "0");
    if (const std::optional<std::string> fault = stepfunctions::jsonataFault(inside))
        findings.error(Rule::BadJsonata, place, "not a JSONata expression: " + *fault);
}

void checkPath(const Place& place, Findings& findings) {
    if (!isText(place, "a path such as $.order.id", findings) || isAllPlaceholder(place)) return;
    readPath(place, Rule::BadPath, findings);
}

void checkReferencePath(const Place& place, Findings& findings) {
    if (!isText(place, "a path such as $.order.id", findings) || isAllPlaceholder(place)) return;
    const std::optional<stepfunctions::Path> path = readPath(place, Rule::BadReferencePath, findings);
    if (path && !path->isReference()) reportNoReference(place, *path, findings);
}

void checkResultPath(const Place& place, Findings& findings) {
    if (!isText(place, "a path such as $.result, or null,", findings) || isAllPlaceholder(place)) return;
    const std::optional<stepfunctions::Path> path = readPath(place, Rule::BadReferencePath, findings);
    if (!path) return;
    if (path->root != stepfunctions::PathRoot::Input)
        findings.error(Rule::BadReferencePath, place,
                       "a result is put into the state's input: a path here starts with $. and names no variable and "
                       "not the context object");
    else if (!path->isReference())
        reportNoReference(place, *path, findings);
}

namespace {

/// The path or the call of a text, what is wrong with it reported.
struct PathOrCall {
    std::optional<stepfunctions::Path> path;
    std::optional<stepfunctions::Call> call;
};
PathOrCall readPathOrCall(const Place& place, Findings& findings) {
    if (!isText(place, "a path or an intrinsic function", findings) || isAllPlaceholder(place)) return {};
    const std::string text = withoutPlaceholders(place.node.asString());
    if (stepfunctions::looksLikeCall(text)) {
        base::Result<stepfunctions::Call> call = stepfunctions::parseCall(text);
        if (call) return {std::nullopt, std::move(*call)};
        findings.error(Rule::BadIntrinsic, place, "not an intrinsic function: " + call.error().what);
        return {};
    }
    base::Result<stepfunctions::Path> path = stepfunctions::parsePath(text);
    if (path) return {std::move(*path), std::nullopt};
    const std::string why =
        text.starts_with('$') ? ": " + path.error().what : "; a path starts with $, a function with States.";
    findings.error(Rule::BadPath, place,
                   quoted(place.node.asString()) + " is neither a path nor an intrinsic function" + why);
    return {};
}

bool givesText(stepfunctions::Function function) {
    using stepfunctions::Function;
    constexpr std::array kTexts{Function::Format,       Function::JsonToString, Function::ArrayGetItem, Function::Uuid,
                                Function::Base64Encode, Function::Base64Decode, Function::Hash};
    return std::ranges::find(kTexts, function) != kTexts.end();
}

}  // namespace

void checkPathOrCall(const Place& place, Findings& findings) { readPathOrCall(place, findings); }

void checkPathOrTextCall(const Place& place, Findings& findings) {
    const PathOrCall read = readPathOrCall(place, findings);
    if (read.path && !read.path->isReference()) reportNoReference(place, *read.path, findings);
    if (read.call && !givesText(read.call->function))
        findings.error(Rule::BadIntrinsic, place,
                       "gives no text; States.Format, JsonToString, ArrayGetItem, Base64Encode, Base64Decode, Hash and "
                       "UUID do");
}

namespace {

void checkTemplateMember(const document::Member& member, const Place& object, Findings& findings) {
    const Place value = object[member];
    if (!member.key.ends_with(".$")) {
        const std::string* text = member.value.isString() ? &member.value.asString() : nullptr;
        const bool path = text != nullptr && (text->starts_with("$.") || text->starts_with("$$.")) &&
                          stepfunctions::parsePath(*text).has_value();
        if (path)
            findings.warning(Rule::NoDollar, value,
                             quoted(*text) + " is taken as text; name the field " + quoted(member.key + ".$") +
                                 " to have it read as a path");
        return checkTemplate(value, stepfunctions::QueryLanguage::JsonPath, findings);
    }
    const std::string plain = member.key.substr(0, member.key.size() - 2);
    if (const document::Member* other = object.node.findMember(plain))
        findings.errorAtKey(Rule::DuplicateTemplateField, member, value,
                            quoted(plain) + " is here twice, with and without .$ (line " +
                                std::to_string(other->keyPosition.line) + "); remove one of them");
    checkPathOrCall(value, findings);
}

}  // namespace

void checkTemplate(const Place& place, stepfunctions::QueryLanguage language, Findings& findings) {
    const bool jsonata = language == stepfunctions::QueryLanguage::Jsonata;
    if (jsonata && place.node.isString()) return checkJsonataText(place, findings);
    if (place.node.isArray())
        for (std::size_t i = 0; i < place.node.size(); ++i) checkTemplate(place.at(i), language, findings);
    if (!place.node.isObject()) return;
    for (const document::Member& member : place.node.members()) {
        if (jsonata && member.key.ends_with(".$"))
            findings.warning(Rule::FieldOfOtherLanguage, place[member],
                             quoted(member.key) +
                                 " is taken as it is: .$ belongs to JSONPath; an expression of "
                                 "JSONata stands in {% %}, behind a name without it");
        if (jsonata)
            checkTemplate(place[member], language, findings);
        else
            checkTemplateMember(member, place, findings);
    }
}

void checkAssign(const Place& place, stepfunctions::QueryLanguage language, Findings& findings) {
    constexpr std::size_t kMaxName = 80;
    if (!place.node.isObject())
        return findings.error(Rule::WrongType, place, "Assign is an object of variables and their values");
    for (const document::Member& member : place.node.members()) {
        std::string name = member.key;
        if (language == stepfunctions::QueryLanguage::JsonPath && name.ends_with(".$")) name.resize(name.size() - 2);
        std::size_t characters = 0;
        bool plain = !name.empty() && !stepfunctions::isDigit(name.front()) && name.front() != '_';
        for (const char c : name) {
            characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
            plain = plain && stepfunctions::isWordByte(c);
        }
        const Place value = place[member];
        if (name.empty() || characters > kMaxName)
            findings.errorAtKey(Rule::VariableName, member, value, "a variable's name has 1 to 80 characters");
        else if (name == "states")
            findings.errorAtKey(Rule::VariableName, member, value, "$states is reserved");
        else if (!plain && !hasPlaceholder(name))
            findings.errorAtKey(Rule::VariableName, member, value,
                                quoted(name) +
                                    " is no name of a variable: letters, digits and _ make one, and it "
                                    "begins with a letter (Developer Guide, workflow-variables)");
    }
    checkTemplate(place, language, findings);
}

}  // namespace headroom::states
