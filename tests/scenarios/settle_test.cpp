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

// A schedule's cycle is what its expression says; one of minutes asks for no day of warm-up.
TEST_CASE("a load repeats after its schedule's interval, hour or day", "[settle]") {
    const auto scenarioWith = [](const std::string& expression) {
        return scenarioOf(oneFunction(function("20ms"), R"("Arrivals": { "Schedule": ")" + expression + R"(" })",
                                      R"({ "Duration": "10m" })"));
    };
    const auto period = [&](const std::string& expression) {
        return study::periodOf(scenarioWith(expression).designs.at(0).workloads.at(0));
    };
    CHECK(period("rate(5 minutes)") == base::minutes(5));
    CHECK(period("rate(7 hours)") == base::hours(7));
    CHECK(period("rate(30 days)") == base::days(1));
    CHECK(period("cron(0/5 * * * ? *)") == base::hours(1));
    CHECK(period("cron(0 12 * * ? *)") == base::days(1));
    CHECK(period("cron(0/5 * ? * MON-FRI *)") == base::days(1));
    CHECK_FALSE(study::longestPeriod(scenarioWith("rate(5 minutes)")));
    CHECK(study::leastWarmUp(scenarioWith("rate(5 minutes)")) == base::hours(2));
    CHECK(study::leastWarmUp(scenarioWith("rate(7 hours)")) == base::hours(7));
    CHECK(study::leastWarmUp(scenarioWith("cron(0 12 * * ? *)")) == base::days(1));
}
