// SPDX-License-Identifier: GPL-3.0-or-later
// Exponents out of hit ratios: what was put in comes out, and what cannot be is told.
#include "scenarios/calibrate/cache_fit.hpp"

#include <cmath>

#include "scenarios/calibrate/cache_keys.hpp"
#include "tests/calibrate/small_scenario.hpp"

using namespace headroom;
using namespace headroom::test;
using calibrate::CachedKeys;
using calibrate::ExponentFit;
using calibrate::Lookups;
using document::Node;

namespace {

/// A day of minutes whose load swings between a half and one and a half of `rate`, hit as the closed form says.
std::vector<Lookups> dayOf(const CachedKeys& part, double exponent, double rate) {
    std::vector<Lookups> periods;
    const auto keys = theory::zipfGroups(part.keys, exponent);
    for (int i = 0; i < 1440; ++i) {
        const double load = rate * (1.0 + 0.5 * std::sin(i / 1440.0 * 6.283185307179586));
        const double ratio = theory::cacheHitRatio(keys, load, part.rules);
        periods.push_back({60.0, load * 60.0 * ratio, load * 60.0 * (1.0 - ratio)});
    }
    return periods;
}

format::Scenario scenarioWith(Node& root, const std::string& text) {
    document::Loaded loaded = document::readText(text, "s.json", document::Format::Json);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.ok());
    root = std::move(*loaded.root);
    return loadedScenario(root);
}

std::string cached(const std::string& keys) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
      "A": { "Type": "AWS::ApiGateway::RestApi", "Routes": { "GET /p/{id}": { "Integration": "F", "CacheTtlInSeconds": 60 } } },
      "S": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": "A", "StageName": "p", "CacheClusterEnabled": true, "CacheClusterSize": "1.6" } },
      "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "VpcConfig": { "SubnetIds": ["a"], "SecurityGroupIds": ["b"] } }, "Behavior": { "Steps": { "R": { "Call": { "Target": "T", "Operation": "GetItem", "Via": "C", "Key": )" +
           keys + R"( } } } } },
      "C": { "Type": "AWS::DAX::Cluster", "Properties": { "IAMRoleARN": "arn", "NodeType": "dax.r5.large", "ReplicationFactor": 1 }, "Behavior": { "ItemTtl": "60s" } },
      "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5000, "ItemSize": "1KB" } } },
      "Workloads": { "W": { "Target": { "Ref": "A" }, "Route": "GET /p/{id}", "Key": )" +
           keys + R"(, "Arrivals": { "Poisson": { "Rate": "50/s" } } } }, "Simulation": { "Duration": "60s" } })";
}

recorded::Series series(const std::string& label, double perMinute) {
    recorded::Series one;
    one.label = label;
    one.period = 60;
    for (int i = 0; i < 600; ++i) one.points.push_back({1767571200 + i * 60, perMinute});
    return one;
}

/// What calibration says when a cache hit that share of 3,000 lookups a minute.
calibrate::Findings fitted(Node& root, const format::Scenario& read, const std::string& hits, const std::string& misses,
                           double ratio) {
    const auto matched = recorded::match({series(hits, 3'000.0 * ratio), series(misses, 3'000.0 * (1.0 - ratio))},
                                         read.designs.front(), {});
    REQUIRE(matched.series.size() == 2);
    return calibrate::calibrateCaches(root, read, matched.series, "metrics.json");
}

}  // namespace

