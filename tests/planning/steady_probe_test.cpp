// SPDX-License-Identifier: GPL-3.0-or-later
// Probes of a breaking point are in a steady state, and judge on enough requests.
#include <algorithm>
#include <numbers>

#include "model/base/sampler.hpp"
#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/probe.hpp"
#include "scenarios/planning/probe_sample.hpp"
#include "scenarios/planning/settling.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

planning::BreakingPoint broken(const std::string& text, double most) {
    auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {most}, {});
    if (!point) FAIL(point.error().what);
    return std::move(*point);
}

const planning::Breaking* failure(const planning::BreakingPoint& point, const std::string& what) {
    const auto found = std::ranges::find_if(
        point.failures, [&](const planning::Breaking& one) { return one.what.find(what) != std::string::npos; });
    return found == point.failures.end() ? nullptr : &*found;
}

/// A function that is asked so often, whose environments take 2 s to begin and wait 5 minutes.
std::string cold(const std::string& rate, const std::string& statistic) {
    return R"({ "Headroom": 1, "Name": "Cold", "Region": "us-east-1",
  "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1024,
    "Timeout": 10 }, "Behavior": { "Init": "2s", "Duration": "20ms", "IdleLifetime": "5m" } } },
  "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": ")" +
           rate + R"(" } } } },
  "Objectives": [ { "Metric": "Latency", "Of": "W", "Statistic": ")" +
           statistic + R"(", "AtMost": "500ms" } ],
  "Simulation": { "Duration": "24h", "Replications": 1, "Seed": 7 } })";
}

}  // namespace

TEST_CASE("what stays for a time is settled when 99 % of it is there", "[planning]") {
    using base::Distribution;
    // Exponential: 1 - e^(-t/m) = 0.99. Uniform up to b: x - x^2 / 2b = 0.99 b / 2 at 0.9 b.
    const double exponential = 20.0 * std::numbers::ln10 * 2.0;
    CHECK(planning::settlingSeconds(Distribution::exponential(20.0)) == Approx(exponential).epsilon(0.002));
    CHECK(planning::settlingSeconds(Distribution::uniform(0.0, 50.0)) == Approx(45.0).epsilon(0.002));
    CHECK(planning::settlingSeconds(Distribution::constant(600.0)) == 600.0);
    CHECK(planning::settlingSeconds(Distribution::constant(0.0)) == 0.0);
    // A gamma time with a coefficient of variation of 1 is exponential.
    CHECK(planning::settlingSeconds(Distribution::gamma(20.0, 1.0)) == Approx(exponential).epsilon(0.002));
    // Of two kinds of stay the longer one, unless hardly anybody has it.
    const auto mixed = [](double weight) {
        return Distribution::mixture({1.0, weight}, {Distribution::constant(10.0), Distribution::constant(100.0)});
    };
    CHECK(planning::settlingSeconds(mixed(1.0)) == 100.0);
    CHECK(planning::settlingSeconds(mixed(0.0001)) == 10.0);
    CHECK(planning::settlingSeconds(Distribution::pareto(1.0, 0.9)) == base::toSeconds(base::kLongestDraw));
}

TEST_CASE("open executions of ten minutes are counted when as many are open as stay", "[planning]") {
    // By hand: 10 a second for 600 s are 6,000 open, a third of 18,000.
    const auto point = broken(R"({ "Headroom": 1, "Name": "Long", "Region": "us-east-1", "Resources": {
      "Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": { "StartAt": "A",
        "States": { "A": { "Type": "Wait", "Seconds": 600, "End": true } } } } } },
      "Workloads": { "Users": { "Target": "Flow", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
      "Quotas": { "StepFunctions": { "OpenExecutions": 18000 } },
      "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 3 } })",
                              8.0);
    REQUIRE(point.failures.size() == 1);
    CHECK(point.failures[0].what == "Flow: open executions of the account");
    CHECK(point.failures[0].factor == Approx(3.0).epsilon(0.03));
    const auto open = std::ranges::find_if(
        point.quotas, [](const planning::QuotaMargin& one) { return one.name.find("open") != std::string::npos; });
    REQUIRE(open != point.quotas.end());
    REQUIRE(open->factor);
    CHECK(*open->factor == Approx(3.0).epsilon(0.03));
    CHECK(point.warmUpFor == "executions of Flow");
    CHECK(point.warmUpSeconds >= 600.0);
}

TEST_CASE("connections are there before what they bring is counted", "[planning]") {
    // By hand: 1 a second who stay for 10 minutes are 600; each is sent one message a second: with their beginnings
    // and ends 602 requests a second, a third of 1,806. How many are there varies: 1,800 by 42 either way (2.4 %).
    const auto point = broken(R"({ "Headroom": 1, "Name": "Chat", "Region": "us-east-1", "Resources": {
      "Chat": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" },
        "Routes": { "$connect": "Join", "$default": "Join" } },
      "Join": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769 },
        "Behavior": { "Duration": "1ms" } } },
      "Workloads": { "People": { "Target": "Chat", "Session": { "Length": "10m", "Received": "60/min" },
        "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
      "Quotas": { "ApiGateway": { "Rate": 1806, "Burst": 1806 } },
      "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 3 } })",
                              8.0);
    const planning::Breaking* api = failure(point, "requests a second of the account's APIs");
    REQUIRE(api != nullptr);
    CHECK(api->factor == Approx(3.0).epsilon(0.1));
    CHECK(point.warmUpSeconds >= 600.0);
}

