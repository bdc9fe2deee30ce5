// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/state_check.hpp"

#include <algorithm>
#include <array>

#include "scenarios/states/expression_check.hpp"
#include "scenarios/states/field_check.hpp"
#include "scenarios/states/part_checks.hpp"
#include "scenarios/states/result_check.hpp"

namespace headroom::states {

namespace {

using document::quoted;
using stepfunctions::QueryLanguage;
using stepfunctions::StateType;

constexpr std::array<std::string_view, 4> kWaits{"Seconds", "SecondsPath", "Timestamp", "TimestampPath"};

void checkMember(const document::Member& member, const Place& state, StateType type, FieldContext context,
                 Findings& findings) {
    const std::span<const FieldRule> fields = stateFields();
    const FieldRule* rule = findField(fields, member.key);
    if (rule == nullptr)
        return findings.errorAtKey(Rule::UnknownField, member, state[member],
                                   "a state has no field " + quoted(member.key) + nearField(member.key, fields));
    if ((rule->types & typeBit(type)) == 0)
        return findings.errorAtKey(Rule::FieldNotAllowed, member, state[member],
                                   "a " + *textOf(state.node, "Type") + " state has no field " + quoted(member.key));
    if (!checkLanguage(*rule, member, state, context.language, findings)) return;
    const Place value = state[member];
    if (member.key == "Assign") return checkAssign(value, context.language, findings);
    if (member.key == "Retry") return checkRetry(value, findings);
    if (member.key == "Catch") return checkCatch(value, context.language, findings);
    if (member.key == "Choices") return checkChoices(value, context.language, findings);
    const bool constant = member.key == "Next" || member.key == "Default" || member.key == "Label";
    checkValue(*rule, value, {context.language, context.expressions && !constant}, findings);
}

/// Of a state whose Type is not known: what no state has, and the Type itself.
void checkWithoutType(const Place& state, Findings& findings) {
    const std::span<const FieldRule> fields = stateFields();
    const document::Member* given = state.node.findMember("Type");
    if (given == nullptr)
        findings.error(Rule::MissingField, state, "a state needs the field Type");
    else
        checkValue(*findField(fields, "Type"), state[*given], {}, findings);
    for (const document::Member& member : state.node.members())
        if (findField(fields, member.key) == nullptr)
            findings.errorAtKey(Rule::UnknownField, member, state[member],
                                "a state has no field " + quoted(member.key) + nearField(member.key, fields));
}

void checkTransition(const Place& state, StateType type, Findings& findings) {
    if (type == StateType::Choice || type == StateType::Succeed || type == StateType::Fail) return;
    const document::Node* end = state.node.find("End");
    const bool ends = end != nullptr && end->isBool() && end->asBool();
    const bool next = state.node.find("Next") != nullptr;
    if (ends && next)
        checkExclusive(state, "Next", "End", findings);
    else if (!ends && !next)
        findings.error(Rule::NoTransition, state, "the state leads nowhere; it needs Next, or \"End\": true");
}

void checkWait(const Place& state, Findings& findings) {
    std::string_view first;
    for (const std::string_view name : kWaits) {
        if (state.node.find(name) == nullptr) continue;
        if (!first.empty()) checkExclusive(state, first, name, findings);
        if (first.empty()) first = name;
    }
    if (first.empty())
        findings.error(Rule::MissingField, state,
                       "a Wait needs one of Seconds, Timestamp, SecondsPath and TimestampPath");
}

void checkByType(const Place& state, StateType type, FieldContext context, bool express, Findings& findings) {
    switch (type) {
        case StateType::Task:
            return checkTask(state, context.language, express, findings);
        case StateType::Map:
            return checkMap(state, context.language, express, findings);
        case StateType::Wait:
            return checkWait(state, findings);
        case StateType::Fail:
            checkExclusive(state, "Error", "ErrorPath", findings);
            return checkExclusive(state, "Cause", "CausePath", findings);
        case StateType::Pass:
        case StateType::Choice:
        case StateType::Succeed:
        case StateType::Parallel:
            return;
    }
}

}  // namespace

std::optional<StateType> typeOf(const document::Node& state) {
    const std::string* text = textOf(state, "Type");
    const FieldRule* rule = findField(stateFields(), "Type");
    if (text == nullptr || rule == nullptr) return std::nullopt;
    const auto found = std::ranges::find(rule->words, *text);
    if (found == rule->words.end()) return std::nullopt;
    return static_cast<StateType>(found - rule->words.begin());
}

QueryLanguage languageOf(const document::Node& object, QueryLanguage around) {
    const std::string* text = textOf(object, "QueryLanguage");
    if (text == nullptr) return around;
    return *text == "JSONata" ? QueryLanguage::Jsonata : QueryLanguage::JsonPath;
}

void checkState(const Place& state, QueryLanguage language, bool express, Findings& findings) {
    if (!state.node.isObject()) return findings.error(Rule::WrongType, state, "a state is an object");
    const std::optional<StateType> type = typeOf(state.node);
    if (!type) return checkWithoutType(state, findings);
    const FieldContext context{language, language == QueryLanguage::Jsonata};
    for (const document::Member& member : state.node.members()) checkMember(member, state, *type, context, findings);
    for (const FieldRule& rule : stateFields()) {
        const bool missing = rule.required && (rule.types & typeBit(*type)) != 0 && !state.node.find(rule.name);
        if (missing)
            findings.error(Rule::MissingField, state,
                           "a " + *textOf(state.node, "Type") + " state needs the field " + std::string(rule.name));
    }
    checkTransition(state, *type, findings);
    checkByType(state, *type, context, express, findings);
    if (language == QueryLanguage::Jsonata) checkResultUses(state, *type, findings);
}

std::vector<Place> transitionsOf(const Place& state) {
    std::vector<Place> found;
    const auto add = [&found](const Place& object, std::string_view field) {
        const document::Member* member = object.node.findMember(field);
        if (member != nullptr && member->value.isString()) found.push_back(object[*member]);
    };
    add(state, "Next");
    for (const std::string_view list : {"Choices", "Catch"}) {
        const document::Member* member = state.node.findMember(list);
        if (member == nullptr || !member->value.isArray()) continue;
        const Place place = state[*member];
        for (std::size_t i = 0; i < place.node.size(); ++i) add(place.at(i), "Next");
    }
    add(state, "Default");
    return found;
}

bool isTerminal(const document::Node& state) {
    const std::optional<StateType> type = typeOf(state);
    const document::Node* end = state.find("End");
    return type == StateType::Succeed || type == StateType::Fail ||
           (type != StateType::Choice && end != nullptr && end->isBool() && end->asBool());
}

}  // namespace headroom::states
