// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/calibrate/calibration.hpp"
#include "scenarios/format/data_files.hpp"
#include "tests/calibrate/small_scenario.hpp"

/// Counts for calibrate, and what arrives by them.
namespace headroom::test {

/// One page of get-metric-data: invocations of each function in these minutes of 2026-01-05.
inline std::string pageOf(const std::vector<std::pair<std::string, std::vector<int>>>& counts, int firstMinute,
                          bool more) {
    std::string text = R"({"MetricDataResults": [)";
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto& [function, values] = counts[i];
        text += (i > 0 ? ", " : "") + (R"({"Id": "m)" + std::to_string(i)) + R"(", "Label": ")" + function +
                R"( Invocations Sum", "StatusCode": ")" + (more ? "PartialData" : "Complete") + R"(", "Timestamps": [)";
        std::string list;
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::string minute = std::to_string(100 + firstMinute + static_cast<int>(k)).substr(1);
            text += (k > 0 ? ", " : "") + (R"("2026-01-05T00:)" + minute) + R"(:00Z")";
            list += (k > 0 ? ", " : "") + std::to_string(values[k]);
        }
        text += "], \"Values\": [" + list + "]}";
    }
    return text + "]" + (more ? R"(, "NextToken": "next")" : "") + "}";
}

inline document::Node twoCounted(const std::string& targetOfB) {
    const std::string function =
        R"({ "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512 }, "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } } ] } })";
    document::Loaded loaded = document::readText(
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "F": )" + function + R"(, "G": )" + function +
            R"( }, "Workloads": { "A": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "9/s" } } }, "B": { "Target": ")" +
            targetOfB + R"(", "Arrivals": { "Poisson": { "Rate": "9/s" } } } }, "Simulation": { "Duration": "60s" } })",
        "s.json", document::Format::Json);
    REQUIRE(loaded.ok());
    return std::move(*loaded.root);
}

/// The file stays, for the scenario may name it.
inline calibrate::Findings countedIn(calibrate::Calibration& calibration, const Recording& file,
                                     const std::string& text) {
    file.open() << text;
    const auto findings = calibration.apply(file.path());
    INFO((findings ? std::string() : findings.error().what));
    REQUIRE(findings);
    return *findings;
}

inline bool isSaid(const calibrate::Findings& findings, std::string_view words) {
    return std::ranges::any_of(findings, [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

/// The arrivals of each interval of a workload, as the scenario is read before its files are written.
inline std::vector<double> countsOf(const document::Node& scenario, const calibrate::Calibration& calibration,
                                    const std::string& name) {
    const format::LoadedScenario loaded = format::loadScenarioText(
        document::writeJson(scenario), (std::filesystem::temp_directory_path() / "s.json").string(), {},
        calibration.unwritten());
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const auto& workloads = loaded.scenario->designs.front().workloads;
    const auto spec = std::ranges::find(workloads, name, &workload::TrafficSpec::name);
    REQUIRE(spec != workloads.end());
    const auto* replay = std::get_if<workload::TraceReplay>(&spec->arrivals.process);
    return replay != nullptr ? replay->trace->counts : std::vector<double>();
}

inline double arriving(const document::Node& scenario, const calibrate::Calibration& calibration,
                       const std::string& name) {
    const std::vector<double> counts = countsOf(scenario, calibration, name);
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

}  // namespace headroom::test
