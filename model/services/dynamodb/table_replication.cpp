// SPDX-License-Identifier: GPL-3.0-or-later
// A replica of a global table: what is written to it goes to the other regions.
#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

namespace {

/// A write that finds no capacity is tried again (our choice; AWS does not say how often).
constexpr base::Duration kAgain = base::milliseconds(100);

}  // namespace

void Table::replicateTo(Table& peer, const std::string& region, const std::string& transferType) {
    engine::Metric& metric =
        world_.metrics().metric(name_, "ReplicationLatency (" + region + ")", engine::Statistic::Average);
    peers_.push_back({&peer, &metric, transferType});
}

void Table::replicate(const Asked& asked, const Served& served) {
    // What a transaction pays twice is written once.
    const bool twice = asked.operation == Operation::TransactWriteItems;
    const Replicated write{
        asked.call,     asked.operation, served.items,  base::HalfUnits(written_.count / (twice ? 2 : 1)),
        asked.measured, asked.now,       asked.workload};
    // Of a deleted item the keys are sent.
    const bool deletes = asked.operation == Operation::DeleteItem;
    const base::Bytes sent = deletes ? kKeysOnly * served.items : served.bytes;
    for (std::size_t i = 0; i < peers_.size(); ++i) {
        if (asked.measured) peers_[i].sent += sent;
        deliver(i, write).spawn();
    }
    cause(asked, &Caused::sent, sent.count);
}

engine::Process Table::deliver(std::size_t peer, Replicated write) {
    base::Stream stream(base::deriveKey(lagKey_, ++sent_));
    const base::Duration lag = base::durationFromDraw(lag_(stream, world_.now()));
    co_await engine::delay(lag);
    while (!peers_[peer].table->receive(write)) co_await engine::delay(kAgain);
    if (!write.measured) co_return;
    const double seconds = base::toSeconds(world_.now() - write.written);
    peers_[peer].latency->add(seconds * 1e3);
    lagSum_ += seconds;
    ++delivered_;
}

/// Whether it could be written here now: the table and all its indexes must have capacity.
bool Table::receive(const Replicated& write) {
    const base::Instant now = world_.now();
    const Position position = keys_.of(write.call.item);
    // What waits for capacity is no throttled request: the lag shows it.
    const Asked trial{write.call, write.operation, false, now, true, write.workload};
    if (capacity_.check(true, position, now) != ThrottleReason::None) return false;
    for (std::uint32_t i = 0; globalIndexes_ && i < write.items; ++i) {
        const CallItem item = describe(trial, i);
        if (item.change != ItemChange::None && !indexesPass(trial, item)) return false;
    }
    const Asked asked{write.call, write.operation, write.measured, now, true, write.workload};
    capacity_.take(true, write.units, position, now, write.measured);
    cause(asked, &Caused::writes, write.units.count);
    if (stored_ || spec_.expires()) follow(asked, write.items);
    for (std::uint32_t i = 0; (stream_ || globalIndexes_) && i < write.items; ++i) {
        const CallItem item = describe(asked, i);
        if (item.change == ItemChange::None) continue;
        if (stream_) recordChange(item, asked.workload);
        if (globalIndexes_) takeIndexes(asked, item);
    }
    return true;
}

/// Each item's expiry is found in one region, any of them alike, and replicated to the others (Developer Guide, TTL).
base::HalfUnits Table::expiryWrites(base::Duration window) const {
    if (spec_.replicas.empty()) return {};
    const auto others = static_cast<double>(spec_.replicas.size());
    const double items = expired(window) * others / (others + 1.0);
    const auto size = base::bytes(static_cast<std::int64_t>(spec_.itemSize.mean() + 0.5));
    return base::HalfUnits(static_cast<std::int64_t>(items * static_cast<double>(units::deleteItem(size).count) + 0.5));
}

void Table::addReplication(engine::ResourceReport& report, base::Duration window) const {
    if (spec_.replicas.empty()) return;
    if (delivered_ > 0) {
        const auto count = static_cast<double>(delivered_);
        report.figures.push_back({"ReplicationLatencyMean", lagSum_ / count, count});
    }
    const double found = expired(window) / (static_cast<double>(spec_.replicas.size()) + 1.0);
    const auto expiries = static_cast<base::Granules>(found * static_cast<double>(kKeysOnly.count) + 0.5);
    for (const Peer& peer : peers_) {
        report.readings.push_back({name_, "AWSDataTransfer", peer.transferType, peer.sent.count + expiries,
                                   base::gibibytes(1).count, base::MeterKind::Measured});
    }
}

}  // namespace headroom::dynamodb
