// SPDX-License-Identifier: GPL-3.0-or-later
// What the simple states do: Choice, Wait, Fail, and Assign of any of them.
#include "model/services/stepfunctions/data/executor.hpp"

namespace headroom::stepfunctions::data {

void Executor::choose(std::size_t index) {
    const StateFlow& flow = flowOf(index);
    const State& state = stateOf(index);
    const SharedJson effective = at(index).effective;
    const base::Result<std::optional<std::size_t>> rule = ruleOf(flow, effective.json(), around(index));
    if (!rule) return runtimeFailed(index, rule.error());
    if (*rule) {
        const ChoiceFlow& chosen = flow.choices[**rule];
        Handed output = ruleOutput(chosen, effective, around(index));
        if (!output) return runtimeFailed(index, output.error());
        return leave(index, state.choices[**rule], std::move(*output), chosen.assign, effective.json());
    }
    if (state.otherwise != kNone) return leave(index, state.otherwise, effective, flow.assign, effective.json());
    stateFailed(index, {std::string(error::kNoChoiceMatched), {}, false},
                "No choice rule of the state '" + state.name + "' matched its input, and it has no Default");
}

void Executor::wait(std::size_t index) {
    const base::Result<base::Duration> delay =
        waitOf(stateOf(index), flowOf(index), at(index).effective.json(), options_.start + now_.count, around(index));
    if (!delay) return runtimeFailed(index, delay.error());
    plan(index, *delay, Step::Woken);
}

void Executor::fail(std::size_t index) {
    const base::Result<FailTexts> texts = failTexts(flowOf(index), at(index).effective.json(), around(index));
    if (!texts) return runtimeFailed(index, texts.error());
    threadFailed(index, {texts->error, {}, false}, texts->cause);
}

bool Executor::assignInto(std::size_t index, const std::optional<Template>& assign, const Json& input, Json& assigned) {
    Evaluated made = assignedBy(assign, input, around(index));
    if (!made) {
        runtimeFailed(index, made.error());
        return false;
    }
    if (const std::optional<base::Error> refused = at(index).variables.assign(*made)) {
        runtimeFailed(index, *refused);
        return false;
    }
    if (options_.texts && !at(index).silent)
        for (const auto& [name, value] : made->items()) assigned[name] = textOf(value);
    return true;
}

}  // namespace headroom::stepfunctions::data
