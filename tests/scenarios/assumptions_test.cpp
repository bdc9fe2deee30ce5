// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using format::Assumption;
using test::OneOfEach;

namespace {

std::vector<Assumption> assumptionsOf(const OneOfEach& scenario) {
    const auto loaded = scenario.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return loaded.scenario->designs.front().assumptions;
}

/// The assumption at that path whose value has the text; nothing when it is not listed.
std::optional<Assumption> find(const std::vector<Assumption>& all, std::string_view path, std::string_view value = "") {
    const auto at = std::find_if(all.begin(), all.end(), [&](const Assumption& one) {
        return one.path == path && one.value.find(value) != std::string::npos;
    });
    return at == all.end() ? std::nullopt : std::optional(*at);
}

constexpr const char* kKey = "/Resources/Work/Behavior/Steps/1/Call/Key";
constexpr const char* kSteps = "/Resources/Work/Behavior/Steps";
constexpr const char* kLatency = "/Resources/Items/Behavior/Latency";
constexpr const char* kDepth = "/Quotas/Lambda/RequestRateDepth";

base::KeyPopularity keyOfCall(const OneOfEach& scenario) {
    const auto loaded = scenario.load();
    REQUIRE(loaded.scenario);
    const auto& steps = std::get<lambda::Spec>(loaded.scenario->designs[0].resources[1].spec).steps;
    return std::get<lambda::CallStep>(steps[1].what).key;
}

}  // namespace

TEST_CASE("calls without Key ask for all items alike, and the report says so", "[assumptions]") {
    OneOfEach scenario;
    scenario.table = R"("ItemCount": 70, "ItemSize": { "Exponential": { "Mean": "2KB" } })";
    CHECK(keyOfCall(scenario) == base::KeyPopularity(base::UniformKeys{70}));
    const auto listed = find(assumptionsOf(scenario), kKey, R"({"Uniform": {"Keys": 70}})");
    REQUIRE(listed);
    CHECK(listed->guess);
    scenario.table = R"("ItemSize": { "Exponential": { "Mean": "2KB" } })";
    CHECK(keyOfCall(scenario) == base::KeyPopularity(base::UniformKeys{1'000'000}));
    CHECK(find(assumptionsOf(scenario), kKey, "1000000"));
    scenario.call = R"("Target": "Items", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 3 } })";
    CHECK(keyOfCall(scenario) == base::KeyPopularity(base::UniformKeys{3}));
    CHECK_FALSE(find(assumptionsOf(scenario), kKey));
}

TEST_CASE("the default key is listed where every item has the same size, too: it decides which partition is hot",
          "[assumptions]") {
    OneOfEach scenario;
    CHECK(keyOfCall(scenario) == base::KeyPopularity(base::UniformKeys{5}));
    CHECK(find(assumptionsOf(scenario), kKey));
}

TEST_CASE("so do a workload's own calls, each entry of a mix for itself", "[assumptions]") {
    OneOfEach scenario;
    scenario.table = R"("ItemCount": 9, "ItemSize": { "Exponential": { "Mean": "2KB" } })";
    scenario.users =
        R"("Target": "Items", "Mix": [ { "Operation": "GetItem", "Key": { "Sequential": {} } }, { "Operation": "PutItem" } ])";
    const auto loaded = scenario.load();
    REQUIRE(loaded.scenario);
    const auto& mix = loaded.scenario->designs[0].workloads[0].mix;
    CHECK(mix[0].key == base::KeyPopularity(base::SequentialKeys{}));
    CHECK(mix[1].key == base::KeyPopularity(base::UniformKeys{9}));
    CHECK_FALSE(find(assumptionsOf(scenario), "/Workloads/Users/Mix/0/Key"));
    CHECK(find(assumptionsOf(scenario), "/Workloads/Users/Mix/1/Key"));
    scenario.users = R"("Target": "Items", "Operation": "GetItem")";
    CHECK(find(assumptionsOf(scenario), "/Workloads/Users/Key"));
}

TEST_CASE("the retry mode that the runtime decides is listed a function", "[assumptions]") {
    OneOfEach scenario;
    CHECK(find(assumptionsOf(scenario), kSteps, "calls without Retry: 2026"));
    scenario.runtime = "python3.13";
    CHECK(find(assumptionsOf(scenario), kSteps, "calls without Retry: 2026"));
    scenario.call += R"(, "Retry": "off")";
    CHECK_FALSE(find(assumptionsOf(scenario), kSteps));
}

