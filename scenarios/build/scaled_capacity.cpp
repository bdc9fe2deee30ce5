// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/scaled_capacity.hpp"

#include "model/services/dynamodb/throughput_target.hpp"
#include "model/services/lambda/provisioned_target.hpp"
#include "scenarios/format/scaling_dimension.hpp"

namespace headroom::build {

namespace {

/// The first run of a scheduled action at or after an instant.
std::optional<base::Instant> nextOf(const format::ScheduledBounds& action, base::Instant from) {
    if (!action.once) return workload::nextRun(action.schedule, action.calendar, from);
    if (*action.once < from) return std::nullopt;
    return action.once;
}

}  // namespace

ScaledCapacity::ScaledCapacity(engine::World& world, lambda::Function& function, const format::Scaling& scaling)
    : scaling_(scaling),
      target_(std::make_unique<lambda::ProvisionedTarget>(function)),
      metric_(std::make_unique<lambda::ProvisionedUtilization>(function, world.now())),
      scaler_(world, *target_, {scaling.least, scaling.most}) {
    attach();
}

ScaledCapacity::ScaledCapacity(engine::World& world, dynamodb::OwnCapacity& capacity, const format::Scaling& scaling)
    : scaling_(scaling),
      target_(std::make_unique<dynamodb::ThroughputTarget>(capacity, format::isOfWrites(scaling.dimension))),
      metric_(std::make_unique<dynamodb::ConsumedUnits>(capacity, format::isOfWrites(scaling.dimension))),
      scaler_(world, *target_, {scaling.least, scaling.most}) {
    attach();
}

void ScaledCapacity::attach() {
    for (const autoscaling::PolicySpec& policy : scaling_.policies) scaler_.track(trackingOf(policy), *metric_);
    for (const format::ScheduledBounds& action : scaling_.actions) {
        scaler_.schedule({action.least, action.most, [&action](base::Instant from) { return nextOf(action, from); }});
    }
}

void ScaledCapacity::report(engine::ResourceReport& into) const {
    if (!format::isOfTable(scaling_.dimension)) return scaler_.report(into, base::Instant{});
    const std::string whose = scaling_.index.empty() ? "" : "index/" + scaling_.index + "/";
    scaler_.report(into, base::Instant{}, whose + (format::isOfWrites(scaling_.dimension) ? "Write" : "Read"));
}

}  // namespace headroom::build
