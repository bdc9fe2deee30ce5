// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/spec.hpp"

#include "model/services/stepfunctions/transition_time.hpp"

namespace headroom::stepfunctions {

namespace {

using base::Distribution;

bool isExpress(const Spec& spec) { return spec.type == MachineType::Express; }

std::string place(const State& state) { return "/Behavior/States/" + state.name; }

void checkChoice(const State& state, const StateSpec& said, std::vector<base::Error>& errors) {
    if (said.choices.empty()) return;
    const std::size_t most = state.choices.size() + (state.otherwise != kNone ? 1 : 0);
    if (said.choices.size() < state.choices.size() || said.choices.size() > most) {
        errors.push_back({base::Errc::BadInput, place(state) + "/Choices",
                          "must have a probability for each of the " + std::to_string(state.choices.size()) + " rules" +
                              (state.otherwise != kNone ? ", and may have one for Default behind them" : "")});
        return;
    }
    double sum = 0.0;
    for (const double one : said.choices) sum += one;
    constexpr double kSlack = 1e-9;
    if (sum > 1.0 + kSlack || (said.choices.size() == most && sum < 1.0 - kSlack && state.otherwise != kNone))
        errors.push_back({base::Errc::BadInput, place(state) + "/Choices",
                          "the probabilities add up to " + std::to_string(sum) + ", not to 1"});
}

}  // namespace

Distribution transitionOf(const Spec& spec) {
    if (spec.transition) return *spec.transition;
    return Distribution::constant(base::toSeconds(usualTransition(spec.type)));
}

// SeBS-Flow, May 2024: 136 ms from the end of a function to the start of the next at the median, less 6 ms that a warm
// invocation takes by itself; p95 is 1.5 times the median. Express: van Donkersgoed 2022 finds 22 ms less for start,
// one task and invocation together; how that divides was not measured.
Distribution taskOverheadOf(const Spec& spec) {
    if (spec.taskOverhead) return *spec.taskOverhead;
    if (isExpress(spec)) return Distribution::percentiles({{0.50, 0.020}, {0.95, 0.030}, {0.99, 0.0355}});
    return Distribution::percentiles({{0.50, 0.130}, {0.95, 0.195}, {0.99, 0.231}});
}

base::Duration perKilobyteOf(const Spec& spec) { return spec.perKilobyte.value_or(kTimePerKilobyte); }

// Express: 77.3 ms for start, a task and a warm invocation (van Donkersgoed, 2022, p50), less 20 and 6 of the latter.
Distribution startOverheadOf(const Spec& spec) {
    if (spec.startOverhead) return *spec.startOverhead;
    return Distribution::constant(isExpress(spec) ? 0.051 : 0.040);
}

Distribution branchSpacingOf(const Spec& spec) {
    if (spec.branchSpacing) return *spec.branchSpacing;
    return Distribution::constant(isExpress(spec) ? 0.001 : 0.010);
}

bool takes(MachineType type, Operation operation) {
    if (operation == Operation::StartSyncExecution) return type == MachineType::Express;
    return operation == Operation::StartExecution || type == MachineType::Standard;
}

std::optional<Operation> operationNamed(std::string_view name) {
    if (name == "StartExecution") return Operation::StartExecution;
    if (name == "StartSyncExecution") return Operation::StartSyncExecution;
    return std::nullopt;
}

std::vector<base::Error> check(const Spec& spec) {
    std::vector<base::Error> errors;
    for (std::size_t i = 0; i < spec.states.size(); ++i) {
        const State& state = spec.definition.states[i];
        const StateSpec& said = spec.states[i];
        if (state.type == StateType::Choice) checkChoice(state, said, errors);
        const bool token = state.resource && state.resource->pattern == Pattern::WaitForTaskToken;
        if (state.type == StateType::Task && !token && (said.approval || said.never > 0.0) &&
            state.resource->kind != Resource::Kind::Activity)
            errors.push_back({base::Errc::BadInput, place(state) + (said.approval ? "/Approval" : "/Never"),
                              "belongs to tasks that wait for a task token: .waitForTaskToken and activities"});
    }
    if (spec.duplicates > 0.0 && !isExpress(spec))
        errors.push_back({base::Errc::Refused, "/Behavior/Duplicates",
                          "belongs to Express machines: a Standard execution runs exactly once (Step Functions "
                          "Developer Guide, concepts-standard-vs-express)"});
    return errors;
}

}  // namespace headroom::stepfunctions
