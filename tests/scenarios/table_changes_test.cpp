// SPDX-License-Identifier: GPL-3.0-or-later
// Events that change a table, and what a table keeps, as a file says them.
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;

namespace {

const std::string kProvisioned = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 })";

/// A Change of Items at an offset.
std::string change(const std::string& at, const std::string& properties) {
    return R"({ "At": ")" + at + R"(", "Target": "Items", "Kind": "Change", "Properties": { )" + properties + " } }";
}

format::LoadedScenario withEvents(const std::string& mode, const std::string& events, const std::string& run = "48h") {
    OneOfEach scenario;
    scenario.mode = mode;
    scenario.duration = run;
    scenario.more = "\"Events\": [ " + events + " ],";
    return scenario.load();
}

const std::string kOnDemand = R"("BillingMode": "PAY_PER_REQUEST")";
const std::string kBack = R"("BillingMode": "PROVISIONED", )" + kProvisioned;

}  // namespace

TEST_CASE("a table may become on-demand four times in 24 hours, the fifth is refused", "[changes]") {
    std::string events;
    for (int i = 0; i < 5; ++i) {
        events += (i == 0 ? "" : ", ") + change(std::to_string(5 * i + 1) + "h", kOnDemand) + ", " +
                  change(std::to_string(5 * i + 2) + "h", kBack);
    }
    // At 1, 6, 11, 16 and 21 h: five within 24 h.
    CHECK(
        test::refuses(withEvents(kProvisioned, events), "/Events/8", "is a fifth switch to on-demand within 24 hours"));
    CHECK_FALSE(test::refuses(withEvents(kProvisioned, events), "/Events/9", "switch"));  // going back is none
    const std::size_t last = events.find("\"21h\"");
    events.replace(last, 5, "\"25h\"");
    events.replace(events.find("\"22h\""), 5, "\"26h\"");
    const auto loaded = withEvents(kProvisioned, events);
    INFO(document::toLines(loaded.problems));
    CHECK(loaded.scenario);
}

TEST_CASE("a change must fit the billing mode that the table has by then", "[changes]") {
    CHECK(test::refuses(withEvents(kProvisioned, change("1h", kOnDemand + ", " + kProvisioned)), "/Events/0",
                        "cannot be given with BillingMode PAY_PER_REQUEST"));
    CHECK(test::refuses(withEvents(kOnDemand, change("1h", R"("BillingMode": "PROVISIONED")")), "/Events/0",
                        "needs ProvisionedThroughput"));
    CHECK(test::refuses(withEvents(kProvisioned, change("1h", kOnDemand) + ", " + change("2h", kProvisioned)),
                        "/Events/1", "cannot be given with BillingMode PAY_PER_REQUEST"));
    CHECK(test::refuses(withEvents(kProvisioned, change("1h", R"("TableName": "x")")), "/Events/0/Properties/TableName",
                        ""));
    CHECK(test::refuses(
        withEvents(kProvisioned,
                   change("1h", R"("ProvisionedThroughput": { "ReadCapacityUnits": 50000, "WriteCapacityUnits": 5 })")),
        "/Events/0/Properties/ProvisionedThroughput/ReadCapacityUnits", "quota of 40,000"));
    CHECK(test::refuses(
        withEvents(kProvisioned, R"({ "At": "1h", "Target": "Work", "Kind": "Change", "Properties": {} })"),
        "/Events/0/Target", "of tables and DAX clusters only"));
    CHECK(test::refuses(
        withEvents(kProvisioned, R"({ "At": "1h", "Target": "Items", "Kind": "Outage", "Properties": {} })"),
        "/Events/0/Properties", "belongs to a Change only"));
}

TEST_CASE("warm throughput is raised by a change and never lowered", "[changes]") {
    const auto warm = [](const std::string& units) { return "\"WarmThroughput\": { " + units + " }"; };
    const std::string reads = R"("ReadUnitsPerSecond": )";
    const auto refused = [&](const std::string& mode, const std::string& events, const std::string& at,
                             const std::string& text) {
        const auto loaded = withEvents(mode, events);
        INFO(document::toLines(loaded.problems));
        CHECK(test::refuses(loaded, at, text));
    };
    refused(kOnDemand, change("1h", warm(reads + "11999")), "/Events/0",
            "at least 12,000 by then and cannot be lowered");
    refused(kOnDemand, change("1h", warm(reads + "30000")) + ", " + change("2h", warm(reads + "20000")), "/Events/1",
            "at least 30,000");
    refused(kProvisioned, change("1h", warm(reads + "4")), "/Events/0", "at least 5");
    refused(kProvisioned,
            change("1h", kOnDemand) + ", " + change("2h", kBack) + ", " + change("3h", warm(reads + "100")),
            "/Events/2", "at least 12,000");
    refused(kOnDemand + ", " + warm(reads + "15000"), change("1h", warm(reads + "14000")), "/Events/0",
            "at least 15,000");
    refused(kOnDemand, change("1h", warm(R"("Reads": 5)")), "/Events/0/Properties/WarmThroughput/Reads", "");
    refused(kOnDemand + ", " + warm(reads + "500"), "", "/Resources/Items/Properties/WarmThroughput/ReadUnitsPerSecond",
            "is below 12,000");
    const auto loaded = withEvents(
        kOnDemand, change("1h", warm(reads + "20000")) + ", " + change("2h", warm(R"("WriteUnitsPerSecond": 9000)")));
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->designs[0].events[0].change.warmReads == 20'000);
    CHECK(loaded.scenario->designs[0].events[1].change.warmWrites == 9'000);
}

TEST_CASE("OnDemandThroughput of a change is for on-demand tables", "[changes]") {
    const auto most = [](const std::string& units) {
        return R"("OnDemandThroughput": { "MaxWriteRequestUnits": )" + units + " }";
    };
    CHECK(test::refuses(withEvents(kProvisioned, change("1h", most("50"))), "/Events/0",
                        "OnDemandThroughput, which is for on-demand tables only"));
    CHECK(test::refuses(withEvents(kOnDemand, change("1h", most("0"))),
                        "/Events/0/Properties/OnDemandThroughput/MaxWriteRequestUnits", "at least 1, or -1 for none"));
    const auto loaded =
        withEvents(kProvisioned, change("1h", kOnDemand + ", " + most("50")) + ", " + change("2h", most("-1")));
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->designs[0].events[0].change.mostWrites == 50);
    CHECK(loaded.scenario->designs[0].events[1].change.mostWrites == -1);
}

