// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "model/services/stepfunctions/choice_operator.hpp"
#include "model/services/stepfunctions/timestamp.hpp"
#include "scenarios/states/expression_check.hpp"
#include "scenarios/states/field_check.hpp"
#include "scenarios/states/part_checks.hpp"

namespace headroom::states {

namespace {

using document::quoted;
using stepfunctions::Comparand;
using stepfunctions::QueryLanguage;

void wrongOperand(const Place& place, std::string_view name, std::string_view wanted, Findings& findings) {
    findings.error(Rule::WrongType, place,
                   std::string(name) + " compares with " + std::string(wanted) + ", not " +
                       std::string(document::describe(place.node.kind())));
}

void checkOperand(const Place& place, const std::string& name, stepfunctions::ChoiceOperator op, Findings& findings) {
    const document::Node& node = place.node;
    if (op.path) return checkReferencePath(place, findings);
    const bool placeholder = node.isString() && hasPlaceholder(node.asString());
    switch (op.comparand) {
        case Comparand::String:
            if (!node.isString()) wrongOperand(place, name, "text", findings);
            return;
        case Comparand::Numeric:
            if (!node.isNumber() && !placeholder) wrongOperand(place, name, "a number", findings);
            return;
        case Comparand::Boolean:
        case Comparand::Is:
            if (!node.isBool() && !placeholder) wrongOperand(place, name, "true or false", findings);
            return;
        case Comparand::Timestamp:
            break;
    }
    if (!node.isString()) return wrongOperand(place, name, "a timestamp", findings);
    if (!placeholder && !stepfunctions::parseTimestamp(node.asString()))
        findings.error(Rule::BadTimestamp, place,
                       quoted(node.asString()) + " does not match RFC 3339, for example 2026-01-05T00:00:00Z");
}

/// A rule of a JSONPath Choice, or one inside And, Or and Not.
class RuleChecker {
public:
    explicit RuleChecker(Findings& findings) : findings_(findings) {}

    void check(const Place& place, bool nested) {
        if (!place.node.isObject()) return findings_.error(Rule::WrongType, place, "a choice rule is an object");
        const document::Member* first = nullptr;
        bool comparison = false;
        for (const document::Member& member : place.node.members()) {
            const bool logical = member.key == "And" || member.key == "Or" || member.key == "Not";
            const auto op = stepfunctions::choiceOperator(member.key);
            if (!logical && !op) {
                checkOther(member, place, nested);
                continue;
            }
            if (first != nullptr)
                findings_.errorAtKey(Rule::ChoiceRule, member, place[member],
                                     "a choice rule has one operator, and " + quoted(first->key) +
                                         " is here already; combine rules with And");
            else
                first = &member;
            comparison = comparison || op.has_value();
            if (op) checkOperand(place[member], member.key, *op, findings_);
            if (logical) checkLogical(member, place[member]);
        }
        checkParts(place, first, comparison, nested);
    }

private:
    void checkOther(const document::Member& member, const Place& place, bool nested) {
        const Place value = place[member];
        if (member.key == "Variable") return checkPath(value, findings_);
        if (member.key == "Comment") return checkValue({"Comment", Form::Text}, value, {}, findings_);
        if (member.key == "Condition" || (member.key == "Output" && !nested))
            return findings_.errorAtKey(
                Rule::FieldOfOtherLanguage, member, value,
                quoted(member.key) + " belongs to JSONata; the query language here is JSONPath");
        if (nested && (member.key == "Next" || member.key == "Assign"))
            return findings_.errorAtKey(Rule::FieldNotAllowed, member, value,
                                        member.key + " belongs to the outermost rule, not into And, Or or Not");
        if (member.key == "Next") return checkValue({"Next", Form::Text}, value, {}, findings_);
        if (member.key == "Assign") return checkAssign(value, QueryLanguage::JsonPath, findings_);
        findings_.errorAtKey(Rule::UnknownField, member, value,
                             "there is no comparison operator or field " + quoted(member.key) + " in a choice rule");
    }

    void checkLogical(const document::Member& member, const Place& place) {
        if (member.key == "Not") return check(place, true);
        if (!place.node.isArray())
            return findings_.error(Rule::WrongType, place, member.key + " is a list of choice rules");
        if (place.node.size() == 0) findings_.error(Rule::EmptyList, place, member.key + " needs a choice rule");
        for (std::size_t i = 0; i < place.node.size(); ++i) check(place.at(i), true);
    }

    void checkParts(const Place& place, const document::Member* first, bool comparison, bool nested) {
        const document::Member* variable = place.node.findMember("Variable");
        if (first == nullptr)
            findings_.error(Rule::ChoiceRule, place, "a choice rule needs a comparison operator, And, Or or Not");
        else if (comparison && variable == nullptr)
            findings_.error(Rule::MissingField, place, "a comparison needs the field Variable");
        else if (!comparison && variable != nullptr)
            findings_.errorAtKey(Rule::ChoiceRule, *variable, place[*variable],
                                 "Variable belongs to a comparison, not to " + first->key);
        if (!nested && place.node.find("Next") == nullptr)
            findings_.error(Rule::MissingField, place, "a choice rule needs the field Next");
    }

    Findings& findings_;
};

constexpr FieldRule kJsonataRule[] = {
    {"Condition", Form::Elsewhere, Language::Both, 0, 0, 0, {}, true},
    {"Next", Form::Text, Language::Both, 0, 0, 0, {}, true},
    {"Comment", Form::Text},
    {"Output", Form::Template},
    {"Assign", Form::Elsewhere},
};

bool isPathTest(std::string_view name) {
    return name == "Variable" || name == "And" || name == "Or" || name == "Not" || stepfunctions::choiceOperator(name);
}

void checkJsonataRule(const Place& place, Findings& findings) {
    std::vector<FieldRule> fields(std::begin(kJsonataRule), std::end(kJsonataRule));
    if (place.node.isObject())
        for (const document::Member& member : place.node.members())
            if (isPathTest(member.key)) fields.push_back({member.key, Form::Any, Language::JsonPath});
    if (!checkFields(place, fields, "a choice rule in JSONata", {QueryLanguage::Jsonata, false}, findings)) return;
    if (const document::Member* assign = place.node.findMember("Assign"))
        checkAssign(place[*assign], QueryLanguage::Jsonata, findings);
    const document::Member* condition = place.node.findMember("Condition");
    if (condition == nullptr) return;
    const Place value = place[*condition];
    if (value.node.isBool()) return;
    if (value.node.isString() && looksLikeJsonata(value.node.asString())) return checkJsonataText(value, findings);
    if (value.node.isString() && hasPlaceholder(value.node.asString())) return;
    findings.error(Rule::WrongType, value, "Condition is true, false or a JSONata expression in {% %}");
}

}  // namespace

void checkChoices(const Place& place, QueryLanguage language, Findings& findings) {
    if (!place.node.isArray()) return findings.error(Rule::WrongType, place, "Choices is a list of choice rules");
    if (place.node.size() == 0) findings.error(Rule::EmptyList, place, "Choices needs a choice rule");
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        if (language == QueryLanguage::Jsonata)
            checkJsonataRule(place.at(i), findings);
        else
            RuleChecker(findings).check(place.at(i), false);
    }
}

}  // namespace headroom::states
