// SPDX-License-Identifier: GPL-3.0-or-later
// How many events the history of an execution has that fails in part: as many as when the same definition is executed
// by data alone, whose histories are held against recorded ones (tests/states, cut_branches_test), and counts by hand.
#include "tests/services/stepfunctions/live_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kBoomAtOnce = R"({ "Type": "Fail", "Error": "Boom" })";
constexpr const char* kLongWait = R"({ "Type": "Wait", "Seconds": 9, "End": true })";
constexpr const char* kCatchAll = R"("Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Z" } ], )";
constexpr const char* kRetryOnce = R"("Retry": [ { "ErrorEquals": ["States.ALL"], "MaxAttempts": 1 } ], )";
std::string caughtAt(const std::string& fields) {
    return fields.find("Catch") == std::string::npos ? "" : R"(, "Z": { "Type": "Succeed" })";
}

std::string twoBranches(const std::string& fields, const std::string& first, const std::string& second) {
    return R"("A": { "Type": "Parallel", )" + fields + R"("End": true, "Branches": [
        { "StartAt": "P", "States": { "P": )" +
           first + R"( } }, { "StartAt": "Q", "States": { "Q": )" + second + " } } ] }" + caughtAt(fields);
}

std::string lateBoom(const std::string& wait, const std::string& fail) {
    return R"({ "Type": "Wait", "Seconds": 1, "Next": ")" + fail + R"(" }, ")" + fail + "\": " + kBoomAtOnce +
           (wait.empty() ? "" : ", " + wait);
}

std::string overItems(const std::string& fields, const std::string& config, const std::string& states) {
    return R"("A": { "Type": "Map", "ItemsPath": "$.items", )" + fields + R"("End": true, "ItemProcessor": { )" +
           config + R"("StartAt": "P", "States": { "P": )" + states + " } } }" + caughtAt(fields);
}

const std::string kChoose = R"({ "Type": "Choice", "Default": "W", "Choices": [ { "Variable": "$", "NumericEquals": 2,
    "Next": "S" } ] }, "S": { "Type": "Wait", "Seconds": 1, "Next": "F" }, "F": )" +
                            std::string(kBoomAtOnce) + R"(, "W": )" + kLongWait;

/// The same states in a Standard machine that data do not decide, once.
double eventsOfOne(const stepfunctions::Spec& spec, std::vector<ScriptedService::Line> script) {
    MachineBed bed;
    bed.function("Work", std::move(script));
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    return figure(machine, "HistoryEventsMax");
}

}  // namespace

TEST_CASE("stepfunctions: branches that are cut leave their events", "[stepfunctions]") {
    for (const std::string& fields :
         {std::string(), std::string(kCatchAll), std::string(kRetryOnce), std::string(kRetryOnce) + kCatchAll}) {
        compare(twoBranches(fields, kLongWait, lateBoom("", "F")), Json::object());
        compare(twoBranches(fields, R"({ "Type": "Pass", "End": true })", lateBoom("", "F")), Json::object());
        const std::string inner = R"({ "Type": "Parallel", "End": true, "Branches": [
            { "StartAt": "V", "States": { "V": )" +
                                  std::string(kLongWait) + R"( } }, { "StartAt": "W", "States": { "W": )" + kLongWait +
                                  " } } ] }";
        compare(twoBranches(fields, inner, lateBoom("", "F")), Json::object());
        compare(overItems(fields, "", kChoose), {{"items", {1, 2, 3}}});
        compare(overItems(fields + R"("MaxConcurrency": 1, )", "", kChoose), {{"items", {1, 2, 3}}});
        compare(overItems(fields, R"("ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, )",
                          kChoose),
                {{"items", {1, 2, 3}}});
    }
    compare(overItems(R"("ToleratedFailureCount": 1, )", "", kChoose), {{"items", {1, 2, 3}}});
    const std::string lost =
        R"({ "Type": "Wait", "Seconds": 1, "Next": "L" }, "L": { "Type": "Pass", "InputPath": "$.none",
        "End": true })";
    compare(twoBranches(kCatchAll, lost, kLongWait), Json::object());  // States.Runtime
    compare(overItems("", "", kChoose), {{"items", 7}});               // States.Runtime before the Map has started
    compare(overItems("", "", kChoose), {{"items", Json::array()}});
}

