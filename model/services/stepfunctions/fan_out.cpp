// SPDX-License-Identifier: GPL-3.0-or-later
// Parallel and Map: branches that start one after the other, go on side by side, join or fail together.
#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/engine/semaphore.hpp"
#include "model/engine/task_group.hpp"
#include "model/services/stepfunctions/machine.hpp"
#include "model/services/stepfunctions/map_tolerance.hpp"

namespace headroom::stepfunctions {

namespace {

// Branches of an attempt's key; those of the branches themselves follow.
constexpr std::uint64_t kItemsDraws = 1;
constexpr std::uint64_t kReadingDraws = 2;
constexpr std::uint64_t kSpacingDraws = 3;
constexpr std::uint64_t kBranchDraws = 16;

constexpr double kMostItems = 100'000'000.0;  // MaxItems of an ItemReader

/// Branches that may run at once.
std::int64_t widthOf(const PlannedState& planned, std::int64_t branches) {
    if (!planned.state->map) return branches;
    const MapPart& map = *planned.state->map;
    const std::int64_t most = map.distributed ? kMaxDistributedConcurrency : kMaxInlineConcurrency;
    const std::int64_t said = map.maxConcurrency > 0 ? map.maxConcurrency : planned.said->maxConcurrency.value_or(0);
    return said > 0 ? std::min(said, most) : most;
}

/// Items of one branch: a batch of a distributed Map.
std::int64_t batchOf(const PlannedState& planned, std::int64_t items, base::Bytes payload) {
    if (!planned.state->map || items == 0) return 1;
    const MapPart& map = *planned.state->map;
    std::int64_t batch = std::max<std::int64_t>(map.maxItemsPerBatch, 1);
    if (map.maxBytesPerBatch > 0) {
        const std::int64_t each = std::max<std::int64_t>(payload.count / items, 1);
        const std::int64_t fitting = std::max<std::int64_t>(map.maxBytesPerBatch / each, 1);
        batch = map.maxItemsPerBatch > 0 ? std::min(batch, fitting) : fitting;
    }
    return batch;
}

}  // namespace

/// A Parallel or a Map under way. Its group is destroyed first, so that what it kills finds the rest.
struct Machine::Fan {
    Execution& execution;
    const Strand& strand;
    PlannedState& planned;
    std::uint64_t key;
    std::int64_t items;
    std::int64_t batch;
    std::int64_t branches;
    base::Bytes payload;  ///< of one branch
    std::int64_t failedItems = 0;
    base::Bytes results;
    Ending failed;
    engine::Semaphore slots;
    engine::TaskGroup group;

    bool distributed() const { return planned.state->map && planned.state->map->distributed; }
    /// The last batch may be smaller.
    std::int64_t itemsOf(std::int64_t nth) const { return std::min(batch, items - nth * batch); }
};

engine::Task<Ending> Machine::fanOut(Execution& execution, Strand& strand, StateIndex index, std::uint64_t key) {
    PlannedState& planned = plan_.state(index);
    const base::Instant from = world_.now();
    const bool map = planned.state->map.has_value();
    auto items = static_cast<std::int64_t>(planned.state->branches.size());
    if (map) {
        base::Stream stream(base::deriveKey(key, kItemsDraws));
        items =
            planned.items ? static_cast<std::int64_t>(std::min((*planned.items)(stream, from), kMostItems) + 0.5) : 0;
    }
    if (planned.reading) {
        base::Stream stream(base::deriveKey(key, kReadingDraws));
        co_await engine::delay(base::sampleDuration(*planned.reading, stream, from));
    }
    Ending ending;
    if (items > 0) {
        const std::int64_t batch = batchOf(planned, items, strand.payload);
        const std::int64_t branches = (items + batch - 1) / batch;
        const base::Bytes payload = map ? base::Bytes(strand.payload.count * batch / items) : strand.payload;
        Fan fan{execution, strand,  planned, key, items, batch,
                branches,  payload, 0,       {},  {},    engine::Semaphore(widthOf(planned, branches)),
                {}};
        if (!fan.distributed()) execution.branches += branches;
        fan.group.start(startAll(fan));
        engine::TaskGroup::Settled settled(fan.group);
        co_await settled;
        ending = fan.failed;
        const bool written = map && planned.state->map->writes;
        if (ending.ok() && !written) ending = takeResult(strand, planned, fan.results);
    }
    strand.request->record(planned.hop, engine::Cause::Downstream, from, world_.now(), strand.branch);
    execution.largest = std::max(execution.largest, strand.payload);
    co_return ending;
}

/// Starts the branches as AWS does: not all at once, and no more than may run at once.
engine::TaskGroup::Member Machine::startAll(Fan& fan) {
    base::Sampler& spacing = fan.distributed() ? childSpacing_ : branchSpacing_;
    for (std::int64_t nth = 0; nth < fan.branches; ++nth) {
        if (nth > 0) {
            const auto number = static_cast<std::uint64_t>(nth);
            base::Stream stream(base::deriveKey(base::deriveKey(fan.key, kSpacingDraws), number));
            co_await engine::delay(base::sampleDuration(spacing, stream, world_.now()));
        }
        engine::Semaphore::Acquire slot(fan.slots);
        co_await slot;
        fan.group.start(fan.distributed() ? runChild(fan, nth) : runBranch(fan, nth));
        if (!fan.failed.ok()) co_return;
    }
}

engine::TaskGroup::Member Machine::runBranch(Fan& fan, std::int64_t nth) {
    const bool iteration = fan.planned.state->map.has_value();
    const auto number = static_cast<std::uint64_t>(nth);
    const ScopeIndex scope =
        iteration ? fan.planned.state->map->processor : fan.planned.state->branches[static_cast<std::size_t>(nth)];
    Strand strand{requestLike(*fan.strand.request), 0, base::deriveKey(fan.key, kBranchDraws + number), fan.payload, 0};
    Ending ending;
    if (iteration && !note(fan.execution, 1)) ending = tooMuchHistory();
    if (ending.ok()) {
        engine::Task<Ending> work = runScope(fan.execution, strand, scope);
        ending = co_await work;
    }
    if (ending.ok() && iteration && !note(fan.execution, 1)) ending = tooMuchHistory();
    fan.results += strand.payload;
    branchEnded(fan, ending, 1);
}

/// An execution of its own, with a history of its own.
engine::TaskGroup::Member Machine::runChild(Fan& fan, std::int64_t nth) {
    const auto number = static_cast<std::uint64_t>(nth);
    Execution child;
    child.type = fan.planned.state->map->childType;
    child.child = true;
    child.measured = fan.execution.measured;
    child.workload = fan.execution.workload;
    Strand strand{requestLike(*fan.strand.request), 0, base::deriveKey(fan.key, kBranchDraws + number), fan.payload, 0};
    engine::Task<Ending> work = execute(child, strand, fan.planned.state->map->processor);
    const Ending ending = co_await work;
    fan.results += strand.payload;
    branchEnded(fan, ending, fan.itemsOf(nth));
}

void Machine::branchEnded(Fan& fan, const Ending& ending, std::int64_t items) {
    fan.slots.release();
    if (ending.ok() || !fan.failed.ok()) return;
    fan.failedItems += items;
    if (fan.planned.state->map && tolerates(*fan.planned.state->map, fan.failedItems, fan.items)) return;
    fan.failed = ending;
    if (fan.distributed()) {
        fan.failed = Ending::failure(kToleranceError, ending.cause);
    } else if (!fan.planned.state->map && !ending.terminal) {
        fan.failed.alias = kBranchError;
    }
    fan.group.stop();
}

}  // namespace headroom::stepfunctions
