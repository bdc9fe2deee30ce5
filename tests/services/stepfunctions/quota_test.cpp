// SPDX-License-Identifier: GPL-3.0-or-later
// Token buckets, open executions, history and payload.
#include "tests/services/stepfunctions/machine_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kLoop = R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Choice", "Default": "C",
    "Choices": [ { "Variable": "$.x", "IsPresent": true, "Next": "A" } ] }, "C": { "Type": "Succeed" })";

std::size_t refusals(const MachineBed& bed) {
    std::size_t count = 0;
    for (const MachineBed::Done& one : bed.done) count += one.outcome.error == engine::ErrorKind::Throttling ? 1U : 0U;
    return count;
}

}  // namespace

TEST_CASE("stepfunctions: starts beyond the bucket are refused", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.startBurst = 20;
    quotas.startRate = 10;
    MachineBed bed(quotas);
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Succeed" })"));
    // 20 a second for 10 s: the bucket and its refill let 20 + 10 x 9.95 s pass.
    bed.evenly(machine, 200, base::milliseconds(50), Operation::StartExecution).spawn();
    bed.runUntil(60.0);
    CHECK(refusals(bed) == 200 - 119);
    CHECK(figure(machine, "ExecutionsStarted") == 119.0);
    CHECK(figure(machine, "ThrottledEvents") == 81.0);
    CHECK(figure(machine, "ThrottledStarts") == 81.0);
    const auto uses = machine.report(base::seconds(60)).quotas;
    CHECK(uses[1].name == "Step Functions executions started a second");
    CHECK(uses[1].peak == 20.0);  // asked for, refused or not
    CHECK(uses[1].limit == 10.0);
    CHECK(bed.done[199].outcome.status == 400);
}

TEST_CASE("stepfunctions: asynchronous Express starts have a bucket of their own", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.expressStartBurst = 5;
    quotas.expressStartRate = 1;
    MachineBed bed(quotas);
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Succeed" })", MachineType::Express));
    for (int i = 0; i < 8; ++i) bed.start(machine).spawn();
    bed.runUntil(1.0);
    CHECK(figure(machine, "ThrottledExpressStarts") == 3.0);
    CHECK(machine.report(base::seconds(1)).quotas.back().peak == 8.0);
}

TEST_CASE("stepfunctions: transitions beyond the bucket wait, in their order", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.transitionBurst = 10;
    quotas.transitionRate = 5;
    MachineBed bed(quotas);
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Pass", "End": true })"));
    for (int i = 0; i < 60; ++i) bed.start(machine).spawn();
    bed.runUntil(60.0);
    CHECK(figure(machine, "ExecutionsSucceeded") == 60.0);
    CHECK(figure(machine, "ExecutionThrottled") == 50.0);
    CHECK(machine.report(base::seconds(60)).quotas[2].peak == 60.0);
    // The 50 that wait leave at 0.2, 0.4, ... 10 s.
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(50.0 * 5.1 / 60.0));
    CHECK(machine.executionTime().largest() == base::seconds(10));
}

// By hand: at 4.1 s ten of the bucket and 20 that came back since; the other 30 wait.
TEST_CASE("stepfunctions: a transition that waits for its token is not made yet", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.transitionBurst = 10;
    quotas.transitionRate = 5;
    MachineBed bed(quotas);
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Pass", "End": true })"));
    for (int i = 0; i < 60; ++i) bed.start(machine).spawn();
    bed.runUntil(4.1);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    CHECK(granules(machine, "StateTransition") == 30);
    CHECK(figure(machine, "state/A/Entered") == 30.0);
    CHECK(figure(machine, "ExecutionThrottled") == 50.0);
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.name == "ConsumedCapacity (StateTransition)") CHECK(series.values.back() == 30.0);
    }
}

// By hand: the Map and nine starts have the bucket's ten tokens, the other 21 starts one every 0.2 s. In the first
// second ten starts are asked for at once, and one more at 0.2, 0.4, 0.6 and 0.8 s.
TEST_CASE("stepfunctions: the start of a child takes the token of a transition", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.transitionBurst = 10;
    quotas.transitionRate = 5;
    const auto map = [&](std::int64_t childStart) {
        stepfunctions::Spec spec = machineSpec(
            R"("A": { "Type": "Map", "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
                "StartAt": "T", "States": { "T": { "Type": "Pass", "End": true } } } })");
        stateOf(spec, "A").items = always(30.0);
        spec.childStart = childStart;
        return spec;
    };
    MachineBed bed(quotas);
    Machine& machine = bed.machine(map(1));
    bed.runOnce(machine);
    CHECK(granules(machine, "StateTransition") == 31);
    CHECK(figure(machine, "ExecutionTimeMean") == Approx(4.2));
    CHECK(machine.report(base::seconds(60)).quotas[2].peak == 15.0);
    MachineBed free(quotas);
    Machine& unbilled = free.machine(map(0));
    free.runOnce(unbilled);
    CHECK(granules(unbilled, "StateTransition") == 1);
    CHECK(figure(unbilled, "ExecutionTimeMean") == 0.0);
}

TEST_CASE("stepfunctions: Express executions have no limit of transitions", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.transitionBurst = 1;
    quotas.transitionRate = 1;
    MachineBed bed(quotas);
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Pass", "End": true })", MachineType::Express));
    for (int i = 0; i < 60; ++i) bed.start(machine).spawn();
    bed.runUntil(60.0);
    CHECK(figure(machine, "ExecutionThrottled") == 0.0);
    CHECK(figure(machine, "ExecutionsSucceeded") == 60.0);
}

