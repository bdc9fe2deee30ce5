// SPDX-License-Identifier: GPL-3.0-or-later
// A workload that few requests make, or a resource that few ask, is judged by its own refusals.
#include "scenarios/planning/refused_share.hpp"

#include "scenarios/planning/breaking_point.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// 4,000 reads a second on demand, and so many writes of one unit a second on two units.
planning::Source pingsAndOrders(const std::string& orders) {
    return test::sourceOf(R"({ "Headroom": 1, "Name": "Pings", "Region": "us-east-1", "Resources": {
 "Big": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB", "Partitions": 20 } },
 "Small": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 2 } }, "Behavior": { "ItemCount": 1000, "ItemSize": "1KB" } } },
 "Workloads": {
   "Pings": { "Target": "Big", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 100000 } }, "Arrivals": { "Constant": { "Rate": "4000/s" } } },
   "Orders": { "Target": "Small", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } }, "Arrivals": { "Constant": { "Rate": ")" +
                          orders + R"(" } } } },
 "Simulation": { "WarmUp": "10s", "Duration": "20s", "Replications": 1, "Seed": 7 } })");
}

/// Of 1,000,000 requests 1,000 are of a small workload; the API refuses `refused` of them.
study::DesignResult shared(double refused) {
    study::DesignResult result;
    result.requests.offered = 1'000'000;
    result.workloads = {{"Crowd", study::Counts{}}, {"Few", study::Counts{}}};
    result.workloads[0].second.offered = 999'000;
    result.workloads[1].second.offered = 1'000;
    result.workloads[1].second.throttled = static_cast<std::uint64_t>(refused);
    result.resources.push_back(
        {"Api", "AWS::ApiGateway::RestApi", {{"Count", 1'000'000.0}, {"ThrottlesUsagePlan", refused}}});
    return result;
}

}  // namespace

// By hand: two units are two writes a second: twice the traffic of 1/s. The half of the orders at four times are
// 0.05 % of all requests.
TEST_CASE("a small workload that is refused gives way in its own right", "[planning]") {
    const auto point = planning::findBreakingPoint(pingsAndOrders("1/s"), "as written", {3.0}, {});
    REQUIRE(point);
    REQUIRE(point->failures.size() == 1);
    CHECK(point->failures[0].what == "Small: write capacity");
    CHECK(point->failures[0].factor == Approx(2.0).epsilon(0.03));
    CHECK(point->failures[0].of == "Small");
    CHECK(point->failures[0].refusedShare < 0.05);
}

// By hand: six a second of two are refused already at a third of the traffic.
TEST_CASE("what a small workload is refused today is told as failing today", "[planning]") {
    const auto point = planning::findBreakingPoint(pingsAndOrders("6/s"), "as written", {1.0}, {});
    REQUIRE(point);
    REQUIRE_FALSE(point->failures.empty());
    CHECK(point->failures[0].what == "Small: write capacity");
    CHECK(point->failures[0].factor == Approx(1.0 / 3.0).epsilon(0.03));
}

TEST_CASE("a workload's refusals count by its own requests, and are told as its", "[planning]") {
    const auto limits = planning::limitsThatCount(shared(500.0), {});
    REQUIRE(limits.size() == 1);
    CHECK(limits[0].of == "Few");
    CHECK(limits[0].share == 0.5);
    CHECK(planning::refusedWorkloads(shared(500.0)) == std::vector<std::string>{"Few"});
    CHECK(planning::refusedWorkloads(shared(0.0)).empty());
    // Of a workload that is left out only what the resource is asked counts: 500 of a million do not.
    const std::vector<std::string> known{"Few"};
    CHECK(planning::limitsThatCount(shared(500.0), known).empty());
}

TEST_CASE("a resource that few requests ask is judged by those", "[planning]") {
    study::DesignResult result = shared(0.0);
    result.resources.push_back({"Rare",
                                "AWS::DynamoDB::Table",
                                {{"SuccessfulRequests", 60.0},
                                 {"ThrottledRequests", 40.0},
                                 {"WriteProvisionedThroughputThrottleEvents", 40.0}}});
    const auto limits = planning::limitsThatCount(result, {});
    REQUIRE(limits.size() == 1);
    CHECK(limits[0].of == "Rare");
    CHECK(limits[0].share == 0.4);
}
