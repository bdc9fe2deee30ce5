// SPDX-License-Identifier: GPL-3.0-or-later
// What a call costs and whether it may: item by item, whole, or a page.
#include <algorithm>

#include "model/base/random.hpp"
#include "model/services/dynamodb/batch_room.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using base::HalfUnits;
using engine::Call;

namespace {

// Branches of a call's draws that its latency does not use.
constexpr std::uint64_t kThere = 0x7468'6572'6500'0000ULL;      // "there"
constexpr std::uint64_t kUnchanged = 0x756e'6368'616e'6765ULL;  // "unchange"
constexpr std::uint64_t kCondition = 0x636f'6e64'6974'696fULL;  // "conditio"

/// What one item costs on its own, in operations that count item by item. Of a read `after` is the item.
HalfUnits costOf(Operation operation, Bytes before, Bytes after, bool consistent) {
    switch (operation) {
        case Operation::GetItem:
        case Operation::BatchGetItem:
            return units::getItem(after, consistent);
        case Operation::TransactGetItems:
            return units::transactGetItem(after);
        case Operation::Query:
        case Operation::Scan:
            return units::search(after, consistent);
        case Operation::PutItem:
        case Operation::BatchWriteItem:
            return units::putItem(before, after);
        case Operation::UpdateItem:
            return units::updateItem(before, after);
        case Operation::DeleteItem:
            return units::deleteItem(before);
        case Operation::TransactWriteItems:
            return units::transactWriteItem(before, after);
    }
    return HalfUnits(0);
}

bool happens(double share, std::uint64_t draws, std::uint64_t branch, std::uint64_t index) {
    if (share <= 0.0) return false;
    base::Stream stream(base::deriveKey(base::deriveKey(draws, branch), index));
    return stream.chance(share);
}

}  // namespace

