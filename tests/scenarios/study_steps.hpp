// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"

/// What tests of studies do over and over.
namespace headroom::test {

inline format::Scenario scenarioOf(const std::string& text, const format::Overrides& overrides = {}) {
    auto loaded = format::loadScenarioText(text, "test.json", overrides);
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return std::move(*loaded.scenario);
}

inline study::StudyResult runScenario(const format::Scenario& scenario, unsigned jobs = 1) {
    study::RunOptions options;
    options.jobs = jobs;
    auto result = study::run(scenario, options);
    REQUIRE(result);
    return std::move(*result);
}

inline study::StudyResult runText(const std::string& text, unsigned jobs = 1) {
    return runScenario(scenarioOf(text), jobs);
}

/// A resource's figure; -1 when it has none of that name.
inline double figure(const study::DesignResult& design, const std::string& resource, const std::string& name) {
    for (const auto& one : design.resources) {
        if (one.resource != resource) continue;
        for (const auto& [key, value] : one.figures) {
            if (key == name) return value;
        }
    }
    return -1.0;
}

inline const study::Latency& latency(const study::DesignResult& design, const std::string& of) {
    const auto found = std::find_if(design.latency.begin(), design.latency.end(),
                                    [&](const study::Latency& one) { return one.of == of; });
    REQUIRE(found != design.latency.end());
    return *found;
}

/// One function of constant length behind nothing, and its load.
inline std::string oneFunction(const std::string& behavior, const std::string& load, const std::string& simulation) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "Work": { "Type": "AWS::Lambda::Function",
      "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 900 }, "Behavior": )" +
           behavior + R"( } },
      "Workloads": { "Load": { "Target": "Work", )" +
           load + R"( } }, "Simulation": )" + simulation + " }";
}

}  // namespace headroom::test
