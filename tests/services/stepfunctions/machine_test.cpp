// SPDX-License-Identifier: GPL-3.0-or-later
// States one after the other: what they take, what they call, how they fail and go on.
#include <cmath>
#include <utility>

#include "model/engine/outcomes.hpp"
#include "tests/services/stepfunctions/machine_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kRetried = R"("End": true, "Retry": [ { "ErrorEquals": ["States.TaskFailed"] } ])";

}  // namespace

TEST_CASE("stepfunctions: an Express execution takes what its states take", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = machineSpec(R"("A": { "Type": "Pass", "Next": "W" },
        "W": { "Type": "Wait", "Seconds": 2, "Next": "Z" }, "Z": { "Type": "Succeed" })",
                                           MachineType::Express);
    spec.startOverhead = always(0.051);
    spec.transition = always(0.005);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine, Operation::StartSyncExecution);
    REQUIRE(bed.done.size() == 1);
    CHECK(bed.done[0].outcome.ok());
    CHECK(bed.done[0].ended == Approx(0.051 + 3 * 0.005 + 2.0));
    CHECK(figure(machine, "ExecutionsSucceeded") == 1.0);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(2.015));  // from its first state on
    CHECK(figure(machine, "state/W/DurationMean") == Approx(2.005));
    double explained = 0.0;
    for (const engine::Span& span : bed.spans) explained += base::toSeconds(span.length);
    CHECK(explained == Approx(bed.done[0].ended));
}

TEST_CASE("stepfunctions: a Standard execution begins at once, its caller waits for the answer alone",
          "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::seconds(3)}});
    stepfunctions::Spec spec = machineSpec("\"A\": " + task("Work", R"("End": true)"));
    spec.startOverhead = always(0.04);
    spec.taskOverhead = always(0.13);
    spec.perKilobyte = base::milliseconds(1);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine, Operation::StartExecution, base::kibibytes(8));
    CHECK(bed.done[0].ended == Approx(0.04));
    REQUIRE(work.starts.size() == 1);
    CHECK(work.starts[0].ns == base::milliseconds(138).count);  // 130 ms, and 1 ms for each of 8 KB
    CHECK(work.calls[0].payload == base::kibibytes(8));
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(3.138));
}

TEST_CASE("stepfunctions: retries wait as their rule says and are transitions", "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::milliseconds(100), kRefused}});
    Machine& machine = bed.machine(machineSpec("\"A\": " + task("Work", kRetried)));
    bed.runOnce(machine);
    REQUIRE(work.starts.size() == 4);
    const std::vector<double> at{0.0, 1.1, 3.2, 7.3};  // 1, 2 and 4 s after the failure before
    for (std::size_t i = 0; i < 4; ++i) CHECK(base::toSeconds(base::Duration(work.starts[i].ns)) == Approx(at[i]));
    CHECK(granules(machine, "StateTransition") == 4);
    CHECK(figure(machine, "state/A/Retries") == 3.0);
    CHECK(figure(machine, "state/A/Entered") == 1.0);
    CHECK(figure(machine, "ExecutionsFailed") == 1.0);
}

