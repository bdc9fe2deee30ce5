// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;

// By hand: 600 requests in a minute, each answered with 3 KB and sent with none.
TEST_CASE("an API's answers have their size whether or not the only route is named", "[answers]") {
    for (const std::string route : {"", R"(, "Route": "GET /")"}) {
        OneOfEach scenario;
        scenario.route = R"({ "Integration": { "Http": { "Latency": "0s" } } })";
        scenario.users = R"("Target": "Api", "ResponseSize": "3KB")" + route;
        scenario.arrivals = R"({ "Constant": { "Rate": "10/s" } })";
        scenario.duration = "1m";
        const auto loaded = scenario.load();
        REQUIRE(loaded.scenario);
        build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                                 {{}, base::minutes(1), base::minutes(1), 1});
        world.run({}, {});
        base::Granules out = -1;
        const std::vector<engine::ResourceReport> reports = world.reports(base::minutes(1));
        for (const base::MeterReading& reading : reports.front().readings) {
            if (reading.usageType.find("DataTransfer-Out") != std::string::npos) out = reading.granules;
        }
        CHECK(static_cast<double>(out) == Approx(600.0 * 3'072.0).epsilon(0.01));
    }
}
