// SPDX-License-Identifier: GPL-3.0-or-later
// What the history tells when a branch fails and the others are cut. Oracles: a history recorded on AWS on 2024-03-10
// (LocalStack, tests/aws/services/stepfunctions/v2/timeouts/test_timeouts.snapshot.json,
// test_service_lambda_map_timeout), and what floci-io/floci's tests read off AWS (AslExecutorBranchHistoryEventsTest
// and AslExecutorParallelCutTest, 2026).
#include <vector>

#include "tests/states/executed.hpp"

using namespace headroom;
using test::Executed;
using test::executed;
using test::Json;
using test::machineOf;
using test::typesOf;

namespace {

std::vector<std::int64_t> linksOf(const Executed& run) {
    std::vector<std::int64_t> links;
    for (const auto& event : run.events) links.push_back(event.previousEventId);
    return links;
}

std::string mapOver(const std::string& states, const std::string& fields = R"("End": true)") {
    return R"("A": { "Type": "Map", "ItemsPath": "$.items", )" + fields +
           R"(, "ItemProcessor": { "StartAt": "P", "States": { )" + states + " } } }";
}

std::string parallelOf(const std::string& first, const std::string& second, const std::string& fields) {
    return R"("A": { "Type": "Parallel", )" + fields + R"(, "Branches": [ { "StartAt": "P", "States": { )" + first +
           R"( } }, { "StartAt": "Q", "States": { )" + second + " } } ] }";
}

constexpr const char* kBoom = R"({ "Type": "Fail", "Error": "Boom" })";
constexpr const char* kEnd = R"("End": true)";
constexpr const char* kWait = R"({ "Type": "Wait", "Seconds": 9, "End": true })";
constexpr const char* kCaught = R"("End": true, "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z" } ])";
constexpr const char* kAfter = R"(, "Z": { "Type": "Succeed" })";

}  // namespace

// In the recording the tasks of all four iterations time out at the same time; here the first one does alone.
TEST_CASE("the recorded Map whose task times out: each iteration ends, and the task that it stands in") {
    test::ExecutionOptions options;
    test::Answer never;
    never.never = true;
    options.answers["P"] = {never};
    const std::string task = R"("P": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
        "TimeoutSecondsPath": "$.s", "Parameters": { "FunctionName": "f" } })";
    const Json items = {{{"s", 5}}, {{"s", 6}}, {{"s", 6}}, {{"s", 6}}};
    const Executed run = executed(machineOf(mapOver(task)), {{"items", items}}, options);
    const std::string one = " MapIterationStarted TaskStateEntered";
    const std::string cut = " MapIterationAborted TaskStateAborted";
    CHECK(typesOf(run) == "ExecutionStarted MapStateEntered MapStateStarted" + one + one + one + one +
                              " TaskScheduled TaskStarted TaskScheduled TaskStarted TaskScheduled TaskStarted"
                              " TaskScheduled TaskStarted TaskTimedOut MapIterationFailed TaskStateAborted" +
                              cut + cut + cut + " MapStateFailed ExecutionFailed");
    REQUIRE(run.events.size() == 30);
    for (std::size_t i = 20; i < 29; ++i) CHECK(run.events[i].previousEventId == 20);  // all follow TaskTimedOut
    CHECK(run.events[29].previousEventId == 29);
    CHECK(run.events[20].details["mapIterationFailedEventDetails"] == Json({{"name", "A"}, {"index", 0}}));
    CHECK(run.events[22].details["mapIterationAbortedEventDetails"] == Json({{"name", "A"}, {"index", 1}}));
    CHECK(run.events[28].details.empty());
}

TEST_CASE("an iteration that fails stands among those that it cuts in the order of the items") {
    const std::string states = R"("P": { "Type": "Choice", "Default": "W", "Choices": [ { "Variable": "$",
        "NumericEquals": 2, "Next": "S" } ] }, "S": { "Type": "Wait", "Seconds": 1, "Next": "F" }, "W": )" +
                               std::string(kWait) + R"(, "F": )" + kBoom;
    const Executed run = executed(machineOf(mapOver(states)), {{"items", {1, 2, 3}}});
    const std::string types = typesOf(run);
    const std::string end = types.substr(types.find("FailStateEntered"));
    CHECK(
        end ==
        "FailStateEntered MapIterationAborted WaitStateAborted MapIterationFailed MapIterationAborted WaitStateAborted "
        "MapStateFailed ExecutionFailed");
}

