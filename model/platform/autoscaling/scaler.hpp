// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/base/units.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/task.hpp"
#include "model/engine/world.hpp"
#include "model/platform/autoscaling/activity.hpp"
#include "model/platform/autoscaling/scalable_target.hpp"
#include "model/platform/autoscaling/target_tracking.hpp"
#include "model/platform/cloudwatch/watch.hpp"

namespace headroom::autoscaling {

/// Between what a target may be scaled.
struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = 0;
    bool operator==(const Bounds&) const = default;
};

/// The capacity that brings a metric from `value` to `target`: ceil(capacity x value / target), or the nearest.
/// (Formula from memory; AWS documents proportional scaling that rounds so as not to add too little or remove too
/// much.)
std::int64_t capacityFor(std::int64_t capacity, double value, double target, Rounding rounding = Rounding::Up);

/// A scheduled action: at each of its times one or both bounds become others.
struct ScheduledAction {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
    /// The first run at or after an instant; nothing when there is none.
    std::function<std::optional<base::Instant>(base::Instant)> next;
};

/// Application Auto Scaling of one scalable target. @see README.md for its rules and their sources.
class Scaler {
public:
    /// World and target outlive the scaler. The target is expected within its bounds.
    Scaler(engine::World& world, ScalableTarget& target, Bounds bounds)
        : world_(world), target_(target), bounds_(bounds) {}
    Scaler(const Scaler&) = delete;
    Scaler& operator=(const Scaler&) = delete;

    /// `metric` outlives the scaler; no two policies share one.
    void track(const TargetTracking& policy, TrackedMetric& metric);
    void schedule(ScheduledAction action) { actions_.push_back(std::move(action)); }
    void start();
    /// One or both bounds become others, and a capacity outside them follows. (RegisterScalableTarget; what a scheduled
    /// action does.)
    void bound(std::optional<std::int64_t> least, std::optional<std::int64_t> most);

    Bounds bounds() const { return bounds_; }
    std::span<const Activity> activities() const { return activities_; }
    /// The pair of alarms of a policy.
    const cloudwatch::Alarm& high(std::size_t policy) const { return *policies_[policy].high; }
    const cloudwatch::Alarm& low(std::size_t policy) const { return *policies_[policy].low; }

    /// Figures and warnings of what happened at or after `from`. `what` stands before the figures' names where a
    /// resource has several capacities ("Write", "index/NAME/Write"), and in the warnings.
    void report(engine::ResourceReport& into, base::Instant from, const std::string& what = "") const;

private:
    /// A policy, its metric and its alarms.
    class Policy final : public cloudwatch::AlarmListener {
    public:
        Policy(Scaler& scaler, const TargetTracking& spec, TrackedMetric& metric);
        /// The alarms are put for the capacity that serves now.
        void evaluating(base::Instant) override { setThresholds(scaler_.target_.noticed()); }
        void evaluated(base::Instant) override { scaler_.decide(*this); }
        void setThresholds(std::int64_t capacity);
        /// What a capacity should become, by the high or the low alarm's datapoints.
        std::int64_t desired(bool out, std::int64_t capacity) const;
        double valueOf(bool out) const;

        TargetTracking spec;
        TrackedMetric& metric;
        cloudwatch::Watch watch;
        cloudwatch::Alarm* high;
        cloudwatch::Alarm* low;

    private:
        Scaler& scaler_;
    };
    /// The last change by a policy in a direction, for its cooldown.
    struct Last {
        bool any = false;
        std::int64_t from = 0;
        base::Duration cooldown;
    };

    void decide(Policy& policy);
    bool comesWithin(bool outside);
    void scaleOut(const Policy& policy);
    void scaleIn();
    bool cooling(const Last& last) const;
    bool ask(const Activity& activity);
    engine::Process runs(const ScheduledAction& action);
    /// The bounds have moved: a capacity outside them follows, once the target is not busy.
    void follow();
    engine::Process followLater();
    std::int64_t within(std::int64_t capacity) const;

    engine::World& world_;
    ScalableTarget& target_;
    Bounds bounds_;
    std::deque<Policy> policies_;
    std::deque<ScheduledAction> actions_;
    Last out_;
    Last in_;
    std::vector<Activity> activities_;
    std::vector<base::Instant> short_;  ///< when more than the most was wanted, and the most was there
};

}  // namespace headroom::autoscaling
