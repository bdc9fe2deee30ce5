// SPDX-License-Identifier: GPL-3.0-or-later
// Task states: what they are asked is evaluated, what they answer comes from the execution's options.
#include <algorithm>

#include "model/services/stepfunctions/data/bounds.hpp"
#include "model/services/stepfunctions/data/executor.hpp"
#include "model/services/stepfunctions/limits.hpp"

namespace headroom::stepfunctions::data {

namespace {

/// "LambdaFunction", "Activity" or "Task": the first word of the events of a task's work.
std::string workName(const State& state) {
    if (state.resource && state.resource->kind == Resource::Kind::Function) return "LambdaFunction";
    return state.resource && state.resource->kind == Resource::Kind::Activity ? "Activity" : "Task";
}

std::string tooLarge(const std::string& task) {
    return "The state/task '" + task +
           "' returned a result with a size exceeding the maximum number of bytes service limit.";
}

/// "lambdaFunctionFailedEventDetails" for a type of event.
std::string detailsName(std::string type) {
    type[0] = static_cast<char>(type[0] - 'A' + 'a');
    return type + "EventDetails";
}

}  // namespace

Json Executor::taskDetails(const State& state, Json first) const {
    if (workName(state) != "Task" || !state.resource) return first;
    first["resource"] = state.resource->eventResource();
    first["resourceType"] = state.resource->service;
    return first;
}

Answer Executor::nextAnswer(const std::string& state) {
    const auto found = options_.answers.find(state);
    if (found == options_.answers.end() || found->second.empty()) {
        if (std::ranges::find(executed_.unanswered, state) == executed_.unanswered.end())
            executed_.unanswered.push_back(state);
        return {};
    }
    const std::size_t call = asked_[state]++;
    return found->second[std::min(call, found->second.size() - 1)];
}

void Executor::startTask(std::size_t index) {
    const State& state = stateOf(index);
    const StateFlow& flow = flowOf(index);
    const Handed asked = parametersOf(flow, at(index).effective, around(index));
    if (!asked) return runtimeFailed(index, asked.error());
    if (!fits(index, *asked)) return;
    const std::string work = workName(state);
    Json scheduled = Json::object();
    if (options_.texts && !at(index).silent) scheduled[work == "Task" ? "parameters" : "input"] = textOf(asked->json());
    if (work == "Task") scheduled["region"] = options_.region;
    if (work != "Task") scheduled["resource"] = state.resource->text;
    const base::Result<TaskLimits> limits =
        limitsOf(flow, {state.timeoutSeconds, state.heartbeatSeconds}, at(index).effective.json(), around(index));
    if (!limits) return runtimeFailed(index, limits.error());
    const auto [timeout, heartbeat] = *limits;
    if (timeout) scheduled["timeoutInSeconds"] = *timeout;
    if (heartbeat) scheduled["heartbeatInSeconds"] = *heartbeat;
    emit(index, work + "Scheduled", {{detailsName(work + "Scheduled"), taskDetails(state, std::move(scheduled))}});
    const Json started = taskDetails(state, Json::object());
    emit(index, work + "Started",
         work == "LambdaFunction" ? Json::object() : Json{{detailsName(work + "Started"), started}});
    if (isOver(index)) return;
    Answer answer = nextAnswer(state.name);
    ++at(index).generation;
    planEnd(index, std::move(answer));  // first: an answer at the instant of a timeout is in time
    if (isOver(index)) return;
    if (timeout) plan(index, base::seconds(*timeout), Step::TimedOut);
    const bool beats = work == "Activity" || (state.resource && state.resource->pattern == Pattern::WaitForTaskToken);
    if (heartbeat && beats) plan(index, base::seconds(*heartbeat), Step::HeartbeatMissed);
}

// A job or a token: the request itself is answered at once, with TaskSubmitted.
void Executor::planEnd(std::size_t index, Answer answer) {
    const State& state = stateOf(index);
    const bool submits =
        workName(state) == "Task" && state.resource && state.resource->pattern != Pattern::RequestResponse;
    if (submits)
        emit(index, "TaskSubmitted",
             {{"taskSubmittedEventDetails",
               taskDetails(state, {{"output", "{}"}, {"outputDetails", {{"truncated", false}}}})}});
    if (!answer.never && !isOver(index)) plan(index, answer.duration, Step::Answered);
    at(index).answer = std::move(answer);
}

void Executor::answered(std::size_t index) {
    const State& state = stateOf(index);
    Answer answer = std::move(*at(index).answer);
    const std::string work = workName(state);
    ++at(index).generation;
    SharedJson result(std::move(answer.result));
    if (!answer.error && !result.isTooDeep() && result.bytes() > kMaxPayloadBytes) {
        // Recorded on AWS on 2024-03-21: the task fails, under the name of its service or its ARN.
        noteSize(index, result.bytes());
        answer.error = error::kDataLimitExceeded;
        answer.cause = tooLarge(!state.resource  ? state.name
                                : work == "Task" ? state.resource->service
                                                 : state.resource->text);
    }
    if (answer.error) {
        Json details = {{"error", *answer.error}};
        if (!answer.cause.empty()) details["cause"] = answer.cause;
        emit(index, work + "Failed", {{detailsName(work + "Failed"), taskDetails(state, std::move(details))}});
        const bool limit = *answer.error == error::kDataLimitExceeded && !options_.dataLimitCatchable;
        return stateFailed(index, {*answer.error, {}, limit || *answer.error == error::kRuntime}, answer.cause);
    }
    Json details = Json::object();
    addText(index, details, "output", result.json());
    emit(index, work + "Succeeded", {{detailsName(work + "Succeeded"), taskDetails(state, std::move(details))}});
    if (!isOver(index)) complete(index, std::move(result));
}

// Histories recorded on AWS name States.Timeout for a missed heartbeat as well; Retry and Catch know both names.
void Executor::timedOut(std::size_t index, std::string_view alias) {
    const State& state = stateOf(index);
    const std::string work = workName(state);
    ++at(index).generation;
    emit(index, work + "TimedOut",
         {{detailsName(work + "TimedOut"), taskDetails(state, {{"error", error::kTimeout}})}});
    stateFailed(index, {std::string(error::kTimeout), alias, false}, "");
}

}  // namespace headroom::stepfunctions::data
