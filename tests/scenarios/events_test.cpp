// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "scenarios/study/run.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::OneOfEach;

namespace {

study::DesignResult runWith(const std::string& events) {
    const std::string text = R"({ "Headroom": 1, "Region": "us-east-1",
  "Resources": {
    "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 10 },
      "Behavior": { "Init": "100ms", "Placement": "0s", "InvokeOverhead": "0s", "Steps": [ { "Compute": { "Duration": "20ms" } }, { "Call": { "Target": "Items", "Operation": "GetItem", "Retry": "off" } } ] } },
    "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB", "Latency": { "GetItem": "5ms" } } } },
  "Workloads": { "Load": { "Target": "Work", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
  "Events": )" + events + R"(,
  "Simulation": { "WarmUp": "1m", "Duration": "10m", "Replications": 1 } })";
    const auto loaded = format::loadScenarioText(text, "e.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    auto result = study::run(*loaded.scenario, {});
    REQUIRE(result);
    return std::move(result->designs.front());
}

}  // namespace

// One request each 100 ms of 25 ms: one environment, warm after the first; 6,000 requests in ten minutes.

TEST_CASE("without events everything is as calculated", "[events]") {
    const auto design = runWith("[]");
    CHECK(design.requests.offered == 6000);
    CHECK(design.requests.succeeded == 6000);
    CHECK(design.latency.front().max == Approx(0.025).epsilon(0.001));
}

TEST_CASE("an outage fails every request while it lasts", "[events]") {
    const auto design = runWith(R"([ { "At": "2m", "For": "60s", "Target": "Items", "Kind": "Outage" } ])");
    CHECK(design.requests.failed >= 599);  // 10/s for 60 s, one of which may straddle the edge
    CHECK(design.requests.failed <= 601);
}

TEST_CASE("a slowdown of a table multiplies its latency, one of a function its code's", "[events]") {
    CHECK(runWith(R"([ { "At": "2m", "For": "60s", "Target": "Items", "Kind": "Slowdown", "Factor": 10 } ])")
              .latency.front()
              .max == Approx(0.070).epsilon(0.001));
    CHECK(runWith(R"([ { "At": "2m", "For": "60s", "Target": "Work", "Kind": "Slowdown", "Factor": 3 } ])")
              .latency.front()
              .max == Approx(0.065).epsilon(0.001));
}

TEST_CASE("events that overlap add up, and each ends by itself", "[events]") {
    // 20 ms of code: ten times as long for 10 min, whatever shorter event begins and ends meanwhile; 2 x 3 where two
    // meet.
    const auto slow = runWith(R"([ { "At": "0s", "For": "10m", "Target": "Work", "Kind": "Slowdown", "Factor": 10 },
                                   { "At": "1m", "For": "1m", "Target": "Work", "Kind": "Errors", "Factor": 0 } ])");
    CHECK(slow.latency.front().mean == Approx(0.205).epsilon(0.001));
    const auto both = runWith(R"([ { "At": "1m", "For": "5m", "Target": "Work", "Kind": "Slowdown", "Factor": 2 },
                                   { "At": "2m", "For": "1m", "Target": "Work", "Kind": "Slowdown", "Factor": 3 } ])");
    CHECK(both.latency.front().max == Approx(0.125).epsilon(0.001));
    // Of ten minutes five at 25 ms, four at 45 ms (the first alone) and one at 125 ms.
    CHECK(both.latency.front().mean == Approx(0.043).epsilon(0.002));
    // Each minute a slowdown of 90 s: from 1:00 to the end there is always one, from 2:00 on half of the time two.
    const auto again =
        runWith(R"([ { "Every": "1m", "For": "90s", "Target": "Work", "Kind": "Slowdown", "Factor": 2 } ])");
    CHECK(again.latency.front().max == Approx(0.085).epsilon(0.001));
}

TEST_CASE("a period that is none is told", "[events]") {
    for (const char* every : {"10", R"("ten")", "true", R"("-10s")", R"("0s")", R"("1ms")"}) {
        OneOfEach scenario;
        scenario.more =
            R"("Events": [ { "Every": )" + std::string(every) + R"(, "Kind": "Deploy", "Target": "Work" } ],)";
        INFO(every);
        CHECK(test::refuses(scenario.load(), "/Events/0/Every", ""));
    }
}

TEST_CASE("an event of no length is told", "[events]") {
    OneOfEach scenario;
    scenario.more = R"("Events": [ { "At": "1m", "For": "0s", "Kind": "Outage", "Target": "Work" } ],)";
    CHECK(test::refuses(scenario.load(), "/Events/0/For", "must be"));
}

TEST_CASE("errors fail their share", "[events]") {
    const auto design =
        runWith(R"([ { "At": "1m", "For": "5m", "Target": "Work", "Kind": "Errors", "Factor": 0.3 } ])");
    // 3,000 trials at 0.3: 900 +- 3.3 standard deviations of 25.1.
    CHECK(design.requests.failed > 900 - 83);
    CHECK(design.requests.failed < 900 + 83);
}

TEST_CASE("a deployment costs every environment", "[events]") {
    const auto coldStarts = [](const study::DesignResult& design) {
        for (const auto& [name, value] : design.resources.front().figures) {
            if (name == "ColdStarts") return value;
        }
        return -1.0;
    };
    CHECK(coldStarts(runWith("[]")) == 0.0);  // the only one was in the warm-up
    CHECK(coldStarts(runWith(R"([ { "Every": "2m", "Target": "Work", "Kind": "Deploy" } ])")) == 8.0);
    // At 2, 4, 6 and 8 min, two each: the first request takes 125 ms with its INIT, the next comes 100 ms after it and
    // finds no other environment.
}

TEST_CASE("events on what cannot suffer them are refused", "[events]") {
    const auto problem = [](const std::string& event) {
        const auto loaded = format::loadScenarioText(
            R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } } },
          "Workloads": { "Load": { "Target": "Items", "Operation": "GetItem", "Arrivals": { "Constant": { "Rate": "1/s" } } } }, "Events": [ )" +
                event + " ] }",
            "e.json");
        CHECK_FALSE(loaded.scenario);
        return document::toLines(loaded.problems);
    };
    CHECK(problem(R"({ "At": "1m", "Target": "Items", "Kind": "Deploy" })").find("functions only") !=
          std::string::npos);
    CHECK(problem(R"({ "At": "1m", "Target": "Items", "Kind": "Change" })").find("lacks \"Properties\"") !=
          std::string::npos);
    CHECK(problem(R"({ "At": "1m", "Target": "Items", "Kind": "NodeLoss" })").find("DAX clusters only") !=
          std::string::npos);
    CHECK(problem(R"({ "At": "1m", "Target": "Nothing", "Kind": "Outage" })").find("not a resource") !=
          std::string::npos);
    CHECK(problem(R"({ "At": "1m", "Target": "Items", "Kind": "Slowdown", "Factor": 0.5 })").find("at least 1") !=
          std::string::npos);
    CHECK(problem(R"({ "Target": "Items", "Kind": "Outage" })").find("At") != std::string::npos);
}