TEST_CASE("a percentile that cold starts decide is missed with little traffic and met with more", "[planning]") {
    // By hand: a request is cold when none came for 5 minutes: e^-1.5 = 22 % at 0.005/s, e^-3 = 5 % at twice that.
    const auto point = broken(cold("0.005/s", "p90"), 16.0);
    REQUIRE(point.failures.size() == 1);
    CHECK(point.failures[0].always);
    CHECK(point.failures[0].metFrom == 2.0);
    CHECK(point.notJudged.empty());
    CHECK(point.probeSeconds >= 100.0 / 0.005);  // ten requests beyond the percentile
}

TEST_CASE("a percentile that a year holds too few requests for is not judged", "[planning]") {
    // p99.9 needs 10,000; 0.0001 a second are 3,150 a year.
    const auto point = broken(cold("0.0001/s", "p99.9"), 2.0);
    CHECK(point.failures.empty());
    REQUIRE(point.notJudged.size() == 1);
    CHECK(point.notJudged[0].find("p99.9") != std::string::npos);
    CHECK(point.notJudged[0].find("it rests on") != std::string::npos);
    CHECK(point.notJudged[0].find("needs 10000") != std::string::npos);
}

TEST_CASE("ten requests are asked for beyond a percentile", "[planning]") {
    format::Objective objective;
    objective.percentile = 0.99;
    CHECK(planning::requestsNeeded(objective) == Approx(1'000.0));
    objective.percentile = 0.999;
    CHECK(planning::requestsNeeded(objective) == Approx(10'000.0));
    objective.metric = format::Objective::Metric::ErrorRate;
    objective.atMost = 0.01;
    CHECK(planning::requestsNeeded(objective) == Approx(1'000.0));
}

TEST_CASE("a partition that nothing raises is passed over: its callers' retries are no limit of their own",
          "[planning]") {
    // By hand: 20/s of 5 units on one item are a tenth of a partition's 1,000. 20/s of half a second are 10 executions
    // at once, a thirtieth of 300; of 300 servers 0.1 % of the requests find none from 258 on (Erlang's loss formula).
    const auto point = broken(R"({ "Headroom": 1, "Name": "Hot", "Region": "us-east-1", "Resources": {
      "Place": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769,
          "Timeout": 30 }, "Behavior": { "Steps": [ { "Compute": { "Duration": "490ms" } },
          { "Call": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1 } } } } ] } },
      "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
          "Behavior": { "ItemCount": 1, "ItemSize": "5KB" } } },
      "Workloads": { "W": { "Target": "Place", "Arrivals": { "Poisson": { "Rate": "20/s" } } } },
      "Quotas": { "Lambda": { "ConcurrentExecutions": 300 } },
      "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 3 } })",
                              32.0);
    REQUIRE(point.failures.size() >= 2);
    CHECK(point.failures[0].what == "Items: writes of one partition");
    CHECK(point.failures[0].passedOver);
    CHECK_FALSE(point.failures[0].fixPerMonth);
    CHECK(point.failures[0].factor > 6.0);
    CHECK(point.failures[0].factor < 10.3);
    const planning::Breaking* lambda = failure(point, "Place: concurrent executions of the account");
    REQUIRE(lambda != nullptr);
    CHECK(lambda->factor > 22.0);
    CHECK(lambda->factor < 31.0);
}

TEST_CASE("a probe's capacity does not follow its traffic, however long it warms up", "[planning]") {
    // By hand: 10/s of 1 KB on 20 units that scale to 80: twice the traffic, and eight times. The executions of ten
    // minutes make the warm-up so long that auto scaling would answer within it.
    const auto point = broken(R"({ "Headroom": 1, "Name": "Scaled", "Region": "us-east-1", "Resources": {
      "Flow": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "Definition": { "StartAt": "A",
        "States": { "A": { "Type": "Wait", "Seconds": 600, "End": true } } } } },
      "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
        "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 20 } },
        "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } },
      "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
        "ServiceNamespace": "dynamodb", "ResourceId": "table/Items",
        "ScalableDimension": "dynamodb:table:WriteCapacityUnits", "MinCapacity": 10, "MaxCapacity": 80 } },
      "Follow": { "Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": { "PolicyName": "follow",
        "PolicyType": "TargetTrackingScaling", "ScalingTargetId": { "Ref": "Range" },
        "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70, "PredefinedMetricSpecification": {
          "PredefinedMetricType": "DynamoDBWriteCapacityUtilization" } } } } },
      "Workloads": {
        "Starters": { "Target": "Flow", "Arrivals": { "Constant": { "Rate": "1/s" } } },
        "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 10 } },
          "Arrivals": { "Constant": { "Rate": "10/s" } } } },
      "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 3 } })",
                              16.0);
    CHECK(point.warmUpSeconds >= 600.0);
    const planning::Breaking* sudden = failure(point, "Items: write capacity before auto scaling answers");
    REQUIRE(sudden != nullptr);
    CHECK(sudden->factor == Approx(2.0).epsilon(0.03));
    const planning::Breaking* slow = failure(point, "Items: write capacity at MaxCapacity");
    REQUIRE(slow != nullptr);
    CHECK(slow->factor == Approx(8.0).epsilon(0.03));
}
