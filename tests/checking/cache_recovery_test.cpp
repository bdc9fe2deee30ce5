// SPDX-License-Identifier: GPL-3.0-or-later
// Hits and misses that the simulator's own caches counted: the exponent of the keys comes back within the interval that
// calibration states, 90 times of 100 (see tests/calibrate/written_log_test.cpp for the odds).
#include "scenarios/calibrate/cache_keys.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/checking/real_system.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

namespace {

std::string zipf(const std::string& exponent) {
    return R"({ "Zipf": { "Keys": 3000, "Exponent": )" + exponent + " } }";
}

/// Readers of a REST API whose stage keeps answers for 20 s.
std::string stage(const std::string& exponent, int seed) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "A": { "Type": "AWS::ApiGateway::RestApi", "Routes": { "GET /p/{id}": { "Integration": "F", "CacheTtlInSeconds": 20 } } },
 "S": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "A", "StageName": "p", "CacheClusterEnabled": true, "CacheClusterSize": "1.6" } },
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Duration": "2ms" } } },
"Workloads": { "W": { "Target": "A", "Route": "GET /p/{id}", "Key": )" +
           zipf(exponent) + R"(, "Arrivals": { "Poisson": { "Rate": "30/s" } } } },
"Simulation": { "WarmUp": "2m", "Start": "2026-01-05T00:00:00Z", "Duration": "20m", "Replications": 1, "Seed": )" +
           std::to_string(seed) + " } }";
}

std::string recordedOf(const format::Scenario& scenario, const std::string& resource, const std::string& hits,
                       const std::string& misses) {
    const study::Replication run = runOf(scenario, {});
    std::string json;
    for (const engine::MetricSeries& series : run.series) {
        if (series.resource == resource && (series.name == hits || series.name == misses))
            addResult(json, resource + " " + series.name, scenario.simulation.startSecondsUtc, run.seriesPeriod,
                      series.values);
    }
    return "{\"MetricDataResults\": [" + json + "]}";
}

/// A number of the tree, the range around it too.
bool covers(const Node& exponent, double truth) {
    const Node* low = document::resolve(exponent, "/Uncertain/Low");
    const Node* high = document::resolve(exponent, "/Uncertain/High");
    return low != nullptr && high != nullptr && low->asNumber() <= truth && truth <= high->asNumber();
}

Node parsed(const std::string& text) {
    document::Loaded loaded = document::readText(text, "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

template <class Make>
int held(const Make& make, const std::string& exponent, double truth, const char* resource, const char* hits,
         const char* misses) {
    int held = 0;
    for (int i = 0; i < 100; ++i) {
        const std::string recording = recordedOf(scenarioOf(make(exponent, 600 + i)), resource, hits, misses);
        const std::string guessed = make("0.3", 1);
        const format::Scenario read = scenarioOf(guessed);
        Node root = parsed(guessed);
        const auto findings = calibrate::calibrateCaches(root, read, matchedOf(recording, read), "m.json");
        REQUIRE(findings.size() == 1);
        if (covers(*document::resolve(root, "/Workloads/W/Key/Zipf/Exponent"), truth)) ++held;
    }
    return held;
}

}  // namespace

TEST_CASE("the skew of keys comes back out of a stage's hits", "[checking][acceptance]") {
    CHECK(held(stage, "0.7", 0.7, "A", "CacheHitCount", "CacheMissCount") >= 90);
    CHECK(held(stage, "1.1", 1.1, "A", "CacheHitCount", "CacheMissCount") >= 90);
}
