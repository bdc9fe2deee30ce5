// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/settle.hpp"
#include "scenarios/study/warm_up.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kWave = R"("Arrivals": { "Diurnal": { "Mean": "0.5/s", "PeakToMean": 2, "PeakAt": "20:00" } })";

std::string function(const std::string& length) {
    return R"({ "Init": "100ms", "Placement": "0s", "Steps": [ { "Compute": { "Duration": ")" + length + R"(" } } ] })";
}

base::Result<study::Settled> settled(const std::string& text) {
    const format::Scenario scenario = scenarioOf(text);
    return study::settle(scenario, scenario.designs.front(), *study::longestPeriod(scenario), {}, [](double) {});
}

engine::MetricSeries series(std::vector<double> values, engine::Statistic statistic = engine::Statistic::Sum) {
    return {"Work", "Invocations", statistic, std::move(values)};
}

}  // namespace

TEST_CASE("two cycles are alike within 2 % or by chance", "[settle]") {
    CHECK(study::lastCyclesAgree(std::vector{series({9, 9, 100, 200, 101, 201})}, 2));
    CHECK_FALSE(study::lastCyclesAgree(std::vector{series({100, 200, 150, 250})}, 2));
    // Half as much again, but hours differ by far more than the means do.
    CHECK(study::lastCyclesAgree(std::vector{series({0, 40, 0, 0, 0, 0, 60, 0})}, 4));
    CHECK(study::lastCyclesAgree(std::vector{series({1, 1, 5, 5}, engine::Statistic::Maximum)}, 2));
    CHECK_FALSE(study::lastCyclesAgree(std::vector{series({1, 1, 1})}, 2));  // not two cycles yet
}

TEST_CASE("a design that forgets within a day settles in one", "[settle]") {
    const auto one = settled(oneFunction(function("20ms"), kWave, R"({ "Duration": "1d" })"));
    REQUIRE(one);
    CHECK(one->agreed);
    CHECK(one->warmUp == base::days(1));
}

TEST_CASE("what happens once is no part of the cycle", "[settle]") {
    std::string text = oneFunction(function("20ms"), kWave, R"({ "Duration": "1d" })");
    text.insert(text.size() - 1, R"(, "Events": [ { "At": "1h", "For": "10h", "Target": "Work", "Kind": "Outage" } ])");
    const auto one = settled(text);
    REQUIRE(one);
    CHECK(one->agreed);
    CHECK(one->warmUp == base::days(1));
}

TEST_CASE("a warm-up is as given, else whole cycles, else two hours", "[settle]") {
    const auto warmUp = [](const std::string& load, const std::string& simulation) {
        const auto result = runText(oneFunction(function("20ms"), load, simulation));
        return std::pair(result.warmUp, result.assumptions);
    };
    CHECK(warmUp(kWave, R"({ "WarmUp": "1h", "Duration": "1h", "Replications": 1 })").first == 3'600.0);
    const auto [waved, why] = warmUp(kWave, R"({ "Duration": "1h", "Replications": 1 })");
    CHECK(waved == 86'400.0);
    CHECK(std::any_of(why.begin(), why.end(), [](const study::Assumption& one) {
        return one.path == "/Simulation/WarmUp" && one.source.find("until two successive") != std::string::npos;
    }));
    CHECK(
        warmUp(R"("Arrivals": { "Poisson": { "Rate": "1/s" } })", R"({ "Duration": "1h", "Replications": 1 })").first ==
        7'200.0);
}

TEST_CASE("a fixed interval repeats with itself, as often as lasts two hours", "[settle]") {
    const auto cycle = [](const std::string& schedule) {
        const std::string arrivals = R"("Arrivals": { "Schedule": ")" + schedule + R"(" })";
        return study::leastWarmUp(scenarioOf(oneFunction(function("20ms"), arrivals, R"({ "Duration": "1h" })")));
    };
    CHECK(cycle("rate(5 minutes)") == base::hours(2));
    CHECK(cycle("rate(7 minutes)") == base::minutes(126));  // whole cycles
    CHECK(cycle("rate(3 hours)") == base::hours(3));
    CHECK(cycle("rate(1 day)") == base::days(1));
    CHECK(cycle("rate(30 days)") == base::days(1));
    CHECK(cycle("cron(0 12 * * ? *)") == base::days(1));
}
