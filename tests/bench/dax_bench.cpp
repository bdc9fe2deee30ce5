// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <cstdint>
#include <stdexcept>
#include <string>

#include "scenarios/build/design_world.hpp"

// Operations per CPU-second through a DAX cluster, with every metric, meter and record on: reads of Zipf's law over so
// many keys, kept for five minutes. The requirement: 700,000 with a million keys.
namespace headroom::bench {

namespace {

constexpr double kPerSecond = 5'000.0;
constexpr std::int64_t kOperationsAnIteration = 200'000;

std::string scenarioOf(std::int64_t keys) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
      "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
          "WarmThroughput": { "ReadUnitsPerSecond": 40000, "WriteUnitsPerSecond": 4000 } },
        "Behavior": { "ItemSize": "1KB" } },
      "Cache": { "Type": "AWS::DAX::Cluster",
        "Properties": { "IAMRoleARN": "arn", "NodeType": "dax.r5.xlarge", "ReplicationFactor": 3 } } },
      "Workloads": { "Load": { "Target": "Items", "Via": "Cache", "Operation": "GetItem",
        "Key": { "Zipf": { "Keys": )" +
           std::to_string(keys) + R"(, "Exponent": 0.99 } },
        "Arrivals": { "Poisson": { "Rate": ")" +
           std::to_string(static_cast<int>(kPerSecond)) + R"(/s" } } } } })";
}

format::Scenario load(std::int64_t keys) {
    format::LoadedScenario loaded = format::loadScenarioText(scenarioOf(keys), "bench.json");
    if (!loaded.scenario) throw std::runtime_error(document::toLines(loaded.problems));
    return std::move(*loaded.scenario);
}

void throughDax(benchmark::State& state) {
    const format::Scenario scenario = load(state.range(0));
    build::DesignWorld world(scenario, scenario.designs.front(),
                             {base::Duration(0), base::days(2), base::minutes(1), build::replicationKey(1, 0)});
    world.start();
    const base::Duration stretch = base::fromSeconds(static_cast<double>(kOperationsAnIteration) / kPerSecond);
    base::Instant end = base::Instant{} + base::minutes(6);  // longer than the time to live: the cache is warm
    world.runTo(end, {}, {});
    const std::uint64_t before = world.workloads().front().counts().succeeded;
    for (auto _ : state) {
        end = end + stretch;
        world.runTo(end, {}, {});
    }
    state.counters["operations/s"] = benchmark::Counter(
        static_cast<double>(world.workloads().front().counts().succeeded - before), benchmark::Counter::kIsRate);
}

}  // namespace

BENCHMARK(throughDax)->Arg(1'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace headroom::bench
