// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery's product catalogue: a table that is scaled and whose items expire. Oracle: closed forms by hand.
#include "scenarios/build/design_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;

TEST_CASE("catalogue: both designs read, the second is scaled") {
    const auto loaded = format::loadScenario(test::sourceFolder() / "scenarios/gallery/product_catalogue.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    REQUIRE(loaded.scenario->designs.size() == 2);
    CHECK(loaded.scenario->designs[0].scalings.empty());
    const format::Design& scaled = loaded.scenario->designs[1];
    CHECK(scaled.name == "provisioned, scaled");
    REQUIRE(scaled.scalings.size() == 1);
    CHECK(scaled.scalings[0].resource == "Views");
    CHECK(scaled.scalings[0].policies.size() == 1);
}

// Five million visitors with 120 views a second: each is seen about twice a day, so an item is written again long
// before 30 days are over, and the table holds an item a visitor.
TEST_CASE("catalogue: the views of five million visitors are all there") {
    const auto loaded = format::loadScenario(test::sourceFolder() / "scenarios/gallery/product_catalogue.json");
    REQUIRE(loaded.scenario);
    const base::Duration length = base::seconds(30);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[1], {{}, length, base::minutes(1), 5});
    world.run({}, {});
    bool stored = false;
    for (const engine::ResourceReport& report : world.reports(length)) {
        if (report.resource != "Views") continue;
        for (const engine::Figure& figure : report.figures) {
            if (figure.name == "ItemsMean") CHECK(figure.value == Approx(5'000'000).epsilon(0.001));
            if (figure.name == "TimeToLiveDeletedItemCount") CHECK(figure.value < 1.0);
            if (figure.name == "ProvisionedWriteCapacityUnitsMean") CHECK(figure.value == Approx(150));
        }
        for (const base::MeterReading& reading : report.readings)
            stored = stored || (reading.service == "AmazonDynamoDB" && reading.usageType == "TimedStorage-ByteHrs");
    }
    CHECK(stored);
}
