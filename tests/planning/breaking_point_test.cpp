// SPDX-License-Identifier: GPL-3.0-or-later
// Where designs of the gallery give way, against the arithmetic of their quotas.
#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/busiest_moment.hpp"

#include <algorithm>

#include "scenarios/planning/probe.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::LimitKind;

namespace {

planning::BreakingPoint broken(const planning::Source& source, const std::string& design, double most) {
    auto point = planning::findBreakingPoint(planning::onlyDesign(source, design), design, {most}, {});
    if (!point) FAIL(point.error().what);
    return std::move(*point);
}

const planning::Breaking& failure(const planning::BreakingPoint& point, const std::string& what) {
    const auto found = std::ranges::find_if(
        point.failures, [&](const planning::Breaking& one) { return one.what.find(what) != std::string::npos; });
    INFO(what);
    REQUIRE(found != point.failures.end());
    return *found;
}

const char* const kScaled = R"({ "Headroom": 1, "Name": "Scaled", "Region": "us-east-1", "Resources": {
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 20 } }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } },
 "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "dynamodb",
   "ResourceId": "table/Items", "ScalableDimension": "dynamodb:table:WriteCapacityUnits", "MinCapacity": 10, "MaxCapacity": 80 } },
 "Follow": { "Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": { "PolicyName": "follow",
   "PolicyType": "TargetTrackingScaling", "ScalingTargetId": { "Ref": "Range" }, "TargetTrackingScalingPolicyConfiguration": {
   "TargetValue": 70, "PredefinedMetricSpecification": { "PredefinedMetricType": "DynamoDBWriteCapacityUtilization" } } } } },
 "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 10 } },
   "Arrivals": { "Constant": { "Rate": "10/s" } } } },
 "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 3 } })";

}  // namespace

TEST_CASE("flash sale: capacity of the table first, then requests a second of the reserved concurrency", "[planning]") {
    // By hand: 600/s of 1.5 KB are 1,200 write units of the 250 that there are: 0.2083 of the rush.
    const auto point = broken(test::gallery("flash_sale", base::hours(1)), "as planned", 8.0);
    CHECK(point.rateToday == Approx(600.0).epsilon(0.02));
    const planning::Breaking& table = failure(point, "Orders: write capacity");
    CHECK(table.kind == LimitKind::Capacity);
    CHECK(table.factor == Approx(250.0 / 1200.0).epsilon(0.03));
    CHECK(point.failures.front().what == table.what);
    // Twice as much: 250 further units, 730 h at the region's price of a unit.
    REQUIRE(table.fixPerMonth);
    CHECK(*table.fixPerMonth > 100.0);
    CHECK(*table.fixPerMonth < 200.0);
    // Then the ten requests a second of each of the 60 reserved environments: 600/s in the mean, sooner in a busy
    // second.
    const planning::Breaking& reserved = failure(point, "PlaceOrder: requests a second for the reserved concurrency");
    CHECK(reserved.factor > 0.9);
    CHECK(reserved.factor <= 1.0);
    CHECK(reserved.fixPerMonth == 0.0);
    CHECK(std::ranges::is_sorted(point.failures, {}, &planning::Breaking::factor));
}

