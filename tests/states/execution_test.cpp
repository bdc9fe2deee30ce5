// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions executed by data: what comes out, in which order things happen, how often a state is entered.
#include "tests/states/executed.hpp"

using namespace headroom;
using test::executed;
using test::gives;
using test::Json;
using test::machineOf;
using test::passWith;
using test::raises;
using test::Status;
using test::taskWith;
using test::typesOf;

TEST_CASE("data flows through InputPath, Parameters, ResultSelector, ResultPath and OutputPath in this order") {
    const std::string machine =
        taskWith(R"("InputPath": "$.order", "Parameters": { "id.$": "$.id", "fixed": [1, "$.id"] },
        "ResultSelector": { "price.$": "$.Payload.price" }, "ResultPath": "$.reply", "OutputPath": "$.reply")");
    test::ExecutionOptions options;
    options.answers["A"] = {gives({{"Payload", {{"price", 12}}}})};
    const auto run = executed(machine, {{"order", {{"id", 7}}}}, options);
    CHECK(run.output == Json({{"price", 12}}));
    CHECK(
        typesOf(run) ==
        "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded");
    CHECK(run.events[2].details["taskScheduledEventDetails"]["parameters"] == R"({"id":7,"fixed":[1,"$.id"]})");
    CHECK(run.transitions == 1);
}

TEST_CASE("Assign reads the result as it came, before ResultSelector and ResultPath") {
    // Language, "Using Assign": $ is the result, not the effective result that ResultSelector makes of it; Developer
    // Guide, workflow-variables: the API's or sub-workflow's result, at the same time as ResultSelector.
    const auto kept = [](const std::string& state) {
        test::ExecutionOptions options;
        options.answers["A"] = {gives({{"Payload", {{"price", 12}}}})};
        return executed(machineOf("\"A\": { " + state + R"(, "ResultPath": "$.r", "Assign": { "v.$": "$" },
            "Next": "B" }, "B": { "Type": "Pass", "Parameters": { "v.$": "$v", "r.$": "$.r" }, "End": true })"),
                        {{"q", 1}}, options)
            .output;
    };
    CHECK(kept(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "ResultSelector": { "p.$": "$.Payload.price" })") ==
          Json({{"v", {{"Payload", {{"price", 12}}}}}, {"r", {{"p", 12}}}}));
    CHECK(kept(R"("Type": "Parallel", "ResultSelector": { "first.$": "$[0]" }, "Branches": [
        { "StartAt": "C", "States": { "C": { "Type": "Pass", "Result": 7, "End": true } } } ])") ==
          Json({{"v", {7}}, {"r", {{"first", 7}}}}));
    CHECK(kept(R"("Type": "Pass", "Parameters": { "x.$": "$.q" })") == Json({{"v", {{"x", 1}}}, {"r", {{"x", 1}}}}));
}

TEST_CASE("a result goes where ResultPath says: into the raw input, instead of it, or nowhere") {
    CHECK(executed(passWith(R"("Result": 1, "ResultPath": "$.a.b")"), {{"a", {{"c", 2}}}}).output ==
          Json({{"a", {{"c", 2}, {"b", 1}}}}));
    CHECK(executed(passWith(R"("Result": 1)"), {{"a", 2}}).output == 1);
    CHECK(executed(passWith(R"("Result": 1, "ResultPath": null)"), {{"a", 2}}).output == Json({{"a", 2}}));
    CHECK(executed(passWith(R"("InputPath": null)"), {{"a", 2}}).output == Json::object());
    CHECK(executed(passWith(R"("OutputPath": null)"), {{"a", 2}}).output == Json::object());
    const auto mismatch = executed(passWith(R"("Result": 1, "ResultPath": "$.a.b")"), {{"a", 5}});
    CHECK(mismatch.error == "States.ResultPathMatchFailure");
}

