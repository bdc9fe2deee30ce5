// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "model/engine/world.hpp"
#include "model/platform/autoscaling/scaler.hpp"
#include "model/platform/autoscaling/spec.hpp"
#include "model/services/dynamodb/table.hpp"
#include "model/services/dynamodb/throughput_target.hpp"
#include "tests/support/catch.hpp"
#include "tests/theory/scaling_oracle.hpp"

/// The model's auto scaling of given loads, beside what the oracle (scaling_oracle.hpp) makes of them.
namespace headroom::test {

using base::Instant;
using Load = std::vector<std::int64_t>;

inline constexpr std::int64_t kDays = 9;
inline constexpr std::int64_t kMinutes = kDays * 1'440;

/// ConsumedWriteCapacityUnits (or ConsumedRead...) with given sums a minute.
class Given final : public autoscaling::TrackedMetric {
public:
    Given(dynamodb::OwnCapacity& capacity, bool writes, const Load& load) : consumed_(capacity, writes), load_(load) {}
    std::optional<engine::Datapoint> takeMinute(Instant) override {
        const std::int64_t units = load_[minute_++ % load_.size()];
        if (units == oracle::kMissing) return std::nullopt;
        return engine::Datapoint{static_cast<double>(units), static_cast<double>(units), 1};
    }
    double valueAt(double utilization, std::int64_t capacity) const override {
        return consumed_.valueAt(utilization, capacity);
    }

private:
    dynamodb::ConsumedUnits consumed_;
    const Load& load_;
    std::size_t minute_ = 0;
};

struct Modelled {
    std::vector<std::int64_t> hours;  ///< unit-seconds
    std::size_t decisions = 0;
};

inline dynamodb::Spec tableOf(const oracle::Rules& rules, const std::vector<oracle::Load>& loads) {
    dynamodb::Spec spec;
    spec.readCapacityUnits = 1;
    spec.writeCapacityUnits = loads.front().capacity;
    spec.updateTime = base::Distribution::constant(static_cast<double>(rules.updateSeconds));
    if (rules.highestOfHour) spec.hourlyBilling = dynamodb::HourlyBilling::Maximum;
    for (std::size_t i = 1; i < loads.size(); ++i) {
        if (loads[i].reads) spec.readCapacityUnits = loads[i].capacity;
        if (loads[i].reads) continue;
        dynamodb::IndexSpec& index = spec.indexes.emplace_back();
        index.name = "By" + std::to_string(i);
        index.readCapacityUnits = 1;
        index.writeCapacityUnits = loads[i].capacity;
    }
    return spec;
}

/// The writes of one of them, or the table's reads, scaled.
struct Follower {
    Follower(engine::World& world, dynamodb::OwnCapacity& of, const oracle::Rules& rules, const oracle::Load& load)
        : capacity(of),
          writes(!load.reads),
          target(of, writes),
          metric(of, writes, load.consumed),
          scaler(world, target, {rules.least, rules.most}) {
        autoscaling::PolicySpec policy = autoscaling::capacityPolicy();
        policy.target = static_cast<double>(rules.target);
        policy.alarmDelay = base::seconds(rules.alarmSeconds);
        policy.scaleInCooldown = rules.scaleInCooldown;
        scaler.track(trackingOf(policy), metric);
        for (const oracle::Action& action : load.actions) {
            const Instant at = Instant{} + base::seconds(action.at);
            scaler.schedule({action.least, action.most,
                             [at](Instant now) { return now <= at ? std::optional<Instant>(at) : std::nullopt; }});
        }
        scaler.start();
    }
    void closeHour(Instant end) {
        const auto all =
            static_cast<std::int64_t>(capacity.throughput().heldUntil(writes, end) / base::seconds(1).count);
        modelled.hours.push_back(all - before);
        before = all;
    }
    dynamodb::OwnCapacity& capacity;
    bool writes;
    dynamodb::ThroughputTarget target;
    Given metric;
    autoscaling::Scaler scaler;
    Modelled modelled;
    std::int64_t before = 0;
};

/// A table, and for each load but the first a global index.
inline std::vector<Modelled> model(const oracle::Rules& rules, const std::vector<oracle::Load>& loads) {
    engine::World world(5, Instant{});
    const engine::SchedulerScope scope(world.scheduler());
    const dynamodb::Spec spec = tableOf(rules, loads);
    dynamodb::Table table(world, "Views", spec);
    std::deque<Follower> followers;
    for (std::size_t i = 0; i < loads.size(); ++i) {
        const std::string index = i == 0 || loads[i].reads ? "" : "By" + std::to_string(i);
        followers.emplace_back(world, *table.capacityOf(index), rules, loads[i]);
    }
    for (std::int64_t hour = 1; hour <= kDays * 24; ++hour) {
        const Instant end = Instant{} + base::hours(hour);
        world.scheduler().runUntil(end);
        for (Follower& one : followers) one.closeHour(end);
    }
    std::vector<Modelled> all;
    for (Follower& one : followers) {
        for (const autoscaling::Activity& activity : one.scaler.activities())
            one.modelled.decisions += activity.accepted ? 1U : 0U;
        all.push_back(std::move(one.modelled));
    }
    world.scheduler().tearDown();
    return all;
}

inline Load byMinute(const std::function<double(std::int64_t)>& unitsPerSecond) {
    Load load;
    for (std::int64_t minute = 0; minute < kMinutes; ++minute)
        load.push_back(static_cast<std::int64_t>(unitsPerSecond(minute) * 60 + 0.5));
    return load;
}

struct Case {
    std::string name;
    std::int64_t capacity;
    Load load;
    std::size_t atLeast;  ///< changes, so that the case is worth something
};

inline std::vector<Case> cases() {
    const auto hourOf = [](std::int64_t minute) { return minute / 60 % 24; };
    std::uint32_t noise = 1;
    const auto rough = [&noise] {
        noise = noise * 1'664'525U + 1'013'904'223U;
        return static_cast<double>(noise >> 16U) / 65'536.0;
    };
    return {
        {"flat", 100, byMinute([](std::int64_t) { return 65.0; }), 0},
        {"flat, too large", 1'000, byMinute([](std::int64_t) { return 65.0; }), 1},
        {"flat, at the target", 100, byMinute([](std::int64_t) { return 70.0; }), 0},
        {"flat, at the lower threshold", 100, byMinute([](std::int64_t) { return 50.0; }), 0},
        {"diurnal", 150, byMinute([](std::int64_t minute) {
             return 300.0 + 250.0 * std::sin(static_cast<double>(minute) * 6.283185307 / 1'440);
         }),
         60},
        {"step", 150, byMinute([](std::int64_t minute) { return minute < 100 ? 100.0 : 1'000.0; }), 1},
        {"spikes of one minute", 150, byMinute([](std::int64_t minute) { return minute % 37 == 0 ? 900.0 : 80.0; }), 0},
        {"spikes of three minutes", 150, byMinute([](std::int64_t minute) { return minute % 240 < 3 ? 900.0 : 80.0; }),
         50},
        {"weekday batch", 20, byMinute([&](std::int64_t minute) {
             const bool weekday = minute / 1'440 % 7 < 5;
             return weekday && hourOf(minute) >= 2 && hourOf(minute) < 5 ? 2'400.0 : 9.0;
         }),
         14},
        {"rough", 200, byMinute([&](std::int64_t) { return 400.0 * rough() * rough(); }), 0},
        {"rough steps, more than the decreases of a day", 100, byMinute([&, level = 50.0](std::int64_t minute) mutable {
             if (minute % 25 == 0) level = 20.0 + 500.0 * rough();
             return level;
         }),
         150},
    };
}

inline void agreeInAll(const std::string& name, const oracle::Rules& rules, const std::vector<oracle::Load>& loads) {
    const auto changes = oracle::changesOf(rules, loads);
    const std::vector<Modelled> modelled = model(rules, loads);
    for (std::size_t k = 0; k < loads.size(); ++k) {
        INFO(name << ", part " << k);
        CHECK(modelled[k].hours == oracle::billed(rules, loads[k].capacity, changes[k], kDays * 24));
    }
}

inline void agree(const Case& one, const oracle::Rules& rules) {
    INFO(one.name << ", target " << rules.target << " %");
    const std::vector<oracle::Change> changes = oracle::changesOf(rules, one.capacity, one.load);
    const Modelled modelled = model(rules, {{one.capacity, one.load}}).front();
    CHECK(modelled.hours == oracle::billed(rules, one.capacity, changes, kDays * 24));
    // Decisions of the last minutes' datapoints are made after the end.
    std::size_t decided = 0;
    for (const oracle::Change& change : changes) decided += change.decided < kDays * 86'400 ? 1U : 0U;
    CHECK(modelled.decisions == decided);
    if (rules == oracle::Rules{}) CHECK(changes.size() >= one.atLeast);
}

}  // namespace headroom::test
