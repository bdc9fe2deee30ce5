// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/services/dynamodb/replication_queue.hpp"

namespace headroom::dynamodb {

class Table;

/// What is written to one replica of a global table, on its way to each of the others: every item for itself arrives
/// after the lag, and waits behind what has come before it where the other region has no capacity. One process a region
/// brings in what waits, however much that is.
class Replication {
public:
    /// Of the table with that name. `lag`: seconds; `most`: writes that may wait for a region, a power of two.
    Replication(engine::World& world, const std::string& table, const base::Distribution& lag,
                std::size_t most = kMostWaitingWrites);

    /// Before the run. `transferType`: the usage type of data sent to `region`.
    void add(Table& peer, const std::string& region, const std::string& transferType);
    bool any() const { return !peers_.empty(); }
    /// To all other regions; `size`: what is sent to each.
    void send(const Replicated& write, base::Bytes size);

    /// Lag and backlog, and what is sent to each region; `expired`: bytes to each for items that expire.
    void addTo(engine::ResourceReport& report, base::Granules expired) const;

private:
    struct Peer {
        Table& table;
        std::string region;
        std::string transferType;
        engine::Metric& latency;
        base::Duration again;  ///< how long until it is tried again
        ReplicationQueue waiting;
        base::Bytes sent{};  ///< measured, as are the counts
        std::uint64_t waited = 0;
        std::uint64_t lost = 0;  ///< for which the queue had no place
        std::size_t most = 0;    ///< waiting at once
    };

    engine::Process deliver(Peer& peer, Replicated write);
    engine::Process pump(Peer& peer);
    void arrived(Peer& peer, const Replicated& write);
    void wait(Peer& peer, const Replicated& write);
    bool measuring() const { return world_.now() >= base::Instant{}; }

    engine::World& world_;
    std::string table_;
    base::Sampler lag_;
    std::uint64_t key_;
    std::size_t mostWaiting_;
    std::deque<Peer> peers_;
    std::uint64_t sent_ = 0;
    std::uint64_t delivered_ = 0;  ///< measured writes
    double lagSum_ = 0.0;          ///< s
};

}  // namespace headroom::dynamodb
