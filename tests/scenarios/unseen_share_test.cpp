// SPDX-License-Identifier: GPL-3.0-or-later
// What a sample that shows no failure says, and parts of a run that hold no whole window.
#include "scenarios/study/unseen_share.hpp"

#include <cmath>

#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

namespace {

std::vector<study::ObjectiveResult> judged(const std::string& behavior, const std::string& arrivals,
                                           const std::string& simulation, const std::string& objectives) {
    std::string text = test::oneFunction(behavior, R"("Arrivals": )" + arrivals, simulation);
    text.insert(text.rfind('}'), R"(, "Objectives": [ )" + objectives + " ]");
    auto result = study::run(test::scenarioOf(text), {});
    REQUIRE(result);
    return result->designs.front().objectives;
}

}  // namespace

// P(none of n) = (1 - p)^n is 5 % at the bound: 1 - 0.05^(1/600) = 0.0049804.
TEST_CASE("of a share that was never seen the bound is that of the sample's size", "[study]") {
    CHECK(study::unseenShare(0.95, 0.0, 600)->high == Approx(1.0 - std::pow(0.05, 1.0 / 600.0)));
    CHECK(study::unseenShare(0.95, 0.0, 600)->high == Approx(0.0049804).epsilon(1e-4));
    CHECK(study::unseenShare(0.9, 1.0, 10)->low == Approx(std::pow(0.1, 0.1)));
    CHECK(study::unseenShare(0.95, 0.0, 1e12)->high == Approx(3e-12).epsilon(0.01));
    CHECK_FALSE(study::unseenShare(0.95, 0.5, 600));
    CHECK_FALSE(study::unseenShare(0.95, 0.0, 0));
}

// 0.05^(1/10) = 0.741, 0.05^(1/1000) = 0.99701 and 0.05^(1/1000000) = 0.999997004: never "as little as 100 %".
TEST_CASE("what a sample of failures alone says is never worded as all of them", "[study]") {
    const auto why = [](double limit, double count) {
        study::ObjectiveResult result;
        result.metric = "ErrorRate";
        result.limit = limit;
        result.value = 1.0;
        std::optional<study::Interval> interval = study::Interval{1.0, 1.0};
        study::weighUnseen(count, "requests", interval, result);
        return result.why;
    };
    CHECK(why(0.9, 10) == "all of 10 requests failed, and of so few as little as 74 % may");
    CHECK(why(0.998, 1'000) == "all of 1,000 requests failed, and of so few as little as 99.70 % may");
    CHECK(why(0.999998, 1'000'000) == "all of 1,000,000 requests failed, and of so few as little as 99.99970 % may");
    CHECK(why(0.99, 1'000).empty());
}

TEST_CASE("no failure among few requests meets no narrow objective", "[study]") {
    const std::string objectives = R"({ "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.0001 },
        { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.01 }, { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0 })";
    const auto one = judged(R"({ "Steps": [ { "Wait": "10ms" } ] })", R"({ "Constant": { "Rate": "5/s" } })",
                            R"({ "WarmUp": "10s", "Duration": "2m", "Seed": 3, "Replications": 5 })", objectives);
    REQUIRE(one.size() == 3);
    CHECK(one[0].met == study::Met::Undecided);
    CHECK(one[0].why == "none of 3,000 requests failed, and of so few up to 0.1 % may");
    CHECK(one[0].ci95->high == Approx(1.0 - std::pow(0.05, 1.0 / 3000.0)));
    CHECK(one[1].met == study::Met::Yes);
    CHECK(one[2].met == study::Met::Yes);  // nothing failed in the run: that is what was asked
    const auto failing =
        judged(R"({ "Error": 1, "Steps": [ { "Wait": "10ms" } ] })", R"({ "Constant": { "Rate": "5/s" } })",
               R"({ "WarmUp": "10s", "Duration": "2m", "Replications": 5 })", objectives);
    for (const study::ObjectiveResult& objective : failing) CHECK(objective.met == study::Met::No);
}

// One window of an hour in a run of an hour: its batches hold none, and no interval comes of them.
TEST_CASE("parts of a run without a whole window are no sample of windows", "[study]") {
    const auto windows =
        judged(R"({ "Duration": { "Exponential": { "Mean": "50ms" } } })", R"({ "Poisson": { "Rate": "20/s" } })",
               R"({ "WarmUp": "10s", "Duration": "1h", "Seed": 10, "Replications": 1 })",
               R"({ "Metric": "Latency", "Of": "Load", "Statistic": "p99", "Window": "1h", "AtMost": "230ms" },
           { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "Window": "5m", "AtMost": "1h" })");
    REQUIRE(windows.size() == 2);
    CHECK_FALSE(windows[0].ci95);
    CHECK(windows[1].ci95);
}
