// SPDX-License-Identifier: GPL-3.0-or-later
// Global tables in a file, their bill by region, and the gallery's scenario of one. Oracles: prices and counts by hand.
#include <string>

#include "pricing/price_tables.hpp"
#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/study_steps.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;

namespace {

std::string file(const std::string& replicas, const std::string& workload = "", const std::string& properties = "",
                 const std::string& mode = "PAY_PER_REQUEST") {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": ")" +
           mode + R"(", "Replicas": [ )" + replicas + " ]" + properties + R"( },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB", "Latency": { "PutItem": "5ms" } } } },
"Workloads": { "Shoppers": { "Target": "Carts", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 1000 } },
   "Arrivals": { "Constant": { "Rate": "10/s" } })" +
           workload + R"( } },
"Simulation": { "WarmUp": "10s", "Duration": "1000s", "Replications": 1 } })";
}

const std::string kTwo = R"({ "Region": "us-east-1" }, { "Region": "eu-west-1" })";
const std::string kReplicas = "/Resources/Carts/Properties/Replicas";

format::LoadedScenario load(const std::string& text) { return format::loadScenarioText(text, "s.json"); }

}  // namespace

TEST_CASE("global tables: what AWS refuses or nobody models is an error that says so", "[global]") {
    CHECK(test::refuses(load(file(kTwo + R"(, { "Region": "eu-west-1" })")), kReplicas + "/2", "is a second replica"));
    CHECK(test::refuses(load(file(R"({ "Region": "eu-west-1" })")), kReplicas, "lacks the scenario's own region"));
    CHECK(test::refuses(load(file(kTwo + R"(, { "Region": "eu-west-9" })")), kReplicas, "is not a region known here"));
    CHECK(test::refuses(load(file(kTwo, "", R"(, "MultiRegionConsistency": "STRONG")")),
                        "/Resources/Carts/Properties/MultiRegionConsistency", "not modelled yet"));
    CHECK(test::refuses(load(file(kTwo, "", "", "PROVISIONED")), "/Resources/Carts/Properties",
                        "lacks \"WriteProvisionedThroughputSettings\""));
    CHECK(test::refuses(load(file(R"({ "Region": "us-east-1", "SSESpecification": {} })")),
                        kReplicas + "/0/SSESpecification", "not modelled yet"));
    CHECK(test::refuses(load(file(kTwo, R"(, "Region": "eu-west-2")")), "/Workloads/Shoppers/Region",
                        "did you mean \"eu-west-1\"?"));
    std::string cached = file(kTwo, R"(, "Region": "eu-west-1", "Via": "Cache")");
    cached.insert(cached.find("\"Carts\""), R"("Cache": { "Type": "AWS::DAX::Cluster", "Properties": {
   "NodeType": "dax.r5.large", "ReplicationFactor": 1, "IAMRoleARN": "arn:aws:iam::123456789012:role/dax" } },)");
    CHECK(test::refuses(load(cached), "/Workloads/Shoppers/Region", "Cache answers for tables of its own region"));
    test::OneOfEach other;
    other.users = R"("Target": "Items", "Operation": "GetItem", "Region": "us-east-1")";
    CHECK(test::refuses(other.load(), "/Workloads/Users/Region", "belongs to workloads on a global table"));
}

TEST_CASE("global tables: CloudFormation wants a stream of several regions", "[global]") {
    const std::string carts = "/Resources/Carts/Properties";
    CHECK(test::warns(load(file(kTwo)), carts, "lacks StreamSpecification"));
    CHECK_FALSE(test::warns(load(file(R"({ "Region": "us-east-1" })")), carts, "StreamSpecification"));
    const std::string stream = R"(, "StreamSpecification": { "StreamViewType": "KEYS_ONLY" })";
    CHECK_FALSE(test::warns(load(file(kTwo, "", stream)), carts, "StreamSpecification"));
}

