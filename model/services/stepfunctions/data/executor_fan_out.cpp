// SPDX-License-Identifier: GPL-3.0-or-later
// Parallel and Map: threads that start, join, fail together or are tolerated.
#include <algorithm>
#include <utility>

#include "model/services/stepfunctions/data/batches.hpp"
#include "model/services/stepfunctions/data/bounds.hpp"
#include "model/services/stepfunctions/data/executor.hpp"
#include "model/services/stepfunctions/data/written.hpp"
#include "model/services/stepfunctions/map_tolerance.hpp"

namespace headroom::stepfunctions::data {

void Executor::startBranches(std::size_t index) {
    const Handed input = parametersOf(flowOf(index), at(index).effective, around(index));
    if (!input) return runtimeFailed(index, input.error());
    const std::size_t count = stateOf(index).branches.size();
    at(index).map.reset();  // what bounded a Map before tolerates nothing here
    at(index).batched = false;
    at(index).items.assign(count, input->json());
    at(index).concurrency = count;
    at(index).lastChildEvent = emit(index, "ParallelStateStarted", Json::object());
    startMore(index);
}

void Executor::startItems(std::size_t index) {
    const StateFlow& flow = flowOf(index);
    const base::Result<MapPart> bounds = boundsOf(flow, *stateOf(index).map, at(index).effective.json(), around(index));
    if (!bounds) return runtimeFailed(index, bounds.error());
    at(index).map = *bounds;
    const MapPart& map = *bounds;
    base::Result<MapItems> list =
        map.reads ? base::Result<MapItems>(read(index)) : itemsOf(flow, at(index).effective.json(), around(index));
    if (!list) return runtimeFailed(index, list.error());
    at(index).pairs = list->pairs;
    const base::Result<std::optional<std::int64_t>> most = mostItemsOf(flow, at(index).effective.json(), around(index));
    if (!most) return runtimeFailed(index, most.error());
    std::vector<Json> items = std::move(list->values);
    if (*most && std::cmp_less(**most, items.size())) items.resize(static_cast<std::size_t>(**most));
    at(index).itemCount = static_cast<std::int64_t>(items.size());
    if (!putIntoBatches(index, items)) return;
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

/// What a Map's ItemReader reads.
MapItems Executor::read(std::size_t index) {
    const Json list = nextAnswer(stateOf(index).name).items.value_or(Json::array());
    return {{list.begin(), list.end()}};
}

/// Each item goes through the ItemSelector, and then into its batch. False: one of them failed, and with it the Map.
bool Executor::putIntoBatches(std::size_t index, std::vector<Json>& items) {
    const MapPart& map = *at(index).map;
    at(index).batched = isBatched(map);
    if (!isBatched(map)) return true;
    const auto refuse = [this, index](const base::Error& wrong) {
        runtimeFailed(index, wrong);
        return false;
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
        Evaluated made = selected(index, i, items[i]);
        if (!made) return refuse(made.error());
        items[i] = std::move(*made);
    }
    std::optional<Json> shared;
    if (const auto& input = flowOf(index).batchInput) {
        Evaluated made = evaluate(*input, sources(index, at(index).effective.json()), "BatchInput");
        if (!made) return refuse(made.error());
        shared = std::move(*made);
    }
    items = batchesOf(std::move(items), map, shared);
    return true;
}

/// What the Map's ItemSelector makes of an item, or the item. It reads the scope that the Map stands in.
Evaluated Executor::selected(std::size_t index, std::size_t slot, const Json& item) {
    if (!stateOf(index).map || !flowOf(index).parameters) return item;
    Thread& map = at(index);
    std::optional<Json> outerItem = std::exchange(map.mapItem, item);
    const std::size_t outerIndex = std::exchange(map.mapIndex, slot);
    const bool outerPair = std::exchange(map.pair, map.pairs);
    Evaluated made = evaluate(*flowOf(index).parameters, sources(index, map.effective.json()), "ItemSelector");
    map.mapItem = std::move(outerItem);
    map.mapIndex = outerIndex;
    map.pair = outerPair;
    return made;
}

void Executor::startMore(std::size_t index) {
    Thread& thread = at(index);
    if (isOver(index) || std::exchange(thread.starting, true))
        return;  // a child that failed at once: the loop below goes on
    const std::uint32_t generation = thread.generation;
    if (thread.results.size() != thread.items.size()) thread.results.assign(thread.items.size(), nullptr);
    while (!isOver(index) && thread.next < thread.items.size() && thread.running < thread.concurrency) {
        const std::size_t slot = thread.next++;
        ++thread.running;
        noteBranch(index);
        const State& state = stateOf(index);
        startChild(index, state.map ? state.map->processor : state.branches[slot], thread.items[slot]);
    }
    thread.starting = false;
    if (ended_ || !thread.alive || thread.generation != generation) return;  // a failure ended it meanwhile
    if (thread.done == thread.items.size() && thread.running == 0) joined(index);
}

std::size_t Executor::newThread() {
    if (freeThreads_.empty()) {
        threads_.emplace_back();
        return threads_.size() - 1;
    }
    const std::size_t index = freeThreads_.back();
    freeThreads_.pop_back();
    const std::uint32_t generation = threads_[index].generation;
    threads_[index] = Thread{};
    threads_[index].generation = generation + 1;
    return index;
}

void Executor::startChild(std::size_t index, ScopeIndex scope, Json item) {
    const std::size_t slot = at(index).next - 1;
    Evaluated made = at(index).batched ? Evaluated(item) : selected(index, slot, item);
    if (!made) return notBegun(index, made.error());
    const std::size_t child = newThread();
    Thread& parent = at(index);
    Thread& thread = at(child);
    const State& state = stateOf(index);
    thread.parent = index;
    thread.slot = slot;
    thread.lastEvent = parent.lastChildEvent;
    thread.silent = parent.silent || isDistributed(index);
    thread.execution = isDistributed(index) ? child : parent.execution;
    thread.uncounted = parent.uncounted;
    if (isDistributed(index))
        openChild(child, state.map->childType);
    else
        thread.variables.readAlso(parent.variables);
    thread.position = parent.children.size();
    parent.children.push_back(child);
    if (state.map) {
        thread.mapItem = std::move(item);
        thread.mapIndex = slot;
        thread.pair = parent.pairs;
        thread.state = parent.state;
        if (!isDistributed(index))
            emit(child, "MapIterationStarted",
                 {{"mapIterationStartedEventDetails", {{"name", state.name}, {"index", slot}}}});
    }
    if (isOver(child)) return;
    SharedJson input(std::move(*made));
    noteSize(child, input.bytes());
    if (at(child).child) at(child).child->input = input;
    enter(child, machine_.definition.scopes[scope].startAt, std::move(input));
}

/// The data of an item could not be made: that is the Map's own failure, which no threshold tolerates.
void Executor::notBegun(std::size_t index, const base::Error& failure) {
    if (failure.where != error::kRuntime) {
        tellEnds(index, index, SIZE_MAX);
        if (isOver(index)) return;
        abortChildren(index);
    }
    runtimeFailed(index, failure);
}

void Executor::childDone(std::size_t child, SharedJson output) {
    const std::size_t index = at(child).parent;
    Thread& parent = at(index);
    const std::size_t slot = at(child).slot;
    const std::int64_t last = at(child).lastEvent;
    const bool iteration = stateOf(index).map && !isDistributed(index);
    if (iteration)
        emit(child, "MapIterationSucceeded",
             {{"mapIterationSucceededEventDetails", {{"name", stateOf(index).name}, {"index", slot}}}});
    if (isOver(child)) return;
    parent.lastEvent = iteration ? at(child).lastEvent : last;
    if (!isDistributed(index)) parent.lastChildEvent = last;
    at(child).input = at(child).effective = {};  // which may be the output
    if (at(child).child) at(child).child->input = {};
    parent.results[slot] = std::move(output).take();
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
    closeChild(child);
}

void Executor::joined(std::size_t index) {
    Thread& thread = at(index);
    const State& state = stateOf(index);
    if (isDistributed(index)) {
        thread.lastEvent = thread.lastChildEvent;
        emit(index, "MapRunSucceeded", Json::object());
    }
    emit(index, std::string(typeName(state.type)) + "StateSucceeded", Json::object(), false);
    if (isOver(index)) return;
    Json results = Json(std::move(thread.results));
    thread.items.clear();
    thread.results.clear();
    thread.children.clear();
    thread.next = thread.done = 0;
    thread.failedItems = 0;
    if (state.map && state.map->writes) {
        Json where = Json::object();
        if (const auto& writer = flowOf(index).writer) {
            Evaluated made = evaluate(*writer, sources(index, at(index).effective.json()), "ResultWriter");
            if (!made) return runtimeFailed(index, made.error());
            where = std::move(*made);
        }
        results = writtenResult(options_.name + "/" + state.name, where);
    }
    complete(index, SharedJson(std::move(results)));
}

void Executor::abortChildren(std::size_t index) {
    for (const std::size_t child : std::exchange(at(index).children, {})) {
        Thread& thread = at(child);
        if (!thread.alive) continue;
        abortChildren(child);
        thread.alive = false;
        closeChild(child);
        ++thread.generation;
    }
    Thread& thread = at(index);
    thread.items.clear();
    thread.results.clear();
    thread.next = thread.running = thread.done = 0;
    thread.failedItems = 0;
}

void Executor::childFailed(std::size_t child, const RaisedError& raised, const std::string& cause) {
    const std::size_t index = at(child).parent;
    const bool distributed = isDistributed(index);
    Thread& parent = at(index);
    const std::int64_t failedItems = parent.failedItems + itemsIn(parent.items[at(child).slot], parent.batched);
    if (parent.map && tolerates(*parent.map, failedItems, parent.itemCount))
        return childTolerated(child, failedItems, errorOutput(raised.name, cause));
    if (!distributed) {
        parent.lastEvent = at(child).lastEvent;
        if (!raised.terminal) tellEnds(index, index, child);
    }
    if (isOver(index)) return;
    abortChildren(index);
    if (!distributed) {
        RaisedError own = raised;
        if (!stateOf(index).map) own.alias = error::kBranchFailed;
        return stateFailed(index, own, cause);
    }
    const RaisedError own{std::string(error::kToleranceExceeded), {}, false};
    const std::string told(error::kToleranceCause);
    emit(index, "MapRunFailed", {{"mapRunFailedEventDetails", {{"error", own.name}, {"cause", told}}}});
    stateFailed(index, own, told);
}

/// The Map goes on without that item.
void Executor::childTolerated(std::size_t child, std::int64_t failedItems, Json output) {
    const std::size_t index = at(child).parent;
    if (!isDistributed(index)) tellEnd(child, child, true);
    if (isOver(index)) return;
    forget(child);
    Thread& parent = at(index);
    parent.failedItems = failedItems;
    parent.results[at(child).slot] = std::move(output);
    ++parent.done;
    --parent.running;
    startMore(index);
}

}  // namespace headroom::stepfunctions::data