TEST_CASE("with a free tier, that CloudWatch's 5 GB are not taken off a function's logs is a guess", "[assumptions]") {
    OneOfEach scenario;
    CHECK_FALSE(find(assumptionsOf(scenario), "/Billing/FreeTier"));
    scenario.more = R"("Billing": { "FreeTier": "always" },)";
    const auto listed = find(assumptionsOf(scenario), "/Billing/FreeTier", "5 GB of logs");
    REQUIRE(listed);
    CHECK(listed->guess);
}

TEST_CASE("the latencies that a table's calls take are listed with their source", "[assumptions]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Items", "Operation": "Query")";
    const auto measured = find(assumptionsOf(scenario), kLatency, "GetItem");
    REQUIRE(measured);
    CHECK_FALSE(measured->guess);
    CHECK(measured->source.find("dynamodb-latency-harness") != std::string::npos);
    const auto analogous = find(assumptionsOf(scenario), kLatency, "Query");
    REQUIRE(analogous);
    CHECK(analogous->guess);
    scenario.table = R"("Latency": { "GetItem": "3ms", "Query": "4ms" })";
    CHECK_FALSE(find(assumptionsOf(scenario), kLatency));
}

TEST_CASE("guesses of a table are listed where they have an effect", "[assumptions]") {
    OneOfEach scenario;
    const std::string behavior = "/Resources/Items/Behavior/";
    for (const char* key : {"GrowthInterval", "AdmissionWindow", "OnDemandGrowth"}) {
        scenario.mode = R"("BillingMode": "PAY_PER_REQUEST")";
        const auto listed = find(assumptionsOf(scenario), behavior + key);
        REQUIRE(listed);
        CHECK(listed->guess);
        CHECK_FALSE(find(assumptionsOf(scenario), behavior + "PartitionFormula"));
        scenario.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 })";
        CHECK_FALSE(find(assumptionsOf(scenario), behavior + key));
    }
    for (const char* key : {"PartitionFormula", "SplitThreshold", "SplitTime", "PartitionWindow"})
        CHECK(find(assumptionsOf(scenario), behavior + key));
    scenario.table += R"(, "Partitions": 3)";
    CHECK_FALSE(find(assumptionsOf(scenario), behavior + "PartitionFormula"));
}

TEST_CASE("the guessed depth of Lambda's request rate is listed with and without Quotas", "[assumptions]") {
    OneOfEach scenario;
    CHECK(find(assumptionsOf(scenario), kDepth, "1"));
    scenario.more = R"("Quotas": { "ApiGateway": { "Rate": 100, "Burst": 100 } },)";
    CHECK(find(assumptionsOf(scenario), kDepth, "1"));
    scenario.more = R"("Quotas": { "Lambda": { "RequestsPerConcurrency": "none" } },)";
    CHECK_FALSE(find(assumptionsOf(scenario), kDepth));
    scenario.more = R"("Quotas": { "Lambda": { "RequestRateDepth": 2 } },)";
    CHECK_FALSE(find(assumptionsOf(scenario), kDepth));
}

TEST_CASE("a design without functions assumes nothing about them", "[assumptions]") {
    const auto loaded = format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
        "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } } }, "Workloads": {
        "Load": { "Target": "Items", "Operation": "GetItem", "Arrivals": { "Poisson": { "Rate": "1/s" } } } } })",
                                                 "s.json");
    REQUIRE(loaded.scenario);
    const auto& listed = loaded.scenario->designs[0].assumptions;
    CHECK_FALSE(find(listed, kDepth));
    CHECK_FALSE(find(listed, "/Workloads/Load/PayloadSize"));
    CHECK_FALSE(find(listed, "/Workloads/Load/ResponseSize"));
}

TEST_CASE("Lambda's own log lines are listed whether or not the code logs", "[assumptions]") {
    OneOfEach scenario;
    const char* path = "/Resources/Work/Behavior/LogBytes";
    CHECK(find(assumptionsOf(scenario), path, "0B, and 350 B"));
    scenario.function = R"("LogBytes": "1KB", )";
    const auto beside = find(assumptionsOf(scenario), path, "as given, and 350 B");
    REQUIRE(beside);
    CHECK(beside->guess);
}
