// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_machine.hpp"

#include "scenarios/format/expected_execution.hpp"

namespace headroom::study {

namespace {

using stepfunctions::State;
using stepfunctions::StateIndex;
using stepfunctions::StateType;

constexpr double kPauseOfTask = 1.0;

/// What the state itself does each time that it is entered.
Work workOfState(const stepfunctions::Spec& spec, StateIndex index, const WorkOfCall& of) {
    const State& state = spec.definition.states[index];
    const stepfunctions::StateSpec& said = spec.states[index];
    Work work{0.0, kPauseOfTask, 0.0};
    if (said.duration) work.pauses += 1.0;
    if (state.type == StateType::Task && !said.target.empty()) {
        const Work called = of(said.target, said.operation);
        work.calls += called.calls + 1.0;
        work.pauses += called.pauses;
        work.writes += called.writes;
    }
    work.pauses += static_cast<double>(state.branches.size());
    if (state.map && said.items) work.pauses += 2.0 * said.items->mean();
    return work;
}

}  // namespace

bool isFollowed(const stepfunctions::Spec& machine) {
    return !machine.data && machine.type == stepfunctions::MachineType::Standard;
}

Work workOfMachine(const stepfunctions::Spec& machine, const WorkOfCall& of) {
    const auto secondsOfTask = [&](StateIndex index) {
        return of(machine.states[index].target, machine.states[index].operation).seconds;
    };
    const format::ExpectedExecution execution = format::expectedExecution(machine, secondsOfTask);
    Work total{0.0, 0.0, execution.seconds};
    for (std::size_t index = 0; index < execution.entered.size(); ++index) {
        if (execution.entered[index] <= 0.0) continue;
        const Work one = workOfState(machine, static_cast<StateIndex>(index), of);
        total.calls += one.calls * execution.entered[index];
        total.pauses += one.pauses * execution.entered[index];
        total.writes += one.writes * execution.entered[index];
    }
    return total;
}

}  // namespace headroom::study
