// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <memory>
#include <string>

#include "model/engine/world.hpp"
#include "model/platform/cloudwatch/minute_metric.hpp"
#include "model/services/dynamodb/admission_control.hpp"
#include "model/services/dynamodb/throughput.hpp"
#include "model/services/dynamodb/usage.hpp"

namespace headroom::dynamodb {

/// What a table has for itself, and each of its global indexes: partitions, capacity through all changes of setting
/// and mode, and what is consumed of it.
class OwnCapacity {
public:
    struct Usage {
        DirectionUsage& reads;
        DirectionUsage& writes;
    };

    /// `spec` is the table's, or the index's as a table (asTable); everything by reference outlives this.
    OwnCapacity(engine::World& world, const std::string& resource, const Spec& spec, const Quotas& quotas,
                std::int64_t startSecondsUtc, UpdateGate& gate, Usage usage);

    AdmissionControl& control() { return control_; }
    const AdmissionControl& control() const { return control_; }
    /// Its provisioned capacity and how that is changed.
    Throughput& throughput() { return throughput_; }
    const Throughput& throughput() const { return throughput_; }

    ThrottleReason check(bool writes, Position position, base::Instant now) {
        return control_.check(writes, position, now);
    }
    /// Takes what check() let pass.
    void take(bool writes, base::HalfUnits units, Position position, base::Instant now, bool measured) {
        control_.take(writes, units, position, now);
        if (watched_[writes ? 1 : 0]) watched_[writes ? 1 : 0]->add(inUnits(units));
        if (measured) usage(writes).consumed(units, now);
    }
    /// Units consumed by the minute, warm-up included, for an alarm. The reference stays valid; call it once for reads
    /// and once for writes at most.
    cloudwatch::MinuteSum& watch(bool writes);

    /// Partitions for so many units a second, which an on-demand table takes at once from now on; never fewer.
    void warmUp(bool writes, std::int64_t units, base::Instant now);
    /// OnDemandThroughput from now on; -1: none.
    void limit(bool writes, std::int64_t most, base::Instant now);

    /// Makes place for the metric of a maximum that may be set; before the run.
    void expectMaximum(bool writes);
    /// Whether it was ever warmed up by setting, from the beginning or since.
    bool warmed() const { return spec_.warmReadUnits || spec_.warmWriteUnits; }

    bool everOnDemand() const { return meters_[0].used; }
    /// What it is billed for on demand: units consumed while it was so.
    base::HalfUnits onDemandUnits(bool writes) const;

private:
    /// What was consumed on demand, for its bill.
    struct OnDemandMeter {
        base::HalfUnits since;   ///< all that was consumed when it became on-demand
        base::HalfUnits billed;  ///< of earlier times as such
        std::int64_t grown = 0;  ///< units a second that it had grown to
        bool used = false;
    };

    DirectionUsage& usage(bool writes) { return writes ? usage_.writes : usage_.reads; }
    const DirectionUsage& usage(bool writes) const { return writes ? usage_.writes : usage_.reads; }
    void resize(bool writes, std::int64_t units, base::Instant now);
    bool isOnDemand(bool writes) const { return std::holds_alternative<OnDemandCapacity>(control_.capacity(writes)); }

    engine::World& world_;
    std::string resource_;
    Spec spec_;
    Quotas quotas_;
    Usage usage_;
    AdmissionControl control_;
    Throughput throughput_;
    std::array<OnDemandMeter, 2> meters_;
    std::array<std::unique_ptr<cloudwatch::MinuteSum>, 2> watched_;  ///< reads, writes; nothing: no alarm
    std::array<engine::Gauge*, 2> maximum_{};                        ///< OnDemandThroughput; nothing: there is none
};

}  // namespace headroom::dynamodb
