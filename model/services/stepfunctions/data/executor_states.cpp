// SPDX-License-Identifier: GPL-3.0-or-later
// What the simple states do: Choice, Wait, Fail, and Assign of any of them.
#include "model/services/stepfunctions/data/executor.hpp"
#include "model/services/stepfunctions/timestamp.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// A whole number of seconds, not negative; nothing for any other value.
std::optional<base::Duration> secondsOf(const Json& value) {
    constexpr std::int64_t kMost = 99'999'999;
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > kMost)
        return std::nullopt;
    return base::seconds(value.get<std::int64_t>());
}

}  // namespace

void Executor::choose(std::size_t index) {
    const StateFlow& flow = flowOf(index);
    const State& state = stateOf(index);
    const Json effective = at(index).effective;
    for (std::size_t i = 0; i < flow.choices.size(); ++i) {
        const base::Result<bool> held = holds(flow.choices[i].condition, sources(index, effective));
        if (!held) return runtimeFailed(index, held.error());
        if (!*held) continue;
        Json output = flow.choices[i].output ? flow.choices[i].output->literal : effective;
        if (flow.choices[i].output) {
            Evaluated made = evaluate(*flow.choices[i].output, sources(index, effective), "Output");
            if (!made) return runtimeFailed(index, made.error());
            output = std::move(*made);
        }
        return leave(index, state.choices[i], std::move(output), flow.choices[i].assign, effective);
    }
    if (state.otherwise != kNone) return leave(index, state.otherwise, effective, flow.assign, effective);
    stateFailed(index, {std::string(error::kNoChoiceMatched), {}, false},
                "No choice rule of the state '" + state.name + "' matched its input, and it has no Default");
}

void Executor::wait(std::size_t index) {
    const State& state = stateOf(index);
    const StateFlow& flow = flowOf(index);
    const std::int64_t today = options_.start + now_.count;
    std::optional<base::Duration> delay;
    if (state.waitSeconds) delay = base::seconds(*state.waitSeconds);
    if (state.waitUntil) delay = base::nanoseconds(*state.waitUntil - today);
    for (const std::optional<Path>* path : {&flow.secondsPath, &flow.timestampPath}) {
        if (!path->has_value()) continue;
        const bool seconds = path == &flow.secondsPath;
        const std::string field = seconds ? "SecondsPath" : "TimestampPath";
        const std::optional<Json> found = find(**path, sources(index, at(index).effective));
        if (!found) return runtimeFailed(index, failure(error::kRuntime, notFound(**path, field, at(index).effective)));
        if (seconds) delay = secondsOf(*found);
        if (!seconds && found->is_string())
            if (const auto until = parseTimestamp(found->get_ref<const std::string&>()))
                delay = base::nanoseconds(*until - today);
        if (!delay)
            return runtimeFailed(
                index,
                failure(error::kRuntime, "The " + field + " parameter references an invalid value: " + textOf(*found)));
    }
    plan(index, std::max(delay.value_or(base::Duration()), base::Duration()), Step::Woken);
}

void Executor::fail(std::size_t index) {
    const StateFlow& flow = flowOf(index);
    std::string texts[2];
    const std::optional<Template>* given[2] = {&flow.error, &flow.cause};
    for (std::size_t i = 0; i < 2; ++i) {
        if (!given[i]->has_value()) continue;
        const std::string field = i == 0 ? "ErrorPath" : "CausePath";
        Evaluated made = evaluate(**given[i], sources(index, at(index).effective), field);
        if (made && !made->is_string())
            made = failure(error::kRuntime, "The " + field + " must give text, not " + textOf(*made));
        if (!made) return runtimeFailed(index, made.error());
        texts[i] = made->get<std::string>();
    }
    threadFailed(index, {texts[0], {}, false}, texts[1]);
}

bool Executor::assignInto(std::size_t index, const std::optional<Template>& assign, const Json& input, Json& assigned) {
    if (!assign) return true;
    Evaluated made = evaluate(*assign, sources(index, input), "Assign");
    if (!made) {
        runtimeFailed(index, made.error());
        return false;
    }
    for (const auto& [name, value] : made->items()) {
        assigned[name] = textOf(value);
        at(index).variables.values.insert_or_assign(name, value);
    }
    return true;
}

}  // namespace headroom::stepfunctions::data
