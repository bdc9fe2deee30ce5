// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/table.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "model/base/random.hpp"
#include "model/engine/delay.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using base::HalfUnits;
using engine::Call;
using engine::Disposition;
using engine::ErrorKind;
using engine::Outcome;

namespace {

/// What one item costs on its own, in operations that count item by item.
HalfUnits costOf(Operation operation, Bytes size, bool consistent) {
    switch (operation) {
        case Operation::GetItem:
        case Operation::BatchGetItem:
            return units::getItem(size, consistent);
        case Operation::TransactGetItems:
            return units::transactGetItem(size);
        case Operation::Query:
        case Operation::Scan:
            return units::search(size, consistent);
        case Operation::PutItem:
        case Operation::BatchWriteItem:
            return units::putItem(size, size);
        case Operation::UpdateItem:
            return units::updateItem(size, size);
        case Operation::DeleteItem:
            return units::deleteItem(size);
        case Operation::TransactWriteItems:
            return units::transactWriteItem(size, size);
    }
    return HalfUnits(0);
}

/// A throttled transaction is a TransactionCanceledException, which SDKs do not retry.
Outcome throttledOutcome(Operation operation) {
    const bool transaction = traitsOf(operation).shape == Shape::Transaction;
    return {Disposition::Throttled, transaction ? ErrorKind::Permanent : ErrorKind::Throttling, 400, Bytes(0)};
}

constexpr Outcome kValidationException{Disposition::Failed, ErrorKind::Permanent, 400, Bytes(0)};
constexpr Outcome kInternalServerError{Disposition::Failed, ErrorKind::Transient, 500, Bytes(0)};

}  // namespace

Table::Table(engine::World& world, std::string name, const Spec& spec, const Quotas& quotas,
             std::int64_t startSecondsUtc)
    : world_(world),
      name_(std::move(name)),
      spec_(spec),
      quotas_(quotas),
      itemKey_(world.keyOf("items of " + name_.substr(0, name_.find(" (")))),  // of all replicas alike
      itemSize_(spec.itemSize, itemKey_),
      timing_(spec, world.keyOf("latency of " + name_)),
      capacity_{readCapacity(spec, quotas, world.now()), writeCapacity(spec, quotas, world.now())},
      usage_(world.metrics(), name_),
      throughput_(world, name_, spec, startSecondsUtc,
                  [this](bool writes, std::int64_t units, base::Instant now) { resize(writes, units, now); }),
      lag_(spec.replicationLag, world.keyOf("replication of " + name_)),
      lagKey_(world.keyOf("replication of " + name_)) {
    for (OnDemandMeter& meter : onDemandMeters_) meter.used = spec.billingMode == BillingMode::PayPerRequest;
    if (StoredItems::canChange(spec)) stored_ = std::make_unique<StoredItems>(spec, world.now());
    for (std::size_t i = 0; i < kOperations; ++i) {
        hops_[i] = world.hops().id(name_ + "." + std::string(kOperationTraits[i].name));
    }
}

cloudwatch::MinuteSum& Table::watchConsumption(bool writes) {
    auto& watched = watched_[writes ? 1 : 0];
    assert(watched == nullptr);
    watched = std::make_unique<cloudwatch::MinuteSum>(spec_.idleMinutes == IdleMinutes::Zero);
    return *watched;
}

engine::Task<Outcome> Table::serve(engine::RequestRef request, Call call) {
    assert(call.operation < kOperations);
    const base::Instant began = world_.now();
    const Answer answer = decide(call, request->measured);
    auto working = engine::delay(answer.latency);
    co_await working;
    finish(*request, call, answer, began);
    co_return answer.outcome;
}

void Table::finish(engine::Request& request, const Call& call, const Answer& answer, base::Instant began) {
    const base::Instant ended = world_.now();
    request.record(hops_[call.operation], engine::Cause::Downstream, began, ended, call.branch);
    if (!request.measured) return;
    if (answer.outcome.ok()) usage_.succeeded(ended - began);
    latency_.record(ended - began);
    for (engine::ThresholdWindows& windows : windows_) windows.record(began, ended - began);
}

const engine::ThresholdWindows& Table::watch(base::Duration window, base::Duration limit) {
    return windows_.emplace_back(window, limit);
}

Table::Answer Table::decide(const Call& call, bool measured) {
    const Asked asked{call, static_cast<Operation>(call.operation), measured, world_.now()};
    base::Stream stream(call.draws);
    if (incident_.failing > 0.0 && stream.chance(incident_.failing)) {
        if (measured) usage_.systemError();
        return {timing_.drawRefusal(stream), kInternalServerError};
    }
    written_ = {};
    const Served served = admitCall(asked);
    if (served.fate == Fate::Invalid) {
        if (measured) usage_.userError();
        return {timing_.drawRefusal(stream), kValidationException};
    }
    if (served.fate == Fate::Throttled) {
        if (measured) usage_.requestThrottled();
        return {timing_.drawRefusal(stream), throttledOutcome(asked.operation)};
    }
    const Work work{asked.operation, call.consistentRead, served.items, served.bytes};
    base::Duration latency = timing_.draw(work, stream, asked.now);
    if (incident_.slowdown != 1.0) latency = base::durationFromDraw(base::toSeconds(latency) * incident_.slowdown);
    const bool writes = traitsOf(asked.operation).writes;
    if (writes && (stored_ || spec_.expires())) follow(asked, served.items);
    if (writes && !peers_.empty()) replicate(asked, served.items);
    return {latency, Outcome{Disposition::Succeeded, ErrorKind::None, 200, writes ? Bytes(0) : served.bytes}};
}

