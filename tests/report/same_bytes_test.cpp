// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/result_json.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

std::string resultOf(unsigned jobs) {
    const auto loaded = format::loadScenarioText(test::troubled(), "test.json");
    REQUIRE(loaded.scenario);
    study::RunOptions options;
    options.jobs = jobs;
    const auto result = study::run(*loaded.scenario, options);
    REQUIRE(result);
    return report::resultJson(*result);
}

}  // namespace

TEST_CASE("the same file and seed give the same bytes on one and on several threads", "[report]") {
    const std::string one = resultOf(1);
    CHECK(one == resultOf(2));
    CHECK(one == resultOf(3));
    CHECK(one.size() > 10'000);
}