TEST_CASE("stepfunctions: a task's error has its exact name", "[stepfunctions]") {
    const auto caught = [](const std::string& name, engine::Outcome outcome) {
        MachineBed bed;
        bed.function("Work", {{base::milliseconds(1), outcome}});
        Machine& machine = bed.machine(machineSpec(
            "\"A\": " +
            task("Work", R"("End": true, "Catch": [ { "ErrorEquals": [")" + name + R"("], "Next": "C" } ])") +
            R"(, "C": { "Type": "Pass", "End": true })"));
        bed.runOnce(machine);
        return figure(machine, "ExecutionsSucceeded") == 1.0 && figure(machine, "state/C/Entered") == 1.0;
    };
    CHECK(caught("Lambda.TooManyRequestsException", kThrottled));
    CHECK(caught("Lambda.ServiceException", kBroken));
    CHECK(caught("Exception", kRefused));
    CHECK(caught("States.TaskFailed", kThrottled));
    CHECK(caught("States.ALL", kRefused));
    // What stops a function goes by the Guide's name and by Lambda's own; it is no error of its code.
    const engine::Outcome timedOut = engine::failedAnswer(Disposition::Failed, engine::Halt::Timeout);
    const engine::Outcome crashed = engine::failedAnswer(Disposition::Failed, engine::Halt::Crash);
    for (const engine::Outcome& halted : {timedOut, crashed}) {
        CHECK(caught("Lambda.Unknown", halted));
        CHECK(caught("States.TaskFailed", halted));
        CHECK_FALSE(caught("Exception", halted));
        CHECK_FALSE(caught("States.Timeout", halted));
    }
    CHECK(caught("Sandbox.Timedout", timedOut));
    CHECK_FALSE(caught("Sandbox.Timedout", crashed));
    CHECK(caught("Runtime.ExitError", crashed));
    CHECK_FALSE(caught("Runtime.ExitError", timedOut));
    CHECK_FALSE(caught("Exception", kThrottled));
    CHECK_FALSE(caught("Lambda.TooManyRequestsException", kRefused));
}

TEST_CASE("stepfunctions: each retrier counts for itself", "[stepfunctions]") {
    // The language's own example: A and B retried twice by the first, C by the second; errors A, B, C, B.
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::Duration(0), kThrottled},
                                                  {base::Duration(0), kBroken},
                                                  {base::Duration(0), kRefused},
                                                  {base::Duration(0), kBroken},
                                                  {base::Duration(0), kServed}});
    Machine& machine = bed.machine(machineSpec("\"A\": " + task("Work", R"("End": true, "Retry": [
        { "ErrorEquals": ["Lambda.TooManyRequestsException", "Lambda.ServiceException"], "IntervalSeconds": 1, "BackoffRate": 2.0, "MaxAttempts": 2 },
        { "ErrorEquals": ["Exception"], "IntervalSeconds": 5 } ],
        "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "C" } ])") +
                                               R"(, "C": { "Type": "Pass", "End": true })"));
    bed.runOnce(machine);
    REQUIRE(work.starts.size() == 4);
    CHECK(work.starts[1].ns == base::seconds(1).count);
    CHECK(work.starts[2].ns == base::seconds(3).count);
    CHECK(work.starts[3].ns == base::seconds(8).count);
    CHECK(figure(machine, "state/C/Entered") == 1.0);
}

TEST_CASE("stepfunctions: a task that is tried again asks for the same item", "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::seconds(1), kRefused}, {base::seconds(1)}});
    stepfunctions::Spec spec =
        machineSpec("\"A\": " + task("Work", R"("Next": "B", "Retry": [ { "ErrorEquals": ["States.ALL"] } ])") +
                    ", \"B\": " + task("Work", R"("End": true)"));
    for (const char* state : {"A", "B"}) stateOf(spec, state).key = base::SequentialKeys{};
    bed.runOnce(bed.machine(spec));
    REQUIRE(work.calls.size() == 3);
    CHECK(work.calls[0].item == base::kFirstNewKey);
    CHECK(work.calls[1].item == base::kFirstNewKey);
    CHECK(work.calls[2].item == base::kFirstNewKey);  // B's own sequence
}

