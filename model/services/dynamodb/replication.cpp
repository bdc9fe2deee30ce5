// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/replication.hpp"

#include <algorithm>

#include "model/base/random.hpp"
#include "model/engine/delay.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

namespace {

/// A write that finds no capacity is tried again (our choice; AWS does not say how often). What waits so takes what the
/// region's own requests leave; whoever waited for the very instant of a token would leave them nothing.
constexpr base::Duration kAgain = base::milliseconds(100);

}  // namespace

Replication::Replication(engine::World& world, const std::string& table, const base::Distribution& lag,
                         std::size_t most)
    : world_(world),
      table_(table),
      lag_(lag, world.keyOf("replication of " + table)),
      key_(world.keyOf("replication of " + table)),
      mostWaiting_(most) {}

void Replication::add(Table& peer, const std::string& region, const std::string& transferType) {
    engine::Metric& metric =
        world_.metrics().metric(table_, "ReplicationLatency (" + region + ")", engine::Statistic::Average);
    // A bucket that is full before it is looked at again would lose capacity.
    const base::Duration again = std::min(kAgain, peer.shortestWindow());
    peers_.push_back({peer, region, transferType, metric, again, ReplicationQueue(mostWaiting_)});
}

void Replication::send(const Replicated& write, base::Bytes size) {
    for (Peer& peer : peers_) {
        if (write.measured) peer.sent += size;
        deliver(peer, write).spawn();
    }
}

engine::Process Replication::deliver(Peer& peer, Replicated write) {
    base::Stream stream(base::deriveKey(key_, ++sent_));
    const base::Duration lag = base::durationFromDraw(lag_(stream, world_.now()));
    co_await engine::delay(lag);
    // Nothing overtakes what waits already.
    if (peer.waiting.empty() && peer.table.receive(write)) {
        arrived(peer, write);
    } else {
        wait(peer, write);
    }
}

void Replication::wait(Peer& peer, const Replicated& write) {
    const bool alone = peer.waiting.empty();
    if (!peer.waiting.put(write)) {
        if (write.measured) ++peer.lost;
        return;
    }
    if (write.measured) ++peer.waited;
    if (measuring()) peer.most = std::max(peer.most, peer.waiting.size());
    if (alone) pump(peer).spawn();
}

/// Lives as long as something waits.
engine::Process Replication::pump(Peer& peer) {
    while (!peer.waiting.empty()) {
        const Replicated write = peer.waiting.front();
        if (!peer.table.receive(write)) {
            co_await engine::delay(peer.again);
            continue;
        }
        if (measuring()) peer.most = std::max(peer.most, peer.waiting.size());  // what the warm-up left
        peer.waiting.pop();
        arrived(peer, write);
    }
}

void Replication::arrived(Peer& peer, const Replicated& write) {
    if (!write.measured) return;
    const double seconds = base::toSeconds(world_.now() - write.written);
    peer.latency.add(seconds * 1e3);
    lagSum_ += seconds;
    ++delivered_;
}

void Replication::addTo(engine::ResourceReport& report, base::Granules expired) const {
    std::size_t most = 0;
    for (const Peer& peer : peers_) {
        const auto warn = [&](std::uint64_t count, const std::string& text) {
            if (count > 0) report.warnings.push_back({count, text});
        };
        warn(peer.waited, "replicated writes waited for capacity in " + peer.region + "; ReplicationLatency has it");
        warn(peer.waiting.size(), "replicated writes still waited for capacity in " + peer.region +
                                      " at the end: more is written than it takes");
        warn(peer.lost, "replicated writes were not brought to " + peer.region + ", because " +
                            std::to_string(mostWaiting_) +
                            " others were waiting: their units there are missing in its bill");
        most = std::max(most, peer.most);
        report.readings.push_back({table_, "AWSDataTransfer", peer.transferType, peer.sent.count + expired,
                                   base::gibibytes(1).count, base::MeterKind::Measured});
    }
    if (delivered_ > 0) {
        const auto count = static_cast<double>(delivered_);
        report.figures.push_back({"ReplicationLatencyMean", lagSum_ / count, count});
    }
    report.figures.push_back({"ReplicationBacklogMax", static_cast<double>(most)});
}

}  // namespace headroom::dynamodb
