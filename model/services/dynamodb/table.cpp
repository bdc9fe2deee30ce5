// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/table.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/outcomes.hpp"
#include "model/services/dynamodb/item_limit.hpp"
#include "model/services/dynamodb/refusal.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using base::HalfUnits;
using engine::Call;
using engine::Disposition;
using engine::ErrorKind;
using engine::Outcome;

namespace {

bool isTransaction(Operation operation) { return traitsOf(operation).shape == Shape::Transaction; }

constexpr Outcome with(Outcome outcome, Refusal refusal) {
    outcome.code = codeOf(refusal);
    return outcome;
}

/// A throttled transaction is a TransactionCanceledException, which SDKs do not retry.
Outcome throttledOutcome(Operation operation, ThrottleReason reason) {
    constexpr Outcome kCanceled{.disposition = Disposition::Throttled, .error = ErrorKind::Permanent, .status = 400};
    if (isTransaction(operation)) return with(kCanceled, Refusal::TransactionCanceled);
    return with(engine::throttledWith(400), refusalOf(reason));
}

/// ConditionalCheckFailedException, TransactionConflictException and TransactionCanceledException: SDKs do not retry.
Outcome rejectedOutcome(Operation operation, Fate fate) {
    Refusal refusal = fate == Fate::ConditionFailed ? Refusal::ConditionalCheckFailed : Refusal::TransactionConflict;
    if (isTransaction(operation)) refusal = Refusal::TransactionCanceled;
    return with(engine::refusedWith(400), refusal);
}

constexpr Outcome kValidationException = with(engine::refusedWith(400), Refusal::Validation);
constexpr Outcome kInternalServerError = engine::brokenWith(500);
/// TransactionInProgressException: SDKs wait as after a throttle (AWS SDKs reference, "Retry behavior", 2026).
constexpr Outcome kInProgress =
    with({.disposition = Disposition::Failed, .error = ErrorKind::Throttling, .status = 400},
         Refusal::TransactionInProgress);

}  // namespace

Table::Table(engine::World& world, std::string name, const Spec& spec, const Quotas& quotas,
             std::int64_t startSecondsUtc)
    : world_(world),
      name_(std::move(name)),
      spec_(spec),
      quotas_(quotas),
      itemKey_(world.keyOf("items of " + name_.substr(0, name_.find(" (")))),  // of all replicas alike
      itemSize_(spec.itemSize, itemKey_),
      largest_(largestItemOf(spec)),
      timing_(spec, world.keyOf("latency of " + name_)),
      keys_(world.keyOf("partitions of " + name_.substr(0, name_.find(" ("))), spec.collectionSize),
      usage_(world.metrics(), name_),
      class_(spec.tableClass),
      updateTime_(spec.updateTime, world.keyOf("updates of " + name_)),
      capacity_(world, name_, spec, quotas, startSecondsUtc, gate_, {usage_.of(false), usage_.of(true)}),
      replication_(world, name_, spec.replicationLag),
      lagKey_(world.keyOf("replication of " + name_)) {
    if (StoredItems::canChange(spec)) stored_ = std::make_unique<StoredItems>(spec, world.now());
    follows_ = stored_ != nullptr || spec.expires();
    if (spec.stream) stream_ = std::make_unique<Stream>(world, name_, spec, capacity_.control().partitions().count());
    if (spec.expires()) {
        expiries_ = std::make_unique<ExpiryFlow>(spec_, world.now(), itemKey_);
        if (stored_ && StoredItems::followExpiry(spec)) expiries_->leaveNewKeys();
        deleted_ = &world.metrics().metric(name_, "TimeToLiveDeletedItemCount", engine::Statistic::Sum);
        (spec.stream || !spec.replicas.empty() ? recordExpiries() : countExpiries()).spawn();
    }
    for (const IndexSpec& index : spec.indexes) {
        indexes_.emplace_back(world, name_, spec, index, quotas, startSecondsUtc, gate_);
        (index.global ? globalIndexes_ : localIndexes_) = true;
    }
    for (std::size_t i = 0; i < kOperations; ++i) {
        hops_[i] = world.hops().id(name_ + "." + std::string(kOperationTraits[i].name));
    }
}

OwnCapacity* Table::capacityOf(std::string_view index) {
    if (index.empty()) return &capacity_;
    for (Index& one : indexes_) {
        if (one.global() && one.spec().name == index) return &one.capacity();
    }
    return nullptr;
}

