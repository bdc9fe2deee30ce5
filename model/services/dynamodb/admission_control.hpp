// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/services/dynamodb/admission.hpp"
#include "model/services/dynamodb/partitions.hpp"

namespace headroom::dynamodb {

/// What a request to a table, or to a global index, must pass: the capacity of the whole and the partition of its key.
/// Both must admit (Global Admission Control: the paper of 2022, section 4.3); so a hot partition may take more than
/// its share while there is enough in all, up to the partition's own maximum: adaptive capacity.
class AdmissionControl {
public:
    /// `initial`: the number of partitions at `now`; without it, by the formula.
    AdmissionControl(Capacity reads, Capacity writes, base::Bytes stored, std::optional<std::int64_t> initial,
                     PartitionFormula formula, const PartitionRules& rules, base::Instant now);

    /// Why a request to the key at `position` would be throttled now; takes nothing.
    ThrottleReason check(bool writes, Position position, base::Instant now) {
        if (now >= minuteEnd_) grow(now);
        const ThrottleReason reason = dynamodb::check(capacity_[writes ? 1 : 0], now);
        if (reason != ThrottleReason::None) return reason;
        checked_ = &partitions_.at(position, now);
        return checked_->open(writes, now) ? ThrottleReason::None : ThrottleReason::KeyRangeThroughputExceeded;
    }
    /// Takes what check() let pass.
    void take(bool writes, base::HalfUnits units, Position position, base::Instant now) {
        dynamodb::take(capacity_[writes ? 1 : 0], units, now);
        const bool known = checked_ != nullptr && checked_->covers(position) && now < checked_->due();
        Partition& partition = known ? *checked_ : partitions_.at(position, now);
        partition.take(writes, units, position, now);
    }

    Capacity& capacity(bool writes) { return capacity_[writes ? 1 : 0]; }
    const Capacity& capacity(bool writes) const { return capacity_[writes ? 1 : 0]; }
    /// Another capacity from `now` on: a new setting, another mode. Partitions that it needs are added, none goes.
    void become(bool writes, Capacity capacity, base::Instant now);
    /// Another provisioned setting; nothing happens to an on-demand table.
    void resize(bool writes, std::int64_t units, base::Instant now);
    /// More partitions and, of an on-demand table, as much at once.
    void warmUp(bool writes, std::int64_t units, base::Instant now);
    /// The maximum of an on-demand table, -1: none; nothing happens to a provisioned one.
    void limit(bool writes, std::int64_t most, base::Instant now);
    const Partitions& partitions() const { return partitions_; }
    Partitions& partitions() { return partitions_; }

private:
    void grow(base::Instant now);
    void divideFor(base::Instant now);

    std::array<Capacity, 2> capacity_;
    PartitionFormula formula_;
    Demand demand_;  ///< that the partitions have been made for
    Partitions partitions_;
    Partition* checked_ = nullptr;  ///< nearly always the one to take from next
    base::Instant minuteEnd_;
};

/// Of the table that the spec says, which must have passed check().
AdmissionControl controlOf(const Spec& spec, const Quotas& quotas, base::Instant now);

/// Bytes that so many items take in storage: 100 B each beside their own (Guide, CapacityUnitCalculations).
base::Bytes storedBytes(std::int64_t items, double meanSize);

}  // namespace headroom::dynamodb