Served Table::admitCall(const Asked& asked) {
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

/// Puts have their own keys, what reads, changes or deletes those of what was put.
std::uint64_t Table::keyOf(const Call& call, Operation operation, std::uint32_t index) const {
    const std::uint64_t key = call.item + index;
    const bool puts = operation == Operation::PutItem || operation == Operation::BatchWriteItem ||
                      operation == Operation::TransactWriteItems;
    return puts || !stored_ ? key : stored_->followed(key);
}

/// The shares that are given say so, else what is known of the items.
bool Table::lacks(const Call& call, Operation operation, std::uint32_t index) const {
    const bool writes = traitsOf(operation).writes;
    const bool deletes = operation == Operation::DeleteItem;
    const std::optional<double>& share = writes && !deletes ? spec_.newItems : spec_.missingItems;
    const bool none = deletes && stored_ && stored_->counts() && stored_->count() == 0;
    if (share) return none || happens(*share, call.draws, kThere, index);
    const std::uint64_t key = keyOf(call, operation, index);
    if (stored_) stored_->expireUntil(world_.now());
    if (stored_ && stored_->knows(key)) {
        // The oldest may be one from before the beginning.
        const bool earlier = deletes && expiries_ && stored_->takesEarlier(key) && expiries_->hasEarlier(world_.now());
        return stored_->lacks(key, deletes) && !earlier;
    }
    if (!spec_.expires()) return false;
    if (expiries_->knows(key))
        return !(writes ? expiries_->has(key, world_.now()) : expiries_->hasToRead(key, world_.now()));
    const Balance& now = expiries_->now();
    const double gone = !writes ? now.unread : (deletes ? now.missed : now.made);
    return happens(gone, call.draws, kThere, index);
}

CallItem Table::describe(const Asked& asked, std::uint32_t index, bool conditionHolds) {
    const std::uint64_t key = keyOf(asked.call, asked.operation, index);
    const Bytes size = asked.call.itemSize.count >= 0 ? sizeOf(asked.call, index) : sizeOf(key);
    CallItem item{key, size, size, ItemChange::None, HalfUnits(0)};
    const bool puts = asked.writes && asked.operation != Operation::DeleteItem;
    const bool lacking = lacks(asked.call, asked.operation, index);
    if (!asked.writes) {
        if (lacking) item.after = Bytes(0);
    } else if (!puts) {
        item.after = Bytes(0);
        if (lacking) item.before = Bytes(0);
        item.change = lacking ? ItemChange::None : ItemChange::Deleted;
    } else {
        if (asked.call.itemSize.count >= 0) item.before = sizeOf(item.key);
        if (lacking) item.before = Bytes(0);
        const bool same = !lacking && happens(spec_.unchangedWrites, asked.call.draws, kUnchanged, index);
        item.change = lacking ? ItemChange::Created : (same ? ItemChange::None : ItemChange::Changed);
    }
    item.units = costOf(asked.operation, item.before, item.after, asked.call.consistentRead);
    if (!conditionHolds) item.change = ItemChange::None;
    if (!localIndexes_ || item.change == ItemChange::None) return item;
    for (const Index& local : indexes_) {
        if (!local.global())
            item.units += local.writeCost(item.key, item.change, item.before, item.after, asked.call.draws);
    }
    return item;
}

bool Table::conditionHolds(const Asked& asked) const {
    return !asked.writes || !happens(spec_.failedConditions, asked.call.draws, kCondition, 0);
}

Served Table::admitSingle(const Asked& asked) {
    if (conflicts(asked)) return {.fate = Fate::Conflict};
    const bool holds = conditionHolds(asked);
    const CallItem item = describe(asked, 0, holds);
    if (!passes(asked, item)) return {.fate = Fate::Throttled};
    take(asked, item, holds);
    return {holds ? Fate::Served : Fate::ConditionFailed, 1, std::max(item.before, item.after)};
}

/// Whether so many items may have more than a BatchGetItem returns of one partition.
bool Table::mayBeLarge(const Call& call) {
    const bool alike = call.itemSize.count >= 0 || itemSize_.isConstant();
    return !alike || sizeOf(call, 0) * call.items > kLargestBatchGetOfPartition;
}

Served Table::admitBatch(const Asked& asked) {
    Served served;
    std::uint32_t left = 0;
    BatchRoom room(!asked.writes && mayBeLarge(asked.call));
    for (std::uint32_t i = 0; i < asked.call.items; ++i) {
        const CallItem item = describe(asked, i);
        const std::uint32_t partition =
            room.counts() ? capacity_.control().partitions().numberAt(keys_.of(item.key)) : 0;
        const bool full = !asked.writes && !room.holds(partition, item.after);
        if (full || (asked.writes && transactions_.items.holds(item.key)) || !passes(asked, item)) {
            ++left;
            continue;
        }
        take(asked, item);
        if (!asked.writes) room.take(partition, item.after);
        ++served.items;
        served.bytes += item.after;
    }
    if (served.items == 0) return {.fate = Fate::Throttled};
    if (asked.measured) usage_.itemsUnprocessed(left);
    return served;
}

Served Table::admitRange(const Asked& asked) {
    const units::Page page = pageOf(asked.call);
    const std::int64_t empty = page.bytes.count == 0 ? partitionsSearched(asked.call) : 0;
    if (!admitSearch(asked, units::search(page.bytes, asked.call.consistentRead, empty)))
        return {.fate = Fate::Throttled};
    if (asked.measured && page.items < static_cast<std::int64_t>(asked.call.items)) usage_.pageCut();
    return {Fate::Served, static_cast<std::uint32_t>(page.items), page.bytes};
}

/// A search goes to the partition of its first item; a scan that finds nothing has been through all of them.
std::int64_t Table::partitionsSearched(const Call& call) const {
    if (static_cast<Operation>(call.operation) != Operation::Scan) return 1;
    const bool global = call.index > 0 && indexes_[call.index - 1U].global();
    const OwnCapacity& capacity = global ? indexes_[call.index - 1U].capacity() : capacity_;
    return static_cast<std::int64_t>(capacity.control().partitions().count());
}

bool Table::admitSearch(const Asked& asked, HalfUnits units) {
    const std::uint64_t item = asked.call.item;
    if (asked.call.index == 0 || !indexes_[asked.call.index - 1U].global()) {
        const CallItem searched{item, Bytes(0), Bytes(0), ItemChange::None, units};
        if (!passes(asked, searched)) return false;
        take(asked, searched);
        return true;
    }
    Index& index = indexes_[asked.call.index - 1U];
    const Position position = index.positionOf(item);
    const ThrottleReason reason = index.capacity().check(false, position, asked.now);
    if (reason != ThrottleReason::None) {
        asked.throttle = reason;
        if (asked.measured) index.usage(false).throttled(reason);
        return false;
    }
    index.capacity().take(false, units, position, asked.now, asked.measured);
    cause(asked, &Caused::reads, units.count);
    return true;
}

// A write must pass the table and every global index that it changes: an index without capacity holds up the table.
bool Table::passes(const Asked& asked, const CallItem& item) {
    const ThrottleReason reason = capacity_.check(asked.writes, keys_.of(item.key), asked.now);
    if (reason != ThrottleReason::None) {
        asked.throttle = reason;
        if (asked.measured) usage_.of(asked.writes).throttled(reason);
        return false;
    }
    return !globalIndexes_ || item.change == ItemChange::None || indexesPass(asked, item);
}

bool Table::indexesPass(const Asked& asked, const CallItem& item) {
    for (Index& index : indexes_) {
        if (!index.global()) continue;
        const HalfUnits cost = index.writeCost(item.key, item.change, item.before, item.after, asked.call.draws);
        if (cost.count == 0) continue;
        const ThrottleReason why = index.capacity().check(true, index.positionOf(item.key), asked.now);
        if (why == ThrottleReason::None) continue;
        asked.throttle = why;
        if (asked.measured) index.usage(true).throttled(why);
        return false;
    }
    return true;
}

void Table::take(const Asked& asked, const CallItem& item, bool holds) {
    capacity_.take(asked.writes, item.units, keys_.of(item.key), asked.now, asked.measured);
    cause(asked, asked.writes ? &Caused::writes : &Caused::reads, item.units.count);
    if (item.change != ItemChange::None) {
        if (stream_) recordChange(item, asked.workload);
        if (globalIndexes_) takeIndexes(asked, item);
    }
    const bool missed = !asked.writes && item.after.count == 0 && traitsOf(asked.operation).shape != Shape::Range;
    if (missed && stored_ && !spec_.missingItems) stored_->missed(item.key);
    if (!asked.writes || !holds) return;
    if (follows_) follow(item, item.after.count == 0, {asked.workload, asked.call.keys});
    if (replication_.any()) replicate(asked, item);
}

void Table::takeIndexes(const Asked& asked, const CallItem& item) {
    for (Index& index : indexes_) {
        if (!index.global()) continue;
        const HalfUnits cost = index.writeCost(item.key, item.change, item.before, item.after, asked.call.draws);
        if (cost.count == 0) continue;
        index.capacity().take(true, cost, index.positionOf(item.key), asked.now, asked.measured);
        cause(asked, &Caused::indexWrites, cost.count);
    }
}

units::Page Table::pageOf(const Call& call) {
    const Index* index = call.index == 0 ? nullptr : &indexes_[call.index - 1U];
    const auto read = [&](std::uint32_t i) {
        const Bytes size = sizeOf(call, i);
        return index == nullptr || call.itemSize.count >= 0 ? size : index->entryOf(size);
    };
    const bool alike = call.itemSize.count >= 0 || itemSize_.isConstant() || (index != nullptr && index->fixed());
    if (alike) return units::pageOf(call.items, read(0));
    units::Page page;
    while (page.items < static_cast<std::int64_t>(call.items) && page.bytes < kPage) {
        page.bytes += read(static_cast<std::uint32_t>(page.items));
        ++page.items;
    }
    return page;
}

}  // namespace headroom::dynamodb
