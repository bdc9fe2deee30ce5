// SPDX-License-Identifier: GPL-3.0-or-later
// Limits of a table's global indexes and of its replicas abroad. Oracles: arithmetic of units and prices by hand.
#include "scenarios/planning/table_limits.hpp"

#include <algorithm>
#include <optional>

#include "scenarios/planning/breaking_point.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::Fix;
using planning::LimitKind;

namespace {

/// A table "Posts" with an index "ByAuthor" of everything; items of 1 KB are written at a constant rate.
std::string posts(const std::string& properties, const std::string& indexProperties, const std::string& rate,
                  const std::string& more = "") {
    return R"({ "Headroom": 1, "Name": "Posts", "Region": "us-east-1",
 "Resources": { "Posts": { "Type": "AWS::DynamoDB::Table", "Properties": { )" +
           properties + R"(, "GlobalSecondaryIndexes": [ { "IndexName": "ByAuthor",
     "KeySchema": [ { "AttributeName": "a", "KeyType": "HASH" } ], "Projection": { "ProjectionType": "ALL" })" +
           indexProperties + R"( } ] }, "Behavior": { "ItemCount": 1000, "ItemSize": "1000B" } })" + more + R"( },
 "Workloads": { "Writers": { "Target": "Posts", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Constant": { "Rate": ")" +
           rate + R"(" } } } },
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 1, "Seed": 5 } })";
}

std::string provisioned(int writes) {
    return R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": )" + std::to_string(writes) +
           " }";
}

/// Two regions: the scenario's own holds 500 reads, Ireland 20; 30 writes in each.
std::string global(const std::string& workload) {
    const auto scaled = [](const char* kind, int units) {
        const std::string both = std::to_string(units);
        return std::string("\"") + kind + R"(CapacityAutoScalingSettings": { "MinCapacity": )" + both +
               R"(, "MaxCapacity": )" + both +
               R"(, "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70 } })";
    };
    return R"({ "Headroom": 1, "Name": "Carts", "Region": "us-east-1", "Resources": {
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PROVISIONED",
   "WriteProvisionedThroughputSettings": { )" +
           scaled("Write", 30) + R"( },
   "Replicas": [ { "Region": "us-east-1", "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": 500 } },
     { "Region": "eu-west-1", "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": 20 } } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1000B" } } },
 "Workloads": { "Users": { "Target": "Carts", "Key": { "Uniform": { "Keys": 1000 } }, )" +
           workload + R"( } },
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 1, "Seed": 5 } })";
}

planning::BreakingPoint broken(const std::string& text, double most) {
    auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {most}, {});
    if (!point) FAIL(point.error().what);
    return std::move(*point);
}

std::vector<planning::LimitReached> reachedBy(const std::string& figure) {
    study::DesignResult result;
    result.resources.push_back({"Posts", "AWS::DynamoDB::Table", {{figure, 3.0}}});
    return planning::limitsReached(result);
}

format::Design designOf(const std::string& text) {
    auto scenario = planning::load(test::sourceOf(text));
    if (!scenario) FAIL(scenario.error().what);
    return scenario->designs.front();
}

}  // namespace

// 50 writes a second of one unit each: the index's 100 units are used up at twice the traffic, the table's 200 at four
// times. Twice as much costs 100 (200) further units at 0.00065 USD for 730 h.
TEST_CASE("an index that throttles is named, lifted and priced apart from its table", "[planning]") {
    const auto point =
        broken(posts(provisioned(200),
                     R"(, "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 100 })", "50/s"),
               6.0);
    REQUIRE(point.failures.size() == 2);
    const planning::Breaking& index = point.failures[0];
    CHECK(index.what == "Posts/index/ByAuthor: write capacity");
    CHECK(index.kind == LimitKind::Capacity);
    CHECK(index.advice == "raise WriteCapacityUnits of index ByAuthor");
    CHECK(index.factor == Approx(2.0).epsilon(0.02));
    REQUIRE(index.fixPerMonth);
    CHECK(*index.fixPerMonth == Approx(100 * 0.00065 * 730).epsilon(1e-6));
    const planning::Breaking& table = point.failures[1];
    CHECK(table.what == "Posts: write capacity");
    CHECK(table.advice == "raise WriteCapacityUnits");
    CHECK(table.factor == Approx(4.0).epsilon(0.02));
    REQUIRE(table.fixPerMonth);
    CHECK(*table.fixPerMonth == Approx(200 * 0.00065 * 730).epsilon(1e-6));
}

