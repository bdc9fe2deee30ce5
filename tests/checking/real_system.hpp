// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/workload/timestamp.hpp"
#include "scenarios/checking/replay.hpp"
#include "scenarios/checking/verdict.hpp"
#include "scenarios/recorded/metric_answer.hpp"
#include "scenarios/study/replicate.hpp"
#include "tests/support/catch.hpp"

/// A simulation that plays the real system: what CloudWatch would have recorded of it.
namespace headroom::test {

inline format::Scenario scenarioOf(const std::string& text) {
    format::LoadedScenario loaded = format::loadScenarioText(text, "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return std::move(*loaded.scenario);
}

/// A function of that duration behind a workload of that rate, for an hour from midnight.
inline std::string oneFunction(const std::string& rate, const std::string& duration,
                               const std::string& more = R"("Seed": 1, "Duration": "1h")") {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 30 }, "Behavior": { "Steps": [ { "Compute": { "Duration": )" +
           duration + R"( } } ] } } }, "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": ")" +
           rate + R"(" } } } }, "Simulation": { "WarmUp": "10m", "Start": "2026-01-05T00:00:00Z", )" + more + " } }";
}

inline study::Replication runOf(const format::Scenario& scenario,
                                const std::vector<build::WatchedPercentiles>& watched) {
    const auto book = scenario.overrides.prices.book(scenario.region, scenario.pricesAsOf);
    REQUIRE(book);
    const study::Replicate what{scenario, scenario.designs.front(), *book, *scenario.simulation.warmUp, 0, &watched,
                                true};
    auto ran = study::runReplication(what, {}, [](double) {});
    REQUIRE(ran);
    return std::move(*ran);
}

inline void addResult(std::string& json, const std::string& label, std::int64_t start, double period,
                      const std::vector<double>& values) {
    std::string times;
    std::string numbers;
    for (std::size_t i = values.size(); i-- > 0;) {  // newest first, as CloudWatch does
        if (values[i] != values[i] || values[i] == 0.0) continue;
        const std::int64_t second = start + static_cast<std::int64_t>(static_cast<double>(i) * period);
        times += (times.empty() ? "\"" : ", \"") + workload::toText(workload::Timestamp{second * 1'000'000'000}) + "\"";
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(values[i]);
    }
    json += std::string(json.empty() ? "" : ",") + R"({"Id": "m", "Label": ")" + label + R"(", "Timestamps": [)" +
            times + R"(], "Values": [)" + numbers + R"(], "StatusCode": "Complete"})";
}

/// What get-metric-data would print of F: its series, and p50 and p99 of Duration a minute.
inline std::string recordingOf(const format::Scenario& scenario) {
    const std::int64_t start = scenario.simulation.startSecondsUtc;
    const study::Replication run = runOf(scenario, {{"F", "Duration", base::minutes(1), {0.5, 0.99}}});
    std::string json;
    for (const engine::MetricSeries& series : run.series) {
        if (series.resource == "F") addResult(json, "F " + series.name, start, run.seriesPeriod, series.values);
    }
    for (const build::PercentileSeries& series : run.percentiles) {
        std::vector<double> milliseconds = series.seconds;
        for (double& value : milliseconds) value *= 1000.0;
        addResult(json, std::string("F Duration ") + (series.share == 0.5 ? "p50" : "p99"), start, 60.0, milliseconds);
    }
    return "{\"MetricDataResults\": [" + json + "]}";
}

inline std::vector<recorded::MatchedSeries> matchedOf(const std::string& json, const format::Scenario& scenario) {
    auto recording = recorded::readMetricAnswer(json);
    INFO((recording ? std::string() : recording.error().what));
    REQUIRE(recording);
    return recorded::match(std::move(recording->series), scenario.designs.front(), {}).series;
}

/// The scenario, driven by what was recorded, against it.
inline checking::Comparison checked(const format::Scenario& scenario, const std::string& recording,
                                    std::optional<std::int64_t> heldOutFrom = {}) {
    const auto matched = matchedOf(recording, scenario);
    const auto replay = checking::replayOf(scenario, matched);
    REQUIRE(replay);
    const auto ran = checking::simulate(*replay, 2, {}, [](double) {});
    REQUIRE(ran);
    return checking::compare(*replay, *ran, matched, heldOutFrom);
}

inline const checking::Row& rowOf(const checking::Comparison& comparison, const std::string& metric,
                                  const std::string& statistic) {
    for (const checking::Row& row : comparison.rows) {
        if (row.metric == metric && row.statistic == statistic) return row;
    }
    FAIL("no row of " << metric << " " << statistic);
    throw 0;
}

}  // namespace headroom::test