TEST_CASE("global tables: a workload uses the replica of its region", "[global]") {
    const auto loaded = load(file(kTwo, R"(, "Region": "eu-west-1")"));
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const format::Design& design = loaded.scenario->designs[0];
    CHECK(std::get<dynamodb::Spec>(design.resources[0].spec).replicas == std::vector<std::string>{"eu-west-1"});
    build::DesignWorld world(*loaded.scenario, design, {{}, base::seconds(100), base::minutes(1), 7});
    world.run({}, {});
    const auto reports = world.reports(base::seconds(100));
    REQUIRE(reports.size() == 2);
    CHECK(reports[1].resource == "Carts (eu-west-1)");
    for (const engine::ResourceReport& report : reports) {
        const bool away = report.resource != "Carts";
        for (const engine::Figure& one : report.figures) {
            if (one.name == "SuccessfulRequests") CHECK(one.value == Approx(away ? 1'000 : 0).margin(2));
            if (one.name == "ConsumedWriteCapacityUnits") CHECK(one.value == Approx(1'000).margin(12));
        }
    }
}

// 10 writes of 1 KB a second are 26,280,000 a month. us-east-1: 0.625 USD a million, 16.425 USD; eu-west-1: 0.705 USD a
// million (price list of 2025-08-28).
TEST_CASE("global tables: each region is billed at its own prices", "[global]") {
    const auto result = test::runText(file(kTwo));
    const pricing::Bill& bill = result.designs.front().cost.bill;
    double home = 0.0;
    double away = 0.0;
    for (const pricing::LineItem& line : bill.lines) {
        if (line.usageType != "ReplWriteRequestUnits") continue;
        (line.resource == "Carts" ? home : away) += pricing::toDouble(line.perMonth);
    }
    CHECK(home == Approx(16.425).epsilon(0.001));
    CHECK(away == Approx(26.28 * 0.705).epsilon(0.002));
    // Each write of 1 KB is sent to Ireland: 26,280,000 KB are 25.06 GB, at 0.02 USD a GB (offer file of 2026-09-16).
    double sent = 0.0;
    for (const pricing::LineItem& line : bill.lines) {
        if (line.usageType == "EU-AWS-Out-Bytes") sent += pricing::toDouble(line.perMonth);
    }
    CHECK(sent == Approx(26'280'000.0 / 1'048'576 * 0.02).epsilon(0.001));
    pricing::Int128 lines = 0;
    for (const pricing::LineItem& line : bill.lines) lines += line.perMonth.nanos();
    CHECK(pricing::toText(bill.total) == pricing::toText(pricing::Money::fromNanos(lines)));
}

// Rates of the scenario are its region's: at home 1 USD a million, in Frankfurt what its list says.
TEST_CASE("global tables: own rates are the home region's, each line says where it is", "[global]") {
    std::string text = file(R"({ "Region": "eu-west-1" }, { "Region": "eu-central-1" })");
    text.replace(text.find("us-east-1"), 9, "eu-west-1");
    text.insert(text.find("\"Resources\""), R"("Rates": { "EU-ReplWriteRequestUnits": 0.000001 }, )");
    const auto result = test::runText(text);
    const auto frankfurt = pricing::awsPriceBook("eu-central-1");
    REQUIRE(frankfurt);
    const pricing::PriceEntry* listed = frankfurt->find("AmazonDynamoDB", "ReplWriteRequestUnits");
    REQUIRE(listed != nullptr);
    for (const pricing::LineItem& line : result.designs.front().cost.bill.lines) {
        if (line.usageType != "ReplWriteRequestUnits") continue;
        const bool home = line.resource == "Carts";
        CHECK(line.region == (home ? "" : "eu-central-1"));
        CHECK(line.ownRate == home);
        if (home)
            CHECK(pricing::toDouble(line.perMonth) == Approx(26.28).epsilon(0.001));
        else
            CHECK(line.rate == listed->tiers.front().rate);
    }
}

TEST_CASE("global tables: storage that nobody knows is told of every region", "[global]") {
    std::string text = file(kTwo);
    text.replace(text.find("\"ItemCount\": 1000, "), 19, "");
    const auto result = test::runText(text);
    std::vector<std::string> unknown;
    for (const pricing::NotPriced& item : result.designs.front().cost.bill.notPriced) {
        if (item.usageType == "TimedStorage-ByteHrs") unknown.push_back(item.resource);
    }
    CHECK(unknown == std::vector<std::string>{"Carts", "Carts (eu-west-1)"});
}

TEST_CASE("global tables: the gallery's carts are written in both regions", "[gallery]") {
    const auto loaded = format::loadScenario(test::sourceFolder() / "scenarios/gallery/global_table.json");
    INFO(document::toLines(loaded.problems));
    CHECK(document::toLines(loaded.problems).empty());
    REQUIRE(loaded.scenario);
    REQUIRE(loaded.scenario->designs.size() == 2);
    const base::Duration length = base::minutes(5);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[1], {{}, length, base::minutes(1), 7});
    world.run({}, {});
    // 60/s, of which 30 % write 2 KB: 36 units a second in either region.
    for (const engine::ResourceReport& report : world.reports(length)) {
        for (const base::MeterReading& one : report.readings) {
            if (one.usageType == "ReplWriteRequestUnits")
                CHECK(static_cast<double>(one.granules) / 2.0 == Approx(36.0 * 300).epsilon(0.05));
        }
    }
}
