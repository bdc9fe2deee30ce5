// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of an error: it is retried, caught, or fails the thread and so the execution.
#include <algorithm>

#include "model/services/stepfunctions/data/executor.hpp"
#include "model/services/stepfunctions/retry_delay.hpp"

namespace headroom::stepfunctions::data {

/// A Parallel or a Map says that it has failed once no retrier takes the error (recorded).
void Executor::stateFailed(std::size_t index, const RaisedError& raised, const std::string& cause) {
    if (isOver(index) || retries(index, raised)) return;
    const StateType type = stateOf(index).type;
    if (!raised.terminal && (type == StateType::Parallel || type == StateType::Map))
        emit(index, std::string(typeName(type)) + "StateFailed", Json::object());
    if (isOver(index) || catches(index, raised, cause)) return;
    threadFailed(index, raised, cause);
}

bool Executor::retries(std::size_t index, const RaisedError& raised) {
    const std::vector<Retrier>& retriers = stateOf(index).retry;
    const auto first = std::ranges::find_if(
        retriers, [&raised](const Retrier& retrier) { return matches(retrier.errorEquals, raised); });
    if (first == retriers.end()) return false;
    std::int64_t& used = at(index).retries[static_cast<std::size_t>(first - retriers.begin())];
    if (used >= first->maxAttempts) return false;
    ++used;
    ++at(index).retryCount;
    ++at(index).generation;
    plan(index, retryDelay(*first, used, draws_) + transitionOf(index), Step::Retry);
    return true;
}

bool Executor::catches(std::size_t index, const RaisedError& raised, const std::string& cause) {
    const std::vector<Catcher>& catchers = stateOf(index).catchers;
    const auto first = std::ranges::find_if(
        catchers, [&raised](const Catcher& catcher) { return matches(catcher.errorEquals, raised); });
    if (first == catchers.end()) return false;
    const CatcherFlow& flow = flowOf(index).catchers[static_cast<std::size_t>(first - catchers.begin())];
    const Json told = errorOutput(raised.name, cause);
    Evaluated output = caughtOutput(flow, at(index).input.json(), told, around(index));
    if (!output) {
        threadFailed(index, {output.error().where, {}, false}, output.error().what);
        return true;
    }
    SharedJson passed(std::move(*output));
    if (passed.isTooDeep()) {
        runtimeFailed(index, tooDeep());
        return true;
    }
    ++at(index).generation;
    Json assigned = Json::object();
    if (!assignInto(index, flow.assign, told, assigned)) return true;
    noteSize(index, passed.bytes());
    Json details = {{"name", stateOf(index).name}};
    addText(index, details, "output", passed.json());
    if (!assigned.empty()) details["assignedVariables"] = std::move(assigned);
    emit(index, std::string(typeName(stateOf(index).type)) + "StateExited",
         {{"stateExitedEventDetails", std::move(details)}});
    if (!isOver(index)) enter(index, first->next, std::move(passed));
    return true;
}

// Neither retried nor caught, whatever the state says: the execution fails, with no event before it (recorded).
void Executor::runtimeFailed(std::size_t index, const base::Error& failure) {
    if (isOver(index)) return;
    const std::string cause = "An error occurred while executing the state '" + stateOf(index).name +
                              "' (entered at the event id #" + std::to_string(at(index).entered) + "). " + failure.what;
    if (failure.where != error::kRuntime) return stateFailed(index, {failure.where, {}, false}, cause);
    const bool whole = !at(index).silent;
    if (whole)
        return end(Status::Failed, "ExecutionFailed",
                   {{"executionFailedEventDetails", {{"error", failure.where}, {"cause", cause}}}}, 0);
    // Of a child execution only that execution fails.
    executionFailed(at(index).execution, {failure.where, {}, false}, cause);
}

void Executor::threadFailed(std::size_t index, const RaisedError& raised, const std::string& cause) {
    if (isOver(index)) return;
    if (at(index).parent != SIZE_MAX) return childFailed(index, raised, cause);
    Json details = Json::object();
    if (!raised.name.empty()) details["error"] = raised.name;
    if (!cause.empty()) details["cause"] = cause;
    end(Status::Failed, "ExecutionFailed", {{"executionFailedEventDetails", std::move(details)}}, at(index).lastEvent);
}

bool Executor::fits(std::size_t index, const SharedJson& payload) {
    if (payload.isTooDeep()) {
        runtimeFailed(index, tooDeep());
        return false;
    }
    const std::size_t bytes = payload.bytes();
    noteSize(index, bytes);
    if (bytes <= kMaxPayloadBytes) return true;
    const std::string cause = "The state/task '" + stateOf(index).name +
                              "' returned a result with a size exceeding the maximum number of bytes service limit.";
    const RaisedError raised{std::string(error::kDataLimitExceeded), {}, !options_.dataLimitCatchable};
    ++at(index).generation;
    stateFailed(index, raised, cause);
    return false;
}

}  // namespace headroom::stepfunctions::data