Table::Served Table::admitCall(const Asked& asked) {
    const bool sized = asked.call.itemSize.count >= 0;
    const auto size = sized ? std::optional<Bytes>(asked.call.itemSize) : std::nullopt;
    if (!accepts(asked.operation, asked.call.items, size)) return {.fate = Fate::Invalid};
    switch (traitsOf(asked.operation).shape) {
        case Shape::Single:
            return admitSingle(asked);
        case Shape::Batch:
            return admitBatch(asked);
        case Shape::Transaction:
            return admitTransaction(asked);
        case Shape::Range:
            return admitRange(asked);
    }
    return {};
}

Table::Served Table::admitSingle(const Asked& asked) {
    const Bytes size = sizeOf(asked.call, 0);
    if (!admitUnits(asked, costOf(asked.operation, size, asked.call.consistentRead))) return {.fate = Fate::Throttled};
    return {Fate::Served, 1, size};
}

Table::Served Table::admitBatch(const Asked& asked) {
    Served served;
    std::uint32_t left = 0;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        const Bytes size = sizeOf(asked.call, i);
        const bool full = asked.operation == Operation::BatchGetItem && served.bytes + size > kLargestBatchGet;
        if (full || !admitUnits(asked, costOf(asked.operation, size, asked.call.consistentRead))) {
            ++left;
            continue;
        }
        ++served.items;
        served.bytes += size;
    }
    if (served.items == 0) return {.fate = Fate::Throttled};
    if (asked.measured) usage_.itemsUnprocessed(left);
    return served;
}

Table::Served Table::admitTransaction(const Asked& asked) {
    Bytes bytes;
    HalfUnits cost;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        const Bytes size = sizeOf(asked.call, i);
        bytes += size;
        cost += costOf(asked.operation, size, true);
    }
    if (bytes > kLargestTransaction) return {.fate = Fate::Invalid};
    if (!admitUnits(asked, cost)) return {.fate = Fate::Throttled};
    return {Fate::Served, asked.call.items, bytes};
}

Table::Served Table::admitRange(const Asked& asked) {
    const units::Page page = pageOf(asked.call);
    if (!admitUnits(asked, units::search(page.bytes, asked.call.consistentRead))) return {.fate = Fate::Throttled};
    if (asked.measured && page.items < static_cast<std::int64_t>(asked.call.items)) usage_.pageCut();
    return {Fate::Served, static_cast<std::uint32_t>(page.items), page.bytes};
}

bool Table::admitUnits(const Asked& asked, HalfUnits units) {
    const bool writes = traitsOf(asked.operation).writes;
    const ThrottleReason reason = admit(capacity_[writes ? 1 : 0], units, asked.now);
    if (reason == ThrottleReason::None && writes) written_ += units;
    if (reason == ThrottleReason::None && watched_[writes ? 1 : 0]) watched_[writes ? 1 : 0]->add(inUnits(units));
    if (asked.measured) {
        if (reason == ThrottleReason::None) {
            usage_.of(writes).consumed(units, asked.now);
        } else {
            usage_.of(writes).throttled(reason);
        }
    }
    return reason == ThrottleReason::None;
}

units::Page Table::pageOf(const Call& call) {
    if (call.itemSize.count >= 0 || itemSize_.isConstant()) return units::pageOf(call.items, sizeOf(call, 0));
    units::Page page;
    while (page.items < static_cast<std::int64_t>(call.items) && page.bytes < kPage) {
        page.bytes += sizeOf(call, static_cast<std::uint32_t>(page.items));
        ++page.items;
    }
    return page;
}

// The items of a batch or a range are those with the keys that follow the first.
Bytes Table::sizeOf(const Call& call, std::uint32_t index) {
    if (call.itemSize.count >= 0) return std::max(call.itemSize, base::bytes(1));
    return sizeOf(call.item + index);
}

Bytes Table::sizeOf(std::uint64_t item) {
    base::Stream stream(base::deriveKey(itemKey_, item));
    const double drawn = itemSize_(stream, base::Instant{});
    const auto largest = static_cast<double>(kLargestItem.count);
    if (drawn > largest) {
        cutItems_ = true;
        return kLargestItem;
    }
    return base::bytes(std::max<std::int64_t>(1, static_cast<std::int64_t>(drawn + 0.5)));
}

}  // namespace headroom::dynamodb
