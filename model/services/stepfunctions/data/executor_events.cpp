// SPDX-License-Identifier: GPL-3.0-or-later
// The history: what happens becomes events, in the order and with the links of GetExecutionHistory.
#include <algorithm>

#include "model/services/stepfunctions/data/executor.hpp"
#include "model/services/stepfunctions/timestamp.hpp"

namespace headroom::stepfunctions::data {

std::string_view typeName(StateType type) {
    constexpr std::string_view kNames[] = {"Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map"};
    return kNames[static_cast<std::size_t>(type)];
}

/// `follows`: the next event of the thread comes after this one. Events of a child execution are only counted.
std::int64_t Executor::emit(std::size_t index, std::string type, Json details, bool follows) {
    if (ended_) return 0;
    Thread& thread = at(index);
    const std::string_view cause = "The execution reached the maximum number of history events (25000).";
    if (thread.silent) {
        Thread& execution = at(thread.execution);
        const bool standard = execution.child->type == MachineType::Standard;
        if (++execution.child->events >= kMaxHistoryEvents && standard && execution.alive)
            executionFailed(thread.execution, {std::string(error::kRuntime), {}, false}, std::string(cause));
        return 0;
    }
    const auto id = static_cast<std::int64_t>(executed_.events.size()) + 1;
    if (options_.type == MachineType::Standard && id >= kMaxHistoryEvents) {
        end(Status::Failed, "ExecutionFailed",
            {{"executionFailedEventDetails", {{"error", error::kRuntime}, {"cause", cause}}}}, id - 1);
        return id;
    }
    if (executed_.events.size() >= kMostEvents) {
        stop("it has more than " + std::to_string(kMostEvents) + " events");
        return id;
    }
    executed_.events.push_back({id, thread.lastEvent, now_, std::move(type), std::move(details)});
    if (follows) thread.lastEvent = id;
    return id;
}

void Executor::emitEntered(std::size_t index) {
    Json details = {{"name", stateOf(index).name}};
    addText(index, details, "input", at(index).input.json());
    at(index).entered = emit(index, std::string(typeName(stateOf(index).type)) + "StateEntered",
                             {{"stateEnteredEventDetails", std::move(details)}});
}

// As recorded on AWS (2024-03, LocalStack's test_service_lambda_map_timeout; floci's tests, 2026): in the order of the
// branches, the one that failed among them, all linked to its last event.
void Executor::tellEnds(std::size_t by, std::size_t index, std::size_t failed) {
    if (isDistributed(index)) return;  // its children are executions of their own
    std::vector<std::size_t> children = at(index).children;
    std::ranges::sort(children, {}, [this](std::size_t child) { return at(child).slot; });
    for (const std::size_t child : children) {
        tellEnd(by, child, child == failed);
        if (child != failed) tellEnds(by, child, SIZE_MAX);
    }
}

/// An iteration ends, and the state stands still that it is in: a Task that failed as well, which has no
/// ...StateFailed.
void Executor::tellEnd(std::size_t by, std::size_t child, bool failed) {
    const Thread& thread = at(child);
    const State& outer = stateOf(thread.parent);
    const std::string iteration = failed ? "MapIterationFailed" : "MapIterationAborted";
    if (outer.map)
        emit(by, iteration,
             {{"m" + iteration.substr(1) + "EventDetails", {{"name", outer.name}, {"index", thread.slot}}}}, false);
    const StateType type = stateOf(child).type;
    const bool fansOut = type == StateType::Parallel || type == StateType::Map;
    if (type == StateType::Task || type == StateType::Wait || (fansOut && !failed))
        emit(by, std::string(typeName(type)) + "StateAborted", Json::object(), false);
    if (!failed && isDistributed(child) && !thread.children.empty()) emit(by, "MapRunAborted", Json::object(), false);
}

/// An input or an output, where events hold them: those of a child's history are in none.
void Executor::addText(std::size_t index, Json& details, const char* name, const Json& value) {
    if (!options_.texts || at(index).silent) return;
    std::string text = textOf(value);
    keptText_ += text.size();
    if (keptText_ > options_.mostText)
        return stop("the inputs and outputs of its history have more than " +
                    std::to_string(options_.mostText / 1'000'000) + " MB");
    details[name] = std::move(text);
    details[std::string(name) + "Details"] = {{"truncated", false}};
}

Sources Executor::sources(std::size_t index, const Json& input) { return around(index).with(input); }

Around Executor::around(std::size_t index) {
    context_.turnTo(index);
    return {at(index).variables, context_};
}

std::uint64_t StateContext::random() const { return executor_.draws_.next(); }

/// Of the innermost Map around.
const Thread* StateContext::iteration() const {
    for (std::size_t index = thread_; index != SIZE_MAX; index = executor_.at(index).parent) {
        if (executor_.at(index).mapItem) return &executor_.at(index);
    }
    return nullptr;
}

Json StateContext::make() const {
    const Thread& thread = executor_.at(thread_);
    const ExecutionOptions& options = executor_.options_;
    const State& state = executor_.stateOf(thread_);
    Json entered = {{"Name", state.name}, {"EnteredTime", timestampText(options.start + thread.enteredAt.count)}};
    // Recorded context objects have the count in states that can retry, not in others.
    const bool retries =
        state.type == StateType::Task || state.type == StateType::Parallel || state.type == StateType::Map;
    if (retries) entered["RetryCount"] = thread.retryCount;
    const std::string arn = "arn:aws:states:" + options.region + ":123456789012:";
    Json context = {
        {"Execution",
         {{"Id", arn + "execution:machine:" + options.name},
          {"Input", nullptr},
          {"StartTime", timestampText(options.start)},
          {"Name", options.name},
          {"RoleArn", "arn:aws:iam::123456789012:role/machine"},
          {"RedriveCount", 0}}},
        {"StateMachine", {{"Id", arn + "stateMachine:machine"}, {"Name", "machine"}}},
        {"State", std::move(entered)},
    };
    if (state.type == StateType::Task && state.resource && state.resource->pattern == Pattern::WaitForTaskToken)
        context["Task"] = {
            {"Token", "token-" + std::to_string(thread.entered) + "-" + std::to_string(thread.retryCount)}};
    if (const Thread* of = iteration())
        context["Map"] = {{"Item", itemContext(*of->mapItem, static_cast<std::int64_t>(of->mapIndex), of->pair)}};
    return context;
}

std::vector<ContextPart> StateContext::parts() const {
    const std::optional<ChildExecution>& child = executor_.at(executor_.at(thread_).execution).child;
    std::vector<ContextPart> parts{{kExecutionInput, child ? &child->input.json() : &executor_.executionInput_}};
    if (const Thread* of = iteration()) parts.push_back({kItemValue, &itemValue(*of->mapItem, of->pair)});
    return parts;
}

}  // namespace headroom::stepfunctions::data
