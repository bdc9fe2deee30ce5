// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/field_check.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/services/stepfunctions/timestamp.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/states/expression_check.hpp"

namespace headroom::states {

namespace {

using document::quoted;

std::string wordList(std::span<const std::string_view> words) {
    std::string list;
    for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string(word);
    return list;
}

std::string numberText(double number) { return std::to_string(static_cast<std::int64_t>(number)); }

void wrongType(const Place& place, const std::string& wanted, Findings& findings) {
    findings.error(Rule::WrongType, place,
                   wanted + " is expected here, not " + std::string(document::describe(place.node.kind())));
}

void checkText(const Place& place, FieldContext context, Findings& findings) {
    if (!place.node.isString()) return wrongType(place, "text", findings);
    if (context.expressions) checkJsonataText(place, findings);
}

void checkNumber(const FieldRule& rule, const Place& place, FieldContext context, Findings& findings) {
    const bool whole = rule.form == Form::Count;
    const std::string wanted = whole ? "a whole number" : "a number";
    if (place.node.isString()) {
        const std::string& text = place.node.asString();
        if (hasPlaceholder(text)) return;
        if (context.expressions && looksLikeJsonata(text)) return checkJsonataText(place, findings);
    }
    if (!place.node.isNumber()) return wrongType(place, wanted, findings);
    if (whole && !place.node.asInteger())
        return findings.error(Rule::WrongType, place, wanted + " is expected here, not " + place.node.numberText());
    const double value = place.node.asNumber();
    if (value < rule.low || value > rule.high)
        findings.error(Rule::OutOfRange, place,
                       std::string(rule.name) + " is between " + numberText(rule.low) + " and " +
                           numberText(rule.high) + ", not " + place.node.numberText());
}

void checkWords(const FieldRule& rule, const Place& place, Findings& findings) {
    if (!place.node.isString()) return wrongType(place, "one of " + wordList(rule.words), findings);
    const std::string& text = place.node.asString();
    if (std::ranges::find(rule.words, text) != rule.words.end() || hasPlaceholder(text)) return;
    findings.error(Rule::UnknownValue, place,
                   std::string(rule.name) + " is one of " + wordList(rule.words) + ", not " + quoted(text) +
                       document::didYouMean(text, rule.words));
}

void checkTimestamp(const Place& place, FieldContext context, Findings& findings) {
    if (!place.node.isString()) return wrongType(place, "a timestamp", findings);
    const std::string& text = place.node.asString();
    if (context.expressions && looksLikeJsonata(text)) return checkJsonataText(place, findings);
    if (!stepfunctions::parseTimestamp(text) && !hasPlaceholder(text))
        findings.error(
            Rule::BadTimestamp, place,
            quoted(text) + " does not match RFC 3339, for example 2026-01-05T00:00:00Z (T and Z upper case)");
}

}  // namespace

void checkValue(const FieldRule& rule, const Place& place, FieldContext context, Findings& findings) {
    switch (rule.form) {
        case Form::Any:
        case Form::Elsewhere:
            return;
        case Form::Text:
            return checkText(place, rule.name == "Comment" ? FieldContext{} : context, findings);
        case Form::Count:
        case Form::Decimal:
            return checkNumber(rule, place, context, findings);
        case Form::Truth:
            if (!place.node.isBool()) wrongType(place, "true or false", findings);
            return;
        case Form::NullablePath:
            if (place.node.isNull()) return;
            return checkPath(place, findings);
        case Form::Path:
            return checkPath(place, findings);
        case Form::ReferencePath:
            return checkReferencePath(place, findings);
        case Form::ResultPath:
            if (place.node.isNull()) return;
            return checkResultPath(place, findings);
        case Form::PathOrCall:
            return checkPathOrCall(place, findings);
        case Form::PathOrTextCall:
            return checkPathOrTextCall(place, findings);
        case Form::Timestamp:
            return checkTimestamp(place, context, findings);
        case Form::Template:
            return checkTemplate(place, context.language, findings);
        case Form::Words:
            return checkWords(rule, place, findings);
    }
}

bool checkLanguage(const FieldRule& rule, const document::Member& member, const Place& object,
                   stepfunctions::QueryLanguage language, Findings& findings) {
    const bool jsonata = language == stepfunctions::QueryLanguage::Jsonata;
    const Language own = jsonata ? Language::Jsonata : Language::JsonPath;
    if (rule.language == Language::Both || rule.language == own) return true;
    findings.errorAtKey(Rule::FieldOfOtherLanguage, member, object[member],
                        quoted(member.key) + " belongs to " + (jsonata ? "JSONPath" : "JSONata") +
                            "; the query language here is " + (jsonata ? "JSONata" : "JSONPath"));
    return false;
}

bool checkFields(const Place& place, std::span<const FieldRule> fields, std::string_view of, FieldContext context,
                 Findings& findings) {
    if (!place.node.isObject()) {
        wrongType(place, std::string(of) + " (an object)", findings);
        return false;
    }
    for (const document::Member& member : place.node.members()) {
        const FieldRule* rule = findField(fields, member.key);
        if (rule == nullptr)
            findings.errorAtKey(
                Rule::UnknownField, member, place[member],
                std::string(of) + " has no field " + quoted(member.key) + nearField(member.key, fields));
        else if (checkLanguage(*rule, member, place, context.language, findings))
            checkValue(*rule, place[member], context, findings);
    }
    for (const FieldRule& rule : fields) {
        if (rule.required && place.node.find(rule.name) == nullptr)
            findings.error(Rule::MissingField, place, std::string(of) + " needs the field " + std::string(rule.name));
    }
    return true;
}

void checkExclusive(const Place& object, std::string_view first, std::string_view second, Findings& findings) {
    if (object.node.find(first) == nullptr) return;
    const document::Member* other = object.node.findMember(second);
    if (other == nullptr) return;
    findings.errorAtKey(Rule::ExclusiveFields, *other, object[*other],
                        "only one of " + std::string(first) + " and " + std::string(second) + " may be there");
}

std::string nearField(std::string_view name, std::span<const FieldRule> fields) {
    std::vector<std::string_view> names;
    names.reserve(fields.size());
    for (const FieldRule& rule : fields) names.push_back(rule.name);
    return document::didYouMean(name, names);
}

std::size_t charactersIn(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<std::int64_t> numberOf(const document::Node& object, std::string_view field) {
    const document::Node* value = object.find(field);
    return value != nullptr && value->isNumber() ? value->asInteger() : std::nullopt;
}

const std::string* textOf(const document::Node& object, std::string_view field) {
    const document::Node* value = object.find(field);
    return value != nullptr && value->isString() ? &value->asString() : nullptr;
}

}  // namespace headroom::states
