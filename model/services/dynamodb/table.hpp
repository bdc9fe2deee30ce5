// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>

#include "model/base/sampler.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/service.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/engine/world.hpp"
#include "model/services/dynamodb/admission_control.hpp"
#include "model/services/dynamodb/index.hpp"
#include "model/services/dynamodb/item_locks.hpp"
#include "model/services/dynamodb/key_space.hpp"
#include "model/services/dynamodb/latency.hpp"
#include "model/services/dynamodb/spec.hpp"
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
    Table(engine::World& world, std::string name, const Spec& spec, const Quotas& quotas = {});

    engine::Task<engine::Outcome> serve(engine::RequestRef request, engine::Call call) override;
    engine::ResourceReport report(base::Duration window) const override;

    const std::string& name() const { return name_; }
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
    Item describe(const Asked& asked, std::uint32_t index, bool conditionHolds = true);
    bool passes(const Asked& asked, const Item& item);
    void take(const Asked& asked, const Item& item);
    bool admitSearch(const Asked& asked, base::HalfUnits units);
    bool conflicts(const Asked& asked);
    bool conditionHolds(const Asked& asked) const;
    base::Bytes sizeOf(const engine::Call& call, std::uint32_t index);
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
    std::array<engine::HopId, kOperations> hops_{};
    engine::LatencyHistogram latency_;
    std::deque<engine::ThresholdWindows> windows_;
    Incident incident_;
    bool cutItems_ = false;  ///< an item was drawn above 400 KB
};

}  // namespace headroom::dynamodb
