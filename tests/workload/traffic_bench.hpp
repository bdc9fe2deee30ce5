// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/workload/traffic.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scripted_service.hpp"

namespace headroom::workload::test {

using base::Duration;
using base::Instant;
using headroom::test::ScriptedService;

inline TrafficSpec specOf(ArrivalProcess process) {
    TrafficSpec spec;
    spec.name = "Shoppers";
    spec.mix.emplace_back();
    spec.arrivals.process = std::move(process);
    return spec;
}

inline TrafficSpec evenly(double perSecond) { return specOf(Constant{base::Rate{perSecond}}); }

inline TrafficSpec closed(std::int64_t users, base::Distribution think) {
    return specOf(Closed{users, std::move(think)});
}

/// A world with one workload on one target.
struct Bench {
    Bench(TrafficSpec spec, std::vector<ScriptedService::Line> script, Duration length, Duration warmUp = Duration(0),
          std::uint64_t key = 5)
        : world(key, Instant{} - warmUp),
          scope(world.scheduler()),
          target(world, "Target", std::move(script)),
          traffic(world, spec, std::vector<Ask>(spec.mix.size()), target, client::Target::General, Instant{} + length),
          end(Instant{} + length) {}
    ~Bench() { world.scheduler().tearDown(); }

    void run() {
        traffic.start();
        if (world.begin() < Instant{}) {
            world.scheduler().runUntil(Instant{});
            world.metrics().closePeriod(Instant{}, false);
        }
        world.scheduler().runUntil(end);
        world.metrics().closePeriod(end, true);
    }

    engine::World world;
    engine::SchedulerScope scope;
    ScriptedService target;
    Traffic traffic;
    Instant end;
};

/// Each of the lines in turn, `rounds` times.
inline std::vector<ScriptedService::Line> rounds(const std::vector<ScriptedService::Line>& lines, int times) {
    std::vector<ScriptedService::Line> all;
    for (int i = 0; i < times; ++i) all.insert(all.end(), lines.begin(), lines.end());
    return all;
}

inline double seriesSum(engine::World& world, const std::string& name) {
    double sum = 0.0;
    for (const engine::MetricSeries& series : world.metrics().series()) {
        if (series.resource != "Shoppers" || series.name != name) continue;
        for (const double value : series.values) sum += value;
    }
    return sum;
}

}  // namespace headroom::workload::test
