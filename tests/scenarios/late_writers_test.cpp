// SPDX-License-Identifier: GPL-3.0-or-later
// What expires before a load's first request, of what functions, routes and state machines write for it. Oracle: counts
// by hand.
#include <numeric>
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// A table whose items live for an hour and a minute, and one minute of six requests a second at the end of twenty:
/// what `target` does for each.
std::string lateLoad(const std::string& target, const std::string& more) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
   "TimeToLiveSpecification": { "AttributeName": "expires", "Enabled": true } },
   "Behavior": { "ItemSize": "1KB", "TimeToLive": "1h", "TimeToLiveLag": "1m" } },)" +
           more + R"( },
"Workloads": { "W": { )" +
           target +
           R"(, "Arrivals": { "Steps": [ { "At": "0s", "Rate": "0/s" }, { "At": "19m", "Rate": "6/s" } ] } } },
"Simulation": { "WarmUp": "cold", "Duration": "20m", "Replications": 1 } })";
}

/// Items deleted by their time to live in the 19 minutes before the first request, as the series tells.
double expiredBefore(const std::string& text) {
    const auto loaded = test::load(text);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(20), base::minutes(1), 3});
    world.run({}, {});
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        if (one.name == "TimeToLiveDeletedItemCount")
            return std::accumulate(one.values.begin(), one.values.begin() + 19, 0.0);
    }
    return -1.0;
}

const std::string kWriter =
    R"("F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [
   { "Branch": [ { "Weight": 0.5, "Steps": [ { "Repeat": { "Times": 2, "Steps": [
     { "Call": { "Target": "T", "Operation": "PutItem", "Key": KEY } } ] } } ] }, { "Weight": 0.5, "Steps": [
     { "Call": { "Target": "T", "Operation": "BatchWriteItem", "Items": 3, "Key": KEY } } ] } ] } ] } })";

std::string writerOf(const std::string& keys) {
    std::string text = kWriter;
    for (std::size_t at = 0; (at = text.find("KEY")) != std::string::npos;) text.replace(at, 3, keys);
    return text;
}

}  // namespace

// Six a second for one minute of twenty are 0.3 a second on the mean; each writes (2 + 3) / 2 items, of keys that never
// repeat: 0.75 a second expire, 855 in 19 minutes.
TEST_CASE("what functions write for a load that comes late expires before its first request", "[storage]") {
    const std::string keys = R"({ "Sequential": {} })";
    CHECK(expiredBefore(lateLoad(R"("Target": "F")", writerOf(keys))) == Approx(855).epsilon(0.01));
    const std::string api = R"("A": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
 "Routes": { "POST /": { "Integration": "F" }, "GET /": { "Integration": { "Http": { "Latency": "1ms" } } } } }, )";
    CHECK(expiredBefore(lateLoad(
              R"("Target": "A", "Mix": [ { "Route": "POST /", "Weight": 1 }, { "Route": "GET /", "Weight": 3 } ])",
              api + writerOf(keys))) == Approx(855 / 4.0).epsilon(0.01));
    const std::string caller =
        R"("G": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [
 { "Call": { "Target": "F", "Operation": "Invoke" } } ] } }, )";
    CHECK(expiredBefore(lateLoad(R"("Target": "G")", caller + writerOf(keys))) == Approx(855).epsilon(0.01));
}

// A million keys at random, half an item of each on the mean: w = 0.75e-6 a second each, of which a share exp(-w life)
// is not written again within a life.
TEST_CASE("so does what they write under keys that repeat", "[storage]") {
    const std::string keys = R"({ "Uniform": { "Keys": 1000000 } })";
    CHECK(expiredBefore(lateLoad(R"("Target": "F")", writerOf(keys))) == Approx(855).epsilon(0.02));
}

// Two of three executions put an item: 0.3 x 2/3 a second, 228 in 19 minutes.
TEST_CASE("so does what state machines write", "[storage]") {
    const std::string machine =
        R"("M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS",
 "Definition": { "StartAt": "Which", "States": {
   "Which": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsPresent": true, "Next": "Put" } ], "Default": "Done" },
   "Put": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": { "TableName": "T" }, "End": true },
   "Done": { "Type": "Succeed" } } } },
 "Behavior": { "States": { "Which": { "Choices": [0.6666666667, 0.3333333333] }, "Put": { "Key": { "Sequential": {} } } } } })";
    CHECK(expiredBefore(lateLoad(R"("Target": "M")", machine)) == Approx(228).epsilon(0.02));
}

// 0.3 a second of one item each are 342 in 19 minutes, under the workload's keys.
TEST_CASE("so does what a route writes by itself with its caller's keys", "[storage]") {
    const std::string api = R"("A": { "Type": "AWS::ApiGateway::RestApi", "Properties": {}, "Routes": {
 "POST /": { "Integration": { "Service": "dynamodb:PutItem", "Target": "T" } } } })";
    CHECK(expiredBefore(lateLoad(R"("Target": "A", "Route": "POST /", "Key": { "Sequential": {} })", api)) ==
          Approx(342).epsilon(0.01));
}

// The stage that is asked calls the function, 342 as above; of the other one, none.
TEST_CASE("so does what the stage of a load writes", "[storage]") {
    const std::string api =
        R"("F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [
 { "Call": { "Target": "T", "Operation": "PutItem", "Key": { "Sequential": {} } } } ] } },
"Idle": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" } },
"A": { "Type": "AWS::ApiGateway::RestApi", "Properties": {}, "Routes": { "POST /": { "Integration": "${stageVariables.fn}" } } },
"Dev": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "A" }, "StageName": "dev", "Variables": { "fn": "Idle" } } },
"Prod": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "A" }, "StageName": "prod", "Variables": { "fn": "F" } } })";
    CHECK(expiredBefore(lateLoad(R"("Target": "A", "Route": "POST /", "Stage": "prod")", api)) ==
          Approx(342).epsilon(0.01));
    CHECK(expiredBefore(lateLoad(R"("Target": "A", "Route": "POST /", "Stage": "dev")", api)) == 0.0);
}
