// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of executions goes.
#include "tests/scenarios/machine_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const study::CauseBand& bandOfFlow(const study::DesignResult& design, const std::string& name) {
    for (const study::Causes& causes : design.causes) {
        if (causes.of != "Flow") continue;
        for (const study::CauseBand& band : causes.bands) {
            if (band.name == name) return band;
        }
    }
    FAIL("no " << name << " of Flow");
    return design.causes.front().bands.front();
}

double secondsOf(const study::CauseBand& band, const std::string& hop, const std::string& cause) {
    double seconds = 0.0;
    for (const study::CauseShare& share : band.causes) {
        if (share.hop == hop && share.cause == cause) seconds += share.meanSeconds;
    }
    return seconds;
}

double secondsIn(const study::CauseBand& band) {
    double seconds = 0.0;
    for (const study::CauseShare& share : band.causes) seconds += share.meanSeconds;
    return seconds;
}

/// One execution of ten waits for 6 h, the others for `usual`; then the function works for 50 ms.
MachineFile waiting(const std::string& usual) {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "Which", "States": {
        "Which": { "Type": "Choice", "Default": "Short",
                   "Choices": [ { "Variable": "$.long", "IsPresent": true, "Next": "Long" } ] },
        "Short": { "Type": "Wait", "Seconds": )" +
                      usual + R"(, "Next": "Do" }, "Long": { "Type": "Wait", "Seconds": 21600, "Next": "Do" },
        "Do": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "End": true } } })";
    file.states = R"("Which": { "Choices": [0.1, 0.9] })";
    file.arrivals = R"({ "Constant": { "Rate": "0.05/s" } })";
    file.simulation = R"("WarmUp": "1m", "Duration": "24h", "Replications": 1)";
    return file;
}

}  // namespace

// By hand: three states of 10 ms each to enter, 2 s of waiting, 100 ms of the service's own beside the task, 50 ms of
// work; the tenth of the executions that takes longest waits 6 h in place of it.
TEST_CASE("the causes of an execution's time are those of its states and of what they call", "[causes]") {
    const study::DesignResult design = waiting("2").run();
    const study::CauseBand& usual = bandOfFlow(design, "P50");
    CHECK(secondsOf(usual, "Flow.Short", "Waiting") == Approx(2.0));
    CHECK(secondsOf(usual, "Work", "Compute") == Approx(0.05));
    CHECK(secondsOf(usual, "Flow.Which", "Overhead") == Approx(0.01));
    CHECK(secondsOf(usual, "Flow.Do", "Overhead") >= 0.01);
    CHECK(secondsOf(usual, "Flow.Long", "Waiting") == 0.0);
    CHECK(secondsIn(usual) == Approx(latency(design, "Flow").percentiles.front().seconds).epsilon(0.02));
    const study::CauseBand& slow = bandOfFlow(design, "P99");
    CHECK(secondsOf(slow, "Flow.Long", "Waiting") == Approx(21'600.0));
    CHECK(slow.typicalSeconds == Approx(21'600.18).epsilon(0.001));
    // Whoever starts an execution has its answer before: none of it is theirs.
    for (const study::Causes& causes : design.causes) {
        if (causes.of != "Orders") continue;
        for (const study::CauseBand& band : causes.bands) CHECK(secondsIn(band) < 1.0);
    }
}

TEST_CASE("executions of hours are told apart by what makes them long", "[causes]") {
    const study::DesignResult design = waiting("7200").run();
    const study::CauseBand& usual = bandOfFlow(design, "P50");
    CHECK(secondsOf(usual, "Flow.Short", "Waiting") == Approx(7'200.0));
    CHECK(secondsOf(usual, "Flow.Long", "Waiting") == 0.0);
    CHECK(secondsOf(bandOfFlow(design, "P99"), "Flow.Long", "Waiting") == Approx(21'600.0));
}

// The machine times out after 5 s, in the middle of its wait: all of the time is explained, as that of the machine.
TEST_CASE("an execution that its machine's timeout ends is explained as well", "[causes]") {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "Pause", "TimeoutSeconds": 5, "States": {
        "Pause": { "Type": "Wait", "Seconds": 60, "End": true } } })";
    const study::DesignResult design = file.run();
    const study::CauseBand& band = bandOfFlow(design, "P50");
    CHECK(secondsOf(band, "Flow.Pause", "Overhead") == Approx(0.01));
    CHECK(secondsOf(band, "Flow", "Downstream") == Approx(4.99));
}
