// SPDX-License-Identifier: GPL-3.0-or-later
// What several workloads bring to a table is weighed by units, not by calls. Oracle throughout, by hand: a write unit a
// KB of item begun, a read unit for 4 KB, half of it where reads are eventually consistent.
#include <string>
#include <utility>
#include <vector>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/load_groups.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

using Shares = std::vector<std::pair<std::size_t, double>>;

/// A table of items of 3.5 KB with an index, of the name and with the properties given.
std::string indexedTable(const std::string& kind, const std::string& partitionKey) {
    const std::string throughput = kind == "Global" ? R"(, "ProvisionedThroughput": { "ReadCapacityUnits": 100,
       "WriteCapacityUnits": 100 })"
                                                    : "";
    return R"("T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 100, "WriteCapacityUnits": 100 },
   "AttributeDefinitions": [ { "AttributeName": "id", "AttributeType": "S" }, { "AttributeName": "at", "AttributeType": "S" },
     { "AttributeName": "author", "AttributeType": "S" } ],
   "KeySchema": [ { "AttributeName": "id", "KeyType": "HASH" }, { "AttributeName": "at", "KeyType": "RANGE" } ],
   ")" + kind +
           R"(SecondaryIndexes": [ { "IndexName": "ByAuthor", "Projection": { "ProjectionType": "ALL" },
     "KeySchema": [ { "AttributeName": ")" +
           partitionKey + R"(", "KeyType": "HASH" }, { "AttributeName": ")" + (kind == "Global" ? "at" : "author") +
           R"(", "KeyType": "RANGE" } ])" + throughput + R"( } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "3.5KB", "Indexes": { "ByAuthor": { "KeyChanges": 0.5 } } } })";
}

std::string asking(const std::string& name, const std::string& asked, const std::string& arrivals = {}) {
    const std::string rate = arrivals.empty() ? R"("Poisson": { "Rate": "5/s" })" : arrivals;
    return "\"" + name + R"(": { "Target": "T", )" + asked +
           R"(, "Key": { "Uniform": { "Keys": 1000 } }, "Arrivals": { )" + rate + " } }";
}

std::string unitsDesign(const std::string& resources, const std::string& workloads) {
    return R"({ "Headroom": 1, "Name": "Units", "Region": "us-east-1", "Resources": { )" + resources +
           R"( }, "Workloads": { )" + workloads +
           R"( }, "Simulation": { "WarmUp": "1h", "Duration": "24h", "Replications": 1, "Seed": 3 } })";
}

/// Of what several bring to one limit.
std::vector<Shares> sharedOf(const std::string& text) {
    const auto scenario = planning::load(test::sourceOf(text));
    if (!scenario) FAIL(scenario.error().what);
    std::vector<Shares> shares;
    const auto groups = planning::loadGroupsOf(*scenario);
    for (std::size_t i = 1 + scenario->designs.front().workloads.size(); i < groups.size(); ++i)
        shares.push_back(groups[i].traffic);
    return shares;
}

void checkShares(const Shares& found, const Shares& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].first == expected[i].first);
        CHECK(found[i].second == Approx(expected[i].second));
    }
}

}  // namespace

TEST_CASE("workloads weigh on a table and on its index by the units that each of their requests uses", "[planning]") {
    // A put of 3.5 KB: 4 write units; half of them change the index's key, which is two entries, the others one: 1.5
    // x 4. A delete: 4, and one entry. Ten entries of 3.5 KB are 35 KB: 9 halves; two are 7 KB: 2 halves.
    const auto shares = sharedOf(unitsDesign(
        indexedTable("Global", "author"),
        asking("Puts", R"("Operation": "PutItem")") + ", " + asking("Deletes", R"("Operation": "DeleteItem")") + ", " +
            asking("Tens", R"("Operation": "Query", "IndexName": "ByAuthor", "Items": 10)") + ", " +
            asking("Twos", R"("Operation": "Query", "IndexName": "ByAuthor", "Items": 2)")));
    REQUIRE(shares.size() == 3);
    checkShares(shares[0], {{0, 4.0}, {1, 4.0}});
    checkShares(shares[1], {{2, 4.5}, {3, 1.0}});
    checkShares(shares[2], {{0, 6.0}, {1, 4.0}});
}

TEST_CASE("a local index takes its entries out of the table's own units", "[planning]") {
    // 4 and 1.5 x 4; a small item 1 and 1.5 x 1. A consistent read of 3.5 KB is a unit, an eventual one of 9 KB 1.5.
    const auto shares = sharedOf(unitsDesign(
        indexedTable("Local", "id"), asking("Puts", R"("Operation": "PutItem")") + ", " +
                                         asking("Small", R"("Operation": "PutItem", "ItemSize": "0.5KB")") + ", " +
                                         asking("Sure", R"("Operation": "GetItem", "ConsistentRead": true)") + ", " +
                                         asking("Large", R"("Operation": "GetItem", "ItemSize": "9KB")")));
    REQUIRE(shares.size() == 2);
    checkShares(shares[0], {{2, 1.0}, {3, 1.5}});
    checkShares(shares[1], {{0, 10.0}, {1, 2.5}});
}

TEST_CASE("a table breaks where its units are most, though its calls are more at another moment", "[planning]") {
    // Units a second: at 8 h 200, at 10 h 180 + 9 x 20 = 360, at 12 h 10 x 20 = 200: of 450 units 360 are 1.25 times.
    // Calls: 200, 189 and 10. Six more workloads have peaks as well, so that nothing but the units' own leads to 10 h.
    const std::string table = R"(": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 10, "WriteCapacityUnits": )";
    const std::string items = R"( } }, "Behavior": { "ItemCount": 1000, "ItemSize": "0.9KB" } })";
    const auto steps = [](const std::string& early, const std::string& both, const std::string& late) {
        return R"("Steps": [ { "At": "0h", "Rate": "0.1/s" }, { "At": "8h", "Rate": ")" + early +
               R"(/s" }, { "At": "10h", "Rate": ")" + both + R"(/s" }, { "At": "12h", "Rate": ")" + late +
               R"(/s" }, { "At": "14h", "Rate": "0.1/s" } ])";
    };
    std::string workloads = asking("Small", R"("Operation": "PutItem")", steps("200", "180", "0.1")) + ", " +
                            asking("Large", R"("Operation": "PutItem", "ItemSize": "19.5KB")", steps("0.1", "9", "10"));
    for (const std::string hour : {"1", "3", "5", "15", "17", "19"})
        workloads += R"(, "O)" + hour +
                     R"(": { "Target": "Other", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Spike": { "Base": "1/s", "Peak": "20/s", "At": ")" +
                     hour + R"(h", "For": "1h" } } })";
    const auto point = planning::findBreakingPoint(
        test::sourceOf(unitsDesign("\"T" + table + "450" + items + ", \"Other" + table + "2000" + items, workloads)),
        "as written", {3.0}, {});
    if (!point) FAIL(point.error().what);
    REQUIRE_FALSE(point->failures.empty());
    CHECK(point->failures.front().what == "T: write capacity");
    CHECK(point->failures.front().factor == Approx(450.0 / 360.0).epsilon(0.05));
    CHECK(point->heldAt == "10 h");
}
