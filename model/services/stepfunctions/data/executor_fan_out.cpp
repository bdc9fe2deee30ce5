// SPDX-License-Identifier: GPL-3.0-or-later
// Parallel and Map: threads that start, join, fail together or are tolerated.
#include <algorithm>
#include <utility>

#include "model/services/stepfunctions/data/bounds.hpp"
#include "model/services/stepfunctions/data/executor.hpp"
#include "model/services/stepfunctions/map_tolerance.hpp"

namespace headroom::stepfunctions::data {

void Executor::startBranches(std::size_t index) {
    const Evaluated input = parametersOf(flowOf(index), at(index).effective, around(index));
    if (!input) return runtimeFailed(index, input.error());
    const std::size_t count = stateOf(index).branches.size();
    at(index).items.assign(count, *input);
    at(index).concurrency = count;
    at(index).lastChildEvent = emit(index, "ParallelStateStarted", Json::object());
    startMore(index);
}

void Executor::startItems(std::size_t index) {
    const StateFlow& flow = flowOf(index);
    const base::Result<MapPart> bounds = boundsOf(flow, *stateOf(index).map, at(index).effective, around(index));
    if (!bounds) return runtimeFailed(index, bounds.error());
    at(index).map = *bounds;
    const MapPart& map = *bounds;
    const Evaluated list = map.reads ? Evaluated(nextAnswer(stateOf(index).name).items.value_or(Json::array()))
                                     : itemsOf(flow, at(index).effective, around(index));
    if (!list) return runtimeFailed(index, list.error());
    const base::Result<std::optional<std::int64_t>> most = mostItemsOf(flow, at(index).effective, around(index));
    if (!most) return runtimeFailed(index, most.error());
    const auto read = static_cast<std::ptrdiff_t>(list->size());
    const std::ptrdiff_t kept = *most ? std::min<std::ptrdiff_t>(read, **most) : read;
    std::vector<Json> items = batched(index, {list->begin(), list->begin() + kept});
    const std::int64_t cap = map.distributed ? kMaxDistributedConcurrency : kMaxInlineConcurrency;
    const std::int64_t wanted = map.maxConcurrency;
    at(index).concurrency = static_cast<std::size_t>(wanted == 0 ? cap : std::min(wanted, cap));
    const auto length = static_cast<std::int64_t>(items.size());
    at(index).items = std::move(items);
    at(index).lastChildEvent = emit(index, "MapStateStarted", {{"mapStateStartedEventDetails", {{"length", length}}}});
    if (map.distributed)
        at(index).lastChildEvent =
            emit(index, "MapRunStarted",
                 {{"mapRunStartedEventDetails", {{"mapRunArn", options_.name + "/" + stateOf(index).name}}}});
    startMore(index);
}

std::vector<Json> Executor::batched(std::size_t index, std::vector<Json> items) {
    const MapPart& map = *at(index).map;
    if (map.maxItemsPerBatch == 0 && map.maxBytesPerBatch == 0) return items;
    std::vector<Json> batches;
    std::size_t bytes = 0;
    for (Json& item : items) {
        const std::size_t size = textOf(item).size() + 1;
        const bool full = batches.empty() ||
                          (map.maxItemsPerBatch > 0 &&
                           batches.back()["Items"].size() == static_cast<std::size_t>(map.maxItemsPerBatch)) ||
                          (map.maxBytesPerBatch > 0 && bytes + size > static_cast<std::size_t>(map.maxBytesPerBatch));
        if (full) {
            batches.push_back({{"Items", Json::array()}});
            bytes = textOf(batches.back()).size();
            if (const auto& input = flowOf(index).batchInput)
                if (Evaluated made = evaluate(*input, sources(index, at(index).effective), "BatchInput"))
                    batches.back()["BatchInput"] = std::move(*made);
        }
        bytes += size;
        batches.back()["Items"].push_back(std::move(item));
    }
    return batches;
}

void Executor::startMore(std::size_t index) {
    Thread& thread = at(index);
    if (std::exchange(thread.starting, true)) return;  // a child that failed at once: the loop below goes on
    const std::uint32_t generation = thread.generation;
    if (thread.results.size() != thread.items.size()) thread.results.assign(thread.items.size(), nullptr);
    while (!ended_ && thread.next < thread.items.size() && thread.running < thread.concurrency) {
        const std::size_t slot = thread.next++;
        ++thread.running;
        ++executed_.fannedOut;
        const State& state = stateOf(index);
        startChild(index, state.map ? state.map->processor : state.branches[slot], thread.items[slot]);
    }
    thread.starting = false;
    if (ended_ || !thread.alive || thread.generation != generation) return;  // a failure ended it meanwhile
    if (thread.done == thread.items.size() && thread.running == 0) joined(index);
}

void Executor::startChild(std::size_t index, ScopeIndex scope, Json input) {
    const std::size_t slot = at(index).next - 1;
    std::size_t child = threads_.size();
    if (freeThreads_.empty()) {
        threads_.emplace_back();
    } else {
        child = freeThreads_.back();
        freeThreads_.pop_back();
        const std::uint32_t generation = threads_[child].generation;
        threads_[child] = Thread{};
        threads_[child].generation = generation + 1;
    }
    Thread& parent = at(index);
    Thread& thread = at(child);
    const State& state = stateOf(index);
    thread.parent = index;
    thread.slot = slot;
    thread.lastEvent = parent.lastChildEvent;
    thread.silent = parent.silent || isDistributed(index);
    thread.execution = isDistributed(index) ? child : parent.execution;
    thread.uncounted = parent.uncounted || (isDistributed(index) && state.map->childType == MachineType::Express);
    if (!isDistributed(index)) thread.variables.outer = &parent.variables;
    thread.position = parent.children.size();
    parent.children.push_back(child);
    if (state.map) {
        thread.mapItem = input;
        thread.mapIndex = slot;
        if (flowOf(index).parameters) {
            thread.state = parent.state;
            Evaluated made = evaluate(*flowOf(index).parameters, sources(child, parent.effective), "ItemSelector");
            if (!made) return runtimeFailed(index, made.error());
            input = std::move(*made);
        }
        if (isDistributed(index)) executed_.transitions += options_.childStart;
        if (isDistributed(index) && state.map->childType == MachineType::Express) ++executed_.expressChildren;
        if (!isDistributed(index))
            emit(child, "MapIterationStarted",
                 {{"mapIterationStartedEventDetails", {{"name", state.name}, {"index", slot}}}});
    }
    if (!ended_) enter(child, machine_.definition.scopes[scope].startAt, std::move(input));
}

void Executor::childDone(std::size_t child, Json output) {
    const std::size_t index = at(child).parent;
    Thread& parent = at(index);
    const std::size_t slot = at(child).slot;
    const std::int64_t last = at(child).lastEvent;
    const bool iteration = stateOf(index).map && !isDistributed(index);
    if (iteration)
        emit(child, "MapIterationSucceeded",
             {{"mapIterationSucceededEventDetails", {{"name", stateOf(index).name}, {"index", slot}}}});
    if (ended_) return;
    parent.lastEvent = iteration ? at(child).lastEvent : last;
    if (!isDistributed(index)) parent.lastChildEvent = last;
    parent.results[slot] = std::move(output);
    forget(child);
    freeThreads_.push_back(child);
    ++parent.done;
    --parent.running;
    startMore(index);
}

void Executor::forget(std::size_t child) {
    std::vector<std::size_t>& children = at(at(child).parent).children;
    const std::size_t position = at(child).position;
    children[position] = children.back();
    at(children[position]).position = position;
    children.pop_back();
    at(child).alive = false;
}

void Executor::joined(std::size_t index) {
    Thread& thread = at(index);
    const State& state = stateOf(index);
    if (isDistributed(index)) {
        thread.lastEvent = thread.lastChildEvent;
        emit(index, "MapRunSucceeded", Json::object());
    }
    emit(index, std::string(typeName(state.type)) + "StateSucceeded", Json::object(), false);
    if (ended_) return;
    Json results = Json(std::move(thread.results));
    thread.items.clear();
    thread.results.clear();
    thread.children.clear();
    thread.next = thread.done = thread.failed = 0;
    if (state.map && state.map->writes)
        results = {{"MapRunArn", options_.name + "/" + state.name}, {"ResultWriterDetails", Json::object()}};
    complete(index, std::move(results));
}

void Executor::abortChildren(std::size_t index) {
    std::vector<std::size_t> children = std::move(at(index).children);
    for (const std::size_t child : children) {
        Thread& thread = at(child);
        if (!thread.alive) continue;
        abortChildren(child);
        thread.alive = false;
        ++thread.generation;
        const StateType type = stateOf(child).type;
        const bool told =
            type == StateType::Task || type == StateType::Wait || type == StateType::Parallel || type == StateType::Map;
        if (told) emit(child, std::string(typeName(type)) + "StateAborted", Json::object());
        if (stateOf(index).map && !isDistributed(index))
            emit(child, "MapIterationAborted",
                 {{"mapIterationAbortedEventDetails", {{"name", stateOf(index).name}, {"index", thread.slot}}}});
    }
    Thread& thread = at(index);
    thread.children.clear();
    thread.items.clear();
    thread.results.clear();
    thread.next = thread.running = thread.done = thread.failed = 0;
}

void Executor::childFailed(std::size_t child, const RaisedError& raised, const std::string& cause) {
    const std::size_t index = at(child).parent;
    Thread& parent = at(index);
    const State& state = stateOf(index);
    const std::size_t slot = at(child).slot;
    if (state.map && !isDistributed(index))
        emit(child, "MapIterationFailed",
             {{"mapIterationFailedEventDetails", {{"name", state.name}, {"index", slot}}}});
    if (ended_) return;
    forget(child);
    if (parent.map && tolerates(*parent.map, static_cast<std::int64_t>(++parent.failed),
                                static_cast<std::int64_t>(parent.items.size()))) {
        parent.results[slot] = {{"Error", raised.name}, {"Cause", cause}};
        ++parent.done;
        --parent.running;
        return startMore(index);
    }
    const bool distributed = isDistributed(index);
    if (!distributed) parent.lastEvent = at(child).lastEvent;
    abortChildren(index);
    RaisedError own = raised;
    std::string told = cause;
    if (distributed) {
        own = {std::string(error::kToleranceExceeded), {}, false};
        told = "The specified tolerated failure threshold was exceeded";
        emit(index, "MapRunFailed", {{"mapRunFailedEventDetails", {{"error", own.name}, {"cause", told}}}});
    }
    Json details = {{"error", own.name}};
    if (!told.empty()) details["cause"] = told;
    emit(index, std::string(typeName(state.type)) + "StateFailed",
         {{std::string(state.map ? "map" : "parallel") + "StateFailedEventDetails", std::move(details)}});
    if (!state.map) own.alias = error::kBranchFailed;
    stateFailed(index, own, told);
}

}  // namespace headroom::stepfunctions::data
