// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

namespace headroom::test {

/// A file of these resources (a function F is there) and workloads.
inline std::string file(const std::string& resources, const std::string& workloads, const std::string& sections = "") {
    return R"({ "Headroom": 1, "Region": "us-east-1",
"Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 3, "MemorySize": 512 },
   "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } } ] } },
 "G": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 3, "MemorySize": 512 },
   "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } } ] } },
)" + resources +
           R"( },
"Workloads": { )" +
           workloads + R"( },
"Simulation": { "Duration": "600s", "WarmUp": "10s", "Replications": 1 })" +
           (sections.empty() ? "" : ",\n" + sections) + "\n}\n";
}

inline std::string rest(const std::string& routes, const std::string& properties = "") {
    return R"("Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { )" + properties + R"( }, "Routes": { )" +
           routes + " } }";
}

inline const std::string kLoad = R"("W": { "Target": "Api", "Arrivals": { "Poisson": { "Rate": "10/s" } } })";

inline std::string loadOn(const std::string& more) {
    return R"("W": { "Target": "Api", )" + more + R"(, "Arrivals": { "Poisson": { "Rate": "10/s" } } })";
}

inline const apigateway::Spec& apiOf(const format::LoadedScenario& loaded) {
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    for (const format::Resource& resource : loaded.scenario->designs.at(0).resources) {
        if (resource.name == "Api") return std::get<apigateway::Spec>(resource.spec);
    }
    FAIL("no Api");
    throw 0;
}

inline std::string refused(const std::string& resources, const std::string& workloads = kLoad,
                           const std::string& more = "") {
    const auto loaded = load(file(resources, workloads, more));
    CHECK_FALSE(loaded.scenario);
    return errorsOf(loaded);
}

/// Runs the first design and gives a resource's figures by name.
inline std::map<std::string, double> figuresOf(const format::LoadedScenario& loaded, const std::string& resource,
                                               std::vector<base::MeterReading>* readings = nullptr) {
    INFO(errorsOf(loaded));
    REQUIRE(loaded.scenario);
    const format::Scenario& scenario = *loaded.scenario;
    const build::Timing timing{base::seconds(10), scenario.simulation.duration, base::minutes(1),
                               build::replicationKey(1, 1)};
    build::DesignWorld world(scenario, scenario.designs.at(0), timing);
    world.run({}, [](base::Instant) {});
    std::map<std::string, double> figures;
    for (const engine::ResourceReport& report : world.reports(timing.duration)) {
        if (report.resource != resource) continue;
        for (const engine::Figure& figure : report.figures) figures[figure.name] = figure.value;
        if (readings != nullptr) *readings = report.readings;
    }
    return figures;
}

}  // namespace headroom::test
