// SPDX-License-Identifier: GPL-3.0-or-later
// Each metric in a small scenario, counted by hand: two minutes with different loads.
#include "model/services/stepfunctions/express_usage.hpp"
#include "tests/services/stepfunctions/machine_bed.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

std::vector<double> seriesOf(MachineBed& bed, const std::string& name, const std::string& of = "M") {
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.resource == of && series.name == name) return series.values;
    }
    return {};
}

/// Three starts in the first minute and five in the second, each minute closed.
void twoMinutes(MachineBed& bed, Machine& machine, Operation operation) {
    bed.evenly(machine, 3, base::seconds(1), operation).spawn();
    bed.runUntil(60.0);
    bed.world.metrics().closePeriod(bed.world.now(), true);
    bed.evenly(machine, 5, base::seconds(1), operation).spawn();
    bed.runUntil(120.0);
    bed.world.metrics().closePeriod(bed.world.now(), true);
}

/// Executions of 2 s, of which the second fails; one that its timeout of 20 s ends, and then 6 s each.
Machine& workAndTimeout(MachineBed& bed) {
    bed.function("Work", {{base::seconds(2)},
                          {base::seconds(2), kRefused},
                          {base::seconds(2)},
                          {base::seconds(40)},
                          {base::seconds(6)}});
    return bed.machine(machineSpec(R"({ "TimeoutSeconds": 20, "StartAt": "A", "States": { "A": )" +
                                   task("Work", R"("End": true)") + " } }"));
}

using Values = std::vector<double>;

}  // namespace

// Executions of 2 s; 20 s (its timeout) and four of 6 s in the second minute.
TEST_CASE("stepfunctions: percentiles of ExecutionTime that somebody asks for", "[stepfunctions]") {
    MachineBed bed;
    Machine& machine = workAndTimeout(bed);
    engine::QuantileWindows times(base::seconds(60), {0.5, 1.0});
    machine.watchTime(times);
    twoMinutes(bed, machine, Operation::StartExecution);
    times.finish(bed.world.now());
    REQUIRE(times.values(0).size() == 2);
    CHECK(times.values(0)[0] == Approx(2.0).epsilon(0.01));
    CHECK(times.values(1)[0] == Approx(2.0).epsilon(0.01));
    CHECK(times.values(0)[1] == Approx(6.0).epsilon(0.01));
    CHECK(times.values(1)[1] == Approx(20.0).epsilon(0.01));
}

