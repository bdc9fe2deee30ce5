// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/guess_ranges.hpp"

#include <algorithm>
#include <filesystem>

#include "scenarios/format/uncertain.hpp"
#include "scenarios/study/input_draws.hpp"
#include "scenarios/study/run.hpp"
#include "tests/scenarios/small_scenario.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_folder.hpp"

using namespace headroom;
namespace fs = std::filesystem;

namespace {

/// A function whose cold starts take a guessed time more, and a table.
constexpr const char* kCold = R"({ "Headroom": 1, "Name": "Cold", "Region": "us-east-1",
 "Resources": {
  "Work": { "Type": "AWS::Lambda::Function",
   "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10 },
   "Behavior": { "Init": "100ms", "Steps": [ { "Wait": "20ms" } ] } } },
 "Workloads": { "Load": { "Target": "Work", "Operation": "Invoke", "Arrivals": { "Poisson": { "Rate": "5/s" } } } },
 "Simulation": { "WarmUp": "cold", "Duration": "20s", "Replications": 5, "Seed": 3 } })";

format::Scenario loaded(const std::string& text) {
    auto read = format::loadScenarioText(text, "test.json");
    INFO(document::toLines(read.problems));
    REQUIRE(read.scenario);
    return std::move(*read.scenario);
}

std::string valueOf(const format::Scenario& scenario, const std::string& key) {
    for (const format::Assumption& one : scenario.designs.front().assumptions) {
        if (one.path.ends_with("/" + key)) return one.value;
    }
    return "given";
}

}  // namespace

TEST_CASE("every guess of the gallery has a range that the format takes, or a reason why not", "[format]") {
    std::size_t ranges = 0;
    for (const auto& entry : fs::directory_iterator(test::sourceFolder() / "scenarios" / "gallery")) {
        if (entry.path().extension() != ".json") continue;
        INFO(entry.path());
        auto read = format::loadScenario(entry.path(), {});
        REQUIRE(read.scenario);
        for (const format::Design& design : read.scenario->designs) {
            for (const format::Assumption& guess : design.assumptions) {
                INFO(guess.path << " = " << guess.value);
                const auto range = format::rangeOf(guess, design.name);
                if (range) ++ranges;
                if (guess.guess) CHECK(range.has_value() == format::whyNotVaried(guess).empty());
                if (guess.guess && !range) CHECK(format::whyNotVaried(guess) != "another value than the usual default");
            }
        }
        for (const double point : {0.05, 0.5, 0.95}) {
            format::UncertainDraws draws;
            for (const format::UncertainInput& input : format::guessedInputs(read.scenario->designs))
                draws[{input.design, input.path}] = format::drawUncertain(input, point);
            const auto again = study::drawn(*read.scenario, draws, base::seconds(0));
            if (!again) FAIL_CHECK(again.error().what);
        }
    }
    CHECK(ranges > 100);
}

TEST_CASE("a drawn guess takes the default's place and no other", "[format]") {
    const format::Scenario scenario = loaded(kCold);
    CHECK(valueOf(scenario, "Placement") == "median 69 ms, p99 116 ms");
    const std::string path = "/Resources/Work/Behavior/Placement";
    const std::string name = scenario.designs.front().name;
    const auto slow =
        study::drawn(scenario, {{{name, path}, R"({"LogNormal": {"Median": "1s", "P99": "2s"}})"}}, base::seconds(0));
    REQUIRE(slow);
    CHECK(valueOf(*slow, "Placement") == "given");
    const auto same = study::drawn(scenario, {{{name, path}, ""}}, base::seconds(0));
    REQUIRE(same);
    CHECK(valueOf(*same, "Placement") == "median 69 ms, p99 116 ms");
    const std::string init = "/Resources/Work/Behavior/Init";  // given: stays
    const auto given = study::drawn(scenario, {{{name, init}, "9s"}}, base::seconds(0));
    REQUIRE(given);
    CHECK(std::get<lambda::Spec>(given->designs.front().resources.front().spec).init ==
          std::get<lambda::Spec>(scenario.designs.front().resources.front().spec).init);
}

TEST_CASE("alternatives are drawn by thirds", "[format]") {
    const format::UncertainInput input{"/x", R"("2021")", "", R"("2020")", {}};
    CHECK(format::drawUncertain(input, 0.05) == R"("2021")");
    CHECK(format::drawUncertain(input, 0.5).empty());
    CHECK(format::drawUncertain(input, 0.95) == R"("2020")");
}

TEST_CASE("guesses varied over their ranges are in the tornado by themselves", "[study]") {
    format::Scenario scenario = loaded(kCold);
    scenario.uncertain = format::guessedInputs(scenario.designs);
    REQUIRE(scenario.uncertain.size() > 3);
    const auto result = study::run(scenario, {});
    REQUIRE(result);
    const study::DesignResult& design = result->designs.front();
    CHECK(design.influences.size() == scenario.uncertain.size());
    const auto placement = std::ranges::find_if(
        design.influences, [](const study::Influence& one) { return one.path.ends_with("/Placement"); });
    REQUIRE(placement != design.influences.end());
    CHECK(placement->p99High > placement->p99Low);  // cold starts are more than 1 in 100 of the first requests
    CHECK(design.cost.inputs90.has_value());
}
