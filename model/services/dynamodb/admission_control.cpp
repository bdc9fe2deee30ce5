// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/admission_control.hpp"

#include <algorithm>
#include <utility>

#include "model/services/dynamodb/minutes.hpp"

namespace headroom::dynamodb {

using base::Instant;

namespace {

std::size_t initialCount(std::optional<std::int64_t> given, const Demand& demand, PartitionFormula formula) {
    return given ? static_cast<std::size_t>(*given) : partitionsFor(demand, formula);
}

/// On-demand capacity is per dimension: 12,000 reads and 4,000 writes are four partitions, not eight.
PartitionFormula formulaOf(const Capacity& capacity, PartitionFormula given) {
    return std::holds_alternative<OnDemandCapacity>(capacity) ? PartitionFormula::Maximum : given;
}

}  // namespace

AdmissionControl::AdmissionControl(Capacity reads, Capacity writes, base::Bytes stored,
                                   std::optional<std::int64_t> initial, PartitionFormula formula,
                                   const PartitionRules& rules, Instant now)
    : capacity_{std::move(reads), std::move(writes)},
      formula_(formula),
      demand_{supported(capacity_[0], now), supported(capacity_[1], now), stored},
      partitions_(initialCount(initial, demand_, formulaOf(capacity_[0], formula)), rules, now),
      minuteEnd_(endOfMinute(now)) {}

void AdmissionControl::grow(Instant now) {
    minuteEnd_ = endOfMinute(now);
    if (std::holds_alternative<OnDemandCapacity>(capacity_[0])) divideFor(now);
}

void AdmissionControl::become(bool writes, Capacity capacity, Instant now) {
    capacity_[writes ? 1 : 0] = std::move(capacity);
    divideFor(now);
}

void AdmissionControl::resize(bool writes, std::int64_t units, Instant now) {
    auto* held = std::get_if<ProvisionedCapacity>(&capacity_[writes ? 1 : 0]);
    if (held == nullptr) return;
    held->resize(units, now);
    divideFor(now);
}

void AdmissionControl::warmUp(bool writes, std::int64_t units, Instant now) {
    Capacity& capacity = capacity_[writes ? 1 : 0];
    if (auto* provisioned = std::get_if<ProvisionedCapacity>(&capacity)) provisioned->warmUp(units);
    if (auto* onDemand = std::get_if<OnDemandCapacity>(&capacity)) onDemand->warmUp(units, now);
    divideFor(now);
}

void AdmissionControl::limit(bool writes, std::int64_t most, Instant now) {
    if (auto* onDemand = std::get_if<OnDemandCapacity>(&capacity_[writes ? 1 : 0])) onDemand->limit(most, now);
}

// Only what is more than before asks for partitions: a given number stays as it is until then.
void AdmissionControl::divideFor(Instant now) {
    const Demand demand{std::max(demand_.reads, supported(capacity_[0], now)),
                        std::max(demand_.writes, supported(capacity_[1], now)),
                        {}};
    if (demand.reads == demand_.reads && demand.writes == demand_.writes) return;
    partitions_.support(demand, formulaOf(capacity_[0], formula_));
    demand_.reads = demand.reads;
    demand_.writes = demand.writes;
}

AdmissionControl controlOf(const Spec& spec, const Quotas& quotas, Instant now) {
    base::Bytes stored = storedBytes(spec.itemCount.value_or(0), spec.itemSize.mean());
    bool local = false;
    for (const IndexSpec& index : spec.indexes) {
        if (index.global) continue;
        local = true;
        const Spec like = asTable(spec, index);
        stored += storedBytes(like.itemCount.value_or(0), like.itemSize.mean());
    }
    const PartitionRules rules{spec.splitThreshold, spec.splitTime, spec.partitionWindow, local, spec.partitionLift};
    return {readCapacity(spec, quotas, now),
            writeCapacity(spec, quotas, now),
            stored,
            spec.partitions,
            spec.partitionFormula,
            rules,
            now};
}

base::Bytes storedBytes(std::int64_t items, double meanSize) {
    const double each = meanSize + static_cast<double>(kStorageOverhead.count);
    return base::Bytes(static_cast<std::int64_t>(static_cast<double>(items) * each + 0.5));
}

}  // namespace headroom::dynamodb
