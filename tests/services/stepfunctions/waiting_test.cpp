// SPDX-License-Identifier: GPL-3.0-or-later
// Timeouts, heartbeats, task tokens and jobs.
#include <tuple>

#include "tests/services/stepfunctions/machine_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kToken =
    R"("Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": { "QueueUrl": "q", "MessageBody": "m" }, )";

/// A task that waits for a token, with catchers by name in front of states of those names.
std::string approval(const std::string& fields) {
    return R"("A": { "Type": "Task", )" + std::string(kToken) + fields + R"("End": true, "Catch": [
        { "ErrorEquals": ["States.HeartbeatTimeout"], "Next": "Silent" }, { "ErrorEquals": ["States.Timeout"], "Next": "Late" } ] },
        "Silent": { "Type": "Pass", "End": true }, "Late": { "Type": "Pass", "End": true })";
}

std::string catcher(const std::string& error) {
    return R"("Catch": [ { "ErrorEquals": [")" + error + R"("], "Next": "C" } ], "End": true)";
}
constexpr const char* kAfter = R"(, "C": { "Type": "Pass", "End": true })";

}  // namespace

TEST_CASE("stepfunctions: a task token comes back after the approval's time", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = machineSpec(approval(""));
    stateOf(spec, "A").duration = always(0.02);
    stateOf(spec, "A").approval = always(3'600.0);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(3'600.02));
    CHECK(granules(machine, "StateTransition") == 1);  // however long it waits
    CHECK(figure(machine, "HistoryEventsMax") == 8.0);
}

TEST_CASE("stepfunctions: a token that never comes back ends with the timeout, or the heartbeat", "[stepfunctions]") {
    const auto ended = [](const std::string& fields, double never, bool heartbeats) {
        MachineBed bed;
        stepfunctions::Spec spec = machineSpec(approval(fields));
        stepfunctions::StateSpec& state = stateOf(spec, "A");
        state.approval = always(500.0);
        state.never = never;
        state.heartbeats = heartbeats;
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine);
        return std::tuple(figure(machine, "state/Silent/Entered"), figure(machine, "state/Late/Entered"),
                          figure(machine, "ExecutionTimeMean"));
    };
    CHECK(ended(R"("TimeoutSeconds": 900, )", 1.0, true) == std::tuple(0.0, 1.0, 900.0));
    CHECK(ended(R"("TimeoutSeconds": 900, "HeartbeatSeconds": 60, )", 1.0, true) == std::tuple(1.0, 0.0, 60.0));
    CHECK(ended(R"("TimeoutSeconds": 900, "HeartbeatSeconds": 60, )", 0.0, true) == std::tuple(0.0, 0.0, 500.0));
    CHECK(ended(R"("TimeoutSeconds": 900, "HeartbeatSeconds": 60, )", 0.0, false) == std::tuple(1.0, 0.0, 60.0));
    CHECK(ended(R"("TimeoutSeconds": 400, )", 0.0, true) == std::tuple(0.0, 1.0, 400.0));
}

TEST_CASE("stepfunctions: a task's timeout walks away from what it called", "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::seconds(30)}});
    Machine& machine = bed.machine(
        machineSpec("\"A\": " + task("Work", R"("TimeoutSeconds": 10, )" + catcher("States.Timeout")) + kAfter));
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(10.0));
    CHECK(figure(machine, "state/C/Entered") == 1.0);
    CHECK(work.finished == 1);
}

TEST_CASE("stepfunctions: States.TaskFailed does not match a timeout", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::seconds(30)}});
    Machine& machine = bed.machine(
        machineSpec("\"A\": " + task("Work", R"("TimeoutSeconds": 10, )" + catcher("States.TaskFailed")) + kAfter));
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsFailed") == 1.0);
}

TEST_CASE("stepfunctions: executions end at their own timeout, Express ones after five minutes", "[stepfunctions]") {
    const auto timedOut = [](const std::string& machine, MachineType type) {
        MachineBed bed;
        Machine& made = bed.machine(machineSpec(machine, type));
        bed.runOnce(made);
        CHECK(figure(made, "ExecutionsTimedOut") == 1.0);
        return figure(made, "ExecutionTimeMean");
    };
    const std::string wait = R"("States": { "A": { "Type": "Wait", "Seconds": 4000, "End": true } } })";
    CHECK(timedOut(R"({ "StartAt": "A", )" + wait, MachineType::Express) == Approx(300.0));
    CHECK(timedOut(R"({ "TimeoutSeconds": 120, "StartAt": "A", )" + wait, MachineType::Express) == Approx(120.0));
    CHECK(timedOut(R"({ "TimeoutSeconds": 600, "StartAt": "A", )" + wait, MachineType::Standard) == Approx(600.0));
}

TEST_CASE("stepfunctions: a job's end is seen with a lag", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = machineSpec(
        R"("A": { "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": {}, "End": true })");
    stateOf(spec, "A").duration = always(100.0);
    spec.completionLag = always(2.0);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(102.0));
}

TEST_CASE("stepfunctions: an HTTP task ends after a minute", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec =
        machineSpec(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": {}, )" +
                    catcher("States.Http.Socket") + " }" + kAfter);
    stateOf(spec, "A").duration = always(90.0);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(60.0));
    CHECK(figure(machine, "state/C/Entered") == 1.0);
}

TEST_CASE("stepfunctions: a Wait until a timestamp ends then, or at once", "[stepfunctions]") {
    const auto length = [](const char* timestamp) {
        MachineBed bed;
        Machine& machine = bed.machine(
            machineSpec(R"("A": { "Type": "Wait", "Timestamp": ")" + std::string(timestamp) + R"(", "End": true })"));
        bed.runOnce(machine);
        return figure(machine, "ExecutionTimeMean");
    };
    CHECK(length("1970-01-01T01:00:00Z") == Approx(3'600.0));  // the bed's clock begins in 1970
    CHECK(length("1969-12-31T23:00:00Z") == Approx(0.0).margin(1e-9));
}

TEST_CASE("stepfunctions: a share of attempts fails by itself, by the error that is given", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec =
        machineSpec(R"("A": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {}, )" +
                    catcher("Sns.Busy") + " }" + kAfter);
    stateOf(spec, "A").failureRate = 0.25;
    stateOf(spec, "A").error = "Sns.Busy";
    spec.transition = always(0.001);
    Machine& machine = bed.machine(spec);
    constexpr double kStarts = 10'000;
    bed.evenly(machine, static_cast<std::int64_t>(kStarts), base::milliseconds(10), Operation::StartExecution).spawn();
    bed.runUntil(1'000.0);
    const double share = figure(machine, "state/C/Entered") / kStarts;
    CHECK(share == Approx(0.25).margin(4.0 * 0.00433));  // sqrt(0.25 x 0.75 / 10,000)
    CHECK(figure(machine, "state/A/Failed") == figure(machine, "state/C/Entered"));
}
