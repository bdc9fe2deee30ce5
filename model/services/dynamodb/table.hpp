// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/causes.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/service.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/engine/world.hpp"
#include "model/services/dynamodb/billed_amounts.hpp"
#include "model/services/dynamodb/caused_units.hpp"
#include "model/services/dynamodb/expiry_flow.hpp"
#include "model/services/dynamodb/index.hpp"
#include "model/services/dynamodb/key_space.hpp"
#include "model/services/dynamodb/latency.hpp"
#include "model/services/dynamodb/open_transactions.hpp"
#include "model/services/dynamodb/operation_watch.hpp"
#include "model/services/dynamodb/own_capacity.hpp"
#include "model/services/dynamodb/replication.hpp"
#include "model/services/dynamodb/stored_items.hpp"
#include "model/services/dynamodb/stream.hpp"
#include "model/services/dynamodb/table_call.hpp"
#include "model/services/dynamodb/table_change.hpp"
#include "model/services/dynamodb/usage.hpp"

namespace headroom::dynamodb {

/// An AWS::DynamoDB::Table. A call is admitted or throttled as it arrives, then takes the operation's latency. Reads
/// the Call's operation (dynamodb::Operation), index, consistentRead, items, item, itemSize and draws.
/// @see README.md for every rule.
class Table final : public engine::Service {
public:
    /// `spec` must have passed check(). The clock of `world` stands at its beginning.
    /// `startSecondsUtc`: Unix time of instant 0, for clock hours and days.
    Table(engine::World& world, std::string name, const Spec& spec, const Quotas& quotas = {},
          std::int64_t startSecondsUtc = 0);

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    engine::ResourceReport report(base::Duration window) const override;
    engine::RecordStream* records() override { return stream_.get(); }

    const std::string& name() const { return name_; }
    /// Its provisioned capacity and how that is changed.
    Throughput& throughput() { return capacity_.throughput(); }
    const Throughput& throughput() const { return capacity_.throughput(); }
    /// The table's own capacity, or that of its global index of that name; nullptr: it has none.
    OwnCapacity* capacityOf(std::string_view index = {});
    /// Its provisioned capacity counts for the account from now on. Once, before the run, after expect().
    void holdAgainst(AccountThroughput& account);
    /// Makes place for the metrics that a change brings; before the run.
    void expect(const Change& change);
    /// Changes capacity or mode once the table takes changes; serves after the time of an update. To be spawned.
    engine::Process change(Change change);
    /// The same of all regions of a global table: one call, once all of them take it.
    static engine::Process changeTogether(std::vector<TableChange> changes);
    /// What is written to this replica of a global table is written to `peer`, which lies in `region`, as well.
    /// `transferType`: the usage type of data sent there.
    void replicateTo(Table& peer, const std::string& region, const std::string& transferType);
    /// A write from another region; false, and nothing happens, unless the table and all its indexes that it changes
    /// have capacity now.
    bool receive(const Replicated& write);
    /// For how long unused capacity is kept at least.
    base::Duration shortestWindow() const;
    /// Of each attempt, whatever its outcome; measured requests only.
    const engine::LatencyHistogram& latency() const { return latency_; }
    /// Keeps counts for a windowed objective. The reference stays valid.
    const engine::ThresholdWindows& watch(base::Duration window, base::Duration limit);
    /// What to keep of one operation, or of all together; before the run.
    OperationWatch& watchOperation(std::optional<Operation> operation);
    /// See ExpiryFlow::expectLoad().
    void expectLoad(ExpiryFlow::WholeByPart wholeByPart, base::Instant end,
                    const std::vector<ExpectedCalls>& calls = {}) {
        if (expiries_) expiries_->expectLoad(std::move(wholeByPart), end, calls);
    }

    /// Adds what of its readings each workload caused: requests, and of provisioned capacity what was used.
    void addCauses(std::vector<engine::CausedReading>& into, base::Duration window) const;
    void suffer(const engine::Incident& incident) override { incident_ = incident; }

