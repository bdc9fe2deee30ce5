// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_work.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kQuiet = R"("Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", )";

std::string steps(const std::string& list) { return std::string("{ ") + kQuiet + R"("Steps": )" + list + " }"; }

std::string file(const std::string& list) {
    return oneFunction(steps(list), R"("Arrivals": { "Constant": { "Rate": "1/s" } })",
                       R"({ "WarmUp": "1m", "Duration": "5m", "Replications": 1 })");
}

}  // namespace

TEST_CASE("Parallel takes a list of lists of steps, or named ones", "[parallel]") {
    for (const char* list :
         {R"([ { "Parallel": [ [ { "Wait": "20ms" } ], [ { "Wait": "50ms" } ] ] } ])",
          R"([ { "Parallel": { "one": [ { "Wait": "20ms" } ], "two": { "look": { "Wait": "50ms" } } } } ])"}) {
        const study::StudyResult result = runText(file(list));
        CHECK(latency(result.designs.front(), "Load").mean == Approx(0.050).epsilon(1e-6));
    }
}

TEST_CASE("a design's patch reaches into a branch of a Parallel step", "[parallel]") {
    std::string text = file(R"([ { "Wait": "1ms" } ])");
    text.insert(text.rfind('}'), R"(, "Designs": [ { "Name": "slow", "Patch": { "Resources": { "Work": { "Behavior": {
        "Steps": { "all": { "Parallel": { "one": [ { "Wait": "20ms" } ] } } } } } } } } ])");
    CHECK(latency(runText(text).designs.front(), "Load").mean == Approx(0.020).epsilon(1e-6));
}

TEST_CASE("what stands in Parallel is read and checked where it stands", "[parallel]") {
    const auto problems = [](const std::string& parallel) {
        return document::toLines(
            format::loadScenarioText(file(R"([ { "Parallel": )" + parallel + " } ]"), "s.json").problems);
    };
    CHECK(holds(problems("[]"), "at least one"));
    CHECK(holds(problems("5"), "a list of lists of steps"));
    CHECK(holds(problems(R"([ { "Wait": "5ms" } ])"), "/Parallel/0: is an object; must be a list of steps"));
    CHECK(holds(problems(R"([ [ { "Wiat": "5ms" } ] ])"), "did you mean \"Wait\""));
    CHECK(holds(problems(R"({ "a": [ { "Call": { "Target": "Wrok", "Operation": "Invoke" } } ] })"),
                "/Parallel/a/0/Call/Target"));
    CHECK(holds(problems(R"([ [], [ { "Call": { "Target": "Work", "Operation": "Invoke" } } ] ])"),
                "calls itself in a circle"));
}

TEST_CASE("the estimate sees through Parallel: calls add up, the longest branch takes the time", "[parallel]") {
    // By hand: 3 pauses of 10, 30 and 20 ms in two branches of 40 and 20 ms.
    const format::Scenario scenario = scenarioOf(
        file(R"([ { "Parallel": [ [ { "Wait": "10ms" }, { "Wait": "30ms" } ], [ { "Wait": "20ms" } ] ] } ])"));
    study::ExpectedWork work(scenario.designs.front());
    CHECK(work.of("Work").pauses == 3.0);
    CHECK(work.of("Work").seconds == Approx(0.040));
}

// A gateway before the function: 10 ms of overhead, 5 ms of waiting, then 30 ms beside 50 ms. The causes of any band
// add up to the latency, and the 30 ms are beside what explains it.
TEST_CASE("causes of a Parallel step add up to the latency at every hop", "[parallel]") {
    std::string text = R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
        "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Behavior": { "Overhead": "10ms" },
                 "Routes": { "GET /a": { "Integration": "Work" } } },
        "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769 }, "Behavior": )";
    text += steps(
        R"([ { "Wait": "5ms" }, { "Parallel": [ [ { "Compute": { "Duration": "30ms" } } ], [ { "Wait": "50ms" } ] ] } ])");
    text += R"( } },
      "Workloads": { "Users": { "Target": "Api", "Route": "GET /a", "Arrivals": { "Poisson": { "Rate": "5/s" } } } },
      "Simulation": { "WarmUp": "1m", "Duration": "10m", "Replications": 1 } })";
    const study::StudyResult result = runText(text);
    for (const study::Causes& causes : result.designs.front().causes) {
        for (const study::CauseBand& band : causes.bands) {
            double sum = 0.0;
            for (const study::CauseShare& share : band.causes) {
                sum += share.meanSeconds;
                CHECK(share.cause != "Compute");
            }
            INFO(causes.of << " " << band.name);
            CHECK(sum == Approx(0.065).epsilon(1e-6));
        }
    }
}
