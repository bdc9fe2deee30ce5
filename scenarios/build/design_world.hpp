// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "model/engine/world.hpp"
#include "model/services/apigateway/api.hpp"
#include "model/services/dax/cluster.hpp"
#include "model/services/dynamodb/table.hpp"
#include "model/services/lambda/account.hpp"
#include "model/services/lambda/function.hpp"
#include "model/services/lambda/metered_passage.hpp"
#include "model/services/lambda/weighted_alias.hpp"
#include "model/services/sqs/queue.hpp"
#include "model/services/stepfunctions/machine.hpp"
#include "model/workload/traffic.hpp"
#include "scenarios/build/function_events.hpp"
#include "scenarios/build/scaled_capacity.hpp"
#include "scenarios/build/table_store.hpp"
#include "scenarios/build/watched_percentiles.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::build {

/// How long a world runs, and which one it is.
struct Timing {
    base::Duration warmUp;
    base::Duration duration;
    base::Duration period = base::minutes(1);  ///< of the metrics
    std::uint64_t key = 0;                     ///< of (seed, replication)
};

/// The key of a replication; the same for every design, so that they face the same requests.
std::uint64_t replicationKey(std::uint64_t seed, std::uint32_t replication);

/// One design made of running models: services, workloads, clockwork. Build, run and destroy it on one thread.
class DesignWorld {
public:
    DesignWorld(const format::Scenario& scenario, const format::Design& design, const Timing& timing);
    ~DesignWorld();

    /// Keeps what is asked for; false where the design has no such resource or nothing of that metric. Before start(),
    /// each at most once.
    bool watch(const WatchedPercentiles& what);
    /// Keeps the p99 of every period, Latency of APIs, of their routes and of workloads, ExecutionTime of state
    /// machines, and how many requests tables answered. Before start(), in place of watch().
    void watchRequests();
    /// What was watched, up to the last window that is over; after finish() all of it.
    std::vector<PercentileSeries> percentiles() const;

    /// Sets everything going at the clock's beginning. Call once, before the first runTo().
    void start();
    /// Runs on to `end`, as often as wanted. Throws what the engine throws (out of memory, too many pending events).
    engine::Scheduler::Stopped runTo(base::Instant end, std::stop_token stop,
                                     const std::function<void(base::Instant)>& progress);
    /// Warm-up and measured window in one go.
    engine::Scheduler::Stopped run(std::stop_token stop, const std::function<void(base::Instant)>& progress);
    /// Closes the metrics' last period at the end of the measured window.
    void finish();

    engine::World& world() { return world_; }
    const std::deque<apigateway::Api>& apis() const { return apis_; }
    const std::deque<stepfunctions::Machine>& machines() const { return machines_; }
    const std::deque<workload::Traffic>& workloads() const { return workloads_; }
    /// What of the reports' readings each workload (by its place in the design) caused.
    std::vector<engine::CausedReading> causes(base::Duration window) const;
    const std::deque<ScaledCapacity>& scaled() const { return scaled_; }
    /// Every resource's report over the first `window` of measured time, which has just ended; in the order of the
    /// file.
    std::vector<engine::ResourceReport> reports(base::Duration window) const;

    /// The windowed objectives' counts, by index of the objective.
    const std::vector<std::pair<std::size_t, const engine::ThresholdWindows*>>& windows() const { return windows_; }

private:
    engine::Service* find(const std::string& name);
    lambda::Function* functionNamed(const std::string& name);
    engine::Service* find(const std::string& table, const std::string& via);
    void buildServices();
    void addReplicas(const format::Resource& resource);
    void addAliases(const format::Resource& resource);
    engine::Service* calledFrom(const format::Resource& caller, const lambda::CallStep& call);
    lambda::FindCallee calleesOf(const format::Resource& caller);
    /// Of calls that put items with the keys of an endless sequence each has a sequence of its own, a table's first
    /// the one that all that read, change or delete items follow.
    std::uint64_t sequenceOf(const std::string& target, std::string_view operation, const base::KeyPopularity* keys);
    void connect();
    /// Queues learn where their dead letters go.
    void connectQueues();
    void buildScalings();
    std::vector<dynamodb::TableChange> changesOf(const format::ScenarioEvent& event);
    std::uint64_t sequenceOf(const workload::TrafficSpec& spec, const workload::MixEntry& entry,
                             const workload::Ask& ask);
    /// Makes room for the metrics of what events will change.
    void expectChanges();
    void holdTables();
    dynamodb::Table* tableNamed(const std::string& name);
    void buildWorkloads();
    /// Tells tables whose items expire how the load of each workload changes.
    void expectLoads();
    void watchObjectives();
    /// What the windowed objective of that index, of ErrorRate, looks at.
    void watchErrors(std::size_t index);
    engine::QuantileWindows& keep(const WatchedPercentiles& what);
    bool watchTable(dynamodb::Table& table, const WatchedPercentiles& what);
    void startMeasuring();
    engine::Process keepTime();
    engine::Process happen(const format::ScenarioEvent& event);
    engine::Process last(const format::ScenarioEvent& event, engine::Service& target);
    engine::Incident sufferedBy(const engine::Service& target) const;

    const format::Design& design_;
    std::string region_;
    Timing timing_;
    std::int64_t startSecondsUtc_;  ///< Unix time of instant 0
    engine::World world_;
    std::unique_ptr<lambda::Account> lambdaAccount_;
    std::unique_ptr<apigateway::Account> apiAccount_;
    std::unique_ptr<stepfunctions::Account> machineAccount_;
    std::deque<apigateway::Api> apis_;
    std::deque<lambda::Function> functions_;
    std::deque<std::pair<std::string, lambda::WeightedAlias>> aliases_;  ///< that are called by a name of their own
    FunctionEvents events_;
    std::deque<lambda::MeteredPassage> passages_;  ///< of workloads that call a URL, of calls out of a VPC
    std::map<std::string, dynamodb::AccountThroughput> tableAccounts_;  ///< by region
    std::deque<dynamodb::Table> tables_;
    std::map<std::string, std::uint64_t> sequences_;  ///< of keys that puts to a table have, of all its regions
    std::deque<TableStore> stores_;                   ///< of tables behind a cluster
    std::deque<dax::Cluster> clusters_;
    std::deque<sqs::Queue> queues_;
    std::deque<stepfunctions::Machine> machines_;
    std::deque<ScaledCapacity> scaled_;
    std::vector<std::pair<std::string, engine::Service*>> services_;  ///< in the order of the file
    std::deque<workload::Traffic> workloads_;
    std::list<std::pair<const engine::Service*, engine::Incident>> incidents_;  ///< under way
    std::vector<std::pair<std::size_t, const engine::ThresholdWindows*>> windows_;
    std::deque<std::pair<WatchedPercentiles, engine::QuantileWindows>> watched_;
};

}  // namespace headroom::build
