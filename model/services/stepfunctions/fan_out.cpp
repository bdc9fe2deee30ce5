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
constexpr std::uint64_t kReaderFateDraws = 4;
constexpr std::uint64_t kWriterFateDraws = 5;
constexpr std::uint64_t kBranchDraws = 16;

constexpr double kMostItems = 100'000'000.0;  // MaxItems of an ItemReader

/// Branches that may run at once.
std::int64_t widthOf(const PlannedState& planned, const MapPart& bounds, std::int64_t branches) {
    if (!planned.state->map) return branches;
    const std::int64_t most = bounds.distributed ? kMaxDistributedConcurrency : kMaxInlineConcurrency;
    return bounds.maxConcurrency > 0 ? std::min(bounds.maxConcurrency, most) : most;
}

bool isBatched(const MapPart& bounds) { return bounds.maxItemsPerBatch > 0 || bounds.maxBytesPerBatch > 0; }

/// Bytes of a child's input beside its items, {"Items":[]}, of which each item but the first has a comma before it.
constexpr std::int64_t kBatchFrame = 12;

/// A batch of that many items of `each` byte that a reader has read.
std::int64_t batchBytes(std::int64_t items, std::int64_t each) { return kBatchFrame + items * (each + 1) - 1; }

/// How many of them fit into a batch.
std::int64_t fittingOf(const MapPart& bounds, std::int64_t items, base::Bytes payload, std::int64_t read) {
    if (read > 0) return std::max<std::int64_t>((bounds.maxBytesPerBatch - kBatchFrame + 1) / (read + 1), 1);
    return std::max<std::int64_t>(bounds.maxBytesPerBatch / std::max<std::int64_t>(payload.count / items, 1), 1);
}

/// Items of one branch: a batch of a distributed Map. `read`: bytes of an item that a reader has read, 0 for those of
/// the payload.
std::int64_t batchOf(const MapPart& bounds, std::int64_t items, base::Bytes payload, std::int64_t read) {
    std::int64_t batch = std::max<std::int64_t>(bounds.maxItemsPerBatch, 1);
    if (bounds.maxBytesPerBatch > 0) {
        const std::int64_t fitting = fittingOf(bounds, items, payload, read);
        batch = bounds.maxItemsPerBatch > 0 ? std::min(batch, fitting) : fitting;
    }
    return batch;
}

/// Of a list of that many results, each of which is {} at least.
base::Bytes leastResults(std::int64_t branches) { return base::Bytes(branches * 3 + 1); }

/// What the scenario has the Map's reader or writer fail with in that attempt.
Ending fateOf(double rate, std::uint64_t key, std::uint64_t branch, ErrorId error) {
    if (rate <= 0.0) return {};
    base::Stream stream(base::deriveKey(key, branch));
    return stream.chance(rate) ? Ending::failure(error) : Ending{};
}

}  // namespace

/// A Parallel or a Map under way. Its group is destroyed first, so that what it kills finds the rest.
struct Machine::Fan {
    Execution& execution;
    const Strand& strand;
    PlannedState& planned;
    std::uint64_t key;
    const Extent& extent;
    std::int64_t failedItems = 0;
    base::Bytes results;
    Ending failed;
    engine::Semaphore slots;
    engine::TaskGroup group;

    bool distributed() const { return extent.bounds.distributed; }
    /// The last batch may be smaller; data make batches of their own.
    std::int64_t itemsOf(std::int64_t nth) const {
        if (strand.data != nullptr) return strand.data->itemsOfBranch(nth);
        return std::min(extent.batch, extent.items - nth * extent.batch);
    }
};

/// What a state fans out to: the scenario's numbers stand in where data have none.
Machine::Extent Machine::extentOf(PlannedState& planned, const Strand& strand, StateIndex index, std::uint64_t key,
                                  base::Instant now) {
    Extent extent{static_cast<std::int64_t>(planned.state->branches.size()), planned.bounds};
    const bool map = planned.state->map.has_value();
    if (map) {
        base::Stream stream(base::deriveKey(key, kItemsDraws));
        extent.items =
            planned.items ? static_cast<std::int64_t>(std::min((*planned.items)(stream, now), kMostItems) + 0.5) : 0;
        extent.failed = fateOf(planned.said->readerFailureRate, key, kReaderFateDraws, kItemReaderError);
    }
    if (strand.data != nullptr && extent.failed.ok()) {
        if (map) extent.failed = strand.data->bound(index, extent.bounds);
        if (extent.failed.ok()) extent.items = strand.data->items(index, extent.items, extent.failed);
        extent.branches = strand.data->branches();
        return extent;
    }
    if (extent.items == 0) return extent;
    const std::int64_t read = planned.readBytes;
    if (map) extent.batch = batchOf(extent.bounds, extent.items, strand.payload, read);
    extent.branches = (extent.items + extent.batch - 1) / extent.batch;
    extent.payload = map ? base::Bytes(strand.payload.count * extent.batch / extent.items) : strand.payload;
    if (map && planned.state->map->reads)
        extent.payload = base::Bytes(isBatched(extent.bounds) && read > 0 ? batchBytes(extent.batch, read) : read);
    return extent;
}

