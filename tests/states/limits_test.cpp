// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/states/executed.hpp"

using namespace headroom;
using test::executed;
using test::gives;
using test::Json;
using test::machineOf;
using test::Status;
using test::taskWith;

TEST_CASE("a loop without end is stopped by the 25,000th event") {
    const auto run =
        executed(machineOf(R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Choice", "Default": "A",
        "Choices": [ { "Variable": "$.stop", "IsPresent": true, "Next": "Z" } ] }, "Z": { "Type": "Succeed" })"));
    CHECK(run.status == Status::Failed);
    // Recorded on AWS (2026-02-12): event 25,000 after 24,999, with this error and cause.
    CHECK(run.events.size() == 25'000);
    CHECK(run.events.back().id == 25'000);
    CHECK(run.events.back().previousEventId == 24'999);
    CHECK(run.error == "States.Runtime");
    CHECK(run.cause == "The execution reached the maximum number of history events (25000).");
}

TEST_CASE("an Express execution has no limit of events, but of five minutes") {
    test::ExecutionOptions options;
    options.type = stepfunctions::MachineType::Express;
    options.transition = base::milliseconds(20);
    const auto run =
        executed(machineOf(R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Choice", "Default": "A",
        "Choices": [ { "Variable": "$.stop", "IsPresent": true, "Next": "Z" } ] }, "Z": { "Type": "Succeed" })"),
                 Json::object(), options);
    CHECK(run.status == Status::TimedOut);
    CHECK(run.duration == base::minutes(5));
    CHECK(run.events.size() > 25'000);
}

TEST_CASE("the machine's own TimeoutSeconds ends the execution") {
    const auto run = executed(R"({ "TimeoutSeconds": 5, "StartAt": "A", "States": {
        "A": { "Type": "Wait", "Seconds": 10, "End": true } } })");
    CHECK(run.status == Status::TimedOut);
    CHECK(run.error == "States.Timeout");
    CHECK(run.duration == base::seconds(5));
}

TEST_CASE("more than 262,144 bytes are States.DataLimitExceeded; whether it can be caught is a switch") {
    const std::string machine = machineOf(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z" } ], "End": true }, "Z": { "Type": "Pass", "End": true })");
    test::ExecutionOptions options;
    options.answers["A"] = {gives(std::string(262'142, 'x'))};  // with its quotes exactly the limit
    CHECK(executed(machine, {}, options).output.is_string());
    options.answers["A"] = {gives(std::string(262'143, 'x'))};
    CHECK(executed(machine, {}, options).output["Error"] == "States.DataLimitExceeded");
    options.dataLimitCatchable = false;
    CHECK(executed(machine, {}, options).error == "States.DataLimitExceeded");
}

TEST_CASE("a child execution that loops fails alone") {
    const std::string loop =
        R"("ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "P",
        "States": { "P": { "Type": "Pass", "Next": "C" }, "C": { "Type": "Choice", "Default": "P", "Choices": [
        { "Variable": "$", "NumericEquals": 1, "Next": "S" } ] }, "S": { "Type": "Succeed" } } })";
    const auto run =
        executed(machineOf(R"("A": { "Type": "Map", "End": true, "ToleratedFailureCount": 1, )" + loop + " }"), {1, 2});
    CHECK(run.status == Status::Succeeded);
    CHECK(run.output[0] == 1);
    CHECK(run.output[1]["Error"] == "States.Runtime");
}

TEST_CASE("the same seed gives the same jitter and the same identifiers") {
    test::ExecutionOptions options;
    options.seed = 7;
    const std::string machine = test::passWith(R"x("Parameters": { "id.$": "States.UUID()" })x");
    const Json first = executed(machine, {}, options).output;
    CHECK(first == executed(machine, {}, options).output);
    options.seed = 8;
    CHECK(first != executed(machine, {}, options).output);
    const std::string id = first["id"];
    CHECK(id.size() == 36);
    CHECK(id[14] == '4');
}
