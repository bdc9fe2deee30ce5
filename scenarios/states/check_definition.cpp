// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/check_definition.hpp"

#include <map>
#include <set>

#include "scenarios/document/suggest.hpp"
#include "scenarios/states/field_check.hpp"
#include "scenarios/states/part_checks.hpp"
#include "scenarios/states/state_check.hpp"
#include "scenarios/states/variable_check.hpp"

namespace headroom::states {

namespace {

using document::quoted;
using stepfunctions::QueryLanguage;

/// The states of a scope by name.
using StatesByName = std::map<std::string_view, const document::Member*>;

StatesByName byName(const document::Node& states) {
    StatesByName found;
    for (const document::Member& state : states.members()) found.emplace(state.key, &state);
    return found;
}

class DefinitionChecker {
public:
    /// `language` is the machine's: states inside a Map or a Parallel inherit it, not that of the state around them.
    DefinitionChecker(QueryLanguage language, Findings& findings) : language_(language), findings_(findings) {}

    /// States and StartAt of a scope, and everything inside.
    void checkScope(const Place& scope, bool express) {
        const document::Member* states = scope.node.findMember("States");
        if (states == nullptr) return;
        const Place place = scope[*states];
        if (!place.node.isObject())
            return findings_.error(Rule::WrongType, place, "States is an object of states by name");
        if (place.node.size() == 0) return findings_.error(Rule::EmptyList, place, "States needs a state");
        for (const document::Member& state : place.node.members()) {
            checkName(state, place[state]);
            const QueryLanguage own = languageOf(state.value, language_);
            if (language_ == QueryLanguage::Jsonata && own == QueryLanguage::JsonPath)
                findings_.error(Rule::LanguageReverted, place[state][*state.value.findMember("QueryLanguage")],
                                "the machine's QueryLanguage is JSONata, and its states cannot go back to JSONPath "
                                "(Developer Guide, statemachine-structure)");
            checkState(place[state], own, express, findings_);
            checkInside(place[state], express);
        }
        checkTransitions(scope, place);
    }

private:
    void checkName(const document::Member& state, const Place& place) {
        constexpr std::size_t kMaxName = 80;
        const std::size_t length = charactersIn(state.key);
        if (length == 0 || length > kMaxName)
            findings_.errorAtKey(Rule::StateNameLength, state, place,
                                 "the name of a state has 1 to 80 characters, not " + std::to_string(length));
        const auto [first, added] = names_.try_emplace(state.key, state.keyPosition.line);
        if (!added)
            findings_.errorAtKey(Rule::DuplicateStateName, state, place,
                                 "a state named " + quoted(state.key) + " is at line " + std::to_string(first->second) +
                                     " already: names are unique in the whole state machine");
    }

    void checkLabel(const Place& state) {
        const std::string* label = textOf(state.node, "Label");
        if (label == nullptr || !isDistributed(state.node) || labels_.insert(*label).second) return;
        findings_.error(Rule::BadLabel, state[*state.node.findMember("Label")],
                        "another Map has the Label " + quoted(*label) + ": labels are unique in the state machine");
    }

    /// The scopes of a Parallel or a Map.
    void checkInside(const Place& state, bool express) {
        const std::optional<stepfunctions::StateType> type = typeOf(state.node);
        if (type == stepfunctions::StateType::Map) {
            checkLabel(state);
            const document::Member* processor = processorOf(state.node);
            if (processor == nullptr) return;
            const Place place = state[*processor];
            if (!checkFields(place, processorFields(), processor->key, {}, findings_)) return;
            if (const document::Member* config = place.node.findMember("ProcessorConfig"))
                checkFields(place[*config], processorConfigFields(), "ProcessorConfig", {}, findings_);
            checkScope(place, isDistributed(state.node) ? hasExpressChildren(state.node) : express);
        }
        const document::Member* branches = state.node.findMember("Branches");
        if (type != stepfunctions::StateType::Parallel || branches == nullptr) return;
        checkBranches(state[*branches], express);
    }

