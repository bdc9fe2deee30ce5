// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives that a search for the breaking point judges, and those that it says it does not.
#include <algorithm>
#include <vector>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/probe.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// 100 ms of work and an objective of 50 ms over that window: no traffic meets it.
std::string slow(const std::string& window, const std::string& others = "") {
    return R"({ "Headroom": 1, "Name": "Slow", "Region": "us-east-1",
  "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 }, "Behavior": { "Duration": "100ms" } } },
  "Workloads": { "W": { "Target": "F", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
  "Objectives": [ )" +
           others + R"({ "Metric": "Latency", "Of": "W", "Statistic": "p99", "Window": ")" + window +
           R"(", "AtMost": "50ms" } ],
  "Simulation": { "WarmUp": "1m", "Duration": "2h", "Replications": 1, "Seed": 7 } })";
}

planning::BreakingPoint broken(const std::string& text) {
    auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {2.0}, {});
    if (!point) FAIL(point.error().what);
    return std::move(*point);
}

}  // namespace

TEST_CASE("an objective is judged over its whole Window, and fails at all traffic where it does", "[planning]") {
    for (const char* window : {"1m", "5m"}) {
        INFO(window);
        const auto point = broken(slow(window));
        REQUIRE(point.failures.size() == 1);
        const planning::Breaking& missed = point.failures.front();
        CHECK(missed.kind == planning::LimitKind::Latency);
        CHECK(missed.ofWindows);
        CHECK(missed.refusedShare == 0.0);  // of the windows meet it
        CHECK(missed.always);
        CHECK(missed.factor == 1.0 / 64.0);
        CHECK(point.notJudged.empty());
    }
    CHECK(broken(slow("1m")).probeSeconds == 120.0);
    CHECK(broken(slow("5m")).probeSeconds == 300.0);
}

TEST_CASE("objectives that no probe can judge are named with the reason", "[planning]") {
    const auto hour = broken(slow("1h"));
    CHECK(hour.failures.empty());
    CHECK(hour.probeSeconds == 120.0);
    REQUIRE(hour.notJudged.size() == 1);
    CHECK(hour.notJudged[0].find("its Window of 60 minutes is longer than the 10 that are simulated") !=
          std::string::npos);
    // Nothing ever asks B: whether its errors are few is not known.
    std::string text = slow("1m", R"({ "Metric": "ErrorRate", "Of": "B", "AtMost": 0.01 }, )");
    const std::string workloads = R"("Workloads": { )";
    text.insert(text.find(workloads) + workloads.size(),
                R"json("B": { "Target": "F", "Arrivals": { "Schedule": "cron(30 1 28 * ? *)" } }, )json");
    const auto idle = broken(text);
    REQUIRE(idle.notJudged.size() == 1);
    CHECK(idle.notJudged[0].ends_with("no request has ended"));
}
