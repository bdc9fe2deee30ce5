// SPDX-License-Identifier: GPL-3.0-or-later
// A replica of a global table: what is written to it goes to the other regions, and what is written there comes here.
#include <algorithm>

#include "model/base/random.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using base::HalfUnits;

namespace {

std::int32_t small(std::int64_t value) { return static_cast<std::int32_t>(value); }  // an item has 400 KB at most

}  // namespace

void Table::replicateTo(Table& peer, const std::string& region, const std::string& transferType) {
    replication_.add(peer, region, transferType);
}

base::Duration Table::shortestWindow() const { return std::min(spec_.admissionWindow, spec_.partitionWindow); }

/// What a transaction pays twice for the item is written once; its local indexes it pays once as well.
void Table::replicate(const Asked& asked, const CallItem& item) {
    HalfUnits single = item.units;
    if (asked.operation == Operation::TransactWriteItems) single -= units::putItem(item.before, item.after);
    const Replicated write{item.key,
                           asked.call.draws,
                           asked.now,
                           small(item.before.count),
                           small(item.after.count),
                           small(single.count),
                           asked.workload,
                           asked.call.keys,
                           item.change,
                           asked.measured};
    const Bytes sent = write.deletes() ? kKeysOnly : item.after;  // of a deleted item the keys
    replication_.send(write, sent);
    cause(asked, &Caused::sent, sent.count);
}

// What waits for capacity is no throttled request: the lag shows it.
bool Table::receive(const Replicated& write) {
    engine::Call call;
    call.draws = write.draws;
    const base::Instant now = world_.now();
    ThrottleReason throttle{};  // nobody hears of it
    const Asked trial{call, Operation::PutItem, false, now, true, write.workload, throttle};
    const CallItem item{write.key, Bytes(write.before), Bytes(write.after), write.change, HalfUnits(write.halfUnits)};
    const Position position = keys_.of(item.key);
    if (capacity_.check(true, position, now) != ThrottleReason::None) return false;
    if (item.change != ItemChange::None && !indexesPass(trial, item)) return false;
    const Asked asked{call, Operation::PutItem, write.measured, now, true, write.workload, throttle};
    capacity_.take(true, item.units, position, now, write.measured);
    cause(asked, &Caused::writes, item.units.count);
    if (follows_) follow(item, write.deletes(), {write.workload, write.keys});
    if (item.change == ItemChange::None) return true;
    if (stream_) recordChange(item, write.workload);
    if (globalIndexes_) takeIndexes(asked, item);
    return true;
}

/// Each item's expiry is found in one region, any of them alike, and is a replicated write in the others (Developer
/// Guide, TTL). One that finds no capacity is tried again in the next second.
void Table::writeExpiries(std::int64_t gone, base::Stream& keys, std::uint64_t known) {
    const base::Instant now = world_.now();
    for (std::int64_t left = expiries_->toWrite(gone, spec_.replicas.size()); left > 0; --left) {
        const std::uint64_t key = keys.below(known);
        const Position position = keys_.of(key);
        if (capacity_.check(true, position, now) != ThrottleReason::None) return expiries_->putBack(left);
        capacity_.take(true, units::deleteItem(sizeOf(key)), position, now, now >= base::Instant{});
    }
}

void Table::addReplication(engine::ResourceReport& report, base::Duration window) const {
    if (spec_.replicas.empty()) return;
    const double gone = expiries_ ? expiries_->gone(base::Instant{window.count}) : 0.0;
    const double found = gone / (static_cast<double>(spec_.replicas.size()) + 1.0);
    const auto bytes = static_cast<base::Granules>(found * static_cast<double>(kKeysOnly.count) + 0.5);
    replication_.addTo(report, bytes);
}

}  // namespace headroom::dynamodb
