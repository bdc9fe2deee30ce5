// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/episodes.hpp"

#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using study::Episodes;

namespace {

engine::MetricSeries series(const char* resource, const char* name, std::vector<double> values) {
    return {resource, name, engine::Statistic::Sum, std::move(values)};
}

}  // namespace

TEST_CASE("hot minutes with fewer than five quiet ones between them are one episode", "[study]") {
    const auto found =
        study::episodesOf({series("T", "ThrottledRequests", {9, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1}),
                           series("T", "WriteThrottleEvents", {9, 1, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1}),
                           series("T", "ConsumedWriteCapacityUnits", {9, 9, 9}), series("F", "Throttles", {0, 0, 0})});
    REQUIRE(found.size() == 1);
    CHECK(found[0].resource == "T");
    CHECK(found[0].count == 2);    // minutes 1 to 6, and minute 12
    CHECK(found[0].periods == 4);  // 1, 2, 6, 12
    CHECK(study::episodesText(found, "T", 60.0) == "in 2 episodes (4 min)");
    CHECK(study::episodesText({{"T", 1, 1}}, "T", 60.0) == "in 1 episode (1 min)");
    CHECK(study::episodesText(found, "F", 60.0).empty());
}

TEST_CASE("a warning of throttling says in how many episodes, over all replications", "[study]") {
    // 20 writes a second of a table that takes 5: throttled all along, one episode a replication.
    const auto loaded = format::loadScenarioText(R"({ "Headroom": 1, "Name": "Small", "Region": "us-east-1",
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table",
   "Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 } },
   "Behavior": { "ItemCount": 10, "InitialBurst": 0 } } },
 "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Arrivals": { "Constant": { "Rate": "20/s" } } } },
 "Simulation": { "WarmUp": "cold", "Duration": "3m", "Replications": 2 } })",
                                                 "test.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    bool said = false;
    for (const std::string& warning : result->designs.front().warnings) {
        if (warning.find("throttled (") != std::string::npos || warning.find("were throttled") != std::string::npos)
            said = said || warning.find("in 2 episodes (6 min)") != std::string::npos;
    }
    CHECK(said);
}
