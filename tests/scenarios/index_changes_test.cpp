// SPDX-License-Identifier: GPL-3.0-or-later
// Events that change a global index of a table, as a file says them.
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;

namespace {

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
const std::string kBack =
    R"("BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 })";

}  // namespace

TEST_CASE("warm and maximum throughput of an index change as its table's do", "[changes]") {
    const std::string index =
        R"(, "GlobalSecondaryIndexes": [ { "IndexName": "ByDay", "KeySchema": [ { "AttributeName": "d", "KeyType": "HASH" } ],
        "Projection": { "ProjectionType": "ALL" } } ])";
    const auto of = [](const std::string& more) {
        return R"("GlobalSecondaryIndexes": [ { "IndexName": "ByDay")" + more + " } ]";
    };
    const auto warm = [&](const std::string& reads) {
        return of(R"(, "WarmThroughput": { "ReadUnitsPerSecond": )" + reads + " }");
    };
    const auto said = [&](const std::string& events, const std::string& at, const std::string& text) {
        const auto loaded = withEvents(kOnDemand + index, events);
        INFO(document::toLines(loaded.problems));
        CHECK(test::refuses(loaded, at, text));
    };
    const std::string first = "/Events/0/Properties/GlobalSecondaryIndexes/0";
    said(change("1h", of("")), first, "changes nothing of the index");
    said(change("1h", of(R"(, "OnDemandThroughput": { "MaxReadRequestUnits": 0 })")),
         first + "/OnDemandThroughput/MaxReadRequestUnits", "at least 1, or -1 for none");
    said(change("1h", warm("11000")), "/Events/0",
         "lowers WarmThroughput of the index \"ByDay\": ReadUnitsPerSecond is at least 12,000");
    said(change("1h", warm("30000")) + ", " + change("2h", warm("29000")), "/Events/1", "at least 30,000 by then");
    said(change("1h", of(R"(, "WarmThroughput": { "Reads": 5 })")), first + "/WarmThroughput/Reads", "");
    const std::string capacity = R"(, "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 2 })";
    said(change("1h", kBack + ", " + warm("20000")), "/Events/0",
         "needs ProvisionedThroughput of the global index \"ByDay\"");
    said(change("1h", kBack + ", " + of(capacity + R"(, "OnDemandThroughput": { "MaxReadRequestUnits": 5 })")),
         "/Events/0", "OnDemandThroughput, which is for on-demand tables only");
    const auto loaded = withEvents(kOnDemand + index,
                                   change("1m", warm("39000")) + ", " +
                                       change("3m", of(R"(, "OnDemandThroughput": { "MaxWriteRequestUnits": 9 })")),
                                   "10m");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(10), base::minutes(1), 7});
    world.run({}, {});
    for (const engine::ResourceReport& report : world.reports(base::minutes(10))) {
        for (const engine::Figure& one : report.figures) {
            // Four take 12,000 reads; 39,000 need thirteen, so all four divide twice.
            if (one.name == "index/ByDay/PartitionsMean") CHECK(one.value == 16);
        }
    }
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        if (one.name != "OnDemandMaxWriteRequestUnits") continue;
        CHECK(one.resource == "Items/index/ByDay");
        CHECK(one.values.front() == 0);
        CHECK(one.values.back() == 9);
    }
}