TEST_CASE("usage plans: the method's limit, the free plan, the partner's plan", "[planning]") {
    // By hand: 80 searches a second on a method of 50; 15 a second on a plan of 10; 110 a second on a plan of 200.
    const auto point = broken(test::gallery("usage_plans", base::hours(8)), "as written", 4.0);
    const planning::Breaking& method = failure(point, "Public: the method's limit (GET /search)");
    CHECK(method.kind == LimitKind::Setting);
    CHECK(method.factor == Approx(50.0 / 80.0).epsilon(0.02));
    const planning::Breaking& plan = failure(point, "Public: the usage plan's limit (Free)");
    CHECK(plan.factor == Approx(10.0 / 15.0).epsilon(0.02));
    CHECK(plan.raisable);
    // The partner's 110 a second come at random, so that some seconds ask for more a little before.
    const planning::Breaking& partner = failure(point, "Public: the usage plan's limit (Partner)");
    CHECK(partner.factor == Approx(200.0 / 110.0).epsilon(0.03));
    // The account's 10,000 a second are far. What a plan or a method refuses does not ask for them: 10, 30 and 50 a
    // second are left, 1 / 111 of the limit, a little more in the busiest second.
    const auto quota = std::ranges::find_if(
        point.quotas, [](const planning::QuotaMargin& one) { return one.name == "API Gateway requests per second"; });
    REQUIRE(quota != point.quotas.end());
    CHECK(quota->limit == 10'000.0);
    REQUIRE(quota->factor);
    CHECK(*quota->factor > 70.0);
    CHECK(*quota->factor < 112.0);
}

TEST_CASE("retry storm, on a good day: provisioned writes at one and a half times the load", "[planning]") {
    // By hand: 100/s of 700 B are 100 units a second of 150. Incidents are no part of a probe.
    const auto point = broken(test::gallery("retry_storm", base::minutes(15)), "no retries", 3.0);
    const planning::Breaking& writes = failure(point, "Events: write capacity");
    CHECK(writes.kind == LimitKind::Capacity);
    CHECK(writes.factor == Approx(1.5).epsilon(0.03));
    CHECK(writes.rate == Approx(150.0).epsilon(0.03));
    // Twice as much: 150 units at 0.00065 for 730 h.
    REQUIRE(writes.fixPerMonth);
    CHECK(*writes.fixPerMonth == Approx(150.0 * 0.00065 * 730.0).epsilon(1e-6));
}

TEST_CASE("hot partition: the partition with the hot item, which nothing raises", "[planning]") {
    // By hand: 430/s of 8 units; one item has 35 % of them, and its partition a quarter of the rest: it is full at
    // 1,000 / (3,440 x (0.35 + 0.65 / 4)) = 0.567. Its 125 requests a second come at random, so that some seconds ask
    // for more from about three quarters of that on.
    const auto point = broken(test::gallery("hot_partition", base::minutes(20)), "one hot item", 1.0);
    const planning::Breaking& partition = failure(point, "Votes: writes of one partition");
    CHECK(partition.kind == LimitKind::Partition);
    CHECK_FALSE(partition.raisable);
    CHECK_FALSE(partition.fixPerMonth);
    CHECK(partition.factor > 0.567 * 0.7);
    CHECK(partition.factor < 0.567 * 1.03);
}

TEST_CASE("capacity under auto scaling gives way at once to a sudden rise, at MaxCapacity to a slow one",
          "[planning]") {
    // By hand: 10/s of 1 KB on 20 units that scale to 80: twice and eight times the traffic.
    const auto point = broken(test::sourceOf(kScaled), "as written", 16.0);
    REQUIRE(point.failures.size() == 2);
    const planning::Breaking& sudden = point.failures.front();
    CHECK(sudden.what == "Items: write capacity before auto scaling answers");
    CHECK(sudden.sudden);
    CHECK(sudden.kind == LimitKind::Scaling);
    CHECK(sudden.factor == Approx(2.0).epsilon(0.03));
    CHECK(sudden.advice.find("MinCapacity 10, MaxCapacity 80, target 70 %") != std::string::npos);
    REQUIRE(sudden.fixPerMonth);  // 20 further units
    CHECK(*sudden.fixPerMonth == Approx(20.0 * 0.00065 * 730.0).epsilon(1e-6));
    const planning::Breaking& slow = point.failures.back();
    CHECK(slow.what == "Items: write capacity at MaxCapacity");
    CHECK_FALSE(slow.sudden);
    CHECK(slow.factor == Approx(8.0).epsilon(0.03));
    CHECK(slow.advice == "raise MaxCapacity (now MinCapacity 10, MaxCapacity 80, target 70 %)");
    CHECK(slow.fixPerMonth == 0.0);
}

TEST_CASE("the quota of scaled capacity is what scaling can reach", "[planning]") {
    const auto point = broken(test::sourceOf(kScaled), "as written", 1.0);
    const auto quota =
        std::ranges::find(point.quotas, "Items: provisioned write units a second, auto scaling at MaxCapacity",
                          &planning::QuotaMargin::name);
    REQUIRE(quota != point.quotas.end());
    CHECK(quota->limit == 80.0);
    CHECK(std::ranges::any_of(point.quotas, [](const planning::QuotaMargin& one) {
        return one.name == "Items: provisioned read units a second" && one.limit == 5.0;
    }));
}

TEST_CASE("a probe holds the busiest minute's rate, times the factor", "[planning]") {
    const auto base = planning::candidateOf(
        planning::onlyDesign(test::gallery("product_catalogue", base::hours(24)), "on-demand"), "on-demand");
    REQUIRE(base);
    CHECK(planning::busiestRate(base->scenario) == Approx(300.0).epsilon(0.001));  // 120/s x 2.5
    const planning::Candidate probe = planning::probeOf(*base, 3.0);
    const auto& arrivals = probe.scenario.designs.front().workloads.front().arrivals;
    REQUIRE(std::holds_alternative<workload::Poisson>(arrivals.process));
    CHECK(std::get<workload::Poisson>(arrivals.process).rate.perSecond == Approx(900.0).epsilon(0.001));
    CHECK(probe.scenario.simulation.duration == base::minutes(5));  // the Window of its objective
}

TEST_CASE("a rush shorter than a minute, and one between minutes, is the busiest moment", "[planning]") {
    const auto rateOf = [](const std::string& arrivals) {
        std::string text = test::oneTable("10/s", "");
        const std::string constant = R"("Constant": { "Rate": "10/s" })";
        text.replace(text.find(constant), constant.size(), arrivals);
        text.replace(text.find("60s"), 3, "5m");  // measured: the rush is within it
        const auto base = planning::candidateOf(test::sourceOf(text), "as written");
        REQUIRE(base);
        return planning::busiestRate(base->scenario);
    };
    const auto spike = [&](const std::string& at) {
        return rateOf(R"("Spike": { "Base": "1/s", "Peak": "400/s", "At": ")" + at +
                      R"(", "For": "20s", "Rise": "5s" })");
    };
    CHECK(spike("1m") == Approx(400.0));
    CHECK(spike("80s") == Approx(400.0));
    CHECK(rateOf(R"("Steps": [ { "At": "0s", "Rate": "1/s" }, { "At": "61s", "Rate": "30/s" },
        { "At": "70s", "Rate": "2/s" } ])") == Approx(30.0));
}

