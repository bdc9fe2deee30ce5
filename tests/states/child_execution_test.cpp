// SPDX-License-Identifier: GPL-3.0-or-later
// Children of a distributed Map as executions of their type.
#include "tests/states/executed.hpp"

using namespace headroom;
using test::executed;
using test::gives;
using test::Json;
using test::machineOf;
using test::Status;

namespace {

std::string childrenOf(const std::string& type, const std::string& states, const std::string& fields = "") {
    return machineOf(R"("A": { "Type": "Map", "End": true, )" + fields + R"( "ItemProcessor": { "ProcessorConfig": {
        "Mode": "DISTRIBUTED", "ExecutionType": ")" +
                     type + R"(" }, "StartAt": "I", "States": { )" + states + " } } }");
}

constexpr const char* kTask = R"("I": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true })";
constexpr const char* kLoop = R"("I": { "Type": "Pass", "Next": "J" }, "J": { "Type": "Choice", "Default": "I",
    "Choices": [ { "Variable": "$", "NumericEquals": 1, "Next": "S" } ] }, "S": { "Type": "Succeed" })";

}  // namespace

TEST_CASE("an Express child ends after five minutes, a Standard one does not") {
    test::ExecutionOptions options;
    options.answers["I"] = {gives(1, base::minutes(10))};
    const std::string tolerant = R"("ToleratedFailurePercentage": 100,)";
    const auto express = executed(childrenOf("EXPRESS", kTask, tolerant), {1}, options);
    CHECK(express.output[0]["Error"] == "States.Timeout");
    CHECK(express.duration == base::minutes(5));
    CHECK(executed(childrenOf("EXPRESS", kTask), {1}, options).error == "States.ExceedToleratedFailureThreshold");
    CHECK(executed(childrenOf("STANDARD", kTask), {1}, options).duration == base::minutes(10));
}

TEST_CASE("a child that ended in time is not ended by the timeout of the one before it") {
    test::ExecutionOptions options;
    options.answers["I"] = {gives(1, base::minutes(4))};
    const auto run = executed(childrenOf("EXPRESS", kTask, R"("MaxConcurrency": 1,)"), {1, 2, 3}, options);
    CHECK(run.status == Status::Succeeded);
    CHECK(run.duration >= base::minutes(12));
}

// A child is an execution: its context object has its own input (Guide, input-output-contextobject).
TEST_CASE("a child's Execution.Input is what it began with") {
    const std::string reads = R"("I": { "Type": "Pass", "Parameters": { "in.$": "$$.Execution.Input" }, "Next": "J" },
        "J": { "Type": "Parallel", "End": true, "Branches": [ { "StartAt": "K", "States": { "K": { "Type": "Pass",
            "Parameters": { "again.$": "$$.Execution.Input" }, "End": true } } } ] })";
    const std::string outer = R"("ItemsPath": "$.items", "ItemSelector": { "v.$": "$$.Map.Item.Value" },)";
    for (const std::string type : {"STANDARD", "EXPRESS"}) {
        const auto run = executed(childrenOf(type, reads, outer), {{"items", {1, 2}}});
        CHECK(run.output == Json::parse(R"([ [ { "again": { "v": 1 } } ], [ { "again": { "v": 2 } } ] ])"));
        const auto batch = executed(childrenOf(type, reads, outer + R"("ItemBatcher": { "MaxItemsPerBatch": 2 },)"),
                                    {{"items", {1, 2}}});
        CHECK(batch.output == Json::parse(R"([ [ { "again": { "Items": [ { "v": 1 }, { "v": 2 } ] } } ] ])"));
    }
}

TEST_CASE("an Express child has no limit of events, and its own pace") {
    test::ExecutionOptions options;
    options.transition = base::milliseconds(25);
    options.expressChildTransition = base::milliseconds(5);
    const std::string tolerant = R"("ToleratedFailurePercentage": 100,)";
    const auto run = executed(childrenOf("EXPRESS", kLoop, tolerant), {1, 2}, options);
    CHECK(run.output[0] == 1);
    CHECK(run.output[1]["Error"] == "States.Timeout");  // 60,000 states, more than 25,000 events
    CHECK(executed(childrenOf("EXPRESS", kLoop), {1}, options).duration == base::milliseconds(25 + 3 * 5));
    CHECK(executed(childrenOf("STANDARD", kLoop), {1}, options).duration == base::milliseconds(25 + 3 * 25));
}

TEST_CASE("a Standard child whose history is full ends with what is in work in it") {
    const std::string inner = R"("I": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "P", "States": {
        "P": { "Type": "Pass", "Next": "C" }, "C": { "Type": "Choice", "Default": "P", "Choices": [
        { "Variable": "$.stop", "IsPresent": true, "Next": "S" } ] }, "S": { "Type": "Succeed" } } } })";
    const auto run = executed(childrenOf("STANDARD", inner, R"("ToleratedFailurePercentage": 100,)"),
                              Json({Json({Json::object(), Json::object()}), Json::array()}));
    CHECK(run.status == Status::Succeeded);
    CHECK(run.output[0]["Error"] == "States.Runtime");
    CHECK(run.output[1] == Json::array());
}

TEST_CASE("Express children are billed in steps of 100 ms and 64 MB, stopped ones as well") {
    const std::string wait = R"("I": { "Type": "Wait", "SecondsPath": "$", "End": true })";
    // Entering the state takes a millisecond more.
    CHECK(executed(childrenOf("EXPRESS", wait), {60, 1}).expressSteps == 601 + 11);
    const auto stopped = executed(R"({ "TimeoutSeconds": 5, )" + childrenOf("EXPRESS", wait).substr(1), {60, 1});
    CHECK(stopped.status == Status::TimedOut);
    CHECK(stopped.expressSteps == 50 + 11);
    CHECK(executed(childrenOf("STANDARD", wait), {60, 1}).expressSteps == 0);
    // 400 iterations of 50 KB are 20 MB beside the 50.
    const std::string wide =
        R"("I": { "Type": "Map", "End": true, "ItemsPath": "$.items", "ItemProcessor": { "StartAt": "P",
        "States": { "P": { "Type": "Pass", "Result": 1, "End": true } } } })";
    Json items = Json::array();
    for (int i = 0; i < 400; ++i) items.push_back(i);
    const Json large = {{"items", items}, {"text", std::string(50'000, 'x')}};
    CHECK(executed(childrenOf("EXPRESS", wide), Json::array({large})).expressSteps == 2);
}
