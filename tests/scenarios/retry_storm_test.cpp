// SPDX-License-Identifier: GPL-3.0-or-later
// A slowdown beyond the clients' patience: what their retries make of it. Oracle: without retries every attempt is one
// request; with them the table sees more than was offered, the more the longer a mode goes on.
#include <algorithm>
#include <numeric>

#include "scenarios/build/design_world.hpp"
#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;

namespace {

/// Writes offered by ten requests a second for two minutes; the table answers far too slowly from 20 s to 50 s.
std::string stormOf(const std::string& mode) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Keep": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python3.13", "Timeout": 60 },
   "Behavior": { "Steps": [ { "Call": { "Target": "Kept", "Operation": "PutItem", "Timeout": "100ms", "Retry": { "Mode": ")" +
           mode + R"(" } } } ] } },
 "Kept": { "Type": "AWS::DynamoDB::Table", "Properties": { "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 25 } },
   "Behavior": { "ItemCount": 1000, "ItemSize": "700B", "InitialBurst": 0, "Latency": { "PutItem": "4ms" } } } },
"Workloads": { "Load": { "Target": "Keep", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
"Events": [ { "At": "20s", "For": "30s", "Target": "Kept", "Kind": "Slowdown", "Factor": 60 } ],
"Simulation": { "WarmUp": "10s", "Duration": "2m", "Replications": 1 } })";
}

struct Storm {
    double consumed = 0.0;
    double throttled = 0.0;
    double errorRate = 0.0;
};

Storm run(const std::string& mode) {
    const auto loaded = format::loadScenarioText(stormOf(mode), "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    const study::DesignResult& design = result->designs.front();
    Storm storm;
    storm.errorRate =
        1.0 - static_cast<double>(design.requests.succeeded) / static_cast<double>(design.requests.offered);
    for (const auto& resource : design.resources) {
        if (resource.resource != "Kept") continue;
        for (const auto& [name, value] : resource.figures) {
            if (name == "ConsumedWriteCapacityUnits") storm.consumed = value;
            if (name == "WriteThrottleEvents") storm.throttled = value;
        }
    }
    return storm;
}

}  // namespace

namespace {

/// Write throttles of a design of the gallery's storm, minute by minute; the incident is from minute 5 to 7.
std::vector<double> throttlesByMinute(const std::string& design) {
    format::Overrides overrides;
    overrides.design = design;
    const auto loaded = format::loadScenario(test::sourceFolder() / "scenarios/gallery/retry_storm.json", overrides);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const format::Simulation& simulation = loaded.scenario->simulation;
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs.at(0),
                             {simulation.warmUp.value_or(base::Duration(0)), simulation.duration, base::minutes(1),
                              build::replicationKey(simulation.seed, 1)});
    world.run({}, {});
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        if (one.resource == "Events" && one.name == "WriteThrottleEvents") return one.values;
    }
    return {};
}

/// Whole minutes with throttled writes once the incident is over.
std::ptrdiff_t minutesAfter(const std::vector<double>& throttles) {
    REQUIRE(throttles.size() == 15);
    return std::count_if(throttles.begin() + 7, throttles.end(), [](double events) { return events > 0.0; });
}

}  // namespace

// 100 writes a second, 150 provisioned: without retries there is no cause for a throttle, in the incident or after it.
TEST_CASE("gallery: old retries keep a table throttled when its slowdown is over", "[retry storm]") {
    const std::vector<double> off = throttlesByMinute("no retries");
    const std::vector<double> legacy = throttlesByMinute("legacy");
    const std::vector<double> standard = throttlesByMinute("standard");
    const std::vector<double> newest = throttlesByMinute("2026");
    const std::vector<double> adaptive = throttlesByMinute("adaptive");
    CAPTURE(legacy, standard, newest, adaptive);
    CHECK(std::accumulate(off.begin(), off.end(), 0.0) == 0.0);
    CHECK(legacy[6] > 0.0);
    CHECK(minutesAfter(off) == 0);
    CHECK(minutesAfter(legacy) >= 1);
    CHECK(legacy[7] > 1'000.0);
    CHECK(minutesAfter(standard) < minutesAfter(legacy));
    CHECK(minutesAfter(newest) < minutesAfter(legacy));
    CHECK(minutesAfter(adaptive) < minutesAfter(legacy));
}

TEST_CASE("retries turn a slowdown into a storm, each mode in its way", "[retry storm]") {
    const Storm off = run("off");
    const Storm legacy = run("legacy");
    const Storm standard = run("standard");
    const Storm adaptive = run("adaptive");
    const Storm newest = run("2026");
    CHECK(off.consumed == 1'200.0);  // one write a request
    CHECK(off.throttled == 0.0);
    CHECK(off.errorRate == Approx(0.25).margin(0.01));  // the thirty seconds
    CHECK(legacy.consumed > 1.3 * off.consumed);
    CHECK(legacy.throttled > 300.0);
    CHECK(legacy.errorRate < off.errorRate);
    CHECK(standard.consumed > off.consumed);
    CHECK(standard.throttled < legacy.throttled);
    CHECK(adaptive.throttled <= standard.throttled);
    CHECK(newest.consumed > off.consumed);
    CHECK(newest.throttled < legacy.throttled);
}