TEST_CASE("a path that finds nothing fails the execution with States.Runtime, in AWS's words") {
    const auto run = executed(passWith(R"("Parameters": { "name.$": "$.JobName" })"));
    CHECK(run.status == Status::Failed);
    CHECK(run.error == "States.Runtime");
    // The cause recorded on AWS for a Glue task, with our state's name and event.
    CHECK(run.cause ==
          "An error occurred while executing the state 'A' (entered at the event id #2). The JSONPath "
          "'$.JobName' specified for the field 'name.$' could not be found in the input '{}'");
    CHECK(run.events.back().previousEventId == 0);
    const auto choice = executed(machineOf(R"("A": { "Type": "Choice", "Default": "B", "Choices": [
        { "Variable": "$.x", "NumericEquals": 1, "Next": "B" } ] }, "B": { "Type": "Succeed" })"));
    CHECK(choice.cause.ends_with("Invalid path '$.x': The choice state's condition path references an invalid value."));
}

TEST_CASE("a Pass with a Result evaluates its Parameters all the same") {
    const auto pass = [](const char* path) {
        return executed(passWith(R"("Result": { "r": 1 }, "Parameters": { "x.$": ")" + std::string(path) + "\" }"),
                        {{"there", 1}});
    };
    CHECK(pass("$.there").output == Json({{"r", 1}}));
    CHECK(pass("$.missing").error == "States.Runtime");
}

TEST_CASE("the three files that no checker refuses fail when they are executed") {
    CHECK(executed(machineOf(R"("A": { "Type": "Pass", "Parameters": { "Error": "e" }, "Next": "B" },
        "B": { "Type": "Fail", "ErrorPath": "$.Error", "CausePath": "$.NoSuchCausePath" })"))
              .error == "States.Runtime");
    CHECK(executed(passWith(R"("Parameters": { "v.$": "$$.Execution.Input.none" })")).error == "States.Runtime");
    CHECK(executed(passWith(R"("Parameters": { "v.$": "$.none" })")).error == "States.Runtime");
}

TEST_CASE("Choice: rules in order, And, Or, Not, wildcards, Default, no match") {
    const auto choose = [](const std::string& rule, const Json& input) {
        const auto run = executed(machineOf(R"("A": { "Type": "Choice", "Default": "No", "Choices": [ )" + rule +
                                            R"( ] }, "Yes": { "Type": "Pass", "Result": "yes", "End": true },
            "No": { "Type": "Pass", "Result": "no", "End": true })"),
                                  input);
        return run.status == Status::Succeeded ? run.output.get<std::string>() : run.error;
    };
    const std::string match = R"({ "Variable": "$.f", "StringMatches": "log-*.tx\\*t", "Next": "Yes" })";
    CHECK(choose(match, {{"f", "log-a.b.tx*t"}}) == "yes");
    CHECK(choose(match, {{"f", "log-a.txt"}}) == "no");
    const std::string guarded = R"({ "And": [ { "Variable": "$.a", "IsPresent": true },
        { "Variable": "$.a", "NumericGreaterThan": 3 } ], "Next": "Yes" })";
    CHECK(choose(guarded, Json::object()) == "no");
    CHECK(choose(guarded, {{"a", 3.5}}) == "yes");
    CHECK(choose(R"({ "Not": { "Variable": "$.a", "IsString": true }, "Next": "Yes" })", {{"a", "x"}}) == "no");
    CHECK(
        choose(R"({ "Or": [ { "Variable": "$.a", "IsNull": true }, { "Variable": "$.a", "BooleanEqualsPath": "$.b" } ],
        "Next": "Yes" })",
               {{"a", true}, {"b", true}}) == "yes");
    CHECK(choose(R"({ "Variable": "$.t", "TimestampLessThan": "2026-01-05T00:00:00Z", "Next": "Yes" })",
                 {{"t", "2026-01-05T00:30:00+01:00"}}) == "yes");
    CHECK(choose(R"({ "Variable": "$.a", "StringLessThan": "b", "Next": "Yes" })", {{"a", 1}}) == "no");
    const auto none = executed(machineOf(R"("A": { "Type": "Choice", "Choices": [
        { "Variable": "$.x", "NumericEquals": 1, "Next": "B" } ] }, "B": { "Type": "Succeed" })"),
                               {{"x", 2}});
    CHECK(none.error == "States.NoChoiceMatched");
}

