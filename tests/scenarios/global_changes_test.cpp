// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a global table as a file's events say them, and targets that its writes leave out of reach. Oracles:
// counts by hand.
#include <string>

#include "scenarios/build/design_world.hpp"
#include "scenarios/format/table_demand.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

const std::string kScaled = R"("WriteCapacityAutoScalingSettings": { "MinCapacity": 20, "MaxCapacity": MOST,
    "TargetTrackingScalingPolicyConfiguration": { "TargetValue": 70 } })";

/// Two regions, written in both: 10 puts of 1 KB a second at home, 5 transactions of two items abroad.
struct File {
    bool provisioned = true;
    std::string most = "400";
    std::string events = "";
    std::string duration = "20m";

    format::LoadedScenario load() const {
        std::string scaled = kScaled;
        scaled.replace(scaled.find("MOST"), 4, most);
        const std::string reads =
            provisioned ? R"(, "ReadProvisionedThroughputSettings": { "ReadCapacityUnits": )" : "";
        const auto replica = [&](const char* region, const char* units) {
            return std::string(R"({ "Region": ")") + region + "\"" + (provisioned ? reads + units + " }" : "") + " }";
        };
        return format::loadScenarioText(
            R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": ")" +
                std::string(provisioned ? "PROVISIONED\", \"WriteProvisionedThroughputSettings\": { " + scaled + " }"
                                        : "PAY_PER_REQUEST\"") +
                R"(, "Replicas": [ )" + replica("us-east-1", "9") + ", " + replica("eu-west-1", "3") + R"( ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB", "UpdateTime": "90s" } } },
"Workloads": { "Home": { "Target": "Carts", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
     "Arrivals": { "Constant": { "Rate": "10/s" } } },
   "Abroad": { "Target": "Carts", "Region": "eu-west-1", "Operation": "TransactWriteItems", "Items": 2,
     "Key": { "Uniform": { "Keys": 1000 } }, "Arrivals": { "Constant": { "Rate": "5/s" } } } },
"Events": [ )" + events +
                R"( ],
"Simulation": { "WarmUp": "0s", "Duration": ")" +
                duration + R"(", "Replications": 1 } })",
            "s.json");
    }
};

std::string change(const std::string& at, const std::string& properties, const std::string& more = "") {
    return R"({ "At": ")" + at + R"(", "Target": "Carts", "Kind": "Change", "Properties": { )" + properties + " }" +
           more + " }";
}

const std::string kOnDemand = R"("BillingMode": "PAY_PER_REQUEST")";
const std::string kBack =
    R"("BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 4, "WriteCapacityUnits": 50 })";

void refused(const File& file, const std::string& pointer, const std::string& text) {
    const auto loaded = file.load();
    INFO(document::toLines(loaded.problems));
    CHECK(test::refuses(loaded, pointer, text));
}

std::vector<double> seriesOf(build::DesignWorld& world, const std::string& resource, const std::string& name) {
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        if (one.resource == resource && one.name == name) return one.values;
    }
    return {};
}

}  // namespace

TEST_CASE("global tables: a change of mode is every region's, with the reads of each", "[global]") {
    File file;
    file.events = change("1m", kOnDemand) + ", " + change("4m", kBack);
    file.duration = "8m";
    const auto loaded = file.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(8), base::minutes(1), 7});
    world.run({}, {});
    // A switch takes 90 s: on-demand from 2:30 on, provisioned from 5:30 on. What is shown is a minute's mean.
    CHECK(seriesOf(world, "Carts", "ProvisionedReadCapacityUnits") == std::vector<double>{9, 9, 4.5, 0, 0, 2, 4, 4});
    CHECK(seriesOf(world, "Carts (eu-west-1)", "ProvisionedReadCapacityUnits") ==
          std::vector<double>{3, 3, 1.5, 0, 0, 1.5, 3, 3});
    for (const char* table : {"Carts", "Carts (eu-west-1)"})
        CHECK(seriesOf(world, table, "ProvisionedWriteCapacityUnits") ==
              std::vector<double>{20, 20, 10, 0, 0, 25, 50, 50});
}

TEST_CASE("global tables: warmth and the most that is written are every region's", "[global]") {
    File file;
    file.provisioned = false;
    file.events = change("1m", R"("WarmThroughput": { "WriteUnitsPerSecond": 9000 },
        "OnDemandThroughput": { "MaxReadRequestUnits": 70, "MaxWriteRequestUnits": 5 })");
    file.duration = "5m";
    const auto loaded = file.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(5), base::minutes(1), 7});
    world.run({}, {});
    CHECK(seriesOf(world, "Carts", "OnDemandMaxReadRequestUnits") == std::vector<double>{0, 0, 70, 70, 70});
    CHECK(seriesOf(world, "Carts (eu-west-1)", "OnDemandMaxReadRequestUnits").empty());
    for (const char* table : {"Carts", "Carts (eu-west-1)"})
        CHECK(seriesOf(world, table, "OnDemandMaxWriteRequestUnits") == std::vector<double>{0, 0, 5, 5, 5});
    for (const engine::ResourceReport& report : world.reports(base::minutes(5))) {
        for (const engine::Figure& one : report.figures) {
            if (one.name == "PartitionsMean") CHECK(one.value == 16);  // four take 4,000 writes; 9,000 need twice twice
        }
    }
}

TEST_CASE("global tables: changes that AWS refuses", "[global]") {
    File onDemand;
    onDemand.provisioned = false;
    onDemand.events = change("1m", kBack);
    refused(onDemand, "/Events/0", "turns a global table PROVISIONED whose writes are not scaled");
    File console;
    console.events = change("1m", kOnDemand, R"(, "Through": "Console")") + ", " + change("5m", kBack);
    refused(console, "/Events/1", "the console deletes it");
    File often;
    often.duration = "48h";
    for (int i = 0; i < 5; ++i)
        often.events += (i == 0 ? "" : ", ") + change(std::to_string(5 * i + 1) + "h", kOnDemand) + ", " +
                        change(std::to_string(5 * i + 2) + "h", kBack);
    refused(often, "/Events/8", "is a fifth switch to on-demand within 24 hours");
    File cold;
    cold.provisioned = false;
    cold.events = change("1m", R"("WarmThroughput": { "WriteUnitsPerSecond": 10 })");
    refused(cold, "/Events/0", "at least 4,000 by then and cannot be lowered");
}

// Each region writes 10 units of its own puts or 20 of its transactions; what comes from the other one is 10 a second.
TEST_CASE("global tables: what other regions write counts towards the target", "[global]") {
    const auto loaded = File().load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const format::Design& design = loaded.scenario->designs[0];
    const base::Duration length = base::minutes(20);
    CHECK(format::TableDemand(design, "Carts").mean(true, length) == Approx(10 + 10));
    CHECK(format::TableDemand(design, "Carts (eu-west-1)").mean(true, length) == Approx(20 + 10));
    const auto told = [](const char* most, const char* text) {
        File file;
        file.most = most;
        const auto read = file.load();
        INFO(document::toLines(read.problems));
        return test::warns(read, "/Resources/Carts/Properties", text);
    };
    CHECK(told("42",
               "expected to consume 30 units a second on the mean of Carts (eu-west-1), and the target of 70 % of "
               "MaxCapacity 42 is 29"));
    CHECK_FALSE(told("42", "of Carts,"));
    CHECK_FALSE(told("43", "cannot be reached"));
    CHECK(told("28", "20 units a second on the mean of Carts,"));
}
