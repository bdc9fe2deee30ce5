// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>

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

/// FNV-1a of a text.
std::uint64_t digest(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

}  // namespace

TEST_CASE("the same file and seed give the same bytes on one and on several threads", "[report]") {
    const std::string one = resultOf(1);
    CHECK(one == resultOf(2));
    CHECK(one == resultOf(3));
    CHECK(one.size() > 10'000);
}

// The digest is our own output's: it guards against a build (debug, sanitizers, another compiler) that differs from the
// others. Whoever changes a model, a default or the format on purpose puts the new one here.
TEST_CASE("every build gives the same bytes", "[report]") { CHECK(digest(resultOf(2)) == 9201199768364370583ULL); }
