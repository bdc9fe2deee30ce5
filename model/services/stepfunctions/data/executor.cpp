// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/data/executor.hpp"

#include <algorithm>

namespace headroom::stepfunctions::data {

namespace {

base::Duration longestOf(MachineType type, const Definition& definition) {
    const base::Duration longest = type == MachineType::Express ? kMaxExpressDuration : kMaxStandardDuration;
    if (!definition.timeoutSeconds) return longest;
    return std::min(longest, base::seconds(*definition.timeoutSeconds));
}

}  // namespace

Executor::Executor(const Machine& machine, const ExecutionOptions& options)
    : machine_(machine), options_(options), transition_(options.transition), draws_(options.seed) {
    // No history limit ends a loop of an Express execution: time must pass in it.
    expressTransition_ = std::max(options.expressChildTransition.value_or(transition_), base::milliseconds(1));
    if (options.type == MachineType::Express) transition_ = std::max(transition_, base::milliseconds(1));
}

Executed Executor::run(const Json& input) {
    executionInput_ = input;
    threads_.emplace_back();
    noteSize(0, bytesOf(input));
    Json details = Json::object();
    addText(0, details, "input", input);
    emit(0, "ExecutionStarted", {{"executionStartedEventDetails", std::move(details)}}, false);
    plan(0, longestOf(options_.type, machine_.definition), Step::ExecutionTimeout);
    enter(0, machine_.definition.top().startAt, SharedJson(input));
    while (!ended_ && !queue_.empty()) {
        const Planned planned = queue_.top();
        queue_.pop();
        now_ = planned.at;
        perform(planned);
    }
    executed_.duration = now_;
    return std::move(executed_);
}

std::uint64_t Executor::plan(std::size_t thread, base::Duration delay, Step step) {
    queue_.push({now_ + delay, order_, thread, at(thread).generation, step});
    return order_++;
}

void Executor::perform(const Planned& planned) {
    if (planned.step == Step::ExecutionTimeout) return timeOut(planned);
    const Thread& thread = at(planned.thread);
    if (!thread.alive || thread.generation != planned.generation) return;
    switch (planned.step) {
        case Step::Retry:
            if (!thread.uncounted) ++executed_.transitions;
            return work(planned.thread);
        case Step::Work:
            return work(planned.thread);
        case Step::Answered:
            return answered(planned.thread);
        case Step::TimedOut:
            return timedOut(planned.thread, {});
        case Step::HeartbeatMissed:
            return timedOut(planned.thread, error::kHeartbeatTimeout);
        case Step::Woken:
            return complete(planned.thread, at(planned.thread).effective);
        case Step::ExecutionTimeout:
            return;
    }
}

void Executor::enter(std::size_t index, StateIndex state, SharedJson input) {
    if (++entered_ > options_.mostStates)
        return stop("it enters more than " + std::to_string(options_.mostStates) + " states");
    Thread& thread = at(index);
    thread.state = state;
    thread.input = std::move(input);
    thread.enteredAt = now_;
    thread.retries.assign(stateOf(index).retry.size(), 0);
    thread.retryCount = 0;
    ++thread.generation;
    if (!thread.uncounted) ++executed_.transitions;
    emitEntered(index);
    if (!isOver(index)) plan(index, transitionOf(index), Step::Work);
}

void Executor::work(std::size_t index) {
    Thread& thread = at(index);
    const StateFlow& flow = flowOf(index);
    if (!flow.evaluable) {
        if (executed_.notEvaluated.empty()) executed_.notEvaluated = stateOf(index).name;
        return stateFailed(index, {std::string(error::kQueryEvaluationError), {}, false},
                           "The state '" + stateOf(index).name +
                               "' has JSONata expressions, which are checked and not evaluated here");
    }
    Handed effective = effectiveInput(flow, thread.input, around(index));
    if (!effective) return runtimeFailed(index, effective.error());
    thread.effective = std::move(*effective);
    switch (stateOf(index).type) {
        case StateType::Pass:
        case StateType::Succeed:
            break;
        case StateType::Task:
            return startTask(index);
        case StateType::Choice:
            return choose(index);
        case StateType::Wait:
            return wait(index);
        case StateType::Fail:
            return fail(index);
        case StateType::Parallel:
            return startBranches(index);
        case StateType::Map:
            return startItems(index);
    }
    Handed made = parametersOf(flow, thread.effective, around(index));
    if (!made) return runtimeFailed(index, made.error());
    complete(index, flow.result ? SharedJson(*flow.result) : std::move(*made));
}

void Executor::complete(std::size_t index, SharedJson result) {
    const StateFlow& flow = flowOf(index);
    if (!fits(index, result)) return;
    const SharedJson raw = flow.assign ? result : SharedJson();
    Handed selected = selectedResult(flow, std::move(result), around(index));
    if (!selected) return runtimeFailed(index, selected.error());
    Handed output = outputOf(stateOf(index), flow, at(index).input, *selected, around(index));
    if (!output && output.error().where == error::kResultPathMatchFailure)
        return stateFailed(index, {output.error().where, {}, false}, output.error().what);
    if (!output) return runtimeFailed(index, output.error());
    leave(index, stateOf(index).next, std::move(*output), flow.assign, raw.json());
}

void Executor::leave(std::size_t index, StateIndex next, SharedJson output, const std::optional<Template>& assign,
                     const Json& assignInput) {
    const StateFlow& flow = flowOf(index);
    Handed passed = outputPathOf(flow, std::move(output), around(index));
    if (!passed) return runtimeFailed(index, passed.error());
    output = std::move(*passed);
    if (!fits(index, output)) return;
    Json assigned = Json::object();
    if (!assignInto(index, assign, assignInput, assigned)) return;
    Json details = {{"name", stateOf(index).name}};
    addText(index, details, "output", output.json());
    if (!assigned.empty()) {
        details["assignedVariables"] = std::move(assigned);
        details["assignedVariablesDetails"] = {{"truncated", false}};
    }
    emit(index, std::string(typeName(stateOf(index).type)) + "StateExited",
         {{"stateExitedEventDetails", std::move(details)}});
    if (isOver(index)) return;
    if (next == kNone) return finish(index, std::move(output));
    enter(index, next, std::move(output));
}

void Executor::finish(std::size_t index, SharedJson output) {
    if (at(index).parent != SIZE_MAX) return childDone(index, std::move(output));
    Json details = Json::object();
    addText(index, details, "output", output.json());
    executed_.output = std::move(output).take();
    end(Status::Succeeded, "ExecutionSucceeded", {{"executionSucceededEventDetails", std::move(details)}},
        at(index).lastEvent);
}

void Executor::end(Status status, std::string_view eventType, Json details, std::int64_t previous) {
    if (ended_) return;
    closeAll();
    ended_ = true;
    executed_.status = status;
    if (status != Status::Succeeded && !details.empty()) {
        const Json& told = details.begin().value();
        executed_.error = told.value("error", "");
        executed_.cause = told.value("cause", "");
    }
    executed_.events.push_back({static_cast<std::int64_t>(executed_.events.size()) + 1, previous, now_,
                                std::string(eventType), std::move(details)});
}

/// The end of what this program executes, which AWS would go on with.
void Executor::stop(std::string why) {
    if (ended_) return;
    ended_ = true;
    executed_.stopped = std::move(why);
}

bool Executor::isDistributed(std::size_t thread) const {
    const State& state = stateOf(thread);
    return state.map && state.map->distributed;
}

Executed execute(const Machine& machine, const Json& input, const ExecutionOptions& options) {
    return Executor(machine, options).run(input);
}

}  // namespace headroom::stepfunctions::data
