// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_machine.hpp"

#include <algorithm>
#include <vector>

namespace headroom::study {

namespace {

using stepfunctions::kNone;
using stepfunctions::ScopeIndex;
using stepfunctions::State;
using stepfunctions::StateIndex;
using stepfunctions::StateType;

constexpr double kPauseOfTask = 1.0;
constexpr int kMostRounds = 2'000;  // a loop that is left more rarely is taken as left then
constexpr double kNegligible = 1e-6;

/// Follows the probabilities through a machine's scopes.
class MachineWork {
public:
    MachineWork(const stepfunctions::Spec& spec, const WorkOfCall& of) : spec_(spec), of_(of) {}

    // Depth is that of the definition's nesting.
    Work ofScope(ScopeIndex scope) {
        Work total;
        std::vector<double> mass(spec_.definition.states.size(), 0.0);
        mass[spec_.definition.scopes[scope].startAt] = 1.0;
        for (int round = 0; round < kMostRounds; ++round) {
            std::vector<double> next(mass.size(), 0.0);
            double left = 0.0;
            for (const StateIndex index : spec_.definition.scopes[scope].states) {
                if (mass[index] <= 0.0) continue;
                addTo(total, ofState(index), mass[index]);
                leave(index, mass[index], next);
            }
            for (const double one : next) left += one;
            if (left < kNegligible) break;
            mass = std::move(next);
        }
        return total;
    }

private:
    static void addTo(Work& total, const Work& more, double times) {
        total.calls += more.calls * times;
        total.pauses += more.pauses * times;
        total.seconds += more.seconds * times;
        total.writes += more.writes * times;
    }

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

    Work ofState(StateIndex index) {
        const State& state = spec_.definition.states[index];
        const stepfunctions::StateSpec& said = spec_.states[index];
        Work work{0.0, kPauseOfTask, stepfunctions::transitionOf(spec_).mean()};
        if (state.waitSeconds) work.seconds += static_cast<double>(*state.waitSeconds);
        if (said.duration) addTo(work, {0.0, 1.0, said.duration->mean()}, 1.0);
        if (said.approval) work.seconds += said.approval->mean();
        if (state.type == StateType::Task) addTo(work, ofTask(said), 1.0);
        double longest = 0.0;
        for (const ScopeIndex branch : state.branches) {
            const Work one = ofScope(branch);
            addTo(work, {one.calls, one.pauses + 1.0, 0.0, one.writes}, 1.0);
            longest = std::max(longest, one.seconds);
        }
        work.seconds += longest;
        if (state.map && said.items) {
            const Work one = ofScope(state.map->processor);
            addTo(work, {one.calls, one.pauses + 2.0, 0.0, one.writes}, said.items->mean());
            work.seconds += one.seconds;
        }
        return work;
    }

    Work ofTask(const stepfunctions::StateSpec& said) {
        Work work{0.0, 0.0, stepfunctions::taskOverheadOf(spec_).mean()};
        if (said.target.empty()) return work;
        const Work called = of_(said.target, said.operation);
        addTo(work, {called.calls + 1.0, called.pauses, called.seconds, called.writes}, 1.0);
        return work;
    }

    const stepfunctions::Spec& spec_;
    const WorkOfCall& of_;
};

}  // namespace

Work workOfMachine(const stepfunctions::Spec& machine, const WorkOfCall& of) {
    return MachineWork(machine, of).ofScope(0);
}

}  // namespace headroom::study
