// SPDX-License-Identifier: GPL-3.0-or-later
// Queries and scans that find nothing. Oracle: the Developer Guide, read-write-operations: a block for each partition
// searched.
#include <string>

#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;

namespace {

/// Ten calls a second for ten seconds, by the workload itself or by a function.
std::string searching(const std::string& target, const std::string& call) {
    const std::string more = target == "F" ? std::string() : call;
    const std::string step = target != "F" ? std::string() : R"({ "Call": { "Target": "T", )" + call + " } }";
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 100 } },
 "Q": { "Type": "AWS::SQS::Queue" },
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [ )" +
           (step.empty() ? std::string(R"({ "Wait": { "Duration": "1ms" } })") : step) +
           R"( ] } } }, "Workloads": { "W": { "Target": ")" + target + "\", " + (more.empty() ? "" : more + ", ") +
           R"("Arrivals": { "Constant": { "Rate": "10/s" } } } },
"Simulation": { "WarmUp": "cold", "Duration": "10s", "Replications": 1 } })";
}

double readsOf(const std::string& text) {
    const auto loaded = test::load(text);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    for (const auto& resource : result->designs.front().resources) {
        if (resource.resource != "T") continue;
        for (const auto& [name, value] : resource.figures) {
            if (name == "ConsumedReadCapacityUnits") return value;
        }
    }
    return -1.0;
}

std::string problemsOf(const std::string& text) { return document::toLines(test::load(text).problems); }

}  // namespace

// Of a table of four partitions, as every new on-demand table is, a scan searches all and a query one.
TEST_CASE("a search of no items costs a block for each partition that it searches", "[scenarios]") {
    CHECK(readsOf(searching("T", R"("Operation": "Query", "Items": 0)")) == Approx(100 * 0.5));
    CHECK(readsOf(searching("T", R"("Operation": "Scan", "Items": 0)")) == Approx(100 * 4 * 0.5));
    CHECK(readsOf(searching("T", R"("Operation": "Scan", "Items": 0, "ConsistentRead": true)")) == Approx(100 * 4));
    CHECK(readsOf(searching("F", R"("Operation": "Query", "Items": 0)")) == Approx(100 * 0.5).margin(1.0));
}

TEST_CASE("other calls need an item", "[scenarios]") {
    CHECK(
        holds(problemsOf(searching("T", R"("Operation": "GetItem", "Items": 0)")), "GetItem needs at least one item"));
    CHECK(holds(problemsOf(searching("F", R"("Operation": "BatchWriteItem", "Items": 0)")),
                "BatchWriteItem needs at least one item"));
    CHECK(holds(problemsOf(searching("Q", R"("Operation": "SendMessageBatch", "Items": 0)")), "must be at least 1"));
}
