// SPDX-License-Identifier: GPL-3.0-or-later
// What a Task does.
#include <algorithm>

#include "model/base/sample_bytes.hpp"
#include "model/engine/delay.hpp"
#include "model/services/stepfunctions/machine.hpp"

namespace headroom::stepfunctions {

namespace {

using engine::ErrorKind;

// Branches of an attempt's key.
constexpr std::uint64_t kFateDraws = 1;
constexpr std::uint64_t kKeyDraws = 2;
constexpr std::uint64_t kSizeDraws = 3;
constexpr std::uint64_t kCalleeDraws = 4;
constexpr std::uint64_t kDurationDraws = 5;
constexpr std::uint64_t kApprovalDraws = 6;
constexpr std::uint64_t kResultDraws = 7;
constexpr std::uint64_t kLagDraws = 8;
constexpr std::uint16_t kAnswered = 200;

base::Bytes bytesOf(base::Sampler& sampler, std::uint64_t key, base::Instant now) {
    base::Stream stream(key);
    return base::sampleBytes(sampler, stream, now);
}

base::Duration drawn(base::Sampler& sampler, std::uint64_t key, base::Instant now) {
    base::Stream stream(key);
    return base::sampleDuration(sampler, stream, now);
}

/// A refusal and a failure of the service have names of their own, what the callee's code does has the task's. What
/// stopped a function goes by the Guide's name and by that of Lambda's errorType.
Ending endingOf(const engine::Outcome& outcome, const PlannedTask& task) {
    if (outcome.ok()) return {};
    if (outcome.halt != engine::Halt::None) {
        Ending ending = Ending::failure(kFunctionHaltedError, outcome.disposition);
        ending.alias = outcome.halt == engine::Halt::Timeout ? kFunctionTimeoutError : kFunctionExitError;
        return ending;
    }
    ErrorId error = task.failed;
    if (outcome.error == ErrorKind::Throttling) error = task.throttled;
    if (outcome.error == ErrorKind::Transient) error = task.broken;
    if (outcome.code > 0 && outcome.code < task.refusals.size()) error = task.refusals[outcome.code];
    return Ending::failure(error, outcome.disposition);
}

/// How long who holds its token may be silent; the scenario's number stands in where data have none.
base::Duration heartbeatOf(const Strand& strand, StateIndex index, const PlannedState& planned) {
    if (strand.data == nullptr) return planned.task.heartbeat;
    TaskLimits limits{planned.said->timeoutSeconds, planned.said->heartbeatSeconds};
    if (!strand.data->limit(index, limits).ok() || !limits.heartbeatSeconds) return planned.task.heartbeat;
    return base::seconds(*limits.heartbeatSeconds);
}

BatchFault faultOf(const PlannedState& planned, std::uint32_t items) {
    if (!planned.said->itemsFromData || planned.task.callee->mostItems == 0) return BatchFault::None;
    if (items == 0) return BatchFault::Empty;
    return items > planned.task.callee->mostItems ? BatchFault::TooMany : BatchFault::None;
}

/// The messages of a batch divide what the state was handed.
base::Bytes payloadOf(const PlannedTask& task, const Strand& strand, std::uint32_t items) {
    if (task.callee->kind == Callee::Kind::Table) return {};
    if (task.callee->kind != Callee::Kind::Queue || items < 2) return strand.payload;
    return base::Bytes((strand.payload.count + items - 1) / items);
}

/// The machine whose executions the task starts, if data decide there as well.
Machine* nestedOf(const PlannedTask& task) {
    if (task.callee->kind != Callee::Kind::Machine) return nullptr;
    auto* const machine = static_cast<Machine*>(task.callee->service);
    return machine->goesByData() ? machine : nullptr;
}

}  // namespace

engine::Call Machine::describe(Strand& strand, PlannedState& planned, std::uint64_t key) {
    PlannedTask& task = planned.task;
    engine::Call call;
    call.operation = task.callee->operation;
    call.index = task.callee->index;
    call.branch = strand.branch;
    call.synchronous = !planned.said->asynchronous;
    call.consistentRead = planned.said->consistentRead;
    call.items = task.items;
    if (planned.said->itemsFromData && strand.data != nullptr)
        call.items = static_cast<std::uint32_t>(strand.data->entries());
    call.draws = base::deriveKey(key, kCalleeDraws);
    call.payload = payloadOf(task, strand, call.items);
    if (task.keys) {
        base::Stream stream(base::deriveKey(key, kKeyDraws));
        if (!strand.item) strand.item = (*task.keys)(stream);
        call.item = *strand.item;
        call.keys = task.keys->kind();
    }
    if (task.itemSize) call.itemSize = bytesOf(*task.itemSize, base::deriveKey(key, kSizeDraws), world_.now());
    return call;
}

/// What a task gives becomes the payload, or joins it; more than 256 KB is an error.
Ending Machine::takeResult(Strand& strand, const PlannedState& planned, base::Bytes size) const {
    switch (planned.state->resultUse) {
        case ResultUse::Replaces:
            strand.payload = size;
            break;
        case ResultUse::Joins:
            strand.payload += size;
            break;
        case ResultUse::Dropped:
            break;
    }
    return checkSize(std::max(size, strand.payload));
}

Ending Machine::checkSize(base::Bytes size) const {
    if (size.count <= static_cast<std::int64_t>(kMaxPayloadBytes)) return {};
    Ending ending = Ending::failure(kDataLimitError);
    ending.terminal = spec_.dataLimitTerminal;
    return ending;
}

/// The same where data decide.
Ending Machine::takeData(Strand& strand, StateIndex index) const {
    const Ending taken = strand.data->take(index);
    if (!taken.ok()) return taken;
    strand.payload = strand.data->size();
    return checkSize(strand.payload);
}

engine::Task<Ending> Machine::runTask(Execution& execution, Strand& strand, StateIndex index, std::uint64_t key) {
    PlannedState& planned = plan_.state(index);
    PlannedTask& task = planned.task;
    const bool activity = planned.state->resource && planned.state->resource->kind == Resource::Kind::Activity;
    const bool job = task.pattern == Pattern::Sync;
    Ending ending;
    if (!activity) {
        bool ended = false;
        if (job && !note(execution, 1)) co_return tooMuchHistory();  // TaskSubmitted
        engine::Task<Ending> request = call(strand, planned, key, ended);
        ending = co_await request;
        if (job && !ending.ok() && !ended) --execution.events;  // TaskSubmitFailed in the place of it and of TaskFailed
        if (!ending.ok() && !(ended && job)) co_return ending;
        if (task.token && !note(execution, 1)) co_return tooMuchHistory();
    }
    if (task.token) {
        engine::Task<Ending> answer = awaitToken(strand, index, key);
        ending = co_await answer;
        if (!ending.ok()) co_return ending;
    }
    if (job) {
        const base::Instant done = world_.now();
        co_await engine::delay(drawn(completionLag_, base::deriveKey(key, kLagDraws), done));
        strand.request->record(planned.hop, engine::Cause::Waiting, done, world_.now(), strand.branch);
    }
    if (!ending.ok()) co_return ending;
    base::Stream fate(base::deriveKey(key, kFateDraws));
    if (planned.said->failureRate > 0.0 && fate.chance(planned.said->failureRate))
        co_return Ending::failure(task.failed);
    Ending taken;
    if (strand.data != nullptr)
        taken = takeData(strand, index);
    else if (task.resultSize)
        taken =
            takeResult(strand, planned, bytesOf(*task.resultSize, base::deriveKey(key, kResultDraws), world_.now()));
    execution.largest = std::max(execution.largest, strand.payload);
    co_return taken;
}

/// The request of a task, or its whole work: a resource of the design, or what the scenario says it takes.
engine::Task<Ending> Machine::call(Strand& strand, PlannedState& planned, std::uint64_t key, bool& ended) {
    PlannedTask& task = planned.task;
    if (task.callee) {
        const engine::Call asked = describe(strand, planned, key);
        if (const BatchFault fault = faultOf(planned, asked.items); fault != BatchFault::None)
            co_return Ending::failure(task.refusals[static_cast<std::size_t>(fault)]);
        Machine* const nested = strand.data != nullptr ? nestedOf(task) : nullptr;
        std::shared_ptr<Handover> handover;
        if (nested != nullptr) {
            handover = std::make_shared<Handover>();
            handover->input = strand.data->handed();
            nested->hand(asked.draws, handover);
        }
        const bool machine = task.callee->kind == Callee::Kind::Machine;
        engine::Outcome outcome;
        if (machine && task.pattern == Pattern::Sync) {  // a job is cancelled with the task that waits for it
            engine::Task<engine::Outcome> job = task.callee->service->serve(strand.request, asked);
            outcome = co_await job;
        } else {
            engine::Independent<engine::Outcome> request(task.callee->service->serve(strand.request, asked));
            outcome = co_await request;
        }
        const auto operation = static_cast<Operation>(asked.operation);
        ended = outcome.ok() || outcome.status == kAnswered;
        // An Express execution that failed is an answer too (API Reference, StartSyncExecution).
        const bool told = machine && operation == Operation::StartSyncExecution && ended;
        if (!outcome.ok() && !told) co_return endingOf(outcome, task);
        if (handover && operation != Operation::StartExecution) strand.data->receive(handover);
        if (outcome.response.count == 0 || task.resultSize || strand.data != nullptr) co_return Ending{};
        co_return takeResult(strand, planned, outcome.response);
    }
    ended = true;
    if (!task.duration) co_return Ending{};
    const base::Instant from = world_.now();
    const base::Duration length = drawn(*task.duration, base::deriveKey(key, kDurationDraws), from);
    const bool late = task.http && length > kMaxHttpTask;
    co_await engine::delay(late ? kMaxHttpTask : length);
    strand.request->record(planned.hop, engine::Cause::Downstream, from, world_.now(), strand.branch);
    co_return late ? Ending::failure(kHttpSocketError) : Ending{};
}

/// Until the token comes back, or its holder has been silent for too long.
engine::Task<Ending> Machine::awaitToken(Strand& strand, StateIndex index, std::uint64_t key) {
    PlannedState& planned = plan_.state(index);
    PlannedTask& task = planned.task;
    const base::Duration heartbeat = heartbeatOf(strand, index, planned);
    base::Stream stream(base::deriveKey(key, kApprovalDraws));
    const bool never = planned.said->never > 0.0 && stream.chance(planned.said->never);
    const base::Instant from = world_.now();
    base::Duration length = kMaxStandardDuration;  // longer than any execution
    if (!never) length = task.approval ? base::sampleDuration(*task.approval, stream, from) : base::Duration();
    const bool silent = heartbeat.count > 0 && length > heartbeat && (never || !planned.said->heartbeats);
    co_await engine::delay(silent ? heartbeat : length);
    strand.request->record(planned.hop, engine::Cause::Waiting, from, world_.now(), strand.branch);
    if (!silent) co_return Ending{};
    Ending ending = Ending::failure(kTimeoutError);
    ending.alias = kHeartbeatError;
    co_return ending;
}

}  // namespace headroom::stepfunctions
