// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/reference.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/study_steps.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;
using test::refuses;

namespace {

constexpr const char* kRoute = "/Resources/Api/Routes/GET ~1/ThrottlingRateLimit";
constexpr const char* kUnits = "/Resources/Items/Properties/ProvisionedThroughput/WriteCapacityUnits";

}  // namespace

// 10,000/s is the quota of most regions, 2,500/s that of small ones.
TEST_CASE("a route's limit is held against the account's own quota", "[quotas]") {
    OneOfEach scenario;
    scenario.route = R"({ "Integration": "Work", "ThrottlingRateLimit": 5000 })";
    CHECK(scenario.load().scenario);
    scenario.region = "ap-southeast-3";
    CHECK(refuses(scenario.load(), kRoute, "too high"));
    scenario.more = R"("Quotas": { "ApiGateway": { "Rate": 6000 } },)";
    CHECK(scenario.load().scenario);
    scenario.region = "us-east-1";
    scenario.more = R"("Quotas": { "ApiGateway": { "Rate": 4000 } },)";
    CHECK(refuses(scenario.load(), kRoute, "too high"));
}

TEST_CASE("what Quotas leaves out is the region's default", "[quotas]") {
    OneOfEach scenario;
    scenario.region = "ap-southeast-3";
    scenario.more = R"("Quotas": { "ApiGateway": { "Rate": 6000 } },)";
    const auto loaded = scenario.load();
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->designs[0].quotas.apiGateway == apigateway::AccountQuota{6'000, 1'250});
}

TEST_CASE("a table is held against the account's quota of a table", "[quotas]") {
    OneOfEach scenario;
    scenario.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 50000 })";
    CHECK(refuses(scenario.load(), kUnits, "above the quota of 40,000"));
    scenario.more = R"("Quotas": { "DynamoDB": { "TableWriteUnits": 60000 } },)";
    CHECK(scenario.load().scenario);
    scenario.more = R"("Quotas": { "DynamoDB": { "TableWriteUnits": 45000 } },)";
    CHECK(refuses(scenario.load(), kUnits, "above the quota of 45,000"));
}

TEST_CASE("the tables of a design are held against the account's quota together", "[quotas]") {
    OneOfEach scenario;
    scenario.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 40000 })";
    CHECK(scenario.load().scenario);
    scenario.more = R"("Quotas": { "DynamoDB": { "AccountWriteUnits": 30000 } },)";
    CHECK(refuses(scenario.load(), "/Resources/Items/Properties/ProvisionedThroughput", "account's quota of 30,000"));
    CHECK(refuses(scenario.load(), "/Resources/Items/Properties/ProvisionedThroughput",
                  "in us-east-1 to 40,000 write units"));
}

TEST_CASE("what auto scaling could take beyond the account's quota is warned of", "[quotas]") {
    OneOfEach scenario;
    scenario.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 })";
    const auto scaled = [&](const std::string& most) {
        std::string text = scenario.text();
        text.replace(text.find("\"Items\": {"), 0,
                     R"("Reads": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget",
 "Properties": { "ServiceNamespace": "dynamodb", "ResourceId": { "Fn::Sub": "table/${Items}" },
   "ScalableDimension": "dynamodb:table:ReadCapacityUnits", "MinCapacity": 5, "MaxCapacity": )" +
                         most + " } }, ");
        return format::loadScenarioText(text, "s.json");
    };
    CHECK(test::warns(scaled("30001"), "/Resources/Items/Properties/ProvisionedThroughput", "") == false);
    scenario.more = R"("Quotas": { "DynamoDB": { "AccountReadUnits": 30000 } },)";
    CHECK(test::warns(scaled("30001"), "/Resources/Items/Properties/ProvisionedThroughput",
                      "in us-east-1, to 30,001 read units, above the account's quota of 30,000"));
    CHECK_FALSE(test::warns(scaled("30000"), "/Resources/Items/Properties/ProvisionedThroughput", "quota"));
}

// 60 writes a second at 70 % are 86 units, which auto scaling asks for step by step; the account has 25.
TEST_CASE("a raise beyond the account's quota is refused in the run", "[quotas]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Items", "Operation": "PutItem")";
    scenario.arrivals = R"({ "Constant": { "Rate": "60/s" } })";
    scenario.table = R"("ItemSize": "1KB")";
    scenario.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 10 })";
    const auto highest = [&](const std::string& quota) {
        scenario.more = R"("Quotas": { "DynamoDB": { "AccountWriteUnits": )" + quota + " } },";
        std::string text = scenario.text();
        text.replace(text.find("\"Items\": {"), 0,
                     R"("Writes": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget",
 "Properties": { "ServiceNamespace": "dynamodb", "ResourceId": { "Fn::Sub": "table/${Items}" },
   "ScalableDimension": "dynamodb:table:WriteCapacityUnits", "MinCapacity": 10, "MaxCapacity": 200 } },
 "Follow": { "Type": "AWS::ApplicationAutoScaling::ScalingPolicy",
 "Properties": { "PolicyName": "follow", "PolicyType": "TargetTrackingScaling", "ScalingTargetId": { "Ref": "Writes" },
   "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70,
     "PredefinedMetricSpecification": { "PredefinedMetricType": "DynamoDBWriteCapacityUtilization" } } } }, )");
        const auto loaded = format::loadScenarioText(text, "s.json");
        REQUIRE(loaded.scenario);
        const auto result = study::run(*loaded.scenario, {});
        REQUIRE(result);
        return test::figure(result->designs.front(), "Items", "ProvisionedWriteCapacityUnitsMax");
    };
    CHECK(highest("25") <= 25.0);
    CHECK(highest("25") > 10.0);
    CHECK(highest("100") > 25.0);
}

// 100 writes a second of one unit against a quota of 10: nine in ten are throttled once the bucket is empty.
TEST_CASE("the quota of a table holds in the run, too", "[quotas]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Items", "Operation": "PutItem")";
    scenario.arrivals = R"({ "Constant": { "Rate": "100/s" } })";
    scenario.table = R"("ItemSize": "1KB")";
    const auto throttled = [&] {
        const auto loaded = scenario.load();
        REQUIRE(loaded.scenario);
        const auto result = study::run(*loaded.scenario, {});
        REQUIRE(result);
        return result->designs.front().requests.throttled;
    };
    CHECK(throttled() == 0);
    scenario.more = R"("Quotas": { "DynamoDB": { "TableWriteUnits": 10 } },)";
    CHECK(static_cast<double>(throttled()) == Approx(0.9 * 60'000).epsilon(0.01));
}

TEST_CASE("editors and explain know the quotas", "[quotas]") {
    CHECK(format::jsonSchema().find("\"TableReadUnits\"") != std::string::npos);
    CHECK(format::explainKey("TableWriteUnits").find("40000") != std::string::npos);
}

TEST_CASE("a service without quotas here is named with the near one", "[quotas]") {
    OneOfEach scenario;
    scenario.more = R"("Quotas": { "DynamoDb": {} },)";
    CHECK(refuses(scenario.load(), "/Quotas/DynamoDb", "did you mean \"DynamoDB\""));
    scenario.more = R"("Quotas": { "DynamoDB": 3 },)";
    CHECK(refuses(scenario.load(), "/Quotas/DynamoDB", "an object of quotas"));
}
