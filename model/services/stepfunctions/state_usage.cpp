// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/state_usage.hpp"

#include <algorithm>
#include <string>

namespace headroom::stepfunctions {

namespace {

double number(std::uint64_t count) { return static_cast<double>(count); }
double ratio(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }

}  // namespace

StateUsage::StateUsage(const Definition& definition) : definition_(definition), states_(definition.states.size()) {
    for (StateIndex i = 0; i < states_.size(); ++i) {
        const State& state = definition.states[i];
        for (const StateIndex next : state.choices) addWay(states_[i], next);
        addWay(states_[i], state.otherwise);
        addWay(states_[i], state.next);
        for (const Catcher& catcher : state.catchers) addWay(states_[i], catcher.next);
    }
}

void StateUsage::addWay(Counts& counts, StateIndex to) const {
    const bool known = std::ranges::any_of(counts.ways, [to](const Way& way) { return way.to == to; });
    if (to != kNone && !known) counts.ways.push_back({to});
}

void StateUsage::report(engine::ResourceReport& into) const {
    const std::vector<bool> hot = hotPath();
    for (StateIndex i = 0; i < states_.size(); ++i) {
        const Counts& counts = states_[i];
        const std::string state = "state/" + definition_.states[i].name + "/";
        const double left = number(counts.left);
        const auto add = [&](const std::string& name, double value, engine::Merge merge, double weight = 1.0) {
            into.figures.push_back({state + name, value, weight, merge});
        };
        using engine::Merge;
        add("Entered", number(counts.entered), Merge::Sum);
        add("Retries", number(counts.retries), Merge::Sum);
        add("Failed", number(counts.failed), Merge::Sum);
        add("ErrorRate", ratio(number(counts.failed), left), Merge::Mean, left);
        add("DurationMean", ratio(static_cast<double>(counts.nanoseconds) / 1e9, left), Merge::Mean, left);
        add("OnHotPath", hot[i] ? 1.0 : 0.0, Merge::Highest);
        for (const Way& way : counts.ways) add("To/" + definition_.states[way.to].name, number(way.times), Merge::Sum);
    }
}

std::vector<bool> StateUsage::hotPath() const {
    std::vector<bool> hot(states_.size(), false);
    std::vector<StateIndex> starts{definition_.top().startAt};
    while (!starts.empty()) {
        StateIndex at = starts.back();
        starts.pop_back();
        while (at != kNone && !hot[at] && states_[at].entered > 0) {
            hot[at] = true;
            const State& state = definition_.states[at];
            for (const ScopeIndex branch : state.branches) starts.push_back(definition_.scopes[branch].startAt);
            if (state.map) starts.push_back(definition_.scopes[state.map->processor].startAt);
            const auto& ways = states_[at].ways;
            const auto most = std::ranges::max_element(ways, {}, &Way::times);
            at = most != ways.end() && most->times > 0 ? most->to : kNone;
        }
    }
    return hot;
}

}  // namespace headroom::stepfunctions