void Table::expect(const Change& change) {
    if (change.billingMode == BillingMode::Provisioned)
        eachCapacity([](OwnCapacity& capacity) { capacity.throughput().expectProvisioned(); });
    const auto place = [](OwnCapacity& capacity, const auto& asked) {
        if (asked.mostReads) capacity.expectMaximum(false);
        if (asked.mostWrites) capacity.expectMaximum(true);
    };
    place(capacity_, change);
    for (const IndexCapacity& index : change.indexes) place(*capacityOf(index.index), index);
}

engine::Task<Outcome> Table::serve(engine::RequestRef request, Call call) {
    assert(call.operation < kOperations);
    const base::Instant began = world_.now();
    const Answer answer = decide(call, *request);
    if (answer.locks) transactions_.begin(call);
    auto working = engine::delay(answer.latency);
    co_await working;
    if (answer.locks) transactions_.end(call, request->isAbandoned(call.branch), world_.now());
    finish(*request, call, answer, began);
    co_return answer.outcome;
}

void Table::finish(engine::Request& request, const Call& call, const Answer& answer, base::Instant began) {
    const base::Instant ended = world_.now();
    request.record(hops_[call.operation], engine::Cause::Downstream, began, ended, call.branch);
    if (!request.measured) return;
    if (answer.outcome.ok()) usage_.succeeded(ended - began);
    if (answer.outcome.ok() && watched_) watched_->succeeded(call.operation, ended, ended - began);
    latency_.record(ended - began);
    for (engine::ThresholdWindows& windows : windows_) windows.record(began, ended - began);
}

const engine::ThresholdWindows& Table::watch(base::Duration window, base::Duration limit) {
    return windows_.emplace_back(window, limit);
}

OperationWatch& Table::watchOperation(std::optional<Operation> operation) {
    if (!watched_) watched_ = std::make_unique<OperationWatches>();
    return watched_->of(operation);
}

Answer Table::decide(const Call& call, const engine::Request& request) {
    const auto operation = static_cast<Operation>(call.operation);
    const bool measured = request.measured;
    ThrottleReason throttle{};
    const Asked asked{call, operation, measured, world_.now(), traitsOf(operation).writes, request.workload, throttle};
    base::Stream stream(call.draws);
    if (incident_.failing > 0.0 && stream.chance(incident_.failing)) {
        if (measured) usage_.systemError();
        return {timing_.drawRefusal(stream), kInternalServerError};
    }
    const Served served = admitCall(asked);
    if (served.fate == Fate::Throttled || served.fate == Fate::Invalid || served.fate == Fate::InProgress)
        return refused(asked, served.fate, stream);
    const Work work{operation, call.consistentRead, served.items, served.bytes};
    base::Duration latency = timing_.draw(work, stream, asked.now);
    if (incident_.slowdown != 1.0) latency = base::durationFromDraw(base::toSeconds(latency) * incident_.slowdown);
    if (measured && served.fate == Fate::Served && traitsOf(operation).shape == Shape::Range)
        usage_.returned(served.items);
    if (served.fate == Fate::Served || served.fate == Fate::Replayed) {
        const bool locks = operation == Operation::TransactWriteItems && served.fate == Fate::Served;
        return {latency, engine::succeededWith(asked.writes ? Bytes(0) : served.bytes), locks};
    }
    if (measured) usage_.rejected(served.fate == Fate::ConditionFailed);
    return {latency, rejectedOutcome(operation, served.fate)};
}

Answer Table::refused(const Asked& asked, Fate fate, base::Stream& stream) {
    const base::Duration latency = timing_.drawRefusal(stream);
    if (fate == Fate::Invalid) {
        if (asked.measured) usage_.userError();
        return {latency, kValidationException};
    }
    if (fate == Fate::InProgress) {
        if (asked.measured) usage_.inProgress();
        return {latency, kInProgress};
    }
    if (asked.measured) usage_.requestThrottled();
    if (asked.measured && watched_) watched_->throttled(asked.operation);
    return {latency, throttledOutcome(asked.operation, asked.throttle)};
}

// The items of a batch or a range are those with the keys that follow the first.
Bytes Table::sizeOf(const Call& call, std::uint32_t index) {
    if (call.itemSize.count >= 0) return std::max(call.itemSize, base::bytes(1));
    return sizeOf(call.item + index);
}

Bytes Table::sizeOf(std::uint64_t item) {
    const double drawn = itemSize_.drawFor(itemKey_, item, base::Instant{});
    if (drawn > static_cast<double>(largest_.count)) {
        cutItems_ = true;
        return largest_;
    }
    return base::bytes(std::max<std::int64_t>(1, static_cast<std::int64_t>(drawn + 0.5)));
}

}  // namespace headroom::dynamodb
