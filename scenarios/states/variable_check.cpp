// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/variable_check.hpp"

#include <set>
#include <vector>

#include "scenarios/states/part_checks.hpp"

namespace headroom::states {

namespace {

using Names = std::set<std::string, std::less<>>;

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
        if (processor != nullptr) check(state[*processor], isDistributed(state.node) ? Names{} : visible);
        const document::Member* branches = state.node.findMember("Branches");
        if (branches == nullptr || !branches->value.isArray()) return;
        const Place place = state[*branches];
        for (std::size_t i = 0; i < place.node.size(); ++i) check(place.at(i), visible);
    }

    Findings& findings_;
};

}  // namespace

void checkVariables(const Place& machine, Findings& findings) { VariableChecker(findings).check(machine, {}); }

}  // namespace headroom::states
