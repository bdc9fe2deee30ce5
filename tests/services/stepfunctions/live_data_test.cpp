// SPDX-License-Identifier: GPL-3.0-or-later
// Machines of a scenario that data decide: they do what the same definition does when it is executed by data alone
// (whose histories are held against recorded ones), on the engine's clock.
#include "tests/services/stepfunctions/live_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kTask = R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke")";

std::string choiceBy(const std::string& rule) {
    return R"("A": { "Type": "Choice", "Choices": [ { )" + rule +
           R"(, "Next": "T" } ], "Default": "F" }, "T": { "Type": "Pass", "Result": "yes", "Next": "Z" },
        "F": { "Type": "Pass", "Result": { "long": "no, not at all" }, "End": true }, "Z": { "Type": "Succeed" })";
}

}  // namespace

TEST_CASE("by data: choices, paths and results as when executed alone", "[stepfunctions]") {
    for (const int n : {1, 5, 9}) {
        compare(choiceBy(R"("Variable": "$.n", "NumericGreaterThan": 4)"), {{"n", n}});
        compare(
            choiceBy(
                R"("And": [ { "Variable": "$.n", "IsPresent": true }, { "Variable": "$.n", "NumericLessThanEquals": 5 } ])"),
            {{"n", n}});
    }
    compare(choiceBy(R"("Variable": "$.missing", "NumericEquals": 1)"), {{"n", 1}});  // States.Runtime
    compare(
        R"("A": { "Type": "Choice", "Choices": [ { "Variable": "$.n", "NumericEquals": 2, "Next": "B" } ] }, "B": { "Type": "Succeed" })",
        {{"n", 1}});  // States.NoChoiceMatched
    compare(
        R"x("A": { "Type": "Pass", "Parameters": { "sum.$": "States.MathAdd($.a, $.b)", "all.$": "$" }, "ResultPath": "$.made", "OutputPath": "$.made", "End": true })x",
        {{"a", 2}, {"b", 40}});
    compare(R"("A": { "Type": "Pass", "Assign": { "kept.$": "$.a" }, "Result": 1, "Next": "B" },
               "B": { "Type": "Pass", "Parameters": { "again.$": "$kept" }, "End": true })",
            {{"a", {1, 2, 3}}});
    compare(
        "\"A\": { " + std::string(kTask) +
            R"(, "InputPath": "$.order", "ResultSelector": { "id.$": "$.Payload.id" }, "ResultPath": "$.task", "End": true })",
        {{"order", {{"n", 1}}}}, {{"A", {{"Payload", {{"id", "abc"}, {"other", 7}}}}}});
    compare("\"A\": { " + std::string(kTask) +
                R"(, "ResultSelector": { "id.$": "$.Payload.id" }, "Assign": { "all.$": "$.Payload" }, "Next": "B" },
                "B": { "Type": "Pass", "Parameters": { "all.$": "$all" }, "End": true })",
            {{"n", 1}}, {{"A", {{"Payload", {{"id", "abc"}, {"other", 7}}}}}});
    compare(R"("A": { "Type": "Fail", "ErrorPath": "$.error", "Cause": "because" })", {{"error", "Mine"}});
}

TEST_CASE("by data: Maps go over the real array, Parallels give a list", "[stepfunctions]") {
    const std::string map =
        R"("A": { "Type": "Map", "ItemsPath": "$.items", "ItemSelector": { "at.$": "$$.Map.Item.Index", "of.$": "$$.Map.Item.Value", "by.$": "$.by" },
        "ItemProcessor": { "StartAt": "C", "States": { "C": { "Type": "Choice", "Choices": [ { "Variable": "$.of", "NumericLessThan": 3, "Next": "S" } ], "Default": "D" },
        "S": { "Type": "Pass", "End": true }, "D": { "Type": "Pass", "Next": "E" }, "E": { "Type": "Pass", "Result": "big", "End": true } } }, "End": true })";
    compare(map, {{"items", {1, 2, 3, 4, 5}}, {"by", "x"}});
    compare(map, {{"items", Json::array()}, {"by", "x"}});
    compare(map, {{"items", 5}, {"by", "x"}});  // no array: States.Runtime
    compare(map, {{"by", "x"}});
    compare(R"("A": { "Type": "Parallel", "ResultPath": "$.both", "End": true, "Branches": [
        { "StartAt": "B", "States": { "B": { "Type": "Pass", "Result": 1, "End": true } } },
        { "StartAt": "D", "States": { "D": { "Type": "Pass", "Parameters": { "n.$": "$.n" }, "End": true } } } ] })",
            {{"n", 7}});
}

