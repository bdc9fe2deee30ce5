// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "model/engine/delay.hpp"
#include "model/platform/autoscaling/scaler.hpp"

namespace headroom::test {

using autoscaling::Activity;
using autoscaling::Scaler;
using base::Instant;

inline Instant minute(double number) { return Instant{base::fromSeconds(number * 60).count}; }

/// A capacity that takes a while to come, and a share of it that is used.
class Pool final : public autoscaling::ScalableTarget {
public:
    Pool(engine::World& world, std::int64_t capacity, base::Duration takes)
        : world_(world), capacity_(capacity), requested_(capacity), takes_(takes), since_(world.begin()) {}
    std::int64_t capacity() const override { return capacity_; }
    Instant since() const override { return since_; }
    std::int64_t requested() const override { return requested_; }
    bool request(std::int64_t capacity) override {
        if (capacity > quota) return false;
        requested_ = capacity;
        change(capacity).spawn();
        return true;
    }
    std::int64_t quota = 1'000'000;

private:
    engine::Process change(std::int64_t capacity) {
        co_await engine::delay(takes_);
        if (capacity != requested_) co_return;
        capacity_ = capacity;
        since_ = world_.now();
    }
    engine::World& world_;
    std::int64_t capacity_;
    std::int64_t requested_;
    base::Duration takes_;
    Instant since_;
};

/// As Lambda's: the share in use. The load of minute i is load[i], the last for ever; below 0: no datapoint.
class Share final : public autoscaling::TrackedMetric {
public:
    Share(const Pool& pool, std::vector<double> load) : pool_(pool), load_(std::move(load)) {}
    std::optional<engine::Datapoint> takeMinute(Instant) override {
        const double load = load_[std::min(minute_++, load_.size() - 1)];
        if (load < 0) return std::nullopt;
        const double share = std::min(1.0, load / static_cast<double>(pool_.capacity()));
        return engine::Datapoint{share, share, 1};
    }
    double valueAt(double utilization, std::int64_t) const override { return utilization; }

private:
    const Pool& pool_;
    std::vector<double> load_;
    std::size_t minute_ = 0;
};

/// As DynamoDB's: what was consumed in the minute, capped by nothing (burst).
class Consumed final : public autoscaling::TrackedMetric {
public:
    explicit Consumed(std::vector<double> load) : load_(std::move(load)) {}
    std::optional<engine::Datapoint> takeMinute(Instant) override {
        const double load = load_[std::min(minute_++, load_.size() - 1)];
        return engine::Datapoint{load * 60, load, 60};
    }
    double valueAt(double utilization, std::int64_t capacity) const override {
        return utilization * static_cast<double>(capacity) * 60;
    }

private:
    std::vector<double> load_;
    std::size_t minute_ = 0;
};

/// `first` for `minutes`, then `second` for ever.
inline std::vector<double> step(double first, std::size_t minutes, double second) {
    std::vector<double> load(minutes, first);
    load.push_back(second);
    return load;
}

struct Bench {
    engine::World world{1, Instant{}};
    engine::SchedulerScope scope{world.scheduler()};
    ~Bench() { world.scheduler().tearDown(); }
    void runUntil(double minutes) { world.scheduler().runUntil(minute(minutes) + base::seconds(1)); }
};

struct Change {
    double at;
    std::int64_t from;
    std::int64_t to;
    bool operator==(const Change&) const = default;
};

inline std::vector<Change> changesOf(const Scaler& scaler) {
    std::vector<Change> changes;
    for (const Activity& activity : scaler.activities()) {
        changes.push_back({base::toSeconds(activity.at - Instant{}) / 60, activity.from, activity.to});
    }
    return changes;
}

}  // namespace headroom::test
