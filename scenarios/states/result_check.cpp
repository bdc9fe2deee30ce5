// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/result_check.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "scenarios/states/variable_uses.hpp"

namespace headroom::states {

namespace {

using stepfunctions::StateType;

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What the expressions of a field may ask for.
struct Allowed {
    bool result = false;
    bool error = false;
};

void checkText(const Place& place, Allowed allowed, Findings& findings) {
    for (const std::string& field : statesFieldsIn(place.node.asString())) {
        if (field == "result" && !allowed.result)
            findings.error(Rule::StatesVariable, place,
                           "$states.result is there in Assign and Output of a Task, a Map or a Parallel only");
        if (field == "errorOutput" && !allowed.error)
            findings.error(Rule::StatesVariable, place,
                           "$states.errorOutput is there in Assign and Output of a catcher only");
    }
}

/// Depth is bounded by document::kMaxDepth.
void checkInside(const Place& place, Allowed allowed, Findings& findings) {
    if (place.node.isString()) checkText(place, allowed, findings);
    if (place.node.isArray())
        for (std::size_t i = 0; i < place.node.size(); ++i) checkInside(place.at(i), allowed, findings);
    if (place.node.isObject())
        for (const document::Member& member : place.node.members()) checkInside(place[member], allowed, findings);
}

void checkCatchers(const Place& list, Findings& findings) {
    for (std::size_t i = 0; list.node.isArray() && i < list.node.size(); ++i) {
        const Place catcher = list.at(i);
        if (!catcher.node.isObject()) continue;
        for (const document::Member& member : catcher.node.members())
            checkInside(catcher[member], {false, isOneOf(member.key, {"Assign", "Output"})}, findings);
    }
}

}  // namespace

void checkResultUses(const Place& state, StateType type, Findings& findings) {
    const bool works = type == StateType::Task || type == StateType::Map || type == StateType::Parallel;
    for (const document::Member& member : state.node.members()) {
        if (isOneOf(member.key, {"Branches", "ItemProcessor", "Iterator", "Comment"})) continue;
        if (member.key == "Catch")
            checkCatchers(state[member], findings);
        else
            checkInside(state[member], {works && isOneOf(member.key, {"Assign", "Output"}), false}, findings);
    }
}

}  // namespace headroom::states
