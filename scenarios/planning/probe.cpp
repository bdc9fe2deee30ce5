// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/probe.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "scenarios/planning/busiest_moment.hpp"

namespace headroom::planning {

namespace {

/// Loads that have no rate of their own at a moment, or whose pattern is what is to be stood.
bool keepsItsPattern(const workload::ArrivalProcess& process) {
    return std::holds_alternative<workload::Closed>(process) || std::holds_alternative<workload::Schedule>(process) ||
           std::holds_alternative<workload::Bursty>(process) || std::holds_alternative<workload::Constant>(process);
}

/// A burst is what is left over from quiet times; a rush that lasts has a second's worth of it at most.
void spendBurst(std::optional<std::int64_t>& burst, const std::optional<double>& rate) {
    if (burst && rate)
        *burst = std::min(*burst, std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(*rate))));
}

void spendBurst(double& burst, double rate) { burst = std::min(burst, std::max(1.0, rate)); }

void spendBursts(stepfunctions::Quotas& quotas) {
    spendBurst(quotas.startBurst, quotas.startRate);
    spendBurst(quotas.transitionBurst, quotas.transitionRate);
    spendBurst(quotas.expressStartBurst, quotas.expressStartRate);
}

void spendBursts(apigateway::Spec& api) {
    for (apigateway::RouteSpec& route : api.routes) spendBurst(route.throttlingBurstLimit, route.throttlingRateLimit);
    for (apigateway::StageSpec& stage : api.stages) {
        for (apigateway::MethodSetting& setting : stage.settings)
            spendBurst(setting.throttle.burst, setting.throttle.rate);
    }
    for (apigateway::UsagePlanSpec& plan : api.plans) {
        spendBurst(plan.throttle.burst, plan.throttle.rate);
        for (apigateway::PlanStage& stage : plan.stages) {
            for (apigateway::MethodSetting& method : stage.methods)
                spendBurst(method.throttle.burst, method.throttle.rate);
        }
    }
}

/// What follows the traffic answers a sudden rise only after minutes, and what it then reaches is tried by itself: in a
/// probe, however long it warms up, capacity stays as it is.
void hold(format::Scaling& scaling) {
    constexpr double kNeverUsed = 1e12;
    for (autoscaling::PolicySpec& policy : scaling.policies) {
        policy.target = kNeverUsed;
        policy.disableScaleIn = true;
    }
}

/// Partitions that divide for heat follow the traffic likewise.
void hold(dynamodb::Spec& table) {
    constexpr double kNeverHot = 1e12;
    table.initialBurst = 0.0;
    table.splitThreshold = kNeverHot;
}

bool isTooLong(const format::Objective& objective) { return objective.window && *objective.window > kLongestProbe; }

}  // namespace

base::Duration probeLengthOf(const format::Design& design) {
    base::Duration length = kProbeLength;
    for (const format::Objective& objective : design.objectives) {
        if (objective.window && !isTooLong(objective)) length = std::max(length, *objective.window);
    }
    return length;
}

std::vector<std::string> notProbed(const format::Design& design) {
    std::vector<std::string> texts;
    for (const format::Objective& objective : design.objectives) {
        if (!isTooLong(objective)) continue;
        texts.push_back(fmt::format("{}: its Window of {:g} minutes is longer than the {:g} that are simulated",
                                    objective.text, base::toSeconds(*objective.window) / 60.0,
                                    base::toSeconds(kLongestProbe) / 60.0));
    }
    return texts;
}

void holdTraffic(base::Instant moment, double factor, format::Design& design) {
    for (workload::TrafficSpec& spec : design.workloads) {
        if (keepsItsPattern(spec.arrivals.process)) {
            spec.arrivals.scale *= factor;
            continue;
        }
        const base::Rate rate = rateHeldAt(spec, moment);
        spec.arrivals.process = workload::Poisson{{rate.perSecond * factor}};
        spec.arrivals.scale = 1.0;
        spec.arrivals.timeScale = 1.0;
    }
}

void dropQuotas(format::Design& design) {
    for (format::Resource& resource : design.resources) {
        auto* api = std::get_if<apigateway::Spec>(&resource.spec);
        if (api == nullptr) continue;
        for (apigateway::UsagePlanSpec& plan : api->plans) plan.quota.reset();
    }
}

Settling warmUpOf(const format::Design& probed) {
    Settling settling = settlingOf(probed, kProbeLength);
    constexpr std::int64_t kMinute = base::minutes(1).count;
    for (base::Duration* one : {&settling.time, &settling.turn})
        *one = base::Duration((one->count + kMinute - 1) / kMinute * kMinute);
    if (settling.time <= kProbeWarmUp) return {kProbeWarmUp, {}, settling.turn};
    return settling;
}

Candidate probeOf(const Candidate& base, double factor) {
    Candidate probe = base;
    format::Design& design = probe.scenario.designs.front();
    holdTraffic(busiestMoment(base.scenario), factor, design);
    design.events.clear();
    for (format::Scaling& scaling : design.scalings) hold(scaling);
    const Settling settling = warmUpOf(design);
    const base::Duration warmUp = settling.time;
    probe.scenario.simulation.warmUp = warmUp;
    probe.scenario.simulation.duration = std::max(probeLengthOf(design), settling.turn);
    std::erase_if(design.objectives, [](const format::Objective& objective) {
        return objective.metric == format::Objective::Metric::Cost || isTooLong(objective);
    });
    for (format::Resource& resource : design.resources) {
        if (auto* table = std::get_if<dynamodb::Spec>(&resource.spec)) hold(*table);
        if (auto* api = std::get_if<apigateway::Spec>(&resource.spec)) spendBursts(*api);
    }
    spendBursts(design.quotas.stepFunctions);
    if (warmUp > kLongestProbe) dropQuotas(design);
    return probe;
}

}  // namespace headroom::planning