TEST_CASE("what a catcher is told has a Cause, an empty one where there is none") {
    // A timeout in an execution on AWS of 2022-08-16 (cdklabs/construct-hub): {"Error":"States.Timeout","Cause":""}.
    test::ExecutionOptions options;
    options.answers["A"] = {gives(1)};
    options.answers["A"].front().duration = base::seconds(9);
    const auto run =
        executed(machineOf(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 5,
        "Catch": [ { "ErrorEquals": ["States.Timeout"], "ResultPath": "$.told", "Next": "B" } ], "End": true },
        "B": { "Type": "Pass", "Parameters": { "all.$": "$.told", "why.$": "$.told.Cause" }, "End": true })"),
                 Json::object(), options);
    CHECK(run.output == Json({{"all", {{"Error", "States.Timeout"}, {"Cause", ""}}}, {"why", ""}}));
}

TEST_CASE("a Wait waits its seconds, until its time, or not at all when that is past") {
    const auto wait = [](const std::string& field, const Json& input) {
        test::ExecutionOptions options;
        options.start = 1'767'571'200'000'000'000;  // 2026-01-05T00:00:00Z
        return executed(machineOf(R"("A": { "Type": "Wait", "End": true, )" + field + " }"), input, options).duration;
    };
    CHECK(wait(R"("Seconds": 90)", {}) == base::seconds(90));
    CHECK(wait(R"("SecondsPath": "$.s")", {{"s", 7}}) == base::seconds(7));
    CHECK(wait(R"("Timestamp": "2026-01-05T00:01:00Z")", {}) == base::minutes(1));
    CHECK(wait(R"("TimestampPath": "$.t")", {{"t", "2026-01-05T01:00:00Z"}}) == base::hours(1));
    for (const std::string never : {R"("Timestamp": "9999-12-31T23:59:59Z")", R"("TimestampPath": "$.t")"})
        CHECK(wait(never, {{"t", "9999-12-31T23:59:59Z"}}) == base::days(365));  // as long as an execution may last
    CHECK(wait(R"("Timestamp": "2025-01-05T00:01:00Z")", {}) == base::Duration());
}

TEST_CASE("retries wait by the formula, count for each retrier, and are transitions") {
    // Interval 1 s, rate 2, at most 2: errors A, B wait 1 and 2 s; C waits 5 s by the second retrier; the third of A
    // and B is caught (Language, "Retrying after error").
    const std::string machine = machineOf(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Retry": [ { "ErrorEquals": ["A", "B"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 2 },
                   { "ErrorEquals": ["C"], "IntervalSeconds": 5 } ],
        "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z", "ResultPath": "$.error" } ], "End": true },
        "Z": { "Type": "Pass", "End": true })");
    test::ExecutionOptions options;
    options.answers["A"] = {raises("A"), raises("B"), raises("C"), raises("B", "why")};
    const auto run = executed(machine, {{"in", 1}}, options);
    CHECK(run.output == Json({{"in", 1}, {"error", {{"Error", "B"}, {"Cause", "why"}}}}));
    CHECK(run.duration == base::seconds(1 + 2 + 5));
    CHECK(run.transitions == 5);  // A, three retries, Z
    options.transition = base::milliseconds(25);
    CHECK(executed(machine, {{"in", 1}}, options).duration == base::milliseconds(8'000 + 5 * 25));
    CHECK(typesOf(run) ==
          "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskFailed TaskScheduled "
          "TaskStarted TaskFailed TaskScheduled TaskStarted TaskFailed TaskScheduled TaskStarted "
          "TaskFailed TaskStateExited PassStateEntered PassStateExited ExecutionSucceeded");
}

TEST_CASE("a task ends by its timeout, its heartbeat, or with its answer, whichever comes first") {
    const auto task = [](const std::string& fields, const std::vector<test::Answer>& answers) {
        test::ExecutionOptions options;
        options.answers["A"] = answers;
        return executed(machineOf(R"("A": { "Type": "Task", "End": true,
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", )" +
                                  fields + " }"),
                        {}, options);
    };
    test::Answer never;
    never.never = true;
    const auto timeout = task(R"("TimeoutSeconds": 600, "HeartbeatSeconds": 5)", {never});
    CHECK(timeout.error == "States.Timeout");
    CHECK(timeout.duration == base::seconds(5));
    CHECK(typesOf(timeout) ==
          "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskTimedOut "
          "ExecutionFailed");
    CHECK(task(R"("TimeoutSeconds": 60)", {never}).duration == base::seconds(60));
    CHECK(task(R"("TimeoutSeconds": 60)", {gives(1, base::seconds(59))}).output == 1);
    CHECK(task(R"("TimeoutSeconds": 60)", {gives(1, base::seconds(60))}).output == 1);  // in time
    const auto retried = task(R"("HeartbeatSeconds": 5, "Retry": [ { "ErrorEquals": ["States.HeartbeatTimeout"],
        "MaxAttempts": 1 } ])",
                              {never, gives(2)});
    CHECK(retried.output == 2);
    CHECK(retried.duration == base::seconds(6));
    const auto forever = task(R"("Comment": "nobody answers")", {never});
    CHECK(forever.status == Status::TimedOut);
    CHECK(forever.duration == base::days(365));
}