// The tasks of the recorded Map (cut_branches_test), a second apart: the first one fails when three of them, or all
// four, are under way. 1 + 2, four iterations with 4 events to the start of their task, TaskFailed, 4 x 2 ends, 2.
TEST_CASE("stepfunctions: events of a Map whose first task fails, by hand", "[stepfunctions]") {
    stepfunctions::Spec spec = machineSpec(overItems("", "", task("Work", R"("End": true)")));
    stateOf(spec, "A").items = always(4.0);
    spec.branchSpacing = always(1.0);
    CHECK(eventsOfOne(spec, {{base::milliseconds(2'500), kRefused}, {base::seconds(9)}}) ==
          1 + 2 + 3 * 4 + 1 + 3 * 2 + 2);
    CHECK(eventsOfOne(spec, {{base::seconds(4), kRefused}, {base::seconds(9)}}) == 1 + 2 + 4 * 4 + 1 + 4 * 2 + 2);
}

TEST_CASE("stepfunctions: events of an execution that times out, by hand", "[stepfunctions]") {
    // Started, Entered, Scheduled, Started, ExecutionTimedOut; nothing tells of the task.
    stepfunctions::Spec spec = machineSpec(R"({ "TimeoutSeconds": 5, "StartAt": "A", "States": { "A": )" +
                                           task("Work", R"("End": true)") + "} }");
    CHECK(eventsOfOne(spec, {{base::seconds(9)}}) == 5.0);
    // Of a Parallel: Entered and Started, and Entered of both Waits.
    spec = machineSpec(R"({ "TimeoutSeconds": 5, "StartAt": "A", "States": { )" +
                       twoBranches("", kLongWait, kLongWait) + " } }");
    CHECK(eventsOfOne(spec, {{base::seconds(9)}}) == 6.0);
}

// Started; Entered, Scheduled, Started, Submitted, Succeeded, Exited; Succeeded. With a timeout TimedOut and Failed.
TEST_CASE("stepfunctions: a job is submitted before it is waited for", "[stepfunctions]") {
    const auto events = [](const std::string& fields) {
        stepfunctions::Spec spec =
            machineSpec(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", )" + fields +
                        R"("Parameters": { "JobName": "j" }, "End": true })");
        stateOf(spec, "A").duration = always(20.0);
        return eventsOfOne(spec, {{base::seconds(1)}});
    };
    CHECK(events("") == 8.0);
    CHECK(events(R"("TimeoutSeconds": 10, )") == 7.0);
}

TEST_CASE("stepfunctions: an attempt of a task that fails has its own events, a retry no second entry",
          "[stepfunctions]") {
    // Started; Entered, 3 x (Scheduled, Started, Failed or Succeeded), Exited; Succeeded
    stepfunctions::Spec spec = machineSpec(
        "\"A\": " + task("Work", R"("End": true, "Retry": [ { "ErrorEquals": ["States.ALL"], "MaxAttempts": 2 } ])"));
    CHECK(eventsOfOne(spec, {{base::seconds(1), kRefused}, {base::seconds(1), kRefused}, {base::seconds(1)}}) == 13.0);
}

// 40 Waits at once are 3 events each; when the first of them fails, 39 x 2 more: beyond 25,000 that is the execution's
// end.
TEST_CASE("stepfunctions: cut branches count against the 25,000 events", "[stepfunctions]") {
    const std::string loop = R"({ "StartAt": "L", "States": { "L": { "Type": "Choice", "Choices": [ {
        "Variable": "$.x", "IsPresent": true, "Next": "M" } ], "Default": "L" },
        "M": { "Type": "Map", "ItemsPath": "$.items", "Next": "Done", "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Done" } ],
            "ItemProcessor": { "StartAt": "P", "States": { "P": )" +
                             task("Work", R"("End": true)") + R"( } } }, "Done": { "Type": "Succeed" } } })";
    stepfunctions::Spec spec = machineSpec(loop);
    stateOf(spec, "M").items = always(4'000.0);
    stateOf(spec, "L").choices = {1.0};
    // 1 + 2 + 2 and 7 events of an item: at the 3,500th item 24,500 events. There one fails, with 39 beside it.
    std::vector<ScriptedService::Line> script(3'560, {base::seconds(1)});
    script.push_back({base::milliseconds(500), kRefused});
    script.push_back({base::seconds(1)});
    MachineBed bed;
    bed.function("Work", std::move(script));
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "HistoryEventsMax") == 25'000.0);
    CHECK(figure(machine, "ExecutionsFailed") == 1.0);
    CHECK(figure(machine, "error/States.Runtime") == 1.0);
}