TEST_CASE("stepfunctions: metrics of executions", "[stepfunctions]") {
    MachineBed bed;
    Machine& machine = workAndTimeout(bed);
    twoMinutes(bed, machine, Operation::StartExecution);
    CHECK(seriesOf(bed, "ExecutionsStarted") == Values{3.0, 5.0});
    CHECK(seriesOf(bed, "ExecutionsSucceeded") == Values{2.0, 4.0});
    CHECK(seriesOf(bed, "ExecutionsFailed") == Values{1.0, 0.0});
    CHECK(seriesOf(bed, "ExecutionsTimedOut") == Values{0.0, 1.0});
    CHECK(seriesOf(bed, "ExecutionTime") == Values{2'000.0, (20'000.0 + 4 * 6'000.0) / 5});
    const Values open = seriesOf(bed, "OpenExecutionCount");  // the most at once
    CHECK(open == Values{2.0, 5.0});
}

TEST_CASE("stepfunctions: metrics of throttling", "[stepfunctions]") {
    stepfunctions::Quotas quotas;
    quotas.startBurst = 7;
    quotas.startRate = 0.001;
    quotas.transitionBurst = 5;
    quotas.transitionRate = 0.5;
    MachineBed bed(quotas);
    Machine& machine =
        bed.machine(machineSpec(R"("A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true })"));
    twoMinutes(bed, machine, Operation::StartExecution);
    CHECK(seriesOf(bed, "ThrottledEvents") == Values{0.0, 1.0});  // eight starts, seven tokens
    // First minute: two transitions each at 0, 1 and 2 s find five tokens and half a one a second: none waits.
    CHECK(seriesOf(bed, "ExecutionThrottled")[0] == 0.0);
    // Second minute: eight transitions of four starts within 3 s; five tokens, and one and a half come back.
    CHECK(seriesOf(bed, "ExecutionThrottled")[1] == 2.0);
    CHECK(figure(machine, "ExecutionThrottled") == 2.0);
    // Three starts of two states each; then four of five starts, the fifth being refused.
    CHECK(seriesOf(bed, "ConsumedCapacity (StartExecution)", "AWS/States") == Values{3.0, 4.0});
    CHECK(seriesOf(bed, "ConsumedCapacity (StateTransition)", "AWS/States") == Values{6.0, 8.0});
}

TEST_CASE("stepfunctions: metrics of Express executions", "[stepfunctions]") {
    MachineBed bed;
    bed.function(
        "Work",
        {{base::milliseconds(120)}, {base::milliseconds(120)}, {base::milliseconds(120)}, {base::milliseconds(510)}});
    stepfunctions::Spec spec = machineSpec("\"A\": " + task("Work", R"("End": true)"), MachineType::Express);
    spec.definition.bytes = 50'000;
    Machine& machine = bed.machine(spec);
    twoMinutes(bed, machine, Operation::StartSyncExecution);
    CHECK(seriesOf(bed, "ExpressExecutionBilledDuration") == Values{200.0, 600.0});
    CHECK(seriesOf(bed, "ExpressExecutionMemory") == Values{50'050'000.0, 50'050'000.0});
    CHECK(seriesOf(bed, "ExpressExecutionBilledMemory") == Values{64.0, 64.0});
    CHECK(granules(machine, "StepFunctions-GB-Second") == (3 * 200 + 5 * 600) * 64);
    // Synchronous starts and Express transitions take from no bucket.
    CHECK(seriesOf(bed, "ConsumedCapacity (StartExecution)", "AWS/States") == Values{0.0, 0.0});
    CHECK(seriesOf(bed, "ConsumedCapacity (StateTransition)", "AWS/States").empty());
}

TEST_CASE("stepfunctions: memory of an Express execution grows with payload and branches", "[stepfunctions]") {
    // AWS's example: 50 MB, a definition of 50 KB and 400 map steps of 32 KB are 62.85 MB.
    const auto billed = [](double items, std::int64_t payload) {
        MachineBed bed;
        stepfunctions::Spec spec =
            machineSpec(R"("A": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "B", "States": {
            "B": { "Type": "Pass", "End": true } } } })",
                        MachineType::Express);
        spec.definition.bytes = 50'000;
        stateOf(spec, "A").items = always(items);
        Machine& machine = bed.machine(spec);
        bed.start(machine, Operation::StartSyncExecution, base::Bytes(payload)).spawn();
        bed.runUntil(60.0);
        bed.world.metrics().closePeriod(bed.world.now(), true);
        return std::pair(seriesOf(bed, "ExpressExecutionMemory")[0], seriesOf(bed, "ExpressExecutionBilledMemory")[0]);
    };
    CHECK(billed(400.0, 32'000) == std::pair(62'850'000.0, 64.0));
    CHECK(billed(500.0, 32'000) == std::pair(66'050'000.0, 128.0));
}

TEST_CASE("stepfunctions: figures of states", "[stepfunctions]") {
    MachineBed bed;
    bed.function("Work", {{base::seconds(2), kRefused}, {base::seconds(1)}});
    Machine& machine = bed.machine(machineSpec(
        "\"A\": " +
        task("Work", R"("Next": "B", "Retry": [ { "ErrorEquals": ["States.ALL"], "IntervalSeconds": 4 } ])") +
        R"(, "B": { "Type": "Fail", "Error": "Stop" })"));
    bed.runOnce(machine);
    CHECK(figure(machine, "state/A/Entered") == 1.0);
    CHECK(figure(machine, "state/A/Retries") == 1.0);
    CHECK(figure(machine, "state/A/Failed") == 0.0);  // it went well in the end
    CHECK(figure(machine, "state/A/DurationMean") == Approx(7.0));
    CHECK(figure(machine, "state/B/Failed") == 1.0);
    CHECK(figure(machine, "state/A/ErrorRate") == 0.0);
    CHECK(figure(machine, "state/B/ErrorRate") == 1.0);
}

TEST_CASE("stepfunctions: where states led, and the way that most executions take", "[stepfunctions]") {
    // Of ten executions three fail in A and are caught; the others go round a Map of two, and to the second rule.
    MachineBed bed;
    std::vector<ScriptedService::Line> script(3, {base::seconds(1), kRefused});
    script.push_back({base::seconds(1)});
    bed.function("Work", std::move(script));
    stepfunctions::Spec spec = machineSpec(
        "\"A\": " + task("Work", R"("Next": "M", "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "F" } ])") +
        R"(, "M": { "Type": "Map", "Next": "C", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } } },
        "C": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsNull": true, "Next": "F" },
                                              { "Variable": "$.y", "IsNull": true, "Next": "S" } ] },
        "S": { "Type": "Succeed" }, "F": { "Type": "Fail" })");
    stateOf(spec, "M").items = always(2.0);
    stateOf(spec, "C").choices = {0.0, 1.0};
    Machine& machine = bed.machine(spec);
    bed.evenly(machine, 10, base::seconds(5), Operation::StartExecution).spawn();
    bed.runUntil(100.0);
    CHECK(figure(machine, "state/A/ErrorRate") == Approx(0.3));
    CHECK(figure(machine, "state/A/To/M") == 7.0);
    CHECK(figure(machine, "state/A/To/F") == 3.0);
    CHECK(figure(machine, "state/C/To/S") == 7.0);
    CHECK(figure(machine, "state/C/To/F") == 0.0);
    CHECK(figure(machine, "state/S/To/F") == -1.0);  // there is no such way
    for (const char* hot : {"A", "M", "I", "C", "S"})
        CHECK(figure(machine, std::string("state/") + hot + "/OnHotPath") == 1.0);
    CHECK(figure(machine, "state/F/OnHotPath") == 0.0);
}
