// SPDX-License-Identifier: GPL-3.0-or-later
// What is expected to pile up behind tables. Oracles: rates times lengths times bytes by hand.
#include "scenarios/study/backlog_estimate.hpp"

#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// Four shards that a mapping M reads into a function.
struct File {
    std::string mapping = "";  ///< more of its Properties, with a comma before
    std::string table = "";    ///< more of the table's Behavior
    std::string reader = R"("Error": 1, "Steps": [ { "Wait": "100ms" } ])";
    std::string writers = R"("Target": "T", "Operation": "PutItem")";
    std::string rate = "1000/s";
    std::string length = "24h";

    std::string text() const {
        return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "POST /": "Write" } },
 "Write": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": [
   { "Call": { "Target": "T", "Operation": "GetItem" } },
   { "Call": { "Target": "T", "Operation": "BatchWriteItem", "Items": 5 } } ] } },
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
   "StreamSpecification": { "StreamViewType": "NEW_IMAGE" } }, "Behavior": { "ItemCount": 1000)" +
               table + R"( } },
 "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 60 }, "Behavior": { )" +
               reader + R"( } },
 "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "Read" },
   "EventSourceArn": { "Fn::GetAtt": ["T", "StreamArn"] }, "StartingPosition": "TRIM_HORIZON")" +
               mapping + R"( } } },
"Workloads": { "W": { )" +
               writers + R"(, "Arrivals": { "Constant": { "Rate": ")" + rate + R"(" } } } },
"Simulation": { "WarmUp": "cold", "Duration": ")" +
               length + R"(", "Replications": 1 } })";
    }
};

study::Backlog backlogOf(const std::string& text) {
    const auto loaded = test::load(text);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const base::Instant end{loaded.scenario->simulation.duration.count};
    return study::expectedBacklog(loaded.scenario->designs.front(), base::Instant{}, end);
}

double megabytes(const File& file) { return backlogOf(file.text()).bytes / 1e6; }

}  // namespace

// 1,000 records a second for a day are 86.4 million of 16 B.
TEST_CASE("records that are tried for ever pile up until they are too old", "[estimate]") {
    File file;
    CHECK(megabytes(file) == Approx(86.4 * 16));
    file.length = "48h";
    CHECK(megabytes(file) == Approx(86.4 * 16));
    file.length = "1h";
    CHECK(megabytes(file) == Approx(3.6 * 16));
    file.mapping = R"(, "MaximumRecordAgeInSeconds": 600)";
    CHECK(megabytes(file) == Approx(0.6 * 16));
    file.mapping = R"(, "MaximumRetryAttempts": 3)";  // four shards, 100 records each in 100 ms: 4,000 a second
    CHECK(megabytes(file) == 0.0);
    file = {};
    file.reader = R"("Steps": [ { "Wait": "100ms" } ])";
    CHECK(megabytes(file) == 0.0);
    file.table = R"(, "UnprocessableRecords": 0.001)";  // each holds up its shard
    CHECK(megabytes(file) == Approx(86.4 * 16));
    file.table += R"(, "UnchangedWrites": 0.25)";
    CHECK(megabytes(file) == Approx(0.75 * 86.4 * 16));
}

// Four shards at a time, 100 records in 20 s: 20 a second of 1,000.
TEST_CASE("a reader that is too slow lets the rest pile up", "[estimate]") {
    File file;
    file.reader = R"("Steps": [ { "Wait": "20s" } ])";
    file.length = "1h";
    CHECK(megabytes(file) == Approx((1'000 - 20) * 3'600 * 16 / 1e6));
    file.mapping = R"(, "ParallelizationFactor": 5, "BatchSize": 500)";
    CHECK(megabytes(file) == Approx((1'000 - 500) * 3'600 * 16 / 1e6));
}

TEST_CASE("items are counted through APIs and functions, reads are not", "[estimate]") {
    File file;
    file.writers = R"("Target": "Api", "Route": "POST /")";
    file.rate = "10/s";
    CHECK(megabytes(file) == Approx(5 * 10 * 86'400 * 16 / 1e6));
    file.writers =
        R"("Target": "T", "Mix": [ { "Operation": "GetItem", "Weight": 3 }, { "Operation": "PutItem", "Weight": 1 } ])";
    CHECK(megabytes(file) == Approx(0.25 * 10 * 86'400 * 16 / 1e6));
}

// 12,000 records a second for a day are 16.6 GB.
TEST_CASE("a backlog that does not fit in memory is refused before the run, with what helps", "[estimate]") {
    File file;
    file.rate = "12000/s";
    const auto estimateOf = [&] {
        const auto loaded = test::load(file.text());
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        return study::estimate(*loaded.scenario);
    };
    const auto refused = estimateOf();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("M does not get on with the records of T") != std::string::npos);
    file.rate = "1000/s";
    const auto taken = estimateOf();
    REQUIRE(taken);
    CHECK(taken->memoryBytes > 86.4e6 * 16);
    CHECK(taken->memoryBytes < 86.4e6 * 16 + 100e6);
}

// 100 writes a second are 10 s on their way; of the two units of each the other region holds 50 a second, so that 75 in
// a hundred wait, 48 B each.
TEST_CASE("writes between regions are counted while they are on their way and while they wait", "[estimate]") {
    const auto global = [](const std::string& most) {
        return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PAY_PER_REQUEST")" +
               most + R"(, "Replicas": [ { "Region": "us-east-1" }, { "Region": "eu-west-1" } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1500B", "ReplicationLag": "10s" } } },
"Workloads": { "A": { "Target": "Carts", "Operation": "PutItem", "Arrivals": { "Constant": { "Rate": "60/s" } } },
  "B": { "Target": "Carts", "Region": "eu-west-1", "Operation": "PutItem", "Arrivals": { "Constant": { "Rate": "40/s" } } } },
"Simulation": { "WarmUp": "cold", "Duration": "1h", "Replications": 1 } })";
    };
    CHECK(backlogOf(global("")).bytes == Approx(100 * 10 * 512));
    const auto waits = backlogOf(global(R"(, "WriteOnDemandThroughputSettings": { "MaxWriteRequestUnits": 50 })"));
    CHECK(waits.bytes == Approx(100 * 10 * 512 + 0.75 * 100 * 3'600 * 48));
    CHECK(waits.why.find("do not take what is written") != std::string::npos);
}