TEST_CASE("a table's class may change twice in 30 days, the third time is refused", "[changes]") {
    const std::string rare = R"("TableClass": "STANDARD_INFREQUENT_ACCESS")";
    const std::string standard = R"("TableClass": "STANDARD")";
    const auto events = [&](const char* third) {
        return change("1h", rare) + ", " + change("2h", rare) + ", " + change("240h", standard) + ", " +
               change(third, rare);
    };
    CHECK(test::refuses(withEvents(kOnDemand, events("700h"), "800h"), "/Events/3",
                        "is a third change of TableClass within 30 days"));
    const auto loaded = withEvents(kOnDemand, events("722h"), "800h");  // 30 days and more after the first
    INFO(document::toLines(loaded.problems));
    CHECK(loaded.scenario);
    CHECK(test::refuses(withEvents(kOnDemand, change("1h", R"("TableClass": "COLD")")),
                        "/Events/0/Properties/TableClass", ""));
}

TEST_CASE("a table with global indexes changes its mode with the capacity of each of them", "[changes]") {
    const std::string index =
        R"(, "GlobalSecondaryIndexes": [ { "IndexName": "ByDay", "KeySchema": [ { "AttributeName": "d", "KeyType": "HASH" } ],
        "Projection": { "ProjectionType": "ALL" } } ])";
    const std::string capacity = R"("ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 2 })";
    const auto of = [&](const std::string& name, const std::string& more) {
        return R"(, "GlobalSecondaryIndexes": [ { "IndexName": ")" + name + R"(", )" + more + " } ]";
    };
    const auto said = [&](const std::string& properties, const std::string& text, const std::string& below = "") {
        const auto loaded = withEvents(kOnDemand + index, change("1h", properties));
        INFO(document::toLines(loaded.problems));
        CHECK(test::refuses(loaded, "/Events/0" + below, text));
    };
    said(kBack, "needs ProvisionedThroughput of the global index \"ByDay\"");
    said(kBack + of("ByNight", capacity), "is not a global secondary index of the table");
    said(kBack + of("ByDay", R"("ProvisionedThroughput": { "ReadCapacityUnits": 1 })"), "lacks \"WriteCapacityUnits\"",
         "/Properties/GlobalSecondaryIndexes/0/ProvisionedThroughput");
    said(of("ByDay", capacity).substr(2), "cannot be given with BillingMode PAY_PER_REQUEST");
    said(kBack + of("ByDay", R"("ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 40001 })"),
         "quota of 40,000", "/Properties/GlobalSecondaryIndexes/0/ProvisionedThroughput/WriteCapacityUnits");
    const auto loaded = withEvents(kOnDemand + index,
                                   change("1m", kBack + of("ByDay", capacity)) + ", " + change("5m", kOnDemand), "10m");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(10), base::minutes(1), 7});
    world.run({}, {});
    for (const engine::ResourceReport& report : world.reports(base::minutes(10))) {
        for (const base::MeterReading& reading : report.readings) {
            // 2 writes of the index and 5 of the table from 3 min to 7 min; a switch takes two minutes.
            if (reading.usageType == "WriteCapacityUnit-Hrs") CHECK(reading.granules == 7 * base::minutes(4).count);
            if (reading.usageType == "ReadCapacityUnit-Hrs") CHECK(reading.granules == 6 * base::minutes(4).count);
        }
    }
}

TEST_CASE("a file's changes happen to the running table", "[changes]") {
    const auto loaded =
        withEvents(kProvisioned,
                   change("1m", R"("ProvisionedThroughput": { "ReadCapacityUnits": 50, "WriteCapacityUnits": 5 })") +
                       ", " + change("5m", kOnDemand),
                   "10m");
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(10), base::minutes(1), 7});
    world.run({}, {});
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        // The update takes 2 minutes: 50 from 3:00 on, none from 7:00 on.
        if (one.name == "ProvisionedReadCapacityUnits")
            CHECK(one.values == std::vector<double>{5, 5, 5, 50, 50, 50, 50, 0, 0, 0});
    }
}