TEST_CASE("by data: a distributed Map hands its children batches, or what its reader reads", "[stepfunctions]") {
    const auto distributed = [](const std::string& fields) {
        return R"("A": { "Type": "Map", "End": true, )" + fields +
               R"( "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "P",
            "States": { "P": { "Type": "Pass", "End": true } } } })";
    };
    compare(distributed(
                R"("ItemsPath": "$.items", "ItemBatcher": { "MaxItemsPerBatch": 2, "BatchInput": { "k.$": "$.k" } },)"),
            {{"items", {1, 2, 3}}, {"k", "v"}});
    compare(
        distributed(
            R"("ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket": "b", "Key": "k" } },)"),
        Json::object(), {{"A", {"x", "y", "zz"}}});
}

TEST_CASE("by data: what bounds a Map and what limits a task come from data where they have it", "[stepfunctions]") {
    const auto items = [](const std::string& fields, const std::string& mode) {
        return R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items", )" + fields + R"( "ItemProcessor": { )" +
               mode +
               R"( "StartAt": "W", "States": { "W": { "Type": "Wait", "SecondsPath": "$.s", "End": true } } } })";
    };
    const Json four = {{"n", 1}, {"items", {{{"s", 5}}, {{"s", 5}}, {{"s", 5}}, {{"s", 5}}}}};
    const auto length = [&](const Json& input, std::optional<std::int64_t> said) {
        stepfunctions::Spec spec = liveSpec(items(R"("MaxConcurrencyPath": "$.n",)", ""), {input}, {});
        for (stepfunctions::StateSpec& state : spec.states) state.duration.reset();
        stateOf(spec, "A").maxConcurrency = said;
        MachineBed bed;
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine);
        return figure(machine, "ExecutionsSucceeded") == 1.0 ? figure(machine, "ExecutionTimeMean") : -1.0;
    };
    CHECK(length(four, std::nullopt) == Approx(20.0));
    CHECK(length(four, 4) == Approx(20.0));  // data go first
    Json without = four;
    without.erase("n");
    CHECK(length(without, 2) == Approx(10.0));  // the scenario's number stands in
    CHECK(length(without, std::nullopt) == Approx(-1.0));
    // Four items in batches of three are two children, each with a start and a state.
    const std::string distributed = R"("ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },)";
    stepfunctions::Spec batched = liveSpec(
        R"("A": { "Type": "Map", "End": true, "ItemsPath": "$.items", "ItemBatcher": { "MaxItemsPerBatchPath": "$.n" },
            "ItemProcessor": { )" +
            distributed + R"( "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } })",
        {{{"n", 3}, {"items", {1, 2, 3, 4}}}}, {});
    MachineBed batches;
    Machine& machine = batches.machine(batched);
    batches.runOnce(machine);
    CHECK(granules(machine, "StateTransition") == 1 + 2 * 2);
}

TEST_CASE("by data: a task's timeout comes from data where they have it", "[stepfunctions]") {
    const auto caught = [](const Json& input, std::optional<std::int64_t> said) {
        stepfunctions::Spec spec =
            liveSpec("\"A\": { " + std::string(kTask) +
                         R"(, "TimeoutSecondsPath": "$.t", "End": true, "Catch": [ { "ErrorEquals": ["States.Timeout"],
                            "Next": "Late" } ] }, "Late": { "Type": "Succeed" })",
                     {input}, {});
        stateOf(spec, "A").duration = always(9.0);
        stateOf(spec, "A").timeoutSeconds = said;
        MachineBed bed;
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine);
        const double length = figure(machine, "ExecutionTimeMean");
        return figure(machine, "state/Late/Entered") == 1.0 ? length : -length;
    };
    CHECK(caught({{"t", 2}}, std::nullopt) == Approx(2.0));
    CHECK(caught({{"t", 2}}, 5) == Approx(2.0));
    CHECK(caught(Json::object(), 5) == Approx(5.0));
    CHECK(caught({{"t", 20}}, std::nullopt) == Approx(-9.0));
}

