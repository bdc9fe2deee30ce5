// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/autoscaling/scaler.hpp"

#include <algorithm>
#include <cmath>

#include "model/engine/delay.hpp"

namespace headroom::autoscaling {

namespace {

// 0.7 x 100 / 0.7 is not quite 100: what exceeds a whole number by less is rounding.
constexpr double kRounding = 1e-9;

cloudwatch::AlarmSpec alarmOf(const TrackingRules& rules, bool high) {
    const std::size_t periods = high ? rules.highPeriods : rules.lowPeriods;
    return {.statistic = rules.statistic,
            .comparison = high ? cloudwatch::Comparison::Above : cloudwatch::Comparison::Below,
            .threshold = 0.0,
            .evaluationPeriods = periods,
            .datapointsToAlarm = periods,
            .missingData = rules.missingData};
}

double chosen(const cloudwatch::Alarm& alarm, Basis basis) {
    switch (basis) {
        case Basis::Latest:
            return alarm.latest().value_or(0.0);
        case Basis::Maximum:
            return alarm.maximum().value_or(0.0);
        case Basis::Average:
            break;
    }
    return alarm.average().value_or(0.0);
}

bool inAlarm(const cloudwatch::Alarm& alarm) { return alarm.state() == cloudwatch::AlarmState::Alarm; }

}  // namespace

std::int64_t capacityFor(std::int64_t capacity, double value, double target, Rounding rounding) {
    const double wanted = static_cast<double>(capacity) * (value / target);
    // Far above any quota, and exact.
    constexpr double kMost = 1e15;
    const double least = std::min(wanted, kMost);
    if (rounding == Rounding::Nearest) return static_cast<std::int64_t>(least + 0.5);
    return static_cast<std::int64_t>(std::ceil(least * (1.0 - kRounding)));
}

Scaler::Policy::Policy(Scaler& scaler, const TargetTracking& tracking, TrackedMetric& tracked)
    : spec(tracking),
      metric(tracked),
      watch(scaler.world_, tracked, tracking.rules.delay, this),
      high(&watch.add(alarmOf(tracking.rules, true))),
      low(&watch.add(alarmOf(tracking.rules, false))),
      scaler_(scaler) {
    setThresholds(scaler.target_.capacity());
}

void Scaler::Policy::setThresholds(std::int64_t capacity) {
    high->setThreshold(metric.valueAt(spec.target, capacity));
    low->setThreshold(metric.valueAt(spec.rules.lowThreshold(spec.target), capacity));
}

double Scaler::Policy::valueOf(bool out) const {
    return out ? chosen(*high, spec.rules.outBasis) : chosen(*low, spec.rules.inBasis);
}

std::int64_t Scaler::Policy::desired(bool out, std::int64_t capacity) const {
    return capacityFor(capacity, valueOf(out), metric.valueAt(spec.target, capacity), spec.rules.rounding);
}

void Scaler::track(const TargetTracking& policy, TrackedMetric& metric) {
    policies_.emplace_back(*this, policy, metric);
}

void Scaler::start() {
    for (Policy& policy : policies_) policy.watch.start();
    for (const ScheduledAction& action : actions_) runs(action).spawn();
}

void Scaler::decide(Policy& policy) {
    if (inAlarm(*policy.high)) {
        if (!comesWithin(target_.requested() > bounds_.most)) scaleOut(policy);
    } else if (inAlarm(*policy.low) && !policy.spec.disableScaleIn) {
        if (!comesWithin(target_.requested() < bounds_.least)) scaleIn();
    }
}

/// A policy that acts brings a capacity within the bounds, whatever it would do by itself and whatever the cooldown
/// (User Guide, "Concepts"). False when there was nothing to bring.
bool Scaler::comesWithin(bool outside) {
    if (!outside || target_.busy()) return false;
    const std::int64_t asked = target_.requested();
    ask({world_.now(), Cause::OutOfBounds, asked, within(asked)});
    return true;
}

/// During a cooldown, and while a change is under way, the capacity it began with is what counts: only a larger scale
/// out goes through (Application Auto Scaling User Guide, target tracking, "Cooldown period", read 2026).
void Scaler::scaleOut(const Policy& policy) {
    const TrackingRules& rules = policy.spec.rules;
    if (target_.busy()) return;
    if (rules.wholeMinutes && world_.now() - rules.delay - cloudwatch::kPeriod < target_.since()) return;
    const std::int64_t capacity = cooling(out_) ? out_.from : target_.capacity();
    const std::int64_t wanted = within(policy.desired(true, capacity));
    const std::int64_t asked = target_.requested();
    if (asked == bounds_.most && policy.desired(true, capacity) > asked) short_.push_back(world_.now());
    if (wanted <= asked) return;
    const Activity activity{
        world_.now(), Cause::AboveTarget,   asked,
        wanted,       policy.valueOf(true), policy.metric.valueAt(policy.spec.target, target_.capacity())};
    const bool again = cooling(out_);
    if (!ask(activity)) return;
    if (!again) out_.from = capacity;
    out_.any = true;
    out_.cooldown = policy.spec.scaleOutCooldown;
    in_.any = false;  // a scale out ends the cooldown of a scale in
}

/// Only when all policies that may scale in are ready, to the largest capacity of theirs (the same page).
void Scaler::scaleIn() {
    if (target_.busy() || target_.requested() != target_.capacity() || cooling(in_)) return;
    std::int64_t wanted = bounds_.least;
    base::Duration cooldown;
    const Policy* decisive = nullptr;
    for (const Policy& policy : policies_) {
        if (inAlarm(*policy.high)) return;
        if (policy.spec.disableScaleIn) continue;
        if (!inAlarm(*policy.low)) return;
        const std::int64_t one = within(policy.desired(false, target_.capacity()));
        cooldown = std::max(cooldown, policy.spec.scaleInCooldown);
        if (decisive != nullptr && one <= wanted) continue;
        wanted = one;
        decisive = &policy;
    }
    if (decisive == nullptr || wanted >= target_.capacity()) return;
    const std::int64_t from = target_.capacity();
    if (!ask({world_.now(), Cause::BelowTarget, from, wanted, decisive->valueOf(false),
              decisive->metric.valueAt(decisive->spec.target, from)})) {
        return;
    }
    in_ = {true, from, cooldown};
    out_.any = false;
}

/// From the end of the change on; while it is under way in any case.
bool Scaler::cooling(const Last& last) const {
    if (!last.any || last.cooldown.count == 0) return false;
    return target_.requested() != target_.capacity() || world_.now() < target_.since() + last.cooldown;
}

bool Scaler::ask(const Activity& activity) {
    activities_.push_back(activity);
    activities_.back().accepted = target_.request(activity.to);
    return activities_.back().accepted;
}

std::int64_t Scaler::within(std::int64_t capacity) const {
    return std::clamp(capacity, bounds_.least, std::max(bounds_.least, bounds_.most));
}

/// Cooldowns do not hold up a scheduled action (the same page).
engine::Process Scaler::runs(const ScheduledAction& action) {
    std::optional<base::Instant> at = action.next(world_.now());
    while (at) {
        co_await engine::delayUntil(*at, engine::Rank::Clock);
        bound(action.least, action.most);
        at = action.next(world_.now() + base::nanoseconds(1));
    }
}

void Scaler::bound(std::optional<std::int64_t> least, std::optional<std::int64_t> most) {
    bounds_.least = least.value_or(bounds_.least);
    bounds_.most = most.value_or(bounds_.most);
    if (target_.busy()) {
        followLater().spawn();
    } else {
        follow();
    }
}

void Scaler::follow() {
    const std::int64_t asked = target_.requested();
    const std::int64_t wanted = within(asked);
    if (wanted != asked) ask({world_.now(), Cause::Scheduled, asked, wanted});
}

engine::Process Scaler::followLater() {
    while (target_.busy()) co_await engine::delay(cloudwatch::kPeriod, engine::Rank::Clock);
    follow();
}

void Scaler::report(engine::ResourceReport& into, base::Instant from, const std::string& what) const {
    std::uint64_t up = 0;
    std::uint64_t down = 0;
    std::uint64_t refused = 0;
    for (const Activity& activity : activities_) {
        if (activity.at < from) continue;
        refused += activity.accepted ? 0U : 1U;
        if (!activity.accepted) continue;
        (activity.to > activity.from ? up : down) += 1;
    }
    const std::size_t name = what.rfind('/') + 1;  // 0 where there is no slash
    const std::string whose = what.substr(0, name);
    into.figures.push_back({what + "ScaleOuts", static_cast<double>(up)});
    into.figures.push_back({what + "ScaleIns", static_cast<double>(down)});
    into.figures.push_back({whose + "Refused" + what.substr(name) + "Scalings", static_cast<double>(refused)});
    const std::string of = what.empty() ? "" : " (" + what + ")";
    if (refused > 0) into.warnings.push_back({refused, "changes of capacity by auto scaling were refused" + of});
    const auto minutes = std::ranges::count_if(short_, [&](base::Instant at) { return at >= from; });
    if (minutes > 0)
        into.warnings.push_back({static_cast<std::uint64_t>(minutes),
                                 "minutes stood at MaxCapacity above the target, which cannot be reached" + of});
}

}  // namespace headroom::autoscaling