TEST_CASE("stepfunctions: choices go by their probabilities", "[stepfunctions]") {
    const std::string states = R"("A": { "Type": "Choice", "Default": "D", "Choices": [
        { "Variable": "$.x", "NumericEquals": 1, "Next": "B" }, { "Variable": "$.x", "NumericEquals": 2, "Next": "C" } ] },
        "B": { "Type": "Pass", "End": true }, "C": { "Type": "Pass", "End": true }, "D": { "Type": "Fail", "Error": "Off" })";
    constexpr int kStarts = 10'000;
    const auto shares = [&](std::vector<double> choices) {
        MachineBed bed;
        stepfunctions::Spec spec = machineSpec(states);
        stateOf(spec, "A").choices = std::move(choices);
        spec.transition = always(0.001);
        Machine& machine = bed.machine(spec);
        bed.evenly(machine, kStarts, base::milliseconds(10), Operation::StartExecution).spawn();
        bed.runUntil(1'000.0);
        CHECK(figure(machine, "ExecutionsFailed") == figure(machine, "state/D/Entered"));
        std::vector<double> found;
        for (const char* state : {"B", "C", "D"})
            found.push_back(figure(machine, "state/" + std::string(state) + "/Entered") / kStarts);
        return found;
    };
    const auto close = [&](double found, double p) {
        return std::abs(found - p) < 4.0 * std::sqrt(p * (1.0 - p) / kStarts) + 1e-9;
    };
    const std::vector<double> given = shares({0.7, 0.2});
    CHECK(close(given[0], 0.7));
    CHECK(close(given[1], 0.2));
    CHECK(close(given[2], 0.1));
    const std::vector<double> even = shares({});
    for (const double one : even) CHECK(close(one, 1.0 / 3.0));
}

TEST_CASE("stepfunctions: what no rule takes is States.NoChoiceMatched", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = machineSpec(R"("A": { "Type": "Choice", "Choices": [
        { "Variable": "$.x", "NumericEquals": 1, "Next": "B" } ] }, "B": { "Type": "Succeed" })");
    stateOf(spec, "A").choices = {0.0};
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsFailed") == 1.0);
    CHECK(figure(machine, "state/A/Failed") == 1.0);
}

TEST_CASE("stepfunctions: an Express bill rounds up 100 ms and 64 MB, and waits are billed", "[stepfunctions]") {
    // Recorded on AWS: a function that always fails, tried again after 1, 2 and 4 s: 7,600 ms of 64 MB.
    MachineBed bed;
    bed.function("Work", {{base::milliseconds(130), kRefused}});
    Machine& machine = bed.machine(machineSpec("\"A\": " + task("Work", kRetried), MachineType::Express));
    bed.runOnce(machine, Operation::StartSyncExecution);
    CHECK(bed.done[0].outcome.status == 200);  // the failure stands in the answer
    CHECK(bed.done[0].outcome.disposition == engine::Disposition::Failed);
    CHECK(granules(machine, "StepFunctions-Request") == 1);
    CHECK(granules(machine, "StepFunctions-GB-Second") == 7'600 * 64);
    CHECK(granules(machine, "StateTransition") == -1);
}

TEST_CASE("stepfunctions: a nested machine is started, or run to its end", "[stepfunctions]") {
    const auto nested = [](const char* resource) {
        MachineBed bed;
        Machine& inner = bed.machine(machineSpec(R"("A": { "Type": "Wait", "Seconds": 10, "End": true })"), "Inner");
        stepfunctions::Spec spec = machineSpec(R"("A": { "Type": "Task", "Resource": ")" + std::string(resource) +
                                               R"(", "Parameters": { "StateMachineArn": "x" }, "End": true })");
        stateOf(spec, "A").target = "Inner";
        spec.completionLag = always(2.0);
        Machine& outer = bed.machine(spec, "Outer");
        bed.runOnce(outer);
        CHECK(figure(inner, "ExecutionsSucceeded") == 1.0);
        CHECK(granules(inner, "StateTransition") == 1);
        CHECK(granules(outer, "StateTransition") == 1);
        return figure(outer, "ExecutionTimeMean");
    };
    CHECK(nested("arn:aws:states:::states:startExecution") == Approx(0.0).margin(1e-9));
    CHECK(nested("arn:aws:states:::states:startExecution.sync:2") == Approx(12.0));
}