TEST_CASE("by data: errors are caught into the data, and waits come from it", "[stepfunctions]") {
    // The Map's iteration over "x" fails: no number. What is caught decides the Choice.
    const std::string caught =
        R"x("A": { "Type": "Pass", "Parameters": { "n.$": "States.MathAdd($.a, 1)" }, "Next": "M" },
        "M": { "Type": "Parallel", "Branches": [ { "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "Mine", "Cause": "told" } } } ],
               "Catch": [ { "ErrorEquals": ["Mine"], "ResultPath": "$.error", "Next": "C" } ], "End": true },
        "C": { "Type": "Choice", "Choices": [ { "Variable": "$.error.Error", "StringEquals": "Mine", "Next": "Y" } ], "Default": "N" },
        "Y": { "Type": "Pass", "Next": "N" }, "N": { "Type": "Succeed" })x";
    MachineBed bed;
    Machine& machine = bed.machine(liveSpec(caught, {{{"a", 1}}}, {}));
    bed.runOnce(machine);
    CHECK(figure(machine, "state/Y/Entered") == 1.0);
    stepfunctions::Spec spec = liveSpec(
        R"("A": { "Type": "Wait", "SecondsPath": "$.s", "Next": "B" }, "B": { "Type": "Wait", "TimestampPath": "$.t", "End": true })",
        {{{"s", 30}, {"t", "1970-01-01T00:02:00Z"}}}, {});
    stateOf(spec, "A").duration.reset();
    stateOf(spec, "B").duration.reset();
    MachineBed waits;
    Machine& waiting = waits.machine(spec);
    waits.runOnce(waiting);
    CHECK(figure(waiting, "state/A/DurationMean") == Approx(30.0));
    CHECK(figure(waiting, "ExecutionTimeMean") == Approx(120.0));
    stateOf(spec, "A").duration = always(1.0);  // what the scenario says comes first
    MachineBed said;
    Machine& other = said.machine(spec);
    said.runOnce(other);
    CHECK(figure(other, "state/A/DurationMean") == Approx(1.0));
}

TEST_CASE("by data: the context object has a token and the number of retries", "[stepfunctions]") {
    compare(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters": { "QueueUrl": "q", "MessageBody": { "t.$": "$$.Task.Token", "n.$": "$$.State.RetryCount" } }, "End": true })",
            {{"a", 1}}, {{"A", {{"approved", true}}}});
    compare(R"("A": { "Type": "Pass", "Parameters": { "n.$": "$$.State.RetryCount" }, "End": true })", {{"a", 1}});
    compare(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
        "Parameters": { "QueueUrl": "q", "MessageBody.$": "$$.Task.Token" }, "End": true })",
            {{"a", 1}});  // it waits for none: States.Runtime
    // Tried three times and no more, each time with the next of the list: the third of two is not there.
    const auto tried = [](const Json& list) {
        const std::string retried =
            R"x(, "Parameters": { "of.$": "States.ArrayGetItem($.list, $$.State.RetryCount)" }, "End": true,
                "Retry": [ { "ErrorEquals": ["Mine"], "IntervalSeconds": 1, "MaxAttempts": 2 } ] })x";
        stepfunctions::Spec spec = liveSpec("\"A\": { " + std::string(kTask) + retried, {{{"list", list}}}, {});
        stateOf(spec, "A").failureRate = 1.0;
        stateOf(spec, "A").error = "Mine";
        MachineBed bed;
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine);
        CHECK(figure(machine, "ExecutionsFailed") == 1.0);
        return std::pair(figure(machine, "error/Mine"), figure(machine, "error/States.IntrinsicFailure"));
    };
    CHECK(tried({1, 2, 3}) == std::pair(1.0, -1.0));
    CHECK(tried({1, 2}) == std::pair(-1.0, 1.0));
}

TEST_CASE("by data: inputs are drawn, one for each execution", "[stepfunctions]") {
    MachineBed bed;
    Machine& machine = bed.machine(liveSpec(choiceBy(R"("Variable": "$.n", "NumericEquals": 1)"),
                                            {{{"n", 1}}, {{"n", 2}}, {{"n", 3}}, {{"n", 4}}}, {}));
    bed.evenly(machine, 4'000, base::milliseconds(10), Operation::StartExecution).spawn();
    bed.runUntil(1'000.0);
    CHECK(figure(machine, "state/T/Entered") / 4'000.0 == Approx(0.25).margin(4.0 * 0.00685));
}

TEST_CASE("by data: what the scenario says of a Choice comes first", "[stepfunctions]") {
    stepfunctions::Spec spec = liveSpec(choiceBy(R"("Variable": "$.n", "NumericEquals": 1)"), {{{"n", 1}}}, {});
    stateOf(spec, "A").choices = {0.0, 1.0};
    MachineBed bed;
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "state/F/Entered") == 1.0);
}

TEST_CASE("by data: payloads have their real size", "[stepfunctions]") {
    // 300 bytes of text and its quotes; an output above 256 KB is States.DataLimitExceeded.
    stepfunctions::Spec spec =
        liveSpec("\"A\": { " + std::string(kTask) + R"(, "End": true })", {std::string(300, 'x')},
                 {{"A", std::string(262'141, 'y')}}, MachineType::Express);
    MachineBed bed;
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine, Operation::StartSyncExecution);
    CHECK(bed.done.at(0).outcome.response.count == 262'143);
    stepfunctions::Spec large = liveSpec("\"A\": { " + std::string(kTask) + R"(, "End": true })", {Json::object()},
                                         {{"A", std::string(262'143, 'y')}}, MachineType::Express);
    MachineBed other;
    Machine& failing = other.machine(large);
    other.runOnce(failing, Operation::StartSyncExecution);
    CHECK(figure(failing, "ExecutionsFailed") == 1.0);
}
