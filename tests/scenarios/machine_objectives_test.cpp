// SPDX-License-Identifier: GPL-3.0-or-later
// Verdicts on a state machine whose executions are longer than the run, or nearly.
#include "tests/scenarios/machine_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// An approval of ten minutes that a fifth never gives: those end with States.Timeout after a day.
MachineFile approvals() {
    MachineFile file;
    file.definition = R"("Definition": { "StartAt": "A", "States": { "A": { "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 86400,
        "Parameters": { "QueueUrl": "q", "MessageBody": { "t.$": "$$.Task.Token" } }, "End": true } } })";
    file.states = R"("A": { "Approval": "10m", "Never": 0.2, "Duration": "20ms" })";
    file.arrivals = R"({ "Constant": { "Rate": "1/min" } })";
    file.simulation = R"("WarmUp": "2h", "Duration": "24h", "Replications": 5, "Seed": 1)";
    return file;
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("an objective is not met where executions under way can overturn it", "[study]") {
    MachineFile file = approvals();
    file.more = R"("Objectives": [ { "Metric": "ErrorRate", "Of": "Flow", "AtMost": 0.01 },
        { "Metric": "Latency", "Of": "Flow", "Statistic": "p95", "AtMost": "1h" },
        { "Metric": "Latency", "Of": "Flow", "Statistic": "p50", "AtMost": "1h" },
        { "Metric": "ErrorRate", "Of": "Flow", "AtMost": 0.3 },
        { "Metric": "Latency", "Of": "Flow", "Statistic": "p95", "Window": "2h", "AtMost": "1h", "Share": 0.5 } ], )";
    const study::DesignResult design = file.run();
    REQUIRE(design.objectives.size() == 5);
    CHECK(design.objectives[0].met == study::Met::Undecided);
    CHECK(says(design.objectives[0].why, "executions were under way at the end: with them it is between 0.00 % and "));
    CHECK(design.objectives[1].met == study::Met::Undecided);
    CHECK(says(design.objectives[1].why, " h or more"));
    CHECK(design.objectives[2].met == study::Met::Yes);
    CHECK(design.objectives[3].met == study::Met::Yes);
    CHECK(design.objectives[4].met == study::Met::No);  // what has run for more than an hour is late, ended or not
    CHECK(std::ranges::any_of(
        design.warnings, [](const std::string& text) { return says(text, "nor do their errors and times count"); }));
}

TEST_CASE("short executions are judged as before", "[study]") {
    MachineFile file;
    file.arrivals = R"({ "Constant": { "Rate": "20/s" } })";
    file.more = R"("Objectives": [ { "Metric": "ErrorRate", "Of": "Flow", "AtMost": 0.001 },
        { "Metric": "Latency", "Of": "Flow", "Statistic": "max", "AtMost": "200ms" },
        { "Metric": "Latency", "Of": "Flow", "Statistic": "p99", "Window": "1m", "AtMost": "200ms" } ], )";
    for (const study::ObjectiveResult& objective : file.run().objectives) {
        INFO(objective.text << ": " << objective.why);
        CHECK(objective.met == study::Met::Yes);
    }
}
