// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/scaled_function.hpp"

namespace headroom::build {

namespace {

/// The first run of a scheduled action at or after an instant.
std::optional<base::Instant> nextOf(const format::ScheduledBounds& action, base::Instant from) {
    if (!action.once) return workload::nextRun(action.schedule, action.calendar, from);
    if (*action.once < from) return std::nullopt;
    return action.once;
}

}  // namespace

ScaledFunction::ScaledFunction(engine::World& world, lambda::Function& function, const format::Scaling& scaling)
    : name_(scaling.function),
      target_(function),
      utilization_(function, world.now()),
      scaler_(world, target_, {scaling.least, scaling.most}) {
    for (const autoscaling::PolicySpec& policy : scaling.policies) scaler_.track(trackingOf(policy), utilization_);
    for (const format::ScheduledBounds& action : scaling.actions) {
        scaler_.schedule({action.least, action.most, [&action](base::Instant from) { return nextOf(action, from); }});
    }
}

}  // namespace headroom::build
