// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a table's capacity and billing mode while it runs.
#include <algorithm>

#include "model/engine/delay.hpp"
#include "model/services/dynamodb/table.hpp"

namespace headroom::dynamodb {

/// Whoever changes a table waits until it is ACTIVE, and, when it may not be lowered, until it may.
engine::Process Table::change(Change change) {
    for (;;) {
        if (!throughput_.updating() && apply(change)) co_return;
        co_await engine::delay(base::seconds(10), engine::Rank::Clock);
    }
}

bool Table::apply(const Change& change) {
    const bool provisioned = throughput_.units(true) > 0;
    if (change.billingMode == BillingMode::PayPerRequest) {
        if (provisioned && change.console) throughput_.forgetScaling();
        if (provisioned) throughput_.turnOnDemand();
        return true;
    }
    if (change.billingMode == BillingMode::Provisioned && !provisioned) {
        throughput_.turnProvisioned(change.reads.value_or(1), change.writes.value_or(1));
        return true;
    }
    return !provisioned || throughput_.update(change.reads, change.writes, true);
}

/// The table's capacity serves from now on, or ends: then it takes at once what it was ever provisioned for, or had
/// grown to (Developer Guide, on-demand-capacity-mode, 2026-04-13).
void Table::resize(bool writes, std::int64_t units, base::Instant now) {
    Capacity& capacity = capacity_[writes ? 1 : 0];
    auto* onDemand = std::get_if<OnDemandCapacity>(&capacity);
    if (units > 0 && onDemand == nullptr) return std::get<ProvisionedCapacity>(capacity).resize(units, now);
    OnDemandMeter& meter = onDemandMeters_[writes ? 1 : 0];
    const base::HalfUnits total = usage_.of(writes).total();
    if (units > 0) {
        meter.grown = std::max(meter.grown, static_cast<std::int64_t>(onDemand->accepted(now)));
        meter.billed += total - meter.since;
        capacity.emplace<ProvisionedCapacity>(units, 0.0, now);
        return;
    }
    meter.since = total;
    meter.used = true;
    Spec spec = spec_;
    spec.billingMode = BillingMode::PayPerRequest;
    auto& warm = writes ? spec.warmWriteUnits : spec.warmReadUnits;
    warm = std::max({warm.value_or(0), meter.grown, throughput_.highest(writes)});
    capacity = writes ? writeCapacity(spec, quotas_, now) : readCapacity(spec, quotas_, now);
}

base::HalfUnits Table::onDemandUnits(bool writes) const {
    const OnDemandMeter& meter = onDemandMeters_[writes ? 1 : 0];
    const bool now = std::holds_alternative<OnDemandCapacity>(capacity_[writes ? 1 : 0]);
    return now ? meter.billed + (usage_.of(writes).total() - meter.since) : meter.billed;
}

}  // namespace headroom::dynamodb
