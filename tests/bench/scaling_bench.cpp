// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include "model/engine/world.hpp"
#include "model/platform/autoscaling/scaler.hpp"
#include "model/platform/autoscaling/spec.hpp"
#include "model/services/dynamodb/table.hpp"
#include "model/services/dynamodb/throughput_target.hpp"

// A month of one-minute metrics and alarms for the reads and writes of one scaled table without traffic. The
// requirement: under 0.1 s of CPU.
namespace headroom::bench {

namespace {

/// One direction of a table that is scaled between 1 and 1,000 units.
class Direction {
public:
    Direction(engine::World& world, dynamodb::Table& table, bool writes)
        : target_(*table.capacityOf(), writes),
          metric_(*table.capacityOf(), writes),
          scaler_(world, target_, {1, 1'000}) {
        scaler_.track(trackingOf(autoscaling::capacityPolicy()), metric_);
        scaler_.start();
    }
    std::size_t activities() const { return scaler_.activities().size(); }

private:
    dynamodb::ThroughputTarget target_;
    dynamodb::ConsumedUnits metric_;
    autoscaling::Scaler scaler_;
};

void monthOfScaling(benchmark::State& state) {
    for (auto _ : state) {
        engine::World world(1, base::Instant{});
        const engine::SchedulerScope scope(world.scheduler());
        dynamodb::Spec spec;
        spec.readCapacityUnits = 100;
        spec.writeCapacityUnits = 100;
        dynamodb::Table table(world, "Idle", spec);
        Direction reads(world, table, false);
        Direction writes(world, table, true);
        for (std::int64_t minute = 1; minute <= 730 * 60; ++minute) {
            world.scheduler().runUntil(base::Instant{} + base::minutes(minute));
            world.metrics().closePeriod(world.now(), true);
        }
        if (reads.activities() + writes.activities() == 0) state.SkipWithError("an idle table is not scaled in");
        world.scheduler().tearDown();
    }
}

}  // namespace

BENCHMARK(monthOfScaling)->Unit(benchmark::kMillisecond);

}  // namespace headroom::bench