    /// Size of the item with that key: always the same, at most 400 KB.
    base::Bytes sizeOf(std::uint64_t item);
    /// Whether a call finds no such item.
    bool lacks(const engine::Call& call, Operation operation, std::uint32_t index) const;

private:
    using Caused = CausedUnits;
    using CausedKind = std::int64_t Caused::*;
    Answer decide(const engine::Call& call, const engine::Request& request);
    void cause(const Asked& asked, CausedKind what, std::int64_t amount) {
        if (asked.measured) caused_.of(asked.workload).*what += amount;
    }
    std::vector<base::Granules> causedOf(const base::MeterReading& reading) const;
    base::Granules usedOf(const base::MeterReading& reading, bool writes, base::Duration window) const;
    Answer refused(const Asked& asked, Fate fate, base::Stream& stream);
    void finish(engine::Request& request, const engine::Call& call, const Answer& answer, base::Instant began);
    Served admitCall(const Asked& asked);
    Served admitSingle(const Asked& asked);
    Served admitBatch(const Asked& asked);
    Served admitTransaction(const Asked& asked);
    Fate fateOfRetry(const Asked& asked);
    Served replay(const Asked& asked);
    Served admitRange(const Asked& asked);
    bool accountTakes(const Change& change);
    bool takes(const Change& change);
    void apply(const Change& change);
    engine::Process settle(Change change);
    BilledAmounts amountsUntil(base::Instant at) const;
    std::array<BilledAmounts, 2> amountsByClass(base::Duration window) const;
    void endClassPeriod(base::Instant now);
    bool hadClass(TableClass tableClass) const;
    void addStored(engine::ResourceReport& report, double bytes, base::Duration window) const;
    /// Calls visit(capacity) of the table and of each of its global indexes.
    template <class Visit>
    void eachCapacity(const Visit& visit) {
        visit(capacity_);
        for (Index& index : indexes_) {
            if (index.global()) visit(index.capacity());
        }
    }
    CallItem describe(const Asked& asked, std::uint32_t index, bool conditionHolds = true);
    bool passes(const Asked& asked, const CallItem& item);
    bool indexesPass(const Asked& asked, const CallItem& item);
    void take(const Asked& asked, const CallItem& item, bool holds = true);
    void takeIndexes(const Asked& asked, const CallItem& item);
    bool admitSearch(const Asked& asked, base::HalfUnits units);
    bool mayBeLarge(const engine::Call& call);
    bool conflicts(const Asked& asked);
    bool conditionHolds(const Asked& asked) const;
    std::uint64_t keyOf(const engine::Call& call, Operation operation, std::uint32_t index) const;
    base::Bytes sizeOf(const engine::Call& call, std::uint32_t index);
    void replicate(const Asked& asked, const CallItem& item);
    void recordChange(const CallItem& item, std::uint32_t workload);
    engine::Process recordExpiries();
    engine::Process countExpiries();
    std::int64_t expireIn(std::int64_t second, std::int64_t seconds);
    void writeExpiries(std::int64_t gone, base::Stream& keys, std::uint64_t known);
    void addReplication(engine::ResourceReport& report, base::Duration window) const;
    void follow(const CallItem& item, bool deletes, Caller caller);
    /// Divides partitions that hold too much of the items that there are now.
    void hold(std::int64_t items);
    /// Time average over the window; nothing when it is not known.
    std::optional<double> meanItems(base::Duration window) const;
    void addStorage(engine::ResourceReport& report, base::Duration window) const;
    void addBackups(engine::ResourceReport& report, const StoredBytes& stored, base::Duration window) const;
    units::Page pageOf(const engine::Call& call);
    std::int64_t partitionsSearched(const engine::Call& call) const;
    void addReadings(engine::ResourceReport& report, base::Duration window) const;
    template <class Add>
    void addWrites(const std::array<base::Granules, BilledAmounts::kKinds>& amounts, const Add& add) const;
    void addQuotas(engine::ResourceReport& report) const;
    void addWarnings(engine::ResourceReport& report) const;
    void addIndexes(engine::ResourceReport& report, base::Duration window) const;

    engine::World& world_;
    std::string name_;
    Spec spec_;
    Quotas quotas_;
    std::uint64_t itemKey_;
    base::Sampler itemSize_;
    base::Bytes largest_;  ///< that an item may have
    LatencyModel timing_;
    KeySpace keys_;
    TableUsage usage_;
    UpdateGate gate_;
    AccountShare account_;
    TableClass class_;
    std::array<BilledAmounts, 2> ofClass_;  ///< of periods that have ended
    base::Sampler updateTime_;              ///< of changes that settle() makes
    std::uint64_t settled_ = 0;
    OwnCapacity capacity_;
    std::deque<Index> indexes_;
    bool localIndexes_ = false;
    bool globalIndexes_ = false;
    OpenTransactions transactions_;
    Replication replication_;
    std::uint64_t lagKey_;
    bool follows_ = false;                  ///< writes change how many items there are
    std::unique_ptr<StoredItems> stored_;   ///< nothing: its number of items does not change
    std::unique_ptr<Stream> stream_;        ///< nothing: it has none
    std::unique_ptr<ExpiryFlow> expiries_;  ///< nothing: no item expires
    engine::Metric* deleted_ = nullptr;     ///< by time to live
    std::int64_t holdAt_ = 0;               ///< items from which on partitions are looked at again
    std::array<engine::HopId, kOperations> hops_{};
    engine::LatencyHistogram latency_;
    std::deque<engine::ThresholdWindows> windows_;
    std::unique_ptr<OperationWatches> watched_;  ///< nothing: nobody asked
    engine::Incident incident_;
    engine::PerWorkload<Caused> caused_;
    bool cutItems_ = false;  ///< an item was drawn above the largest
};

}  // namespace headroom::dynamodb
