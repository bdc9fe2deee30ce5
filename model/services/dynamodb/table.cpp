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

void hold(engine::Metrics& metrics, const std::string& table, const char* name, std::int64_t units, base::Instant now) {
    metrics.gauge(table, name, now, engine::Statistic::Average).change(units, now);
}

}  // namespace

Table::Table(engine::World& world, std::string name, const Spec& spec, const Quotas& quotas)
    : world_(world),
      name_(std::move(name)),
      spec_(spec),
      quotas_(quotas),
      itemKey_(world.keyOf("items of " + name_)),
      itemSize_(spec.itemSize, itemKey_),
      timing_(spec, world.keyOf("latency of " + name_)),
      keys_(world.keyOf("partitions of " + name_), spec.collectionSize),
      control_(controlOf(spec, quotas, world.now())),
      usage_(world.metrics(), name_) {
    for (std::size_t i = 0; i < kOperations; ++i) {
        hops_[i] = world.hops().id(name_ + "." + std::string(kOperationTraits[i].name));
    }
    if (spec.billingMode != BillingMode::Provisioned) return;
    hold(world.metrics(), name_, "ProvisionedReadCapacityUnits", spec.readCapacityUnits.value_or(1), world.now());
    hold(world.metrics(), name_, "ProvisionedWriteCapacityUnits", spec.writeCapacityUnits.value_or(1), world.now());
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
    if (!admitUnits(asked, costOf(asked.operation, size, asked.call.consistentRead), asked.call.item))
        return {.fate = Fate::Throttled};
    return {Fate::Served, 1, size};
}

Table::Served Table::admitBatch(const Asked& asked) {
    Served served;
    std::uint32_t left = 0;
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        const Bytes size = sizeOf(asked.call, i);
        const bool full = asked.operation == Operation::BatchGetItem && served.bytes + size > kLargestBatchGet;
        if (full || !admitUnits(asked, costOf(asked.operation, size, asked.call.consistentRead), asked.call.item + i)) {
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
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        const Bytes size = sizeOf(asked.call, i);
        bytes += size;
    }
    if (bytes > kLargestTransaction) return {.fate = Fate::Invalid};
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        if (!passes(asked, asked.call.item + i)) return {.fate = Fate::Throttled};
    }
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        take(asked, costOf(asked.operation, sizeOf(asked.call, i), true), asked.call.item + i);
    }
    return {Fate::Served, asked.call.items, bytes};
}

Table::Served Table::admitRange(const Asked& asked) {
    const units::Page page = pageOf(asked.call);
    // A search reads one partition at a time: that of its first key. A scan that finds nothing has searched them all.
    const bool all = asked.operation == Operation::Scan && page.bytes.count == 0;
    const auto empty = all ? static_cast<std::int64_t>(control_.partitions().count()) : 0;
    const HalfUnits cost = units::search(page.bytes, asked.call.consistentRead, empty);
    if (!admitUnits(asked, cost, asked.call.item)) return {.fate = Fate::Throttled};
    if (asked.measured && page.items < static_cast<std::int64_t>(asked.call.items)) usage_.pageCut();
    return {Fate::Served, static_cast<std::uint32_t>(page.items), page.bytes};
}

bool Table::admitUnits(const Asked& asked, HalfUnits units, std::uint64_t item) {
    if (!passes(asked, item)) return false;
    take(asked, units, item);
    return true;
}

bool Table::passes(const Asked& asked, std::uint64_t item) {
    const bool writes = traitsOf(asked.operation).writes;
    const ThrottleReason reason = control_.check(writes, keys_.of(item), asked.now);
    if (reason == ThrottleReason::None) return true;
    if (asked.measured) usage_.of(writes).throttled(reason);
    return false;
}

void Table::take(const Asked& asked, HalfUnits units, std::uint64_t item) {
    const bool writes = traitsOf(asked.operation).writes;
    control_.take(writes, units, keys_.of(item), asked.now);
    if (asked.measured) usage_.of(writes).consumed(units, asked.now);
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
