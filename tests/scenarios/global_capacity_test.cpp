// SPDX-License-Identifier: GPL-3.0-or-later
// Provisioned global tables and their indexes in a file. Oracles: counts by hand.
#include <algorithm>
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// Two regions. Writes of the table and of its index are scaled at 70 %, and reads in Ireland; Virginia has 9 reads.
struct File {
    std::string mode = "PROVISIONED";
    std::string writes = R"("WriteProvisionedThroughputSettings": { "WriteCapacityAutoScalingSettings": {
      "MinCapacity": 20, "MaxCapacity": 400, "SeedCapacity": 30, "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70 } } })";
    std::string indexWrites = R"(, "WriteProvisionedThroughputSettings": { "WriteCapacityAutoScalingSettings": {
      "MinCapacity": 50, "MaxCapacity": 400, "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70 } } })";
    std::string home = R"(, "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": 9 })";
    std::string away =
        R"(, "TableClass": "STANDARD_INFREQUENT_ACCESS", "ReadProvisionedThroughputSettings": { "ReadCapacityAutoScalingSettings": {
      "MinCapacity": 3, "MaxCapacity": 30, "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 50, "ScaleInCooldown": 60 } } })";
    std::string indexReads = R"(, "GlobalSecondaryIndexes": [ { "IndexName": "ByDay",
      "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": 2 } } ])";
    std::string more = "";    ///< resources, with a comma before
    std::string quotas = "";  ///< a section, with a comma behind

    format::LoadedScenario load() const {
        return format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": ")" +
                                            mode + "\", " + writes + R"(,
   "GlobalSecondaryIndexes": [ { "IndexName": "ByDay", "KeySchema": [ { "AttributeName": "d", "KeyType": "HASH" } ],
      "Projection": { "ProjectionType": "ALL" })" +
                                            indexWrites + R"( } ],
   "Replicas": [ { "Region": "us-east-1")" + home +
                                            indexReads + R"( }, { "Region": "eu-west-1")" + away + indexReads +
                                            R"( } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB", "Latency": { "PutItem": "5ms" } } })" +
                                            more + "}, " + quotas + R"(
"Workloads": { "Shoppers": { "Target": "Carts", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Constant": { "Rate": "25/s" } } } },
"Simulation": { "WarmUp": "0s", "Duration": "20m", "Replications": 1 } })",
                                        "s.json");
    }
};

const std::string kCarts = "/Resources/Carts/Properties";

}  // namespace

TEST_CASE("global tables: each region has its own reads and class, writes are alike", "[global]") {
    const auto loaded = File().load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const format::Design& design = loaded.scenario->designs[0];
    const auto& home = std::get<dynamodb::Spec>(design.resources[0].spec);
    CHECK(home.readCapacityUnits == 9);
    CHECK(home.writeCapacityUnits == 30);
    CHECK(home.indexes[0].writeCapacityUnits == 50);
    CHECK(home.indexes[0].readCapacityUnits == 2);
    CHECK(home.tableClass == dynamodb::TableClass::Standard);
    const dynamodb::Spec away = dynamodb::atReplica(home, "eu-west-1");
    CHECK(away.readCapacityUnits == 3);
    CHECK(away.writeCapacityUnits == 30);
    CHECK(away.tableClass == dynamodb::TableClass::StandardInfrequentAccess);
    // Writes of the table and of its index in both regions, reads in Ireland.
    CHECK(design.scalings.size() == 5);
    const auto reads =
        std::ranges::find(design.scalings, format::ScaledDimension::TableReads, &format::Scaling::dimension);
    REQUIRE(reads != design.scalings.end());
    CHECK(reads->resource == "Carts (eu-west-1)");
    CHECK(reads->most == 30);
    CHECK(reads->policies[0].target == 50);
    CHECK(reads->policies[0].scaleInCooldown == 60);
}

// 25 writes of 1 KB a second on 30 units are above 70 % from the first minute: two minutes, 150 s, decided at 4:30 to
// ceil(25 / 0.7) = 36, served two minutes later; in Ireland as well, where the writes are replicated.
TEST_CASE("global tables: every region scales its writes on its own, by what reaches it", "[global]") {
    const auto loaded = File().load();
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(20), base::minutes(1), 7});
    world.run({}, {});
    std::size_t tables = 0;
    for (const engine::MetricSeries& series : world.world().metrics().series()) {
        if (series.name != "ProvisionedWriteCapacityUnits" || series.resource.find("/index/") != std::string::npos)
            continue;
        INFO(series.resource);
        CHECK(series.values[5] == 30);
        CHECK(series.values[7] == 36);
        ++tables;
    }
    CHECK(tables == 2);
}

