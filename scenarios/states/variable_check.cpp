// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/variable_check.hpp"

#include <vector>

#include "scenarios/states/part_checks.hpp"
#include "scenarios/states/variable_uses.hpp"

namespace headroom::states {

namespace {

std::string plainName(const std::string& key) { return key.ends_with(".$") ? key.substr(0, key.size() - 2) : key; }

/// The Assign objects of a state: its own and those of its rules and catchers.
std::vector<Place> assignsOf(const Place& state) {
    std::vector<Place> found;
    const auto add = [&found](const Place& object) {
        const document::Member* assign = object.node.findMember("Assign");
        if (assign != nullptr && assign->value.isObject()) found.push_back(object[*assign]);
    };
    add(state);
    for (const std::string_view list : {"Choices", "Catch"}) {
        const document::Member* member = state.node.findMember(list);
        if (member == nullptr || !member->value.isArray()) continue;
        const Place place = state[*member];
        for (std::size_t i = 0; i < place.node.size(); ++i) add(place.at(i));
    }
    return found;
}

class VariableChecker {
public:
    explicit VariableChecker(Findings& findings) : findings_(findings) {}

    void check(const Place& scope, const Names& outer) {
        const document::Member* states = scope.node.findMember("States");
        if (states == nullptr || !states->value.isObject()) return;
        const Place place = scope[*states];
        Names visible = outer;
        for (const document::Member& state : place.node.members()) collect(place[state], outer, visible);
        for (const document::Member& state : place.node.members()) checkInside(place[state], visible);
    }

private:
    void collect(const Place& state, const Names& outer, Names& visible) {
        for (const Place& assign : assignsOf(state)) {
            for (const document::Member& variable : assign.node.members()) {
                const std::string name = plainName(variable.key);
                if (outer.contains(name))
                    findings_.errorAtKey(Rule::VariableScope, variable, assign[variable],
                                         "$" + name + " belongs to a scope around this one, which may only read it");
                visible.insert(name);
            }
        }
    }

    void checkInside(const Place& state, const Names& visible) {
        const document::Member* processor = processorOf(state.node);
        if (processor != nullptr && isDistributed(state.node)) {
            Names hidden = visible;
            removeAssigned(processor->value, hidden);
            if (!hidden.empty()) reportUses(state[*processor], hidden);
        }
        if (processor != nullptr) check(state[*processor], isDistributed(state.node) ? Names{} : visible);
        const document::Member* branches = state.node.findMember("Branches");
        if (branches == nullptr || !branches->value.isArray()) return;
        const Place place = state[*branches];
        for (std::size_t i = 0; i < place.node.size(); ++i) check(place.at(i), visible);
    }

    /// Variables of that name are assigned inside. Depth is bounded by document::kMaxDepth.
    static void removeAssigned(const document::Node& node, Names& names) {
        if (node.isArray())
            for (const document::Node& element : node.elements()) removeAssigned(element, names);
        if (!node.isObject()) return;
        for (const document::Member& member : node.members()) {
            removeAssigned(member.value, names);
            if (member.key != "Assign" || !member.value.isObject()) continue;
            for (const document::Member& variable : member.value.members()) names.erase(plainName(variable.key));
        }
    }

    /// Whether AWS's check refuses it is not known, so it is told only. Depth is bounded by document::kMaxDepth.
    void reportUses(const Place& place, const Names& hidden) {
        if (place.node.isString())
            for (const std::string& name : variablesIn(place.node.asString()))
                if (hidden.contains(name))
                    findings_.warning(Rule::VariableScope, place,
                                      "$" + name +
                                          " is not there: the children of a distributed Map see no variables "
                                          "of the scopes around it; hand it over by ItemSelector or BatchInput");
        if (place.node.isArray())
            for (std::size_t i = 0; i < place.node.size(); ++i) reportUses(place.at(i), hidden);
        if (place.node.isObject())
            for (const document::Member& member : place.node.members())
                if (member.key != "Comment") reportUses(place[member], hidden);
    }

    Findings& findings_;
};

}  // namespace

void checkVariables(const Place& machine, Findings& findings) { VariableChecker(findings).check(machine, {}); }

}  // namespace headroom::states