// The index takes 100 units a second, the table none too many: with the index's maximum taken away nothing fails.
TEST_CASE("the maximum of an index is taken away, the table's is not", "[planning]") {
    const auto point = broken(
        posts(
            R"("BillingMode": "PAY_PER_REQUEST", "OnDemandThroughput": { "MaxReadRequestUnits": 9, "MaxWriteRequestUnits": 300 })",
            R"(, "OnDemandThroughput": { "MaxReadRequestUnits": 9, "MaxWriteRequestUnits": 100 })", "50/s"),
        4.0);
    REQUIRE(point.failures.size() == 1);
    CHECK(point.failures[0].what == "Posts/index/ByAuthor: OnDemandThroughput of writes");
    CHECK(point.failures[0].advice == "raise MaxWriteRequestUnits of index ByAuthor");
    CHECK(point.failures[0].factor == Approx(2.0).epsilon(0.02));
    CHECK(point.triedTo == 4.0);
}

// Half a unit a read, 20 a second: Ireland's 20 units are used up at twice the traffic. 20 further ones cost 0.000147
// USD an hour there; Virginia's 500 have nothing to do with it.
TEST_CASE("a replica's reads are lifted and priced in its region", "[planning]") {
    const auto point = broken(
        global(R"("Region": "eu-west-1", "Operation": "GetItem", "Arrivals": { "Constant": { "Rate": "20/s" } })"),
        5.0);
    REQUIRE(point.failures.size() == 1);  // lifted: nothing more fails
    CHECK(point.failures[0].what == "Carts (eu-west-1): read capacity");
    CHECK(point.failures[0].advice == "raise ReadCapacityUnits");
    CHECK(point.failures[0].factor == Approx(2.0).epsilon(0.02));
    REQUIRE(point.failures[0].fixPerMonth);
    CHECK(*point.failures[0].fixPerMonth == Approx(20 * 0.000147 * 730).epsilon(1e-6));
}

// 15 writes a second of one unit: 30 are used up at twice the traffic, wherever they are sent. Every region has the
// same writes, so 30 further ones are paid for in both: at 0.00065 and at 0.000735 USD an hour.
TEST_CASE("writes of a global table are lifted and priced in every region", "[planning]") {
    for (const char* region : {"", R"("Region": "eu-west-1", )"}) {
        const auto point = broken(
            global(std::string(region) + R"("Operation": "PutItem", "Arrivals": { "Constant": { "Rate": "15/s" } })"),
            5.0);
        REQUIRE(point.failures.size() == 1);
        CHECK(point.failures[0].what ==
              (*region == '\0' ? "Carts: write capacity" : "Carts (eu-west-1): write capacity"));
        CHECK(point.failures[0].advice == "raise WriteCapacityUnits, which is the same in every region");
        CHECK(point.failures[0].factor == Approx(2.0).epsilon(0.02));
        REQUIRE(point.failures[0].fixPerMonth);
        CHECK(*point.failures[0].fixPerMonth == Approx(30 * (0.00065 + 0.000735) * 730).epsilon(1e-6));
    }
}

TEST_CASE("what is scaled of an index is lifted with its bounds, and nothing else", "[planning]") {
    const std::string target = R"(, "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
      "ServiceNamespace": "dynamodb", "ResourceId": "table/Posts/index/ByAuthor",
      "ScalableDimension": "dynamodb:index:WriteCapacityUnits", "MinCapacity": 10, "MaxCapacity": 40 } },
    "TableRange": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
      "ServiceNamespace": "dynamodb", "ResourceId": "table/Posts",
      "ScalableDimension": "dynamodb:table:WriteCapacityUnits", "MinCapacity": 11, "MaxCapacity": 41 } })";
    format::Design design = designOf(
        posts(provisioned(30), R"(, "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 20 })",
              "5/s", target));
    const auto reached = reachedBy("index/ByAuthor/WriteProvisionedThroughputThrottleEvents");
    REQUIRE(reached.size() == 1);
    CHECK(reached[0].index == "ByAuthor");
    CHECK(reached[0].figure->fix == Fix::WriteCapacity);
    CHECK(planning::lift(reached[0], 2.5, design));
    const auto& table = std::get<dynamodb::Spec>(design.resources[0].spec);
    CHECK(table.indexes[0].writeCapacityUnits == 50);
    CHECK(table.indexes[0].readCapacityUnits == 5);
    CHECK(table.writeCapacityUnits == 30);
    REQUIRE(design.scalings.size() == 2);
    CHECK(design.scalings[0].least == 25);
    CHECK(design.scalings[0].most == 100);
    CHECK(design.scalings[1].least == 11);
    CHECK(design.scalings[1].most == 41);
}

TEST_CASE("a limit of an index that nothing raises is told as the index's", "[planning]") {
    const auto reached = reachedBy("index/ByAuthor/WriteKeyRangeThroughputThrottleEvents");
    REQUIRE(reached.size() == 1);
    CHECK(planning::nameOf(reached[0]) == "Posts/index/ByAuthor: writes of one partition");
    CHECK(reachedBy("ReadMaxOnDemandThroughputThrottleEvents").at(0).figure->fix == Fix::ReadMaximum);
    CHECK(reachedBy("ReadMaxOnDemandThroughputThrottleEvents").at(0).index.empty());
}
