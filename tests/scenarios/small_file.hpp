// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "scenarios/format/scenario.hpp"

namespace headroom::test {

/// An API, a function F (line 5) that reads a table T, ten requests a second. `memory` is F's MemorySize, `sections`
/// stand from line 9 on.
inline std::string smallFile(const std::string& sections = "", const std::string& memory = "512",
                             const std::string& compute = "\"5ms\"") {
    return R"({
"Headroom": 1, "Region": "us-east-1",
"Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "GET /": { "Integration": "F" } } },
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 3, "MemorySize": )" +
           memory + R"( }, "Behavior": { "Steps": [ { "Compute": { "Duration": )" + compute +
           R"( } }, { "Call": { "Target": "T", "Operation": "GetItem" } } ] } },
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5 } } },
"Workloads": { "W": { "Target": "Api", "Arrivals": { "Poisson": { "Rate": "10/s" } } } },
"Simulation": { "Duration": "60s", "WarmUp": "10s", "Replications": 1 })" +
           (sections.empty() ? "" : ",\n" + sections) + "\n}\n";
}

inline format::LoadedScenario load(const std::string& text, const format::Overrides& overrides = {}) {
    return format::loadScenarioText(text, "s.json", overrides);
}

/// The errors, one a line.
inline std::string errorsOf(const format::LoadedScenario& loaded) {
    std::string lines;
    for (const document::Problem& problem : loaded.problems) {
        if (problem.severity == document::Severity::Error) lines += document::toLine(problem) + "\n";
    }
    return lines;
}

inline bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace headroom::test
