// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives that limit the errors of each window.
#include "model/engine/threshold_windows.hpp"
#include "scenarios/document/problem.hpp"
#include "tests/scenarios/machine_file.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

namespace {

/// 20 writes a second of 10 units: the full burst bucket, 300 x 10 units, pays for 300 s; from then on half is
/// throttled, for nobody tries again.
std::string halfAfterFiveMinutes(const std::string& objectives) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Items": { "Type": "AWS::DynamoDB::Table",
   "Properties": { "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 10 } },
   "Behavior": { "ItemCount": 100000, "ItemSize": "1000B", "InitialBurst": 1 } } },
 "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
   "Retry": { "Mode": "off" }, "Arrivals": { "Constant": { "Rate": "20/s" } } } },
 "Objectives": [ )" +
           objectives + R"( ],
 "Simulation": { "WarmUp": "0s", "Duration": "10m", "Replications": 1, "Seed": 1 } })";
}

}  // namespace

TEST_CASE("errors are judged window by window: by hand, five minutes of ten are free of them", "[study]") {
    const auto design =
        test::runText(halfAfterFiveMinutes(
                          R"({ "Metric": "ErrorRate", "Of": "Writers", "AtMost": 0.01, "Window": "1m", "Share": 0.5 },
  { "Metric": "ErrorRate", "Of": "Writers", "AtMost": 0.01, "Window": "1m", "Share": 0.6 },
  { "Metric": "ErrorRate", "Of": "Writers", "AtMost": 0.51, "Window": "1m" },
  { "Metric": "ErrorRate", "Of": "Writers", "AtMost": 0.01 } )"))
            .designs.front();
    REQUIRE(design.objectives.size() == 4);
    const study::ObjectiveResult& half = design.objectives[0];
    CHECK(half.text == "errors of Writers in 1 min ≤ 1 %");
    CHECK(half.value == 0.5);
    CHECK(half.met == study::Met::Yes);
    REQUIRE(half.wholeRun);
    CHECK(half.wholeRun->value == Approx(0.25).margin(0.002));
    CHECK(half.wholeRun->value == design.objectives[3].value);
    CHECK(design.objectives[1].met == study::Met::No);
    CHECK(design.objectives[2].value == 1.0);
    CHECK(design.objectives[2].met == study::Met::Yes);
    CHECK_FALSE(design.objectives[3].wholeRun);
}

// Of 120 executions begun in a window of two hours some 24 wait a day for an approval: with them 0 to 20 % fail.
TEST_CASE("a window of executions that may still fail decides nothing", "[study]") {
    test::MachineFile file;
    file.definition = R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 86400,
        "Parameters": { "QueueUrl": "q", "MessageBody": { "t.$": "$$.Task.Token" } }, "End": true } } })";
    file.states = R"("A": { "Approval": "10m", "Never": 0.2, "Duration": "20ms" })";
    file.arrivals = R"({ "Constant": { "Rate": "1/min" } })";
    file.simulation = R"("WarmUp": "0s", "Duration": "12h", "Replications": 1, "Seed": 1)";
    file.more = R"("Objectives": [ { "Metric": "ErrorRate", "Of": "Flow", "AtMost": 0.01, "Window": "2h" },
        { "Metric": "ErrorRate", "Of": "Flow", "AtMost": 0.5, "Window": "2h" } ], )";
    const study::DesignResult design = file.run();
    CHECK(design.objectives[0].met == study::Met::Undecided);
    CHECK(design.objectives[0].why ==
          "in no window have so many requests or executions ended that it is met or missed");
    CHECK(design.objectives[1].met == study::Met::Yes);
}

TEST_CASE("a bill has no windows, and a share is of windows", "[study]") {
    const auto told = [](const std::string& objective) {
        return document::toLines(format::loadScenarioText(halfAfterFiveMinutes(objective), "w.json").problems);
    };
    CHECK(told(R"({ "Metric": "Cost", "AtMost": "9 USD", "Window": "1m" })").find("a bill is a month's") !=
          std::string::npos);
    CHECK(told(R"({ "Metric": "ErrorRate", "Of": "Writers", "AtMost": 0.01, "Share": 0.5 })").find("give Window too") !=
          std::string::npos);
    CHECK(told(R"({ "Metric": "ErrorRate", "Of": "Writers", "AtMost": 0.01, "Statistic": "p99" })")
              .find("belongs to Latency objectives only") != std::string::npos);
}

// 1 - 0.05 is more than 19 of 20 as numbers go, and 0.999 x 2,000 more than 1,998.
TEST_CASE("a window whose share is exactly the limit meets it", "[study]") {
    for (std::uint64_t thousandths = 1; thousandths < 1000; ++thousandths) {
        for (const std::uint64_t requests : {1000U, 2000U, 7000U, 1'000'000U}) {
            const std::uint64_t bad = requests / 1000 * thousandths;
            const double needed = 1.0 - static_cast<double>(thousandths) / 1000.0;
            const engine::ThresholdWindows::Count exact{requests, bad, 0};
            const engine::ThresholdWindows::Count more{requests, bad + 1, 0};
            if (!exact.meets(needed) || more.meets(needed)) FAIL(thousandths << " of " << requests);
        }
    }
    CHECK(engine::ThresholdWindows::Count{2000, 2, 0}.meets(99.9 / 100.0));
}

// Set by hand: of three that began in the first minute one ended in time; the other two have taken longer than the
// limit of 2 s once the minute is 2 s past.
TEST_CASE("what has not ended keeps a window open, until it has taken too long for sure", "[study]") {
    using Count = engine::ThresholdWindows::Count;
    engine::ThresholdWindows windows(base::minutes(1), base::seconds(2));
    for (int i = 0; i < 3; ++i) windows.countOpen({});
    windows.close({}, base::seconds(1));
    CHECK(windows.counts()[0] == Count{1, 0, 2});
    windows.settle(base::Instant{base::milliseconds(61'999).count});
    CHECK(windows.counts()[0] == Count{1, 0, 2});
    windows.settle(base::Instant{base::seconds(62).count});
    CHECK(windows.counts()[0] == Count{3, 2, 0});
}

// One request in ten hangs until its function's Timeout of 300 s: a tenth of each minute fails, but of the last five
// that is not known when the run ends.
TEST_CASE("a window whose requests hang is not met by those that have ended", "[study]") {
    std::string text = test::oneFunction(
        R"({ "Init": "0s", "Placement": "0s", "Steps": [ { "Branch": [ { "Weight": 0.9, "Steps": [ { "Wait": "10ms" } ] },
             { "Weight": 0.1, "Steps": [ { "Wait": "400s" } ] } ] } ] })",
        R"("Arrivals": { "Constant": { "Rate": "5/s" } })",
        R"({ "WarmUp": "0s", "Duration": "10m", "Replications": 1, "Seed": 1 })");
    text.replace(text.find("\"Timeout\": 900"), 14, "\"Timeout\": 300");
    text.insert(
        text.size() - 1,
        R"(, "Objectives": [ { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.01, "Window": "1m", "Share": 0.4 },
        { "Metric": "Latency", "Of": "Load", "Statistic": "p95", "AtMost": "1s", "Window": "1m", "Share": 0.4 } ])");
    const auto design = test::runText(text).designs.front();
    for (const study::ObjectiveResult& objective : design.objectives) {
        INFO(objective.text << ": " << objective.value);
        CHECK(objective.value == 0.0);
        CHECK(objective.met == study::Met::No);
    }
}
