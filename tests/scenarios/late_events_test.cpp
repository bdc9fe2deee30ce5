// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;
using test::warns;

namespace {

format::LoadedScenario with(const std::string& when) {
    OneOfEach scenario;
    scenario.more = R"("Events": [ { )" + when + R"(, "Target": "Items", "Kind": "Outage" } ],)";
    return scenario.load();
}

}  // namespace

// The run begins at midnight and lasts ten minutes.
TEST_CASE("an event after the run's end brings a warning", "[events]") {
    CHECK(warns(with(R"("At": "30h")"), "/Events/0",
                "Outage of Items (30h) never happens: the run ends 10m after Start"));
    CHECK(warns(with(R"("At": "10m")"), "/Events/0", "never happens"));
    CHECK(warns(with(R"("At": "20:00")"), "/Events/0", "never happens"));
    CHECK(warns(with(R"("Every": "1h")"), "/Events/0", "never happens"));
}

TEST_CASE("an event within the run brings none", "[events]") {
    CHECK(with(R"("At": "9m")").problems.empty());
    CHECK(with(R"("At": "00:05")").problems.empty());
    CHECK(with(R"("Every": "3m")").problems.empty());
}
