// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>

#include "model/base/sampler.hpp"
#include "model/engine/service.hpp"
#include "model/engine/world.hpp"
#include "model/services/dax/fleet.hpp"
#include "model/services/dax/lru_cache.hpp"
#include "model/services/dax/spec.hpp"
#include "model/services/dax/store.hpp"
#include "model/services/dax/usage.hpp"

namespace headroom::dax {

/// An AWS::DAX::Cluster. Calls come through the front of a table, one for each table behind it, and are the table's
/// own: same numbers of operations, same fields. @see README.md for every rule.
class Cluster final : public engine::Service {
public:
    /// `spec` must have passed check(). The clock of `world` stands at its beginning; the run ends `longestRun` later.
    Cluster(engine::World& world, std::string name, const Spec& spec, base::Duration longestRun);

    /// The service that answers for a table by way of this cluster. `store` must outlive the cluster.
    engine::Service& frontOf(Store& store);

    /// A cluster itself is not called; see frontOf().
    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    void suffer(const engine::Incident& incident) override;
    void flushCache() override;
    void startMeasuring() override;
    engine::ResourceReport report(base::Duration window) const override;

    /// So many nodes from now on; a new one begins warm.
    void resize(std::int64_t nodes) { fleet_.resize(nodes, world_.now()); }

    const std::string& name() const { return name_; }
    const LruCache& items() const { return items_; }
    const LruCache& results() const { return results_; }

private:
    class Front;
    /// What is decided of a call when it arrives.
    struct Plan {
        base::Instant ready;      ///< when the cluster has done its part
        bool passOn = false;      ///< and the table is asked
        engine::Call call;        ///< what the table is asked
        engine::Outcome outcome;  ///< else the answer
        std::size_t node = 0;
    };
    /// One call as its steps see it.
    struct Asked {
        Store& store;
        std::uint64_t table;  ///< number of the table
        Operation operation;
        Path path;
        bool measured;
        const engine::Call& call;
    };

    engine::Task<engine::Outcome> answer(std::size_t table, engine::RequestRef request, engine::Call call);
    engine::Process readBack(std::size_t table, engine::RequestRef request, engine::Call call);
    engine::Process sample();

    Plan decide(const Asked& asked);
    void lookUpItems(const Asked& asked, Plan& plan, base::Duration way);
    void lookUpResult(const Asked& asked, Plan& plan, base::Duration way);
    void startWrite(const Asked& asked, Plan& plan, base::Duration way);
    bool isThere(const LruCache::Found& found, const Asked& asked, std::size_t node);
    base::Instant finishMiss(const Asked& asked, const Plan& plan, const engine::Outcome& outcome);
    void keep(const Asked& asked, const engine::Call& call, const engine::Outcome& outcome);
    using Keeping = base::Bytes (LruCache::*)(std::uint64_t, base::Bytes, base::Instant);
    void keepItems(const Asked& asked, const engine::Call& call, base::Bytes most, Keeping keeping);
    void forgetItems(const Asked& asked);
    void noteMemory(base::Bytes evicted, bool measured);
    Asked asked(std::size_t table, bool measured, const engine::Call& call);
    Plan refuse(const engine::Outcome& outcome, base::Duration way) const;
    base::Duration wayFor(base::Stream& stream);
    void addReadings(engine::ResourceReport& report) const;
    void addQuotas(engine::ResourceReport& report) const;

    engine::World& world_;
    std::string name_;
    Spec spec_;
    base::Sampler hitLatency_;
    Fleet fleet_;
    LruCache items_;
    LruCache results_;
    Usage usage_;
    std::deque<Front> fronts_;
    std::array<engine::HopId, kOperations> hops_{};
    engine::Incident incident_;
    std::uint64_t refusedConnections_ = 0;
};

/// A cluster in front of one table.
class Cluster::Front final : public engine::Service {
public:
    Front(Cluster& cluster, Store& store, std::size_t number) : cluster_(cluster), store_(store), number_(number) {}
    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override {
        return cluster_.answer(number_, std::move(request), call);
    }
    engine::ResourceReport report(base::Duration) const override { return {}; }
    Store& store() { return store_; }
    double meanItemSize() const { return store_.meanItemSize(); }

private:
    Cluster& cluster_;
    Store& store_;
    std::size_t number_;
};

}  // namespace headroom::dax