TEST_CASE("a task whose failure ends its branch stands still, one that is caught does not") {
    test::ExecutionOptions options;
    options.answers["P"] = {test::raises("Mine")};
    const auto run = [&options](const std::string& fields, const std::string& task) {
        return executed(machineOf(R"("A": { "Type": "Parallel", )" + fields +
                                  R"(, "Branches": [ { "StartAt": "P", "States": { "P": { "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage", )" +
                                  task + " } } ] }" + kAfter),
                        Json::object(), options);
    };
    const Executed caught = run(kCaught, R"("Parameters": { "QueueUrl": "q", "MessageBody": "m" }, "End": true })");
    CHECK(typesOf(caught) ==
          "ExecutionStarted ParallelStateEntered ParallelStateStarted TaskStateEntered TaskScheduled TaskStarted "
          "TaskFailed TaskStateAborted ParallelStateFailed ParallelStateExited SucceedStateEntered SucceedStateExited "
          "ExecutionSucceeded");
    CHECK(linksOf(caught) == std::vector<std::int64_t>{0, 0, 2, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12});
    const Executed inside = run(kCaught, R"("Parameters": { "QueueUrl": "q", "MessageBody": "m" }, "End": true,
        "Catch": [ { "ErrorEquals": ["Mine"], "Next": "R" } ] }, "R": { "Type": "Pass", "End": true })");
    CHECK(typesOf(inside).find("Aborted") == std::string::npos);
}

TEST_CASE("a Parallel that is tried again says that it has failed when nothing tries it any more") {
    const Executed run = executed(machineOf(R"("A": { "Type": "Parallel", "End": true, "Retry": [ { "ErrorEquals": [
        "States.ALL"], "MaxAttempts": 1 } ], "Branches": [ { "StartAt": "F", "States": { "F": )" +
                                            std::string(kBoom) + " } } ] }"));
    CHECK(typesOf(run) ==
          "ExecutionStarted ParallelStateEntered ParallelStateStarted FailStateEntered ParallelStateStarted "
          "FailStateEntered ParallelStateFailed ExecutionFailed");
    CHECK(linksOf(run) == std::vector<std::int64_t>{0, 0, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("States.Runtime in a branch leaves nothing behind but the end of the execution") {
    const std::string lost = R"("P": { "Type": "Pass", "InputPath": "$.none", "End": true })";
    const Executed run = executed(machineOf(parallelOf(lost, R"("Q": )" + std::string(kWait), kEnd)));
    CHECK(typesOf(run) ==
          "ExecutionStarted ParallelStateEntered ParallelStateStarted PassStateEntered WaitStateEntered "
          "ExecutionFailed");
}

TEST_CASE("what is cut in a branch is told from the outside in, a Pass has no such event") {
    const std::string inner =
        R"("P": { "Type": "Parallel", "End": true, "Branches": [ { "StartAt": "W", "States": { "W": )" +
        std::string(kWait) + R"( } }, { "StartAt": "V", "States": { "V": )" + kWait + " } } ] }";
    const std::string fails = R"("Q": { "Type": "Wait", "Seconds": 1, "Next": "F" }, "F": )" + std::string(kBoom);
    const Executed run = executed(machineOf(parallelOf(inner, fails, kCaught) + kAfter));
    const std::string types = typesOf(run);
    CHECK(types.substr(types.find("FailStateEntered")) ==
          "FailStateEntered ParallelStateAborted WaitStateAborted WaitStateAborted ParallelStateFailed "
          "ParallelStateExited SucceedStateEntered SucceedStateExited ExecutionSucceeded");
}

TEST_CASE("an execution that times out cuts its states without a word") {
    const Executed run =
        executed(R"({ "TimeoutSeconds": 1, "StartAt": "A", "States": { )" +
                 parallelOf("\"P\": " + std::string(kWait), "\"Q\": " + std::string(kWait), kEnd) + " } }");
    CHECK(typesOf(run) ==
          "ExecutionStarted ParallelStateEntered ParallelStateStarted WaitStateEntered WaitStateEntered "
          "ExecutionTimedOut");
    CHECK(run.events.back().previousEventId == 0);
}

TEST_CASE("an item that cannot be made fails the Map and cuts what has begun") {
    const std::string selector = R"x("ItemSelector": { "v.$": "States.StringToJson($$.Map.Item.Value)" }, )x";
    const Executed run = executed(machineOf(mapOver("\"P\": " + std::string(kWait), selector + kCaught) +
                                            R"(, "Z": { "Type": "Wait", "Seconds": 60,
        "Next": "Y" }, "Y": { "Type": "Succeed" })"),
                                  {{"items", {"1", "{", "3"}}});
    CHECK(typesOf(run) ==
          "ExecutionStarted MapStateEntered MapStateStarted MapIterationStarted WaitStateEntered MapIterationAborted "
          "WaitStateAborted MapStateFailed MapStateExited WaitStateEntered WaitStateExited SucceedStateEntered "
          "SucceedStateExited ExecutionSucceeded");
    CHECK(run.duration == base::seconds(60));
    CHECK(run.transitions == 4);
}

TEST_CASE("a retry that a failure beside it comes before is no transition") {
    test::ExecutionOptions options;
    options.answers["P"] = {test::raises("Mine")};
    const std::string task = R"("P": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
        "Retry": [ { "ErrorEquals": ["Mine"], "IntervalSeconds": 10 } ] })";
    const std::string fails = R"("Q": { "Type": "Wait", "Seconds": 1, "Next": "F" }, "F": )" + std::string(kBoom);
    const Executed run = executed(machineOf(parallelOf(task, fails, kEnd)), Json::object(), options);
    CHECK(run.duration == base::seconds(1));
    CHECK(run.transitions == 4);  // the Parallel, the task, the Wait, the Fail
}
