// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::test {

/// A scenario of an API "Api" with the route "GET /", a function "Work", a table "Items" and a workload "Users", whose
/// parts a test replaces.
struct OneOfEach {
    std::string region = "us-east-1";
    std::string runtime = "nodejs22.x";
    std::string function = "";  ///< more of Work's Behavior, with a comma behind
    std::string api = "";       ///< Api's Behavior
    std::string route = R"({ "Integration": "Work" })";
    std::string call = R"("Target": "Items", "Operation": "GetItem")";
    std::string mode = R"("BillingMode": "PAY_PER_REQUEST")";
    std::string table = R"("ItemCount": 5)";
    std::string users = R"("Target": "Api")";
    std::string arrivals = R"({ "Poisson": { "Rate": "10/s" } })";
    std::string more = "";  ///< sections, with a comma behind
    std::string duration = "10m";

    std::string text() const {
        return R"({ "Headroom": 1, "Region": ")" + region + R"(", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Behavior": { )" +
               api + R"( },
          "Routes": { "GET /": )" +
               route + R"( } },
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": ")" +
               runtime + R"(", "Timeout": 3 },
           "Behavior": { )" +
               function + R"("Steps": [ { "Compute": { "Duration": "5ms" } }, { "Call": { )" + call + R"( } } ] } },
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { )" +
               mode + R"( }, "Behavior": { )" + table + R"( } } },
"Workloads": { "Users": { )" +
               users + R"(, "Arrivals": )" + arrivals + R"( } }, )" + more + R"(
"Simulation": { "WarmUp": "1m", "Duration": ")" +
               duration + R"(", "Replications": 1 } })";
    }

    /// As read; relative files are looked up in `folder`.
    format::LoadedScenario load(const std::string& folder = "") const {
        return format::loadScenarioText(text(), folder.empty() ? "s.json" : folder + "/s.json");
    }
};

/// Every problem in a line; "" when there is none.
inline std::string problemsOf(const OneOfEach& scenario) { return document::toLines(scenario.load().problems); }

/// Whether loading is refused with a problem at `pointer` that says `text`.
inline bool refuses(const format::LoadedScenario& loaded, std::string_view pointer, std::string_view text) {
    for (const document::Problem& problem : loaded.problems) {
        const bool there = problem.pointer == pointer && problem.text.find(text) != std::string::npos;
        if (there && problem.severity == document::Severity::Error) return !loaded.scenario;
    }
    return false;
}

/// Whether loading succeeds with a warning at `pointer` that says `text`.
inline bool warns(const format::LoadedScenario& loaded, std::string_view pointer, std::string_view text) {
    for (const document::Problem& problem : loaded.problems) {
        const bool there = problem.pointer == pointer && problem.text.find(text) != std::string::npos;
        if (there && problem.severity == document::Severity::Warning) return loaded.scenario.has_value();
    }
    return false;
}

}  // namespace headroom::test
