// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/service.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/engine/world.hpp"
#include "model/platform/cloudwatch/minute_metric.hpp"
#include "model/services/dynamodb/admission_control.hpp"
#include "model/services/dynamodb/expiry_flow.hpp"
#include "model/services/dynamodb/index.hpp"
#include "model/services/dynamodb/item_locks.hpp"
#include "model/services/dynamodb/key_space.hpp"
#include "model/services/dynamodb/latency.hpp"
#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/stored_items.hpp"
#include "model/services/dynamodb/stream.hpp"
#include "model/services/dynamodb/table_change.hpp"
#include "model/services/dynamodb/throughput.hpp"
#include "model/services/dynamodb/units.hpp"
#include "model/services/dynamodb/usage.hpp"

namespace headroom::dynamodb {

using engine::Incident;

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
    Throughput& throughput() { return throughput_; }
    const Throughput& throughput() const { return throughput_; }
    /// Changes capacity or billing mode once the table takes changes; it serves after the time of an update. To be
    /// spawned.
    engine::Process change(Change change);
    /// What is written to this replica of a global table is written to `peer`, which lies in `region`, as well.
    void replicateTo(Table& peer, const std::string& region);
    /// Units consumed by the minute, warm-up included, for an alarm. The reference stays valid; call it once for reads
    /// and once for writes at most.
    cloudwatch::MinuteSum& watchConsumption(bool writes);
    /// Of each attempt, whatever its outcome; measured requests only.
    const engine::LatencyHistogram& latency() const { return latency_; }
    /// Keeps counts for a windowed objective. The reference stays valid.
    const engine::ThresholdWindows& watch(base::Duration window, base::Duration limit);

    /// From now on, until the next call of it; the default ends the incident.
    void suffer(const Incident& incident) override { incident_ = incident; }

    /// Size of the item with that key: always the same, at most 400 KB.
    base::Bytes sizeOf(std::uint64_t item);

private:
    enum class Fate : std::uint8_t { Served, Throttled, Invalid, ConditionFailed, Conflict };
    /// What admission let through.
    struct Served {
        Fate fate = Fate::Served;
        std::uint32_t items = 0;
        base::Bytes bytes = {};
    };
    /// What will come back, and when.
    struct Answer {
        base::Duration latency;
        engine::Outcome outcome;
    };
    /// What was consumed on demand, for its bill.
    struct OnDemandMeter {
        base::HalfUnits since;   ///< the table's total when it became on-demand
        base::HalfUnits billed;  ///< of earlier times as such
        std::int64_t grown = 0;  ///< units a second that it had grown to
        bool used = false;
    };
    /// A write on its way to another region.
    struct Replicated {
        engine::Call call;
        Operation operation;
        std::uint32_t items;
        base::HalfUnits units;
        bool measured;
        base::Instant written;
    };
    struct Peer {
        Table* table;
        engine::Metric* latency;
    };
    /// One call as its steps see it.
    struct Asked {
        const engine::Call& call;
        Operation operation;
        bool measured;
        base::Instant now;
        bool writes;
    };
    /// One item of a call: what it is before and after, and what that costs the table (local indexes included).
    struct Item {
        std::uint64_t key = 0;
        base::Bytes before;
        base::Bytes after;
        ItemChange change = ItemChange::None;
        base::HalfUnits units;
    };

    Answer decide(const engine::Call& call, bool measured);
    Answer refused(const Asked& asked, Fate fate, base::Stream& stream);
    void finish(engine::Request& request, const engine::Call& call, const Answer& answer, base::Instant began);
    void lockItems(const engine::Call& call, bool lock);
    Served admitCall(const Asked& asked);
    Served admitSingle(const Asked& asked);
    Served admitBatch(const Asked& asked);
    Served admitTransaction(const Asked& asked);
    Served admitRange(const Asked& asked);
    bool apply(const Change& change);
    void resize(bool writes, std::int64_t units, base::Instant now);
    Item describe(const Asked& asked, std::uint32_t index, bool conditionHolds = true);
    bool passes(const Asked& asked, const Item& item);
    void take(const Asked& asked, const Item& item);
    bool admitSearch(const Asked& asked, base::HalfUnits units);
    bool conflicts(const Asked& asked);
    bool conditionHolds(const Asked& asked) const;
    base::Bytes sizeOf(const engine::Call& call, std::uint32_t index);
    void replicate(const Asked& asked, std::uint32_t items);
    engine::Process deliver(std::size_t peer, Replicated write);
    bool receive(const Replicated& write);
    void recordChange(const Item& item);
    engine::Process recordExpiries();
    base::HalfUnits expiryWrites(base::Duration window) const;
    void addReplication(engine::ResourceReport& report) const;
    /// What an on-demand table is billed for: units consumed while it was one.
    base::HalfUnits onDemandUnits(bool writes) const;
    void follow(const Asked& asked, std::uint32_t items);
    /// Time average over the window; nothing when it is not known.
    std::optional<double> meanItems(base::Duration window) const;
    /// Items that expire and are deleted in the window.
    double expired(base::Duration window) const;
    void addStorage(engine::ResourceReport& report, base::Duration window) const;
    void addBackups(engine::ResourceReport& report, double bytes, base::Duration window) const;
    units::Page pageOf(const engine::Call& call);
    std::int64_t partitionsSearched(const engine::Call& call) const;
    void addReadings(engine::ResourceReport& report, base::Duration window) const;
    void addQuotas(engine::ResourceReport& report) const;
    void addWarnings(engine::ResourceReport& report) const;
    void addIndexes(engine::ResourceReport& report) const;
    base::HalfUnits consumed(bool writes) const;

    engine::World& world_;
    std::string name_;
    Spec spec_;
    Quotas quotas_;
    std::uint64_t itemKey_;
    base::Sampler itemSize_;
    LatencyModel timing_;
    KeySpace keys_;
    AdmissionControl control_;
    std::deque<Index> indexes_;
    bool localIndexes_ = false;
    bool globalIndexes_ = false;
    ItemLocks locks_;
    TableUsage usage_;
    Throughput throughput_;
    std::vector<Peer> peers_;
    base::Sampler lag_;
    std::uint64_t lagKey_;
    std::uint64_t sent_ = 0;
    std::uint64_t delivered_ = 0;  ///< measured writes
    double lagSum_ = 0.0;          ///< s
    base::HalfUnits written_;      ///< by the call under way
    std::array<OnDemandMeter, 2> onDemandMeters_;
    std::unique_ptr<StoredItems> stored_;                            ///< nothing: its number of items does not change
    std::unique_ptr<Stream> stream_;                                 ///< nothing: it has none
    ExpiryFlow expiries_;                                            ///< for the stream
    std::int64_t writesSeen_ = 0;                                    ///< measured ones, where items expire
    std::array<std::unique_ptr<cloudwatch::MinuteSum>, 2> watched_;  ///< reads, writes; nothing: no alarm
    std::array<engine::HopId, kOperations> hops_{};
    engine::LatencyHistogram latency_;
    std::deque<engine::ThresholdWindows> windows_;
    Incident incident_;
    bool cutItems_ = false;  ///< an item was drawn above 400 KB
};

}  // namespace headroom::dynamodb
