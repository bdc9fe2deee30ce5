// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_json.hpp"
#include "scenarios/document/digest.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

std::string resultOf(unsigned jobs, const std::string& text = test::troubled()) {
    const auto loaded = format::loadScenarioText(text, "test.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    study::RunOptions options;
    options.jobs = jobs;
    const auto result = study::run(*loaded.scenario, options);
    REQUIRE(result);
    return report::resultJson(*result);
}

}  // namespace

TEST_CASE("the same file and seed give the same bytes on one and on several threads", "[report]") {
    const std::string one = resultOf(1);
    CHECK(one == resultOf(2));
    CHECK(one == resultOf(3));
    CHECK(one.size() > 10'000);
}

// Two regions write more than either takes, one key far more than the others: what waits between them, and in which
// order it comes in, is each replication's own.
TEST_CASE("a backlog between regions gives the same bytes on one and on several threads", "[report]") {
    const std::string text = R"({ "Headroom": 1, "Name": "Two regions", "Region": "us-east-1", "Resources": {
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PAY_PER_REQUEST",
   "WriteOnDemandThroughputSettings": { "MaxWriteRequestUnits": 60 },
   "Replicas": [ { "Region": "us-east-1" }, { "Region": "eu-west-1" } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": { "LogNormal": { "Median": "1KB", "P99": "6KB" } },
     "ReplicationLag": { "LogNormal": { "Median": "1s", "P99": "4s" } } } } },
 "Workloads": {
   "Home": { "Target": "Carts", "Operation": "PutItem", "Key": { "Zipf": { "Keys": 1000, "Exponent": 1 } },
     "Arrivals": { "Poisson": { "Rate": "25/s" } } },
   "Away": { "Target": "Carts", "Region": "eu-west-1", "Operation": "BatchWriteItem", "Items": 5,
     "Key": { "Zipf": { "Keys": 1000, "Exponent": 1 } }, "Arrivals": { "Poisson": { "Rate": "3/s" } } } },
 "Simulation": { "WarmUp": "10s", "Duration": "3m", "Replications": 4, "Seed": 3 } })";
    const std::string one = resultOf(1, text);
    CHECK(one.find("replicated writes waited for capacity in") != std::string::npos);
    CHECK(one == resultOf(3, text));
}

// The digest is our own output's: it guards against a build (debug, sanitizers, another compiler) that differs from the
// others. Whoever changes a model, a default or the format on purpose puts the new one here.
TEST_CASE("every build gives the same bytes", "[report]") {
    CHECK(document::fnv1a(resultOf(2)) == 10517840271554818518ULL);
}
