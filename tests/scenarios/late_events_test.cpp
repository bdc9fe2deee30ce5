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

TEST_CASE("an event that comes again before it has ended brings a warning", "[events]") {
    const auto again = [](const std::string& event) {
        OneOfEach scenario;
        scenario.more = R"("Events": [ { "Target": "Items", )" + event + " } ],";
        return scenario.load();
    };
    const std::string slow = R"("Kind": "Slowdown", "Factor": 5, )";
    CHECK(warns(again(slow + R"("Every": "1m", "For": "90s")"), "/Events/0/For",
                "lasts 90s and comes again after 1m: while two of it last, both Factors count"));
    CHECK(warns(again(slow + R"("Every": "2m")"), "/Events/0", "lasts 5m and comes again after 2m"));
    CHECK(warns(again(R"("Kind": "Errors", "Factor": 0.5, "Every": "2m")"), "/Events/0", "both Factors count"));
    CHECK(again(slow + R"("Every": "90s", "For": "90s")").problems.empty());
    CHECK(again(slow + R"("Every": "6m")").problems.empty());  // once in ten minutes
}