TEST_CASE("the exponent of Zipf's law comes back from a day of hits and misses", "[calibrate]") {
    for (const theory::CacheRules& rules : {theory::CacheRules{300.0, 0.0}, theory::CacheRules{0.0, 2'000.0},
                                            theory::CacheRules{300.0, 2'000.0}, theory::CacheRules{20.0, 0.0}}) {
        for (const double exponent : {0.2, 0.8, 0.99, 1.4}) {
            CAPTURE(rules.ttl, rules.capacity, exponent);
            const CachedKeys part{1.0, 100'000.0, rules, false};
            const ExponentFit fit = calibrate::fitExponent({part}, dayOf(part, exponent, 100.0));
            CHECK(fit.reach == ExponentFit::Reach::Within);
            CHECK(fit.value == Approx(exponent).margin(0.02));
            CHECK(fit.low <= fit.value);
            CHECK(fit.value <= fit.high);
        }
    }
}

TEST_CASE("a hit ratio that the keys cannot give is told", "[calibrate]") {
    // By hand: 100 keys alike at 1/s kept for 10 s: each is asked for every 100 s, so 0.1 / 1.1 are hits.
    const CachedKeys part{1.0, 100.0, {10.0, 0.0}, false};
    const auto periods = [](double ratio) {
        return std::vector<Lookups>(100, Lookups{60.0, 60.0 * ratio, 60.0 * (1.0 - ratio)});
    };
    const ExponentFit few = calibrate::fitExponent({part}, periods(0.02));
    CHECK(few.even == Approx(0.1 / 1.1));
    CHECK(few.reach == ExponentFit::Reach::TooFewHits);
    CHECK(calibrate::fitExponent({part}, periods(0.95)).reach == ExponentFit::Reach::TooManyHits);
    CHECK(calibrate::fitExponent({part}, periods(0.5)).reach == ExponentFit::Reach::Within);
    CHECK(calibrate::fitExponent({part}, {}).reach == ExponentFit::Reach::Nothing);
    CHECK(calibrate::fitExponent({part}, {{60.0, 0.0, 0.0}}).reach == ExponentFit::Reach::Nothing);
}

TEST_CASE("a stage's hits become the keys of its workload", "[calibrate]") {
    Node root;
    const format::Scenario read = scenarioWith(root, cached(R"({ "Uniform": { "Keys": 100000 } })"));
    const double ratio = theory::cacheHitRatio(theory::zipfGroups(100'000.0, 0.9), 50.0, {60.0, 0.0});
    const auto findings = fitted(root, read, "A CacheHitCount", "A CacheMissCount", ratio);
    REQUIRE(findings.size() == 1);
    INFO(findings.front());
    CHECK(findings.front().find("Zipf's law over 100000 keys with exponent 0.9") != std::string::npos);
    CHECK(document::resolve(root, "/Workloads/W/Key/Zipf/Keys")->asInteger() == 100'000);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/R/Call/Key/Uniform") != nullptr);
    const format::Scenario again = loadedScenario(root);
    const auto& assumptions = again.designs.front().assumptions;
    CHECK(std::ranges::any_of(assumptions, [](const auto& one) {
        return one.path == "/Workloads/W/Key" &&
               one.source.starts_with("metrics.json, CacheHitCount and CacheMissCount, exponent ") &&
               one.source.ends_with(", data of 2026-01-05");
    }));
}

TEST_CASE("a cluster's hits become the keys of the calls through it", "[calibrate]") {
    Node root;
    const format::Scenario read = scenarioWith(root, cached(R"({ "Zipf": { "Keys": 20000, "Exponent": 0.5 } })"));
    const double ratio = theory::cacheHitRatio(theory::zipfGroups(20'000.0, 1.1), 50.0, {60.0, 0.0});
    const auto findings = fitted(root, read, "C ItemCacheHits", "C ItemCacheMisses", ratio);
    REQUIRE(findings.size() == 1);
    INFO(findings.front());
    CHECK(findings.front().find("with exponent 1.1") != std::string::npos);
    CHECK(document::resolve(root, "/Workloads/W/Key/Zipf/Exponent")->asNumber() == 0.5);
    CHECK(document::resolve(root, "/Resources/F/Behavior/Steps/R/Call/Key/Zipf/Keys")->asInteger() == 20'000);
    static_cast<void>(loadedScenario(root));
    const auto none = fitted(root, read, "C QueryCacheHits", "C QueryCacheMisses", 0.5);
    CHECK(none.front() == "C query cache says nothing of keys: nothing is read through it");
    const auto beyond = fitted(root, read, "C ItemCacheHits", "C ItemCacheMisses", 0.01);
    CHECK(beyond.front().find("there are more keys than the scenario says") != std::string::npos);
}

TEST_CASE("hits without misses are no ratio", "[calibrate]") {
    Node root;
    const format::Scenario read = scenarioWith(root, cached(R"({ "Uniform": { "Keys": 1000 } })"));
    const auto matched = recorded::match({series("A CacheHitCount", 5.0)}, read.designs.front(), {});
    const auto findings = calibrate::calibrateCaches(root, read, matched.series, "m.json");
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().find("needs the sums of CacheHitCount and CacheMissCount") != std::string::npos);
    CHECK(document::resolve(root, "/Workloads/W/Key/Uniform") != nullptr);
}
