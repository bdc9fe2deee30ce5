// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "model/base/sampler.hpp"
#include "model/engine/metrics.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/services/dynamodb/account_throughput.hpp"
#include "model/services/dynamodb/decrease_quota.hpp"
#include "model/services/dynamodb/held_units.hpp"
#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/waiting_changes.hpp"

namespace headroom::dynamodb {

/// A table and its global indexes take one UpdateTable at a time; what is asked at one instant is one call.
struct UpdateGate {
    std::int64_t underWay = 0;
    base::Instant calledAt;
    WaitingChanges waiting{};  ///< of hands, not of auto scaling
    bool isClosed(base::Instant now) const { return underWay > 0 && calledAt != now; }
};

/// The provisioned capacity of one table or global index, as UpdateTable changes it: what serves, what was asked for,
/// how often it may be lowered, and what it costs. A table that never changes costs no event.
class Throughput {
public:
    /// Told when another capacity begins to serve.
    using Applied = std::function<void(bool writes, std::int64_t units, base::Instant now)>;

    /// `startSecondsUtc`: Unix time of instant 0. An on-demand table holds nothing. The gate is the whole table's.
    Throughput(engine::World& world, const std::string& table, const Spec& spec, std::int64_t startSecondsUtc,
               UpdateGate& gate, Applied applied);

    /// Reads or writes a second that serve now, and since when.
    std::int64_t units(bool writes) const { return direction(writes).units; }
    base::Instant since(bool writes) const { return direction(writes).since; }
    /// What was asked for last.
    std::int64_t requested(bool writes) const { return direction(writes).requested; }
    /// What auto scaling knows of: a change that it has not made is noticed by its alarms on the provisioned capacity.
    std::int64_t noticed(bool writes) const { return direction(writes).noticed; }
    /// What it holds now counts for the account, and what would raise it beyond the quota is refused. Once, before the
    /// run; the account outlives this.
    void holdAgainst(AccountThroughput& account);

    /// Whether an update of the table, called at an earlier instant, is under way: then AWS takes no other.
    bool updating() const;
    /// Whether UpdateTable would take that now.
    bool allows(std::optional<std::int64_t> reads, std::optional<std::int64_t> writes);

    /// UpdateTable: asks for other capacities. What is asked at one instant is one call. False, and nothing happens,
    /// when the table is being updated, may not be lowered again yet or would go beyond the account's quota. `byHand`:
    /// auto scaling has to notice it, and whoever calls has asked the account for the whole of the call.
    bool update(std::optional<std::int64_t> reads, std::optional<std::int64_t> writes, bool byHand = false);

    /// From provisioned to on-demand and back; as an update, after its time. Not while updating().
    void turnOnDemand();
    void turnProvisioned(std::int64_t reads, std::int64_t writes);
    /// Makes place for the metrics of an on-demand table that may turn provisioned; before the run.
    void expectProvisioned();
    bool everProvisioned() const { return directions_[0].gauge != nullptr; }
    /// The most that was ever provisioned, the warm-up included.
    std::int64_t highest(bool writes) const { return direction(writes).highest; }
    /// Auto scaling is switched off for the rest of the run.
    void forgetScaling() { scalable_ = false; }
    bool scalable() const { return scalable_; }

    /// Unit x ns to be paid until `at`.
    base::Granules heldUntil(bool writes, base::Instant at) const { return direction(writes).held.until(at); }
    /// The most that was held in measured time.
    std::int64_t most(bool writes) const { return direction(writes).held.most(); }
    /// Means of the provisioned units over `window`, and how often capacity changed.
    void addTo(std::vector<engine::Figure>& figures, base::Duration window) const;

private:
    struct Direction {
        explicit Direction(HeldUnits nothingYet) : held(nothingYet) {}
        std::int64_t units = 0;
        std::int64_t requested = 0;
        std::int64_t noticed = 0;
        std::int64_t highest = 0;
        base::Instant since;
        HeldUnits held;
        engine::Gauge* gauge = nullptr;
    };

    const Direction& direction(bool writes) const { return directions_[writes ? 1 : 0]; }
    Direction& direction(bool writes) { return directions_[writes ? 1 : 0]; }
    bool lowers(bool writes, std::optional<std::int64_t> units) const {
        return units && *units < direction(writes).units;
    }
    void addMetrics();
    void request(bool writes, std::int64_t units);
    bool accountTakes(bool writes, std::optional<std::int64_t> units) const;
    void begin(bool byHand);
    void apply(bool writes);
    engine::Process finish(base::Duration length);
    engine::Process notice(bool writes, std::int64_t units);

    engine::World& world_;
    UpdateGate& gate_;
    Applied applied_;
    base::Sampler updateTime_;
    std::uint64_t updateKey_;
    std::array<Direction, 2> directions_;
    DecreaseQuota decreases_;
    std::uint64_t calls_ = 0;
    bool updating_ = false;
    bool lowering_ = false;  ///< the call under way has paid its decrease
    bool byHand_ = false;
    bool scalable_ = true;
    AccountThroughput* account_ = nullptr;
    std::size_t member_ = 0;  ///< of the account
    std::string table_;
    std::int64_t changes_ = 0;  ///< in measured time
};

}  // namespace headroom::dynamodb
