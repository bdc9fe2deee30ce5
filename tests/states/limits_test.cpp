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
    const auto caught = executed(machine, {}, options);
    // Recorded on AWS on 2024-03-21 (localstack, test_states_errors.snapshot.json): nine events, the task fails.
    const Json told = {{"Error", "States.DataLimitExceeded"},
                       {"Cause",
                        "The state/task 'lambda' returned a result with a size exceeding the maximum number of "
                        "bytes service limit."}};
    CHECK(caught.output == told);
    CHECK(test::typesOf(caught) ==
          "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskFailed TaskStateExited PassStateEntered "
          "PassStateExited ExecutionSucceeded");
    CHECK(caught.events[4].details["taskFailedEventDetails"]["cause"] == told["Cause"]);
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

TEST_CASE("data that nest deeper with every state end the execution, and nothing overflows") {
    const auto loop = [](const std::string& fields) {
        return executed(machineOf(R"("A": { "Type": "Pass", "Next": "B", )" + fields + R"( },
            "B": { "Type": "Choice", "Default": "A", "Choices": [
            { "Variable": "$.stop", "IsPresent": true, "Next": "Z" } ] }, "Z": { "Type": "Succeed" })"),
                        1);
    };
    const auto wrapped = loop(R"x("Parameters": { "x.$": "States.Array(States.Array($))" })x");
    CHECK(wrapped.error == "States.Runtime");
    CHECK(wrapped.cause.find("nested deeper than 256 levels") != std::string::npos);
    CHECK(loop(R"x("Assign": { "v.$": "States.Array($)" }, "Parameters": { "x.$": "$" })x").error == "States.Runtime");
    std::string path = "$";
    for (int i = 0; i < 300; ++i) path += ".a";
    CHECK(executed(test::passWith("\"ResultPath\": \"" + path + "\"")).error == "States.Runtime");
}

TEST_CASE("variables hold 256 KiB in one Assign, 10 MiB in all") {
    const auto assigned = [](std::size_t bytes) {
        return executed(test::passWith(R"("Assign": { "v.$": "$.s" })"), {{"s", std::string(bytes - 2, 'x')}});
    };
    CHECK(assigned(262'000).status == Status::Succeeded);
    const auto both = executed(test::passWith(R"x("Assign": { "v.$": "States.Format('{}{}', $.s, $.s)" })x"),
                               {{"s", std::string(131'072, 'x')}});
    CHECK(both.error == "States.Runtime");
    CHECK(both.cause.find("'Assign' exceed 262144 bytes") != std::string::npos);
    const auto doubled = executed(machineOf(R"x("A": { "Type": "Pass", "Assign": { "x": "0123456789" }, "Next": "B" },
            "B": { "Type": "Pass", "Next": "C", "Assign": { "x.$": "States.Format('{}{}', $x, $x)" } },
            "C": { "Type": "Choice", "Default": "B", "Choices": [ { "Variable": "$.stop", "IsPresent": true, "Next": "Z" } ] },
            "Z": { "Type": "Succeed" })x"));
    CHECK(doubled.error == "States.Runtime");
    CHECK(doubled.transitions == 1 + 2 * 14 + 1);  // ten characters doubled fourteen times are 163,840
    std::string many;
    for (int i = 0; i < 60; ++i) {
        const std::string name = "S" + std::to_string(i);
        const std::string next = i < 59 ? R"("Next": "S)" + std::to_string(i + 1) + "\"" : R"("End": true)";
        many += (i > 0 ? ", \"" : "\"") + (i > 0 ? name : "A") + R"(": { "Type": "Pass", "Assign": { "v)" +
                std::to_string(i) + R"(.$": "$.s" }, )" + next + " }";
    }
    const auto all = executed(machineOf(many), {{"s", std::string(200'000, 'x')}});
    CHECK(all.error == "States.Runtime");
    CHECK(all.cause.find("'S52'") != std::string::npos);  // 52 times 200,002 bytes are within 10 MiB
}

TEST_CASE("texts of a history are kept up to a bound, or not at all") {
    const std::string loop = machineOf(R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Choice",
        "Default": "A", "Choices": [ { "Variable": "$.stop", "IsPresent": true, "Next": "Z" } ] },
        "Z": { "Type": "Succeed" })");
    const Json input = {{"s", std::string(1'000, 'x')}};
    test::ExecutionOptions options;
    options.mostText = 1'000'000;
    const auto stopped = executed(loop, input, options);
    CHECK(stopped.stopped.find("more than 1 MB") != std::string::npos);
    CHECK(stopped.events.size() < 1'100);
    options.texts = false;
    const auto whole = executed(loop, input, options);
    CHECK(whole.stopped.empty());
    CHECK(whole.events.size() == 25'000);
    CHECK(whole.largestPayload > 1'000);
    CHECK_FALSE(whole.events[1].details["stateEnteredEventDetails"].contains("input"));
    options.mostStates = 100;
    CHECK(executed(loop, input, options).stopped == "it enters more than 100 states");
}

TEST_CASE("timeouts and heartbeats from data are within the limits of the definition's numbers") {
    const auto run = [](const Json& seconds) {
        test::ExecutionOptions options;
        options.answers["A"] = {gives(1, base::seconds(5))};
        return executed(taskWith(R"("TimeoutSecondsPath": "$.t")"), {{"t", seconds}}, options);
    };
    CHECK(run(99'999'999).status == Status::Succeeded);
    CHECK(run(4).error == "States.Timeout");
    for (const Json& wrong :
         {Json(100'000'000), Json(10'000'000'000), Json(INT64_MAX), Json(UINT64_MAX), Json(0), Json(1.5)})
        CHECK(run(wrong).error == "States.Runtime");
}
