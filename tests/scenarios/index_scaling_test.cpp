// SPDX-License-Identifier: GPL-3.0-or-later
// Application Auto Scaling of a global index's capacity in a file, and in a world built from it.
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/scaled_table_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using File = test::ScaledTableFile;

namespace {

const format::Design& designOf(const format::LoadedScenario& loaded) {
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return loaded.scenario->designs[0];
}

const std::string kRange = "/Resources/Range/Properties";

double figure(const engine::ResourceReport& report, const std::string& name) {
    for (const engine::Figure& one : report.figures) {
        if (one.name == name) return one.value;
    }
    return -1.0;
}

/// The same table with an index "ByDay" of its own 200 write units, which are scaled; the table has enough.
File scaledIndex() {
    File file;
    file.mode = R"("ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 2000 },
   "GlobalSecondaryIndexes": [ { "IndexName": "ByDay", "KeySchema": [ { "AttributeName": "d", "KeyType": "HASH" } ], "Projection": { "ProjectionType": "ALL" },
     "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 200 } } ])";
    file.id = R"("table/Views/index/ByDay")";
    file.dimension = "dynamodb:index:WriteCapacityUnits";
    file.table = R"(, "Partitions": 8, "Indexes": { "ByDay": { "Partitions": 8 } })";
    return file;
}

}  // namespace

// The same load and capacity as the table's by hand above, so the same minutes.
TEST_CASE("index scaling: an index is scaled apart from its table") {
    const auto loaded = scaledIndex().load();
    build::DesignWorld world(*loaded.scenario, designOf(loaded), {{}, base::minutes(30), base::minutes(1), 7});
    world.run({}, {});
    REQUIRE(world.scaled().size() == 1);
    REQUIRE_FALSE(world.scaled()[0].scaler().activities().empty());
    const autoscaling::Activity& first = world.scaled()[0].scaler().activities()[0];
    CHECK(first.at == base::Instant{} + base::seconds(870));
    CHECK(first.from == 200);
    CHECK(static_cast<double>(first.to) == Approx(1'429).epsilon(0.04));
    const engine::ResourceReport report = world.reports(base::minutes(30))[0];
    CHECK(figure(report, "index/ByDay/WriteScaleOuts") >= 1);
    CHECK(figure(report, "index/ByDay/RefusedWriteScalings") == 0);
    CHECK(figure(report, "index/ByDay/ProvisionedWriteCapacityUnitsMax") == static_cast<double>(first.to));
    CHECK(figure(report, "ProvisionedWriteCapacityUnitsMax") == 2'000);
    for (const engine::MetricSeries& series : world.world().metrics().series()) {
        if (series.resource != "Views/index/ByDay" || series.name != "ProvisionedWriteCapacityUnits") continue;
        CHECK(series.values[15] == 200);
        CHECK(series.values[17] == static_cast<double>(first.to));
    }
}

TEST_CASE("index scaling: a target out of reach within MaxCapacity is told before the run") {
    // Every put of 40 KB is written to the index: 1,000 units a second from minute 10 on, 700 on the mean.
    const auto told = [](const std::string& most, const std::string& text, const std::string& index = "") {
        File file = scaledIndex();
        file.bounds = R"("MinCapacity": 5, "MaxCapacity": )" + most;
        if (!index.empty()) file.table = R"(, "Partitions": 8, "Indexes": { "ByDay": { )" + index + " } }";
        const auto loaded = file.load();
        INFO(document::toLines(loaded.problems));
        return test::warns(loaded, kRange + "/MaxCapacity", text);
    };
    CHECK(told("999", "expected to consume 700 units a second on the mean of the index ByDay of Views"));
    CHECK(told("1428", "in the busiest minutes: the workloads are expected to consume up to 1,000 units a second"));
    CHECK_FALSE(told("1429", "cannot be reached"));
    // Half of the items are in it: 500. Of those a tenth changes the key, which are two entries: 550.
    CHECK(told("700", "up to 500 units", R"("Present": 0.5)"));
    CHECK(told("700", "up to 550 units", R"("Present": 0.5, "KeyChanges": 0.1)"));
    CHECK(told("30", "up to 25 units", R"("EntrySize": "1KB")"));
}

TEST_CASE("index scaling: what AWS refuses is an error that says so") {
    File file = scaledIndex();
    file.id = R"("table/Views")";
    CHECK(test::refuses(file.load(), kRange + "/ResourceId", "must be table/NAME/index/INDEX"));
    file.id = R"("table/Views/index/ByDy")";
    CHECK(test::refuses(file.load(), kRange + "/ResourceId", "did you mean \"ByDay\"?"));
    file = scaledIndex();
    file.dimension = "dynamodb:table:WriteCapacityUnits";
    CHECK(test::refuses(file.load(), kRange + "/ResourceId", "must be table/NAME"));
    file = scaledIndex();
    file.more = ", " + file.target("Other");
    CHECK(test::refuses(file.load(), "/Resources/Other/Properties/ResourceId", "scaled by Range already"));
    // The table's own target stands beside it.
    File table = scaledIndex();
    table.id = R"("table/Views")";
    table.dimension = "dynamodb:table:WriteCapacityUnits";
    file = scaledIndex();
    file.more = ", " + table.target("Whole");
    const auto loaded = file.load();
    INFO(document::toLines(loaded.problems));
    CHECK(loaded.scenario);
}

TEST_CASE("index scaling: a capacity outside the bounds is brought within them at the beginning") {
    File file = scaledIndex();
    file.bounds = R"("MinCapacity": 300, "MaxCapacity": 4000)";
    const auto loaded = file.load();
    const auto& table = std::get<dynamodb::Spec>(designOf(loaded).resources[0].spec);
    CHECK(table.indexes[0].writeCapacityUnits == 300);
    CHECK(table.writeCapacityUnits == 2'000);
}