engine::Task<Ending> Machine::fanOut(Execution& execution, Strand& strand, StateIndex index, std::uint64_t key) {
    PlannedState& planned = plan_.state(index);
    const base::Instant from = world_.now();
    const bool map = planned.state->map.has_value();
    if (planned.reading) {
        base::Stream stream(base::deriveKey(key, kReadingDraws));
        co_await engine::delay(base::sampleDuration(*planned.reading, stream, from));
    }
    const Extent extent = extentOf(planned, strand, index, key, world_.now());
    Ending ending = extent.failed;
    base::Bytes results;
    const std::int64_t runs = map && planned.state->map->distributed ? 1 : 0;
    const bool begun = ending.ok() || ending.error == kItemReaderError;
    if (begun && !note(execution, 1 + runs)) co_return tooMuchHistory();  // ...StateStarted and MapRunStarted
    strand.standing += runs;
    if (extent.items > 0 && ending.ok()) {
        const std::int64_t width = widthOf(planned, extent.bounds, extent.branches);
        Fan fan{execution, strand, planned, key, extent, 0, {}, {}, engine::Semaphore(width), {}};
        if (!fan.distributed()) execution.branches += extent.branches;
        fan.group.start(startAll(fan));
        engine::TaskGroup::Settled settled(fan.group);
        co_await settled;
        ending = fan.failed;
        results = fan.results;
        execution.cutting = !fan.failed.ok() && !fan.failed.terminal;  // what still runs is cut as the group goes
    }
    execution.cutting = false;
    strand.standing -= runs;
    if (map && ending.ok()) ending = fateOf(planned.said->writerFailureRate, key, kWriterFateDraws, kResultWriterError);
    // MapRunSucceeded and ...StateSucceeded, or MapRunFailed
    if (begun && !ending.terminal) ending = noted(execution, ending, ending.ok() ? 1 + runs : runs);
    if (ending.ok()) ending = takeResults(strand, index, extent, results);
    strand.request->record(planned.hop, engine::Cause::Downstream, from, world_.now(), strand.branch);
    execution.largest = std::max(execution.largest, strand.payload);
    co_return ending;
}

/// What branches that have all ended well give.
Ending Machine::takeResults(Strand& strand, StateIndex index, const Extent& extent, base::Bytes results) {
    if (strand.data != nullptr) return takeData(strand, index);
    const PlannedState& planned = plan_.state(index);
    if (extent.items == 0 || (planned.state->map && planned.state->map->writes)) return {};
    const Ending fits = checkSize(leastResults(extent.branches));
    return fits.ok() ? takeResult(strand, planned, results) : fits;
}

/// Starts the branches as AWS does: not all at once, and no more than may run at once.
engine::TaskGroup::Member Machine::startAll(Fan& fan) {
    base::Sampler& spacing = fan.distributed() ? childSpacing_ : branchSpacing_;
    for (std::int64_t nth = 0; nth < fan.extent.branches; ++nth) {
        if (nth > 0) {
            const auto number = static_cast<std::uint64_t>(nth);
            base::Stream stream(base::deriveKey(base::deriveKey(fan.key, kSpacingDraws), number));
            co_await engine::delay(base::sampleDuration(spacing, stream, world_.now()));
        }
        const bool full = fan.slots.free() == 0;
        engine::Semaphore::Acquire slot(fan.slots);
        co_await slot;
        if (full && !fan.failed.ok()) co_return;  // what came free is of the branch that ended all
        for (std::int64_t i = 0; fan.distributed() && i < spec_.childStart; ++i) {
            if (const base::Duration queued = token(fan.execution); queued.count > 0) co_await engine::delay(queued);
            account_.transitionTaken();
        }
        fan.group.start(fan.distributed() ? runChild(fan, nth) : runBranch(fan, nth));
        if (!fan.failed.ok()) co_return;
    }
}

