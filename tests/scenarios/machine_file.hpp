// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/study_steps.hpp"

namespace headroom::test {

/// A scenario of a state machine "Flow", a function "Work", a table "Items" and a workload "Orders", whose parts a test
/// replaces.
struct MachineFile {
    std::string type = "AWS::StepFunctions::StateMachine";
    std::string properties = R"("StateMachineType": "STANDARD")";
    std::string definition =
        R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Work", "Arn"] }, "End": true } } })";
    std::string behavior =
        R"("StartOverhead": "0s", "TaskOverhead": "100ms", "Transition": "10ms", "OverheadPerKilobyte": "0s")";
    std::string states = "";  ///< Behavior.States
    std::string function = R"("Duration": "50ms")";
    std::string resources = "";  ///< more of them, with a comma before
    std::string orders = R"("Target": "Flow")";
    std::string arrivals = R"({ "Constant": { "Rate": "2/s" } })";
    std::string more = "";  ///< sections, with a comma behind
    std::string simulation = R"("WarmUp": "1m", "Duration": "10m", "Replications": 1)";

    std::string text() const {
        return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Flow": { "Type": ")" +
               type + R"(", "Properties": { )" + properties + (properties.empty() ? "" : ", ") + definition + R"( },
           "Behavior": { )" +
               behavior + (states.empty() ? "" : ", \"States\": { " + states + " }") + R"( } },
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 60 },
           "Behavior": { "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", )" +
               function + R"( } },
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
            "Behavior": { "ItemCount": 100, "ItemSize": "1KB", "Latency": { "GetItem": "5ms", "PutItem": "5ms" } } })" +
               resources + R"( },
"Workloads": { "Orders": { )" +
               orders + R"(, "Arrivals": )" + arrivals + R"( } }, )" + more + R"(
"Simulation": { )" +
               simulation + R"( } })";
    }
    format::LoadedScenario load() const { return format::loadScenarioText(text(), "s.json"); }
    std::string problems() const { return document::toLines(load().problems); }
    study::DesignResult run() const {
        study::StudyResult result = runText(text());
        return std::move(result.designs.front());
    }
};

}  // namespace headroom::test
