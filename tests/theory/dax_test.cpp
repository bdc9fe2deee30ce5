// SPDX-License-Identifier: GPL-3.0-or-later
// The hit ratio of a whole scenario through a DAX cluster, against closed forms; required within one percentage point.
#include <map>
#include <string>

#include "model/base/keys.hpp"
#include "model/theory/cache_hit_ratio.hpp"
#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

constexpr int kKeys = 20'000;

std::vector<double> zipf() {
    std::vector<double> p;
    for (std::uint64_t k = 0; k < kKeys; ++k) p.push_back(base::probability(base::ZipfKeys{kKeys, 0.9}, k));
    return p;
}

std::map<std::string, double> figuresWith(const std::string& properties, const std::string& behavior) {
    const std::string text = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
      "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
                 "Behavior": { "ItemSize": "1KB" } },
      "Cache": { "Type": "AWS::DAX::Cluster", "Properties": { "IAMRoleARN": "arn", )" +
                             properties + R"( }, "Behavior": { )" + behavior + R"( } } },
      "Workloads": { "Load": { "Target": "Items", "Via": "Cache", "Operation": "GetItem",
        "Key": { "Zipf": { "Keys": )" +
                             std::to_string(kKeys) + R"(, "Exponent": 0.9 } },
        "Arrivals": { "Poisson": { "Rate": "100/s" } } } },
      "Simulation": { "WarmUp": "5m", "Duration": "10m", "Replications": 1, "Seed": 3 } })";
    const auto loaded = format::loadScenarioText(text, "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    std::map<std::string, double> figures;
    for (const study::ResourceFigures& one : result->designs.front().resources) {
        if (one.resource == "Cache") figures.insert(one.figures.begin(), one.figures.end());
    }
    return figures;
}

}  // namespace

TEST_CASE("a cluster with ample memory hits as its time to live says", "[theory]") {
    const double expected = theory::ttlHitRatio(zipf(), 100.0, 60.0);
    for (const char* nodes : {"1", "3"}) {
        const auto figures = figuresWith(std::string(R"("NodeType": "dax.r5.large", "ReplicationFactor": )") + nodes,
                                         R"("ItemTtl": "60s")");
        CHECK(figures.at("ItemCacheHitRatio") == Approx(expected).margin(0.01));
        CHECK(figures.at("ItemCacheHits") + figures.at("ItemCacheMisses") == figures.at("TotalRequestCount"));
        CHECK(figures.at("EvictedSize") == 0.0);
    }
}

TEST_CASE("a cluster with little memory hits as Che's approximation says of the items that fit", "[theory]") {
    // A hundredth of 2 GB, in entries of 5,620 B: 3,821 of them.
    const auto figures = figuresWith(R"("NodeType": "dax.t3.small", "ReplicationFactor": 1)",
                                     R"("ItemTtl": "0s", "CacheMemory": 0.01, "EntryOverhead": "4596B")");
    const double fits = figures.at("ItemCacheCapacityItems");
    CHECK(fits == Approx(0.01 * 2.0 * 1024 * 1024 * 1024 / (1'024.0 + 4'596.0)).epsilon(1e-3));
    CHECK(figures.at("ItemCacheHitRatio") == Approx(theory::cheHitRatio(zipf(), fits)).margin(0.01));
    CHECK(figures.at("EvictedSize") > 0.0);
}