/// What the nth branch begins with.
Strand Machine::branchOf(Fan& fan, std::int64_t nth, Ending& failed) {
    const auto number = static_cast<std::uint64_t>(nth);
    Strand strand{requestLike(*fan.strand.request), 0, base::deriveKey(fan.key, kBranchDraws + number),
                  fan.extent.payload, 0};
    strand.inner = !fan.distributed();
    if (fan.strand.data == nullptr) return strand;
    strand.data = fan.strand.data->branch(nth, failed);
    if (failed.ok()) strand.payload = strand.data->size();
    return strand;
}

/// A branch or an iteration while it runs. One that is cut tells of it in the history: MapIterationAborted, and
/// ...StateAborted of the state that it stands in.
class Machine::OpenBranch {
public:
    OpenBranch(Execution& execution, const Strand& strand, bool iteration)
        : execution_(execution), strand_(strand), iteration_(iteration) {}
    OpenBranch(const OpenBranch&) = delete;
    OpenBranch& operator=(const OpenBranch&) = delete;
    ~OpenBranch() {
        if (closed_ || engine::Scheduler::current().tearingDown() || !execution_.cutting) return;
        execution_.events += strand_.standing + (iteration_ ? 1 : 0);
    }
    void close() { closed_ = true; }

private:
    Execution& execution_;
    const Strand& strand_;
    bool iteration_;
    bool closed_ = false;
};

engine::TaskGroup::Member Machine::runBranch(Fan& fan, std::int64_t nth) {
    const bool iteration = fan.planned.state->map.has_value();
    const ScopeIndex scope =
        iteration ? fan.planned.state->map->processor : fan.planned.state->branches[static_cast<std::size_t>(nth)];
    Ending ending;
    Strand strand = branchOf(fan, nth, ending);
    if (!ending.ok()) {
        notBegun(fan, ending);
        co_return;
    }
    if (iteration) ending = noted(fan.execution, ending, 1);
    OpenBranch open(fan.execution, strand, iteration);
    if (ending.ok()) {
        engine::Task<Ending> work = runScope(fan.execution, strand, scope);
        ending = co_await work;
    }
    open.close();
    if (iteration && !ending.terminal) ending = noted(fan.execution, ending, 1);  // MapIterationSucceeded or ...Failed
    fan.results += strand.payload;
    branchEnded(fan, nth, strand, ending, 1);
}

/// An execution of its own, with a history of its own.
engine::TaskGroup::Member Machine::runChild(Fan& fan, std::int64_t nth) {
    Execution child;
    child.type = fan.planned.state->map->childType;
    child.child = true;
    child.measured = fan.execution.measured;
    child.workload = fan.execution.workload;
    Ending ending;
    Strand strand = branchOf(fan, nth, ending);
    if (!ending.ok()) {
        notBegun(fan, ending);
        co_return;
    }
    engine::Task<Ending> work = execute(child, strand, fan.planned.state->map->processor);
    ending = co_await work;
    fan.results += strand.payload;
    branchEnded(fan, nth, strand, ending, fan.itemsOf(nth));
}

/// The data of an item could not be made: that is the Map's own failure, which no threshold tolerates.
void Machine::notBegun(Fan& fan, const Ending& ending) {
    if (fan.failed.ok()) fan.failed = ending;
    fan.group.stop();
    fan.slots.release();
}

void Machine::branchEnded(Fan& fan, std::int64_t nth, const Strand& strand, const Ending& ending, std::int64_t items) {
    if (ending.ok() && strand.data != nullptr) fan.strand.data->join(nth, *strand.data);
    if (!ending.ok() && fan.failed.ok()) branchFailed(fan, nth, strand, ending, items);
    fan.slots.release();
}

void Machine::branchFailed(Fan& fan, std::int64_t nth, const Strand& strand, const Ending& ending, std::int64_t items) {
    fan.failedItems += items;
    if (tolerates(fan.extent.bounds, fan.failedItems, fan.extent.items)) {
        if (strand.data != nullptr) fan.strand.data->joinFailure(nth, *strand.data, plan_.errorName(ending.error));
        return;
    }
    if (strand.data != nullptr) fan.strand.data->failWith(*strand.data);
    fan.failed = ending;
    if (fan.distributed()) {
        fan.failed = Ending::failure(kToleranceError, ending.cause);
    } else if (!fan.planned.state->map && !ending.terminal) {
        fan.failed.alias = kBranchError;
    }
    fan.group.stop();
}

}  // namespace headroom::stepfunctions
