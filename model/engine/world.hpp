// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/engine/metrics.hpp"
#include "model/engine/request_pool.hpp"
#include "model/engine/scheduler.hpp"

namespace headroom::engine {

/// Names of hops, for records and reports.
class Hops {
public:
    /// The hop of that name; made on first use, at build time only.
    HopId id(const std::string& name);
    const std::string& name(HopId hop) const { return names_[hop]; }
    std::size_t count() const { return names_.size(); }

private:
    std::vector<std::string> names_;
};

/// What the models of one replication of one design share: clock, requests, metrics, hop names and the key of its
/// randomness. Wholly its own; nothing in it is reached from another world.
class World {
public:
    /// `key` stands for (seed, replication). The clock starts at `begin` (negative: warm-up); figures count from 0.
    World(std::uint64_t key, base::Instant begin);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Scheduler& scheduler() { return scheduler_; }
    RequestPool& requests() { return requests_; }
    Metrics& metrics() { return metrics_; }
    Hops& hops() { return hops_; }
    base::Instant now() const { return scheduler_.now(); }
    base::Instant begin() const { return begin_; }
    std::uint64_t key() const { return key_; }
    /// A key of its own for a named part ("workload Shoppers", "environments of ViewProduct"): the same name gives the
    /// same key in every design.
    std::uint64_t keyOf(const std::string& name) const;

private:
    std::uint64_t key_;
    base::Instant begin_;
    Hops hops_;
    Metrics metrics_;
    RequestPool requests_;
    Scheduler scheduler_;
};

}  // namespace headroom::engine
