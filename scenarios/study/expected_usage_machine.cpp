// SPDX-License-Identifier: GPL-3.0-or-later
// What state machines use on the mean.
#include <algorithm>
#include <cmath>

#include "scenarios/study/expected_usage.hpp"

namespace headroom::study {

/// Who starts an execution waits until it has begun; a task's `.sync`, until it has ended.
double ExpectedUsage::toMachine(const std::string& name, const stepfunctions::Spec& machine, const ExpectedAsk& ask,
                                double rate) {
    used_[name].requests += rate;
    if (!executions_.contains(name)) {
        executions_[name] = format::expectedExecution(
            machine, [&](stepfunctions::StateIndex index) { return toTask(machine, index, 0.0); });
        calleesFirst_.push_back(name);
    }
    const double start = stepfunctions::startOverheadOf(machine).mean();
    return ask.toEnd ? start + executions_[name].seconds + machine.completionLag.mean() : start;
}

double ExpectedUsage::toTask(const stepfunctions::Spec& machine, std::size_t index, double rate) {
    const stepfunctions::StateSpec& state = machine.states[index];
    const auto& resource = machine.definition.states[index].resource;
    const double items = state.items ? state.items->mean() : 1.0;
    ExpectedAsk ask{{},
                    state.operation,
                    std::max<std::int64_t>(1, std::llround(items)),
                    state.itemSize ? &*state.itemSize : nullptr,
                    {},
                    state.consistentRead};
    ask.toEnd = resource && resource->pattern == stepfunctions::Pattern::Sync;
    const double there = send(state.target, ask, rate);
    return state.asynchronous ? 0.0 : there;
}

void ExpectedUsage::spreadMachine(const std::string& name, const stepfunctions::Spec& machine) {
    Used& used = used_[name];
    const std::vector<double>& entered = executions_[name].entered;
    double transitions = static_cast<double>(machine.startAndEnd);
    for (std::size_t index = 0; index < entered.size(); ++index) {
        transitions += entered[index];
        if (entered[index] > 0.0 && !machine.states[index].target.empty())
            toTask(machine, index, used.requests * entered[index]);
    }
    used.transitions = used.requests * transitions;
}

}  // namespace headroom::study