TEST_CASE("ten requests a second for each reserved execution are the reservation's, and lifted with it", "[planning]") {
    // 20 x 10/s at 50/s is 4x; behind them 300 write units a second are 6x. A bucket of 20 is empty a little before.
    const auto source = test::sourceOf(R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x",
          "MemorySize": 1024, "ReservedConcurrentExecutions": 20 },
        "Behavior": { "Steps": [ { "Call": { "Target": "Items", "Operation": "PutItem",
          "Key": { "Uniform": { "Keys": 100000 } } } } ] } },
        "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
          "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 300 } },
          "Behavior": { "ItemCount": 1000, "ItemSize": "0.5KB" } } },
      "Workloads": { "Load": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "50/s" } } } },
      "Simulation": { "Duration": "1h", "Seed": 7 } })");
    const auto point = broken(source, "as written", 16.0);
    REQUIRE(point.failures.size() >= 2);
    CHECK(point.failures[0].what == "Work: requests a second for the reserved concurrency");
    CHECK(point.failures[0].factor == Approx(4.0).epsilon(0.15));
    CHECK(point.failures[0].kind == planning::LimitKind::Capacity);
    CHECK(point.failures[0].advice.starts_with("raise ReservedConcurrentExecutions"));
    CHECK(point.failures[1].what == "Items: write capacity");
    CHECK(point.failures[1].factor == Approx(6.0).epsilon(0.05));
}

TEST_CASE("what holds as far as is tried, and what cannot be raised", "[planning]") {
    const auto point = broken(test::sourceOf(test::oneTable("10/s", "")), "as written", 2.0);
    CHECK(point.failures.empty());
    CHECK(point.triedTo == 2.0);
    CHECK_FALSE(point.whyNoFurther.empty());
    std::string text = test::oneTable("10/s", "");
    const std::string constant = R"("Constant": { "Rate": "10/s" })";
    text.replace(text.find(constant), constant.size(), R"("Closed": { "Users": 3, "Think": "1s" })");
    const auto closed = test::sourceOf(text);
    CHECK_FALSE(planning::findBreakingPoint(closed, "closed", {}, {}));
}

TEST_CASE("objectives that are missed are found like limits, in order", "[planning]") {
    // Twenty at a time of 100 ms each. By Erlang's loss formula 5 % are lost at 15.25 erlangs, 152.5 a second; 0.1 % at
    // 9.41 erlangs. (The work takes a little more than 100 ms with its overhead.)
    const auto source = test::sourceOf(R"({ "Headroom": 1, "Region": "us-east-1",
      "Resources": { "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "ReservedConcurrentExecutions": 20 },
        "Behavior": { "Duration": "100ms" } } },
      "Workloads": { "Load": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "50/s" } } } },
      "Objectives": [ { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.05 } ],
      "Simulation": { "WarmUp": "10s", "Duration": "60s" } })");
    const auto point = broken(source, "as written", 8.0);
    const planning::Breaking& reserved = failure(point, "Work: reserved concurrency");
    CHECK(reserved.factor > 94.1 / 50.0 * 0.8);
    CHECK(reserved.factor < 94.1 / 50.0 * 1.1);
    CHECK(reserved.kind == LimitKind::Capacity);
    // With that lifted nothing refuses: the objective holds to the end.
    CHECK(std::ranges::none_of(point.failures, [](const auto& one) { return one.kind == LimitKind::Errors; }));
}

TEST_CASE("a route's own limit is lifted, and no burst of requests is saved up for it", "[planning]") {
    // By hand: 10/s of two seconds each: the route's 50 a second are five times that, whatever its burst; then the
    // account's 1,000 executions at once are 500 a second, fifty times.
    const auto api = [](const std::string& burst) {
        return test::sourceOf(R"({ "Headroom": 1, "Name": "Api", "Region": "us-east-1", "Resources": {
          "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10 }, "Behavior": { "Duration": "2s" } },
          "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": {
            "GET /": { "Integration": "Work", "ThrottlingRateLimit": 50, "ThrottlingBurstLimit": )" +
                              burst + R"( } } } },
          "Workloads": { "Users": { "Target": "Api", "Route": "GET /", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
          "Simulation": { "WarmUp": "1m", "Duration": "5m", "Replications": 1, "Seed": 3 } })");
    };
    const auto point = broken(api("5"), "as written", 64.0);
    REQUIRE(point.failures.size() >= 2);
    CHECK(point.failures.front().what == "Api: the method's limit (GET /)");
    CHECK(point.failures.front().factor == Approx(5.0).epsilon(0.03));
    CHECK(failure(point, "concurrent executions of the account").factor == Approx(50.0).epsilon(0.05));
    const auto patient = broken(api("5000"), "as written", 16.0);
    CHECK(patient.failures.front().factor == Approx(5.0).epsilon(0.05));
}
