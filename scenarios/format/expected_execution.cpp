// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/expected_execution.hpp"

#include <algorithm>
#include <utility>

namespace headroom::format {

namespace {

using stepfunctions::kNone;
using stepfunctions::ScopeIndex;
using stepfunctions::State;
using stepfunctions::StateIndex;
using stepfunctions::StateType;

constexpr int kMostRounds = 2'000;  // a loop that is left more rarely is taken as left then
constexpr double kNegligible = 1e-6;

/// Follows the probabilities through a machine's scopes.
class MachineWalk {
public:
    MachineWalk(const stepfunctions::Spec& spec, const std::function<double(StateIndex)>& secondsOfTask)
        : spec_(spec), secondsOfTask_(secondsOfTask), entered_(spec.definition.states.size(), 0.0) {}

    // Depth is that of the definition's nesting. `times`: how often the scope is gone through.
    double ofScope(ScopeIndex scope, double times) {
        double seconds = 0.0;
        std::vector<double> mass(spec_.definition.states.size(), 0.0);
        mass[spec_.definition.scopes[scope].startAt] = 1.0;
        for (int round = 0; round < kMostRounds; ++round) {
            std::vector<double> next(mass.size(), 0.0);
            double left = 0.0;
            for (const StateIndex index : spec_.definition.scopes[scope].states) {
                if (mass[index] <= 0.0) continue;
                entered_[index] += mass[index] * times;
                seconds += mass[index] * ofState(index, mass[index] * times);
                leave(index, mass[index], next);
            }
            for (const double one : next) left += one;
            if (left < kNegligible) break;
            mass = std::move(next);
        }
        return seconds;
    }

    std::vector<double> entered() && { return std::move(entered_); }

private:
    void leave(StateIndex index, double mass, std::vector<double>& next) const {
        const State& state = spec_.definition.states[index];
        if (state.type != StateType::Choice) {
            if (state.next != kNone) next[state.next] += mass;
            return;
        }
        const std::vector<double>& said = spec_.states[index].choices;
        const bool last = state.otherwise != kNone;
        const double even = 1.0 / static_cast<double>(state.choices.size() + (last ? 1 : 0));
        double rest = 1.0;
        for (std::size_t i = 0; i < state.choices.size(); ++i) {
            const double share = said.empty() ? even : said[i];
            next[state.choices[i]] += mass * share;
            rest -= share;
        }
        if (last) next[state.otherwise] += mass * std::max(rest, 0.0);
    }

    double ofState(StateIndex index, double times) {
        const State& state = spec_.definition.states[index];
        const stepfunctions::StateSpec& said = spec_.states[index];
        double seconds = stepfunctions::transitionOf(spec_).mean();
        if (state.waitSeconds) seconds += static_cast<double>(*state.waitSeconds);
        if (said.duration) seconds += said.duration->mean();
        if (said.approval) seconds += said.approval->mean();
        if (state.type == StateType::Task) {
            seconds += stepfunctions::taskOverheadOf(spec_).mean();
            if (!said.target.empty()) seconds += secondsOfTask_(index);
        }
        double longest = 0.0;
        for (const ScopeIndex branch : state.branches) longest = std::max(longest, ofScope(branch, times));
        seconds += longest;
        // The items of a Map go through it beside each other.
        if (state.map && said.items) seconds += ofScope(state.map->processor, times * said.items->mean());
        return seconds;
    }

    const stepfunctions::Spec& spec_;
    const std::function<double(StateIndex)>& secondsOfTask_;
    std::vector<double> entered_;
};

}  // namespace

ExpectedExecution expectedExecution(const stepfunctions::Spec& machine,
                                    const std::function<double(StateIndex)>& secondsOfTask) {
    MachineWalk walk(machine, secondsOfTask);
    const double seconds = walk.ofScope(0, 1.0);
    return {seconds, std::move(walk).entered()};
}

}  // namespace headroom::format
