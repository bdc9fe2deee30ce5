// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/run.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;

namespace {

base::Result<study::Estimate> estimateOf(const OneOfEach& scenario) {
    const auto loaded = scenario.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return study::estimate(*loaded.scenario);
}

}  // namespace

// A request to the table alone takes at least four events: 1e6/s for a day are 3.5e11.
TEST_CASE("a replication of more events than the engine can number is refused", "[estimate]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Items", "Operation": "GetItem")";
    scenario.arrivals = R"({ "Poisson": { "Rate": "1000000/s" } })";
    scenario.duration = "24h";
    const auto tooMany = estimateOf(scenario);
    REQUIRE_FALSE(tooMany);
    CHECK(tooMany.error().what.find("at most 2.7e11") != std::string::npos);
    scenario.duration = "12h";
    CHECK(estimateOf(scenario));
}

// Little's law: 20,000/s of 800 s are 16 million at a time, above the ten million that fit.
TEST_CASE("a measured Duration counts for the requests in flight", "[estimate]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "Work")";
    scenario.arrivals = R"({ "Poisson": { "Rate": "20000/s" } })";
    CHECK(estimateOf(scenario));
    std::string text = scenario.text();
    const std::string steps = R"("Steps": [ { "Compute": { "Duration": "5ms" } }, )";
    text.replace(text.find(steps), steps.size(), R"("Duration": "800s", "Steps": [ )");
    const auto loaded = format::loadScenarioText(text, "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto held = study::estimate(*loaded.scenario);
    REQUIRE_FALSE(held);
    CHECK(held.error().what.find("requests in flight") != std::string::npos);
}
