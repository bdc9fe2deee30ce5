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

// Oracle, by hand: at the busiest moment, 10 h, B stands 2,000 / 500 = 4 times and WA is idle; at 5 h A stands 400 / 80
// = 5 times, and WA's errors are judged in the probe that finds that it holds longer.
TEST_CASE("an objective that another moment judged is not said to be judged nowhere", "[planning]") {
    const auto table = [](const std::string& units) {
        return R"({ "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
    "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": )" +
               units + R"( } }, "Behavior": { "ItemCount": 1000, "ItemSize": "0.9KB" } })";
    };
    const auto hourly = [](const std::string& of, const std::string& from, const std::string& rate,
                           const std::string& to) {
        return R"({ "Target": ")" + of + R"(", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
    "Arrivals": { "Steps": [ { "At": "0h", "Rate": "0/s" }, { "At": ")" +
               from + R"(", "Rate": ")" + rate + R"(" }, { "At": ")" + to + R"(", "Rate": "0/s" } ] } })";
    };
    const auto point = planning::findBreakingPoint(
        test::sourceOf(R"({ "Headroom": 1, "Name": "Hours", "Region": "us-east-1", "Resources": { "A": )" +
                       table("400") + R"(, "B": )" + table("2000") + R"( }, "Workloads": { "WA": )" +
                       hourly("A", "5h", "80/s", "6h") + R"(, "WB": )" + hourly("B", "10h", "500/s", "11h") +
                       R"( }, "Objectives": [ { "Metric": "ErrorRate", "Of": "WA", "AtMost": 0.01 } ],
  "Simulation": { "WarmUp": "1h", "Duration": "24h", "Replications": 1, "Seed": 3 } })"),
        "as written", {5.0}, {});
    REQUIRE(point);
    REQUIRE(point->otherMoments.size() == 1);
    CHECK(point->otherMoments.front().starts_with("5 h after Start"));
    CHECK(point->notJudged.empty());
}