TEST_CASE("a time to live needs its attribute, and an attribute that no item has is told", "[changes]") {
    OneOfEach scenario;
    const std::string at = "/Resources/Items";
    scenario.mode += R"(, "TimeToLiveSpecification": { "AttributeName": "expires", "Enabled": true })";
    CHECK(test::warns(scenario.load(), at + "/Properties/TimeToLiveSpecification", "no item has: nothing expires"));
    scenario.table = R"("TimeToLive": "30d")";
    const auto loaded = scenario.load();
    REQUIRE(loaded.scenario);
    CHECK_FALSE(test::warns(loaded, at + "/Properties/TimeToLiveSpecification", "no item has"));
    const auto& spec = std::get<dynamodb::Spec>(loaded.scenario->designs[0].resources[2].spec);
    CHECK(spec.expires());
    CHECK(spec.timeToLive == base::days(30));
    scenario.mode = R"("BillingMode": "PAY_PER_REQUEST")";
    CHECK(test::refuses(scenario.load(), at + "/Behavior/TimeToLive", "needs TimeToLiveSpecification"));
    scenario.mode += R"(, "TimeToLiveSpecification": { "Enabled": true })";
    CHECK(test::refuses(scenario.load(), at + "/Properties/TimeToLiveSpecification", "lacks \"AttributeName\""));
    const auto named = [&](const std::string& name) {
        scenario.mode =
            R"("BillingMode": "PAY_PER_REQUEST", "TimeToLiveSpecification": { "Enabled": true, "AttributeName": ")" +
            name + R"(" })";
        return scenario.load();
    };
    CHECK(named(std::string(253, 'x') + "é!").scenario);  // 255 characters, 256 bytes
    CHECK(test::refuses(named(std::string(256, 'x')), at + "/Properties/TimeToLiveSpecification/AttributeName",
                        "longer than the 255 characters"));
}

TEST_CASE("a table knows which keys the design writes", "[changes]") {
    OneOfEach scenario;
    scenario.call = R"("Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 77 } })";
    const auto put = scenario.load();
    REQUIRE(put.scenario);
    const auto& spec = std::get<dynamodb::Spec>(put.scenario->designs[0].resources[2].spec);
    CHECK(spec.writeKeys == std::vector<base::KeyPopularity>{base::UniformKeys{77}});
    CHECK_FALSE(spec.deletes);
    scenario.users = R"("Target": "Items", "Operation": "DeleteItem")";
    const auto deleted = scenario.load();
    REQUIRE(deleted.scenario);
    CHECK(std::get<dynamodb::Spec>(deleted.scenario->designs[0].resources[2].spec).deletes);
}

TEST_CASE("backups, exports and imports are checked", "[changes]") {
    OneOfEach scenario;
    const std::string at = "/Resources/Items";
    const auto with = [&](const std::string& properties, const std::string& behavior) {
        OneOfEach one;
        one.mode += properties;
        one.table += behavior;
        return one.load();
    };
    const std::string recovery = R"(, "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true)";
    const auto all = with(
        recovery + R"(, "RecoveryPeriodInDays": 7 }, "ImportSourceSpecification": { "InputFormat": "CSV" })",
        R"(, "BackupRate": "1/d", "BackupRetention": "7d", "RestoreRate": "1/d", "ExportRate": "4/d", "ImportSize": "20GB")");
    INFO(document::toLines(all.problems));
    REQUIRE(all.scenario);
    const auto& spec = std::get<dynamodb::Spec>(all.scenario->designs[0].resources[2].spec);
    CHECK(spec.pointInTimeRecovery);
    CHECK(spec.recoveryDays == 7);
    CHECK(spec.backups.perSecond == Approx(1.0 / 86'400));
    CHECK(spec.backupRetention == base::days(7));
    CHECK(spec.exports.perSecond == Approx(4.0 / 86'400));
    CHECK(spec.importSize == base::gibibytes(20));
    CHECK(test::refuses(with("", R"(, "ExportRate": "1/d")"), at + "/Behavior/ExportRate",
                        "needs point-in-time recovery"));
    CHECK(test::refuses(with(recovery + R"(, "RecoveryPeriodInDays": 36 })", ""),
                        at + "/Properties/PointInTimeRecoverySpecification/RecoveryPeriodInDays", "35"));
    CHECK(test::refuses(with(R"(, "ImportSourceSpecification": {})", ""), at + "/Properties/ImportSourceSpecification",
                        "give Behavior.ImportSize"));
    CHECK(test::refuses(with("", R"(, "ImportSize": "20GB")"), at + "/Behavior/ImportSize",
                        "needs ImportSourceSpecification"));
    bool listed = false;
    for (const format::Assumption& one : scenario.load().scenario->designs[0].assumptions)
        listed = listed || one.path == at + "/Behavior/BackupRetention";
    CHECK_FALSE(listed);
}