    void checkBranches(const Place& place, bool express) {
        if (!place.node.isArray()) return findings_.error(Rule::WrongType, place, "Branches is a list of branches");
        if (place.node.size() == 0) findings_.error(Rule::EmptyList, place, "Branches needs a branch");
        for (std::size_t i = 0; i < place.node.size(); ++i) {
            const Place branch = place.at(i);
            if (checkFields(branch, branchFields(), "a branch", {}, findings_)) checkScope(branch, express);
        }
    }

    std::string nearState(const std::string& wanted, const document::Node& states) const {
        std::vector<std::string_view> names;
        for (const document::Member& state : states.members()) names.push_back(state.key);
        const std::string near = document::didYouMean(wanted, names);
        if (near.empty() && names_.contains(wanted))
            return "; a state of that name lies in another branch, and branches are closed";
        return near;
    }

    void checkTransitions(const Place& scope, const Place& states) {
        const StatesByName known = byName(states.node);
        bool ends = false;
        for (const document::Member& state : states.node.members()) {
            ends = ends || isTerminal(state.value);
            for (const Place& target : transitionsOf(states[state])) {
                const std::string& name = target.node.asString();
                if (!known.contains(name))
                    findings_.error(Rule::NextUnknown, target,
                                    "there is no state " + quoted(name) + " here" + nearState(name, states.node));
            }
        }
        if (!ends)
            findings_.error(Rule::NoTerminalState, states,
                            "nothing ends this: a state needs \"End\": true, or be a Succeed or a Fail");
        const std::string* start = textOf(scope.node, "StartAt");
        if (start == nullptr) return;
        if (!known.contains(*start)) reportWithoutEntry(states);
        if (!known.contains(*start))
            return findings_.error(Rule::StartAtUnknown, scope[*scope.node.findMember("StartAt")],
                                   "there is no state " + quoted(*start) + " here" + nearState(*start, states.node));
        checkReachable(*start, states, known);
    }

    /// Where the start is unknown: states that no transition leads to.
    void reportWithoutEntry(const Place& states) {
        std::set<std::string, std::less<>> entered;
        for (const document::Member& state : states.node.members())
            for (const Place& target : transitionsOf(states[state])) entered.insert(target.node.asString());
        for (const document::Member& state : states.node.members())
            if (!entered.contains(state.key))
                findings_.errorAtKey(Rule::Unreachable, state, states[state], "no transition leads to this state");
    }

    void checkReachable(const std::string& start, const Place& states, const StatesByName& known) {
        std::set<std::string, std::less<>> reached{start};
        std::vector<std::string> open{start};
        while (!open.empty()) {
            const auto state = known.find(open.back());
            open.pop_back();
            if (state == known.end()) continue;
            for (const Place& target : transitionsOf(states[*state->second]))
                if (reached.insert(target.node.asString()).second) open.push_back(target.node.asString());
        }
        for (const document::Member& state : states.node.members())
            if (!reached.contains(state.key))
                findings_.errorAtKey(Rule::Unreachable, state, states[state],
                                     "no path from " + quoted(start) + " leads to this state");
    }

    QueryLanguage language_;
    Findings& findings_;
    std::map<std::string, std::uint32_t, std::less<>> names_;
    std::set<std::string, std::less<>> labels_;
};

}  // namespace

void checkDefinition(const document::Node& root, stepfunctions::MachineType type, Findings& findings) {
    const Place machine{root, ""};
    if (!checkFields(machine, machineFields(), "a state machine", {}, findings)) return;
    DefinitionChecker checker(languageOf(root, QueryLanguage::JsonPath), findings);
    checker.checkScope(machine, type == stepfunctions::MachineType::Express);
    if (numberOf(root, "TimeoutSeconds") == 0)
        findings.warning(Rule::OutOfRange, machine[*root.findMember("TimeoutSeconds")],
                         "TimeoutSeconds is 0: executions time out as they begin");
    checkVariables(machine, findings);
}

}  // namespace headroom::states
