// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/own_capacity.hpp"

#include <algorithm>

namespace headroom::dynamodb {

OwnCapacity::OwnCapacity(engine::World& world, const std::string& resource, const Spec& spec, const Quotas& quotas,
                         std::int64_t startSecondsUtc, UpdateGate& gate, Usage usage)
    : world_(world),
      resource_(resource),
      spec_(spec),
      quotas_(quotas),
      usage_(usage),
      control_(controlOf(spec, quotas, world.now())),
      throughput_(world, resource, spec, startSecondsUtc, gate,
                  [this](bool writes, std::int64_t units, base::Instant now) { resize(writes, units, now); }) {
    for (OnDemandMeter& meter : meters_) meter.used = spec.billingMode == BillingMode::PayPerRequest;
    for (const bool writes : {false, true}) {
        const auto& most = writes ? spec.maxWriteRequestUnits : spec.maxReadRequestUnits;
        if (most.value_or(-1) < 0) continue;
        expectMaximum(writes);
        maximum_[writes ? 1 : 0]->change(*most, world.now());
    }
}

void OwnCapacity::expectMaximum(bool writes) {
    engine::Gauge*& gauge = maximum_[writes ? 1 : 0];
    const char* name = writes ? "OnDemandMaxWriteRequestUnits" : "OnDemandMaxReadRequestUnits";
    if (gauge == nullptr) gauge = &world_.metrics().gauge(resource_, name, world_.now(), engine::Statistic::Maximum);
}

cloudwatch::MinuteSum& OwnCapacity::watch(bool writes) {
    auto& watched = watched_[writes ? 1 : 0];
    assert(watched == nullptr);
    watched = std::make_unique<cloudwatch::MinuteSum>(spec_.idleMinutes == IdleMinutes::Zero);
    return *watched;
}

/// The capacity serves from now on, or ends: then it takes at once what it was ever provisioned for, or had grown to
/// (Developer Guide, on-demand-capacity-mode, 2026-04-13).
void OwnCapacity::resize(bool writes, std::int64_t units, base::Instant now) {
    auto* onDemand = std::get_if<OnDemandCapacity>(&control_.capacity(writes));
    if (units > 0 && onDemand == nullptr) return control_.resize(writes, units, now);
    OnDemandMeter& meter = meters_[writes ? 1 : 0];
    const base::HalfUnits total = usage(writes).total();
    if (units > 0) {
        meter.grown = std::max(meter.grown, static_cast<std::int64_t>(onDemand->accepted(now)));
        meter.billed += total - meter.since;
        control_.become(writes, ProvisionedCapacity(units, 0.0, now), now);
        return;
    }
    meter.since = total;
    meter.used = true;
    Spec spec = spec_;
    spec.billingMode = BillingMode::PayPerRequest;
    auto& warm = writes ? spec.warmWriteUnits : spec.warmReadUnits;
    warm = std::max({warm.value_or(0), meter.grown, throughput_.highest(writes)});
    control_.become(writes, writes ? writeCapacity(spec, quotas_, now) : readCapacity(spec, quotas_, now), now);
}

void OwnCapacity::warmUp(bool writes, std::int64_t units, base::Instant now) {
    auto& warm = writes ? spec_.warmWriteUnits : spec_.warmReadUnits;
    warm = std::max(warm.value_or(0), units);
    control_.warmUp(writes, units, now);
}

void OwnCapacity::limit(bool writes, std::int64_t most, base::Instant now) {
    (writes ? spec_.maxWriteRequestUnits : spec_.maxReadRequestUnits) = most;
    control_.limit(writes, most, now);
    expectMaximum(writes);
    engine::Gauge& gauge = *maximum_[writes ? 1 : 0];
    gauge.change(std::max<std::int64_t>(most, 0) - gauge.level(), now);
}

base::HalfUnits OwnCapacity::onDemandUnits(bool writes) const {
    const OnDemandMeter& meter = meters_[writes ? 1 : 0];
    return isOnDemand(writes) ? meter.billed + (usage(writes).total() - meter.since) : meter.billed;
}

}  // namespace headroom::dynamodb
