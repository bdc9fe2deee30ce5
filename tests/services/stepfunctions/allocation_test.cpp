// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is allocated for an execution once as many were open as ever will be.
#include "tests/services/stepfunctions/machine_bed.hpp"
#include "tests/support/counted_new.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

engine::Process startEvenly(MachineBed& bed, Machine& machine, std::int64_t count, base::Duration apart) {
    for (std::int64_t i = 0; i < count; ++i) {
        co_await engine::delay(apart, engine::Rank::Normal);
        const engine::RequestRef request = bed.world.requests().acquire();
        request->measured = true;
        engine::Call call;
        call.draws = base::deriveKey(5, static_cast<std::uint64_t>(i));
        engine::Task<engine::Outcome> asked = machine.serve(request, call);
        co_await asked;
    }
}

}  // namespace

TEST_CASE("stepfunctions: executions allocate nothing once warm", "[stepfunctions]") {
    // Tasks that fail and are tried again, a timeout, a Choice, a Map inside a Parallel: five a second for 1,000 s.
    MachineBed bed;
    ScriptedService& work = bed.function("Work", {{base::milliseconds(300)}});
    ScriptedService& slow = bed.function("Slow", {{base::seconds(3)}});
    work.keepsCalls = slow.keepsCalls = false;
    stepfunctions::Spec spec = machineSpec(
        R"("A": { "Type": "Parallel", "Next": "C", "Branches": [
        { "StartAt": "T", "States": { "T": )" +
        task("Work", R"("End": true, "Retry": [ { "ErrorEquals": ["States.ALL"], "JitterStrategy": "FULL" } ])") +
        R"( } },
        { "StartAt": "M", "States": { "M": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "S", "States": { "S": )" +
        task("Slow",
             R"("End": true, "TimeoutSeconds": 2, "Catch": [ { "ErrorEquals": ["States.Timeout"], "Next": "P" } ])") +
        R"(, "P": { "Type": "Pass", "End": true } } } } } } ] },
        "C": { "Type": "Choice", "Choices": [ { "Variable": "$.x", "IsNull": true, "Next": "W" } ], "Default": "F" },
        "W": { "Type": "Wait", "Seconds": 4, "End": true }, "F": { "Type": "Fail", "Error": "Off" })");
    stateOf(spec, "T").failureRate = 0.3;
    stateOf(spec, "M").items = always(5.0);
    Machine& machine = bed.machine(spec);
    for (int i = 0; i < 200; ++i) bed.start(machine).spawn();
    startEvenly(bed, machine, 15'000, base::milliseconds(200)).spawn();
    bed.runUntil(1'000.0);
    const std::uint64_t before = test::allocations;
    bed.runUntil(2'000.0);
    if (test::kAllocationsAreCounted) CHECK(test::allocations == before);
    CHECK(figure(machine, "state/P/Entered") > 10'000.0);
    CHECK(figure(machine, "state/T/Retries") > 1'000.0);
}
