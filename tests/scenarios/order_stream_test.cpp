// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery's scenario of a table's stream, five minutes of it. Oracle: the arithmetic of its description.
#include <map>
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;

namespace {

std::map<std::string, double> figuresOf(const std::string& name) {
    format::Overrides overrides;
    overrides.design = name;
    const auto loaded = format::loadScenario(test::sourceFolder() / "scenarios/gallery/order_stream.json", overrides);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const base::Duration length = base::minutes(5);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {base::minutes(1), length, base::minutes(1), 5});
    world.run({}, {});
    std::map<std::string, double> figures;
    for (const engine::ResourceReport& report : world.reports(length)) {
        for (const engine::Figure& one : report.figures) figures[report.resource + "/" + one.name] = one.value;
    }
    for (const engine::MetricSeries& series : world.world().metrics().series()) {
        if (series.name == "IteratorAge") figures["IteratorAge"] = series.values.back();
    }
    return figures;
}

}  // namespace

TEST_CASE("orders through a stream: read at once, gathered, one by one", "[gallery]") {
    // 50 orders a second are 15,000 in five minutes; one standard deviation is 122.
    auto once = figuresOf("at once");
    auto gathered = figuresOf("gathered");
    auto single = figuresOf("one by one");
    for (auto* all : {&once, &single}) {
        CHECK((*all)["Orders/StreamRecords"] == Approx(15'000).margin(500));
        CHECK((*all)["OrdersToCount/BatchedRecords"] == Approx((*all)["Orders/StreamRecords"]).margin(40));
    }
    CHECK(gathered["OrdersToCount/BatchedRecords"] == Approx(15'000).margin(900));  // up to 400 are gathered
    // Four shards read four times a second: 3.125 orders each, none with a chance of 4.4 %.
    CHECK(once["OrdersToCount/Batches"] == Approx(16 * 300 * (1 - 0.0439)).epsilon(0.02));
    CHECK(gathered["OrdersToCount/Batches"] == Approx(0.5 * 300).epsilon(0.06));
    CHECK(single["OrdersToCount/Batches"] == single["OrdersToCount/BatchedRecords"]);
    CHECK(once["IteratorAge"] < 500);
    CHECK(gathered["IteratorAge"] < 1'000);  // of a batch's last order
    CHECK(gathered["Totals/ConsumedWriteCapacityUnits"] == Approx(150).epsilon(0.06));
}

TEST_CASE("orders through a stream: one that fails holds up its shard, unless it is given up", "[gallery]") {
    // 0.75 bad orders are expected in five minutes.
    auto stuck = figuresOf("a bad order");
    auto bisected = figuresOf("a bad order, bisected");
    const double bad = bisected["OrdersToCount/DiscardedRecords"];
    CHECK(bad == bisected["Orders/StreamRecordsDiscarded"]);
    CHECK(bisected["Orders/StreamBacklog"] < 100);
    if (bad > 0) CHECK(stuck["Orders/StreamBacklog"] > 100);
    CHECK(stuck["OrdersToCount/DiscardedRecords"] == 0);
}
