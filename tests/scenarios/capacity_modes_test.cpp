// SPDX-License-Identifier: GPL-3.0-or-later
// The gallery's scenario of capacity modes. Oracle: the first campaign by hand.
#include <algorithm>
#include <string>

#include "scenarios/build/design_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;

namespace {

/// What happened in the first 2 h 20 min of a design, without a warm-up.
struct Morning {
    std::vector<double> throttled;  ///< by minute
    std::vector<double> held;
    double unitHours = 0.0;
    double requestUnits = 0.0;
};

Morning morningOf(const std::string& name) {
    format::Overrides overrides;
    overrides.design = name;
    const auto loaded = format::loadScenario(test::sourceFolder() / "scenarios/gallery/capacity_modes.json", overrides);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const base::Duration length = base::minutes(140);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0], {{}, length, base::minutes(1), 3});
    world.run({}, {});
    Morning morning;
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        if (one.name == "WriteThrottleEvents") morning.throttled = one.values;
        if (one.name == "ProvisionedWriteCapacityUnits") morning.held = one.values;
    }
    const engine::ResourceReport report = world.reports(length)[0];
    for (const base::MeterReading& reading : report.readings) {
        const double quantity = static_cast<double>(reading.granules) / static_cast<double>(reading.granulesPerUnit);
        if (reading.usageType == "WriteCapacityUnit-Hrs") morning.unitHours = quantity;
        if (reading.usageType == "WriteRequestUnits") morning.requestUnits = quantity;
    }
    return morning;
}

double sum(const std::vector<double>& values) {
    double total = 0.0;
    for (const double value : values) total += value;
    return total;
}

}  // namespace

TEST_CASE("capacity modes: on-demand takes the campaign and pays for each unit", "[gallery]") {
    const Morning morning = morningOf("on-demand");
    CHECK(sum(morning.throttled) == 0);
    // 7,200 s x 10 + 1,200 s x 100 orders of 4 units.
    CHECK(morning.requestUnits == Approx(4 * (72'000.0 + 120'000.0)).epsilon(0.01));
}

// 65 units, 19,500 more in the bucket: at 400 units/s they last 58 s, so from 2:01 on 65 of 400 units are served. The
// minutes 120 and 121 are above 45.5 units/s, decided at 2:04:30, there at 2:06:30: (19,500 + 3,900) / 60 / 0.7 = 557.
TEST_CASE("capacity modes: auto scaling is six minutes late", "[gallery]") {
    const Morning morning = morningOf("provisioned, scaled");
    REQUIRE(morning.throttled.size() == 140);
    CHECK(morning.held[119] == 65);
    CHECK(morning.held[125] == 65);
    CHECK(morning.held[127] == Approx(557).epsilon(0.03));
    for (std::size_t minute = 121; minute < 126; ++minute)
        CHECK(morning.throttled[minute] == Approx(60 * 83.75).epsilon(0.06));
    for (std::size_t minute = 127; minute < 140; ++minute) CHECK(morning.throttled[minute] == 0);
    CHECK(morning.unitHours == Approx(65 * 2.108 + 565 * 0.225).epsilon(0.03));
}

TEST_CASE("capacity modes: a schedule is there in time", "[gallery]") {
    const Morning morning = morningOf("provisioned, scaled and scheduled");
    CHECK(morning.held[113] == 580);  // asked for at 1:50, there at 1:52
    CHECK(sum(morning.throttled) == 0);
}