// The child fails after 10 s, which its caller is told 2 s later; who asked for StartSyncExecution has an answer.
TEST_CASE("stepfunctions: how a nested execution that fails ends is told as late as another's", "[stepfunctions]") {
    const auto length = [](const char* resource, MachineType type, double succeeded) {
        MachineBed bed;
        bed.machine(
            machineSpec(R"("A": { "Type": "Wait", "Seconds": 10, "Next": "B" }, "B": { "Type": "Fail" })", type),
            "Inner");
        stepfunctions::Spec spec = machineSpec(R"("A": { "Type": "Task", "Resource": ")" + std::string(resource) +
                                               R"(", "Parameters": { "StateMachineArn": "x" }, "End": true })");
        stateOf(spec, "A").target = "Inner";
        spec.completionLag = always(2.0);
        Machine& outer = bed.machine(spec, "Outer");
        if (type == MachineType::Express) {
            outer.bind([&bed](const stepfunctions::StateSpec&) -> stepfunctions::Callee {
                return {&bed.named("Inner"), stepfunctions::Callee::Kind::Machine,
                        static_cast<std::uint16_t>(Operation::StartSyncExecution)};
            });
        }
        bed.runOnce(outer, Operation::RunToEnd);
        CHECK(figure(outer, "ExecutionsSucceeded") == succeeded);
        return bed.done.at(0).ended;
    };
    CHECK(length("arn:aws:states:::states:startExecution.sync:2", MachineType::Standard, 0.0) == Approx(12.0));
    CHECK(length("arn:aws:states:::aws-sdk:sfn:startSyncExecution", MachineType::Express, 1.0) == Approx(10.0));
}

// Its second state is never entered; a child that is only started goes on by itself.
TEST_CASE("stepfunctions: a nested execution is stopped with the task that waits for it", "[stepfunctions]") {
    const auto nested = [](const char* resource) {
        stepfunctions::Quotas quotas;
        quotas.openExecutions = 2;
        MachineBed bed(quotas);
        Machine& inner = bed.machine(
            machineSpec(R"("A": { "Type": "Wait", "Seconds": 10, "Next": "B" }, "B": { "Type": "Succeed" })"), "Inner");
        stepfunctions::Spec spec = machineSpec(R"("A": { "Type": "Parallel", "End": true, "Branches": [
                { "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 4, "Next": "F" }, "F": { "Type": "Fail" } } },
                { "StartAt": "N", "States": { "N": { "Type": "Task", "Resource": ")" +
                                               std::string(resource) +
                                               R"(", "Parameters": { "StateMachineArn": "x" }, "End": true } } } ] })");
        stateOf(spec, "N").target = "Inner";
        Machine& outer = bed.machine(spec, "Outer");
        bed.evenly(outer, 2, base::seconds(100), Operation::StartExecution).spawn();
        bed.runUntil(1'000.0);
        CHECK(figure(outer, "ExecutionsFailed") == 2.0);
        CHECK(figure(inner, "ExecutionsStarted") == 2.0);  // what was stopped is not open any more
        CHECK(figure(inner, "ExecutionsFailed") == 0.0);
        CHECK(figure(inner, "ExecutionTimeMean") == Approx(figure(inner, "ExecutionsAborted") > 0.0 ? 4.0 : 10.0));
        return std::pair(figure(inner, "ExecutionsAborted"), granules(inner, "StateTransition"));
    };
    CHECK(nested("arn:aws:states:::states:startExecution.sync:2") == std::pair(2.0, base::Granules{2}));
    CHECK(nested("arn:aws:states:::states:startExecution") == std::pair(0.0, base::Granules{4}));
}

TEST_CASE("stepfunctions: nothing of the warm-up is counted", "[stepfunctions]") {
    MachineBed bed({}, 1, base::Instant{-base::seconds(100).count});
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Wait", "Seconds": 30, "End": true })"));
    bed.evenly(machine, 11, base::seconds(10), Operation::StartExecution).spawn();
    bed.runUntil(100.0);
    CHECK(figure(machine, "ExecutionsStarted") == 1.0);  // the one at 0
    CHECK(granules(machine, "StateTransition") == 1);
}