TEST_CASE("Parallel: results in the order of the branches, the last one decides when") {
    const std::string machine = machineOf(R"("A": { "Type": "Parallel", "End": true, "Branches": [
        { "StartAt": "Slow", "States": { "Slow": { "Type": "Wait", "Seconds": 9, "Next": "S" },
                                        "S": { "Type": "Pass", "Result": "slow", "End": true } } },
        { "StartAt": "Fast", "States": { "Fast": { "Type": "Pass", "Result": "fast", "End": true } } } ] })");
    const auto run = executed(machine);
    CHECK(run.output == Json({"slow", "fast"}));
    CHECK(run.duration == base::seconds(9));
    CHECK(run.transitions == 4);
    CHECK(
        typesOf(run) ==
        "ExecutionStarted ParallelStateEntered ParallelStateStarted WaitStateEntered PassStateEntered PassStateExited "
        "WaitStateExited PassStateEntered PassStateExited ParallelStateSucceeded ParallelStateExited "
        "ExecutionSucceeded");
}

TEST_CASE("a branch that fails stops the others and can be caught by its own name or States.BranchFailed") {
    const auto parallel = [](const std::string& name) {
        return executed(machineOf(R"("A": { "Type": "Parallel", "End": true, "Branches": [
            { "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 100, "End": true } } },
            { "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "Boom", "Cause": "c" } } } ],
            "Catch": [ { "ErrorEquals": [")" +
                                  name + R"("], "Next": "Z" } ] }, "Z": { "Type": "Pass", "End": true })"));
    };
    const auto caught = parallel("States.BranchFailed");
    CHECK(caught.output == Json({{"Error", "Boom"}, {"Cause", "c"}}));
    CHECK(caught.duration == base::Duration());
    CHECK(typesOf(caught) ==
          "ExecutionStarted ParallelStateEntered ParallelStateStarted WaitStateEntered FailStateEntered "
          "WaitStateAborted ParallelStateFailed ParallelStateExited PassStateEntered PassStateExited "
          "ExecutionSucceeded");
    CHECK(parallel("Boom").status == Status::Succeeded);
    const auto missed = parallel("Other");
    CHECK(missed.error == "Boom");
    CHECK(missed.cause == "c");
}

TEST_CASE("an error in data inside a branch is terminal: no Catch sees it") {
    const auto run = executed(machineOf(R"("A": { "Type": "Parallel", "End": true, "Branches": [
        { "StartAt": "P", "States": { "P": { "Type": "Pass", "InputPath": "$.none", "End": true } } } ],
        "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z" } ] }, "Z": { "Type": "Pass", "End": true })"));
    CHECK(run.status == Status::Failed);
    CHECK(run.error == "States.Runtime");
}

TEST_CASE("JSONata: states without expressions are executed, others say that they are not evaluated") {
    const auto constant = executed(passWith(R"("QueryLanguage": "JSONata", "Output": { "a": [1] })"));
    CHECK(constant.output == Json({{"a", {1}}}));
    CHECK(constant.notEvaluated.empty());
    const auto computed = executed(passWith(R"("QueryLanguage": "JSONata", "Output": "{% 1 %}")"));
    CHECK(computed.error == "States.QueryEvaluationError");
    CHECK_FALSE(computed.notEvaluated.empty());
}