TEST_CASE("stepfunctions: only so many executions are open, only so many run synchronously", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.openExecutions = 7;
    quotas.syncExecutions = 5;
    const std::string wait = R"("A": { "Type": "Wait", "Seconds": 100, "End": true })";
    MachineBed bed(quotas);
    Machine& standard = bed.machine(machineSpec(wait), "Standard");
    Machine& express = bed.machine(machineSpec(wait, MachineType::Express), "Express");
    for (int i = 0; i < 10; ++i) bed.start(standard).spawn();
    for (int i = 0; i < 10; ++i) bed.start(express, Operation::StartSyncExecution).spawn();
    bed.runUntil(10.0);
    CHECK(figure(standard, "ThrottledEvents") == 3.0);
    CHECK(figure(express, "ThrottledEvents") == 5.0);
    const auto quotasUsed = standard.report(base::seconds(10)).quotas;
    REQUIRE(quotasUsed.size() == 5);
    CHECK(quotasUsed[0].peak == 7.0);
    CHECK(quotasUsed[1].peak == 10.0);  // asked to start in one second
    CHECK(quotasUsed[2].peak == 7.0);   // the Wait of each
    CHECK(quotasUsed[3].peak == 5.0);
    CHECK(quotasUsed[4].peak == 0.0);
    CHECK(figure(standard, "ThrottledOpenExecutions") == 3.0);
    CHECK(figure(express, "ThrottledSyncExecutions") == 5.0);
    CHECK(figure(standard, "ThrottledStarts") == -1.0);  // none was
    CHECK(express.report(base::seconds(10)).quotas.empty());
    bed.runUntil(200.0);  // they have ended: there is room again
    bed.start(standard).spawn();
    bed.start(express, Operation::StartSyncExecution).spawn();
    bed.runUntil(201.0);
    CHECK(figure(standard, "ThrottledEvents") == 3.0);
    CHECK(figure(express, "ThrottledEvents") == 5.0);
}

TEST_CASE("stepfunctions: the 25,000th event ends a Standard execution", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = machineSpec(kLoop);
    stateOf(spec, "B").choices = {1.0};
    spec.transition = always(0.001);
    Machine& machine = bed.machine(spec);
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsFailed") == 1.0);
    // ExecutionStarted, then two events a state: 12,499 states and the entry of one more fill 24,999; then it fails.
    CHECK(granules(machine, "StateTransition") == 12'499);
    CHECK(figure(machine, "HistoryEventsMax") == 25'000.0);
}

TEST_CASE("stepfunctions: an Express execution may go round for its five minutes", "[stepfunctions]") {
    MachineBed bed;
    stepfunctions::Spec spec = machineSpec(kLoop, MachineType::Express);
    stateOf(spec, "B").choices = {1.0};
    Machine& machine = bed.machine(spec);  // its states take no time: the clock goes on all the same
    bed.runOnce(machine);
    CHECK(figure(machine, "ExecutionsTimedOut") == 1.0);
}

TEST_CASE("stepfunctions: a result of more than 256 KB is States.DataLimitExceeded", "[stepfunctions]") {
    const auto caught = [](std::int64_t bytes, bool terminal) {
        MachineBed bed;
        bed.function("Work", {{base::seconds(1),
                               {.disposition = engine::Disposition::Succeeded,
                                .error = engine::ErrorKind::None,
                                .status = 200,
                                .response = base::Bytes(bytes)}}});
        stepfunctions::Spec spec = machineSpec(
            "\"A\": " +
            task("Work", R"("End": true, "Catch": [ { "ErrorEquals": ["States.DataLimitExceeded"], "Next": "C" } ])") +
            R"(, "C": { "Type": "Pass", "End": true })");
        spec.dataLimitTerminal = terminal;
        Machine& machine = bed.machine(spec);
        bed.runOnce(machine);
        return std::pair(figure(machine, "state/C/Entered"), figure(machine, "ExecutionsSucceeded"));
    };
    CHECK(caught(262'144, false) == std::pair(0.0, 1.0));
    CHECK(caught(262'145, false) == std::pair(1.0, 1.0));
    CHECK(caught(262'145, true) == std::pair(0.0, 0.0));
}

TEST_CASE("stepfunctions: an input of more than 256 KB is refused", "[stepfunctions]") {
    MachineBed bed;
    Machine& machine = bed.machine(machineSpec(R"("A": { "Type": "Succeed" })"));
    bed.runOnce(machine, Operation::StartExecution, base::Bytes(262'145));
    CHECK(bed.done[0].outcome.error == engine::ErrorKind::Permanent);
    CHECK(figure(machine, "ExecutionsStarted") == 0.0);
}

TEST_CASE("stepfunctions: asynchronous Express executions may run twice, and are charged as one request",
          "[stepfunctions]") {
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::milliseconds(100)}});
    stepfunctions::Spec spec = machineSpec("\"A\": " + task("Work", R"("End": true)"), MachineType::Express);
    spec.duplicates = 0.1;
    Machine& machine = bed.machine(spec);
    bed.evenly(machine, 5'000, base::milliseconds(10), Operation::StartExecution).spawn();
    bed.runUntil(100.0);
    const double twice = static_cast<double>(work.started) - 5'000.0;
    CHECK(twice / 5'000.0 == Approx(0.1).margin(4.0 * 0.00424));
    CHECK(granules(machine, "StepFunctions-Request") == 5'000);
}
