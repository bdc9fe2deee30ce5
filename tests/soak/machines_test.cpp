// SPDX-License-Identifier: GPL-3.0-or-later
// What state machines take: a distributed Map of a million items, a loop that would go round a billion times, and a
// million transitions. CPU time is judged where the compiler optimises, without sanitizers.
#include "tests/soak/measured_run.hpp"

using namespace headroom;
using test::measure;
using test::Measured;

namespace {

#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr bool kJudgesTime = true;
#else
constexpr bool kJudgesTime = false;
#endif

/// One machine and its starts; `properties` and `behavior` are JSON without the braces around.
std::string flow(const std::string& properties, const std::string& behavior, const std::string& rate,
                 const std::string& duration) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Flow": { "Type": "AWS::StepFunctions::StateMachine",
        "Properties": { )" +
           properties + R"( }, "Behavior": { )" + behavior +
           R"( } } }, "Workloads": { "Load": { "Target": "Flow", "Arrivals": { "Constant": { "Rate": ")" + rate +
           R"(" } } } }, "Quotas": { "StepFunctions": { "StateTransitionRate": 1e8, "StateTransitionBurst": 1e8 } },
        "Simulation": { "WarmUp": "0s", "Duration": ")" +
           duration + R"(", "Replications": 1 } })";
}

std::string million(const std::string& type) {
    return R"("Definition": { "StartAt": "M", "States": { "M": { "Type": "Map", "End": true,
        "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "b", "Prefix": "p" } }, "ItemProcessor": {
        "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": ")" +
           type + R"(" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } } } } })";
}

}  // namespace

TEST_CASE("a distributed Map of a million items takes less than 300 MB and 2 s", "[soak][memory]") {
    for (const char* type : {"EXPRESS", "STANDARD"}) {
        const Measured run = measure(flow(million(type), R"("States": { "M": { "Items": 1000000 } })", "1/h", "1h"),
                                     "Flow", "ChildExecutions");
        WARN("a Map of a million " << type << " children: " << run.megabytes << " MB, " << run.cpuSeconds << " s");
        CHECK(run.figure == 1'000'000.0);
        CHECK(run.megabytes < 300.0);
        if (kJudgesTime) CHECK(run.cpuSeconds < 2.0);
    }
}

// Data decide: the counter would have to reach a billion. Each round has four events, so that it ends after 6,250.
TEST_CASE("a loop of a billion rounds ends with its 25,000th event", "[soak][memory]") {
    const std::string loop = R"x("Definition": { "StartAt": "P", "States": {
        "P": { "Type": "Pass", "Parameters": { "n.$": "States.MathAdd($.n, 1)" }, "Next": "C" },
        "C": { "Type": "Choice", "Choices": [ { "Variable": "$.n", "NumericLessThan": 1000000000, "Next": "P" } ],
               "Default": "Z" }, "Z": { "Type": "Succeed" } } })x";
    const auto asked = [&](const std::string& figure) {
        return measure(flow(loop, R"("Input": { "n": 0 })", "1/h", "1h"), "Flow", figure);
    };
    CHECK(asked("HistoryEventsMax").figure == 25'000.0);
    CHECK(asked("ExecutionsSucceeded").figure == 0.0);
    const Measured failed = asked("ExecutionsFailed");
    CHECK(failed.figure == 1.0);
    CHECK(failed.megabytes < 100.0);
    if (kJudgesTime) CHECK(failed.cpuSeconds < 1.0);
}

// Each execution goes round a hundred times in the mean: Pass, a Task outside of the design, Choice.
TEST_CASE("a million transitions take less than a CPU-second", "[soak][memory]") {
    const std::string loop = R"("Definition": { "StartAt": "P", "States": { "P": { "Type": "Pass", "Next": "T" },
        "T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {}, "Next": "C" },
        "C": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsPresent": true, "Next": "P" } ], "Default": "Z" },
        "Z": { "Type": "Succeed" } } })";
    const Measured run =
        measure(flow(loop, R"("States": { "C": { "Choices": [0.99] } })", "20/s", "10m"), "Flow", "StateTransitions");
    WARN(run.figure << " transitions: " << run.cpuSeconds << " s");
    CHECK(run.figure > 3e6);
    if (kJudgesTime) CHECK(run.cpuSeconds < run.figure / 1e6);
}