// Virginia: 9 + 2 reads. Ireland: 3 + 2, scaled up to 30 + 2. Writes 30 + 50 in each, scaled up to 400 + 400.
TEST_CASE("global tables: the account's quota is a region's, replicas count where they are", "[global]") {
    const auto load = [](const std::string& quota, const std::string& more = "") {
        File file;
        file.quotas = R"("Quotas": { "DynamoDB": { )" + quota + " } },";
        file.more = more;
        return file.load();
    };
    const auto reads = load(R"("AccountReadUnits": 11)");
    CHECK(test::warns(reads, kCarts, "in eu-west-1, to 32 read units, above the account's quota of 11"));
    CHECK_FALSE(test::warns(reads, kCarts, "us-east-1"));
    CHECK_FALSE(test::warns(load(R"("AccountReadUnits": 32)"), kCarts, "quota"));
    CHECK(test::refuses(load(R"("AccountReadUnits": 10)"), kCarts, "in us-east-1 to 11 read units"));
    CHECK(test::warns(load(R"("AccountWriteUnits": 80)"), kCarts, "in us-east-1, to 800 write units"));
    const auto writes = load(R"("AccountWriteUnits": 79)");
    CHECK(test::refuses(writes, kCarts, "in eu-west-1 to 80 write units"));
    CHECK(test::refuses(writes, kCarts, "in us-east-1 to 80 write units"));
    // A table of one region adds to that one alone.
    const std::string logs =
        R"(, "Log": { "Type": "AWS::DynamoDB::Table", "Properties": { "ProvisionedThroughput": {
   "ReadCapacityUnits": 22, "WriteCapacityUnits": 1 } }, "Behavior": { "ItemCount": 1 } })";
    const auto both = load(R"("AccountReadUnits": 32)", logs);
    CHECK(test::refuses(both, "/Resources/Log/Properties/ProvisionedThroughput", "in us-east-1 to 33 read units"));
    CHECK_FALSE(test::refuses(both, kCarts, "eu-west-1"));
}

TEST_CASE("global tables: capacity that AWS refuses is an error that says so", "[global]") {
    const auto refused = [](auto change, const std::string& pointer, const std::string& text) {
        File file;
        change(file);
        const auto loaded = file.load();
        INFO(document::toLines(loaded.problems));
        CHECK(test::refuses(loaded, pointer, text));
    };
    refused([](File& file) { file.mode = "PAY_PER_REQUEST"; }, kCarts + "/WriteProvisionedThroughputSettings",
            "cannot be given with BillingMode PAY_PER_REQUEST");
    refused([](File& file) { file.indexWrites = ""; }, kCarts + "/GlobalSecondaryIndexes/0",
            "lacks \"WriteProvisionedThroughputSettings\"");
    refused([](File& file) { file.home = ""; }, kCarts + "/Replicas/0", "lacks \"ReadProvisionedThroughputSettings\"");
    refused([](File& file) { file.home = R"(, "ReadProvisionedThroughputSettings": {})"; },
            kCarts + "/Replicas/0/ReadProvisionedThroughputSettings", "needs either ReadCapacityUnits or");
    refused([](File& file) { file.indexReads = ""; }, kCarts + "/Replicas/0", "needs reads of the index \"ByDay\"");
    refused([](File& file) { file.writes.replace(file.writes.find("70"), 2, "95"); },
            kCarts +
                "/WriteProvisionedThroughputSettings/WriteCapacityAutoScalingSettings/"
                "TargetTrackingScalingPolicyConfiguration/TargetValue",
            "must be from 20 to 90");
    refused([](File& file) { file.writes.replace(file.writes.find("400"), 3, "10"); },
            kCarts + "/WriteProvisionedThroughputSettings/WriteCapacityAutoScalingSettings", "is above MaxCapacity");
    refused(
        [](File& file) {
            file.more = R"(, "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
   "ServiceNamespace": "dynamodb", "ResourceId": "table/Carts", "ScalableDimension": "dynamodb:table:WriteCapacityUnits",
   "MinCapacity": 5, "MaxCapacity": 50 } })";
        },
        kCarts + "/Replicas", "cannot be scaled by Range as well");
}

TEST_CASE("global tables: what is scaled stays within a table's quota, and a share is no target", "[global]") {
    File file;
    const std::string scaled = kCarts + "/WriteProvisionedThroughputSettings/WriteCapacityAutoScalingSettings/";
    const auto with = [&](const std::string& from, const std::string& to) {
        File changed = file;
        changed.writes.replace(changed.writes.find(from), from.size(), to);
        return changed.load();
    };
    CHECK(test::refuses(with("400", "50000"), scaled + "MaxCapacity", "quota of 40,000 units a table"));
    CHECK(test::refuses(with("\"TargetValue\": 70", "\"TargetValue\": 0.7"),
                        scaled + "TargetTrackingScalingPolicyConfiguration/TargetValue",
                        "it is per cent, not a share; 70 means 70 %"));
    CHECK(test::refuses(with("400", "10"), scaled.substr(0, scaled.size() - 1),
                        "MinCapacity is above MaxCapacity (CloudFormation Template Reference"));
}

TEST_CASE("global tables: what AWS does not publish of changing capacity is listed where they scale", "[global]") {
    const auto loaded = File().load();
    REQUIRE(loaded.scenario);
    for (const char* key : {"HourlyBilling", "UpdateTime", "IdleMinutes"}) {
        const std::string path = "/Resources/Carts/Behavior/" + std::string(key);
        const auto& all = loaded.scenario->designs[0].assumptions;
        INFO(path);
        CHECK(std::ranges::any_of(all, [&](const format::Assumption& one) { return one.path == path; }));
    }
}
