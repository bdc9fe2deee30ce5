// SPDX-License-Identifier: GPL-3.0-or-later
// What a run keeps only for a check: operations of tables, percentiles of tables, APIs and state machines, cold starts
// over time. A simulation plays the real system.
#include <algorithm>
#include <cmath>
#include <map>

#include "tests/checking/real_system.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

/// An HTTP API and a state machine that ask a function, which reads and writes a table; reads take `read`.
std::string flow(const std::string& read, const std::string& more) {
    return R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": { "POST /a": { "Integration": "F" } } },
 "M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "STANDARD", "Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": { "Fn::GetAtt": ["F", "Arn"] }, "End": true } } } } },
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 30 },
        "Behavior": { "Steps": { "Read": { "Call": { "Target": "T", "Operation": "GetItem" } },
                                 "Write": { "Call": { "Target": "T", "Operation": "PutItem" } } } } },
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
        "Behavior": { "ItemCount": 1000, "ItemSize": "1KB", "Latency": { "GetItem": { "LogNormal": { "Median": ")" +
           read + R"(", "P99": "40ms" } }, "PutItem": { "LogNormal": { "Median": "8ms", "P99": "60ms" } } } } } },
"Workloads": { "W": { "Target": "Api", "Arrivals": { "Poisson": { "Rate": "8/s" } } },
               "X": { "Target": "M", "Arrivals": { "Poisson": { "Rate": "4/s" } } } },
"Simulation": { "WarmUp": "10m", "Start": "2026-01-05T00:00:00Z", "Duration": "30m", "Replications": 8, )" +
           more + " } }";
}

/// What to ask a run for: the series of T by operation, and percentiles.
std::vector<build::WatchedPercentiles> everything() {
    const base::Duration minute = base::minutes(1);
    return {{"T", "SuccessfulRequestLatency", minute, {0.5, 0.99}, "GetItem"},
            {"T", "SuccessfulRequestLatency", minute, {0.5, 0.99}, "PutItem"},
            {"T", "ThrottledRequests", minute, {}, "GetItem"},
            {"Api", "IntegrationLatency", minute, {0.5, 0.99}},
            {"M", "ExecutionTime", minute, {0.5, 0.99}},
            {"F", "init_duration", minute, {}}};
}

/// "T GetItem SuccessfulRequestLatency" of a series called "SuccessfulRequestLatency/GetItem", counts by their
/// statistic.
std::string labelOf(const std::string& resource, const std::string& name) {
    if (name == "ColdStarts") return resource + " init_duration SampleCount";
    if (name == "init_duration") return resource + " init_duration Average";
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos) return resource + " " + name;
    const std::string metric = name.substr(0, slash);
    const bool counts = metric == "SuccessfulRequests";
    return resource + " " + name.substr(slash + 1) + " " +
           (counts                          ? "SuccessfulRequestLatency SampleCount"
            : metric == "ThrottledRequests" ? metric
                                            : metric + " Average");
}

std::string recordedOf(const study::Replication& run, std::int64_t start) {
    std::string json;
    for (const engine::MetricSeries& series : run.series) {
        const bool plain = series.name == "Count" || series.name == "ExecutionsStarted" || series.name == "Invocations";
        if (!plain && series.name.find('/') == std::string::npos && series.name != "ColdStarts" &&
            series.name != "init_duration")
            continue;
        addResult(json, labelOf(series.resource, series.name), start, run.seriesPeriod, series.values);
    }
    for (const build::PercentileSeries& series : run.percentiles) {
        std::vector<double> milliseconds = series.seconds;
        for (double& value : milliseconds) value *= 1000.0;
        const std::string of = series.resource + " " + (series.operation.empty() ? "" : series.operation + " ");
        addResult(json, of + series.metric + (series.share == 0.5 ? " p50" : " p99"), start, 60.0, milliseconds);
    }
    return "{\"MetricDataResults\": [" + json + "]}";
}

const checking::Row& row(const checking::Comparison& comparison, const std::string& resource, const std::string& metric,
                         const std::string& statistic) {
    for (const checking::Row& one : comparison.rows) {
        if (one.resource == resource && one.metric == metric && one.statistic == statistic) return one;
    }
    FAIL("no row of " << resource << " " << metric << " " << statistic);
    throw 0;
}

const std::vector<double>& values(const study::Replication& run, const std::string& resource, const std::string& name) {
    for (const engine::MetricSeries& one : run.series) {
        if (one.resource == resource && one.name == name) return one.values;
    }
    FAIL("no series " << name);
    throw 0;
}

double sum(const std::vector<double>& all) {
    double sum = 0.0;
    for (const double one : all) sum += one;
    return sum;
}

double figureOf(const study::Replication& run, const std::string& resource, const std::string& name) {
    for (const engine::ResourceReport& report : run.resources) {
        if (report.resource != resource) continue;
        for (const engine::Figure& figure : report.figures) {
            if (figure.name == name) return figure.value;
        }
    }
    FAIL("no figure " << name);
    return 0.0;
}

}  // namespace

TEST_CASE("what a check asks for adds up to what the run counted", "[checking]") {
    const format::Scenario scenario = scenarioOf(flow("4ms", R"("Seed": 99)"));
    const study::Replication run = runOf(scenario, everything());
    const double calls =
        sum(values(run, "T", "SuccessfulRequests/GetItem")) + sum(values(run, "T", "SuccessfulRequests/PutItem"));
    CHECK(calls == figureOf(run, "T", "SuccessfulRequests"));
    CHECK(sum(values(run, "F", "ColdStarts")) == figureOf(run, "F", "ColdStarts"));
    CHECK(figureOf(run, "F", "ColdStarts") > 0.0);
    CHECK(sum(values(run, "T", "ThrottledRequests/GetItem")) == 0.0);
    // A read and a write of each invocation: their means, weighed, are the table's.
    const std::vector<double>& reads = values(run, "T", "SuccessfulRequestLatency/GetItem");
    const std::vector<double>& writes = values(run, "T", "SuccessfulRequestLatency/PutItem");
    CHECK(sum(reads) < sum(writes));
    // Nobody asked: nothing is kept.
    const study::Replication plain = runOf(scenario, {});
    CHECK(plain.percentiles.empty());
    for (const engine::MetricSeries& series : plain.series) {
        CHECK(series.name.find('/') == std::string::npos);
        CHECK(series.name != "init_duration");
    }
}

TEST_CASE("tables by operation, APIs, state machines and cold starts are within noise of a system like it",
          "[checking]") {
    const format::Scenario real = scenarioOf(flow("4ms", R"("Seed": 99)"));
    const std::string recording = recordedOf(runOf(real, everything()), real.simulation.startSecondsUtc);
    const checking::Comparison comparison = checked(scenarioOf(flow("4ms", R"("Seed": 3)")), recording);
    for (const auto& [resource, metric] :
         std::multimap<std::string, std::string>{{"T", "GetItem SuccessfulRequestLatency"},
                                                 {"T", "PutItem SuccessfulRequestLatency"},
                                                 {"Api", "IntegrationLatency"},
                                                 {"M", "ExecutionTime"}}) {
        for (const char* percentile : {"p50", "p99"}) {
            INFO(resource << " " << metric << " " << percentile);
            const checking::Row& one = row(comparison, resource, metric, percentile);
            REQUIRE(one.all);
            CHECK(one.all->real > 1.0);
            CHECK(std::abs(*one.all->error()) < 0.08);
        }
    }
    const checking::Row& count = row(comparison, "T", "GetItem SuccessfulRequestLatency", "SampleCount");
    CHECK(count.all->real > 20'000.0);
    CHECK(std::abs(*count.all->error()) < 0.002);
    // 20,000 of them, whose standard deviation is 1.3 of their mean: 1 % is one standard error.
    CHECK(std::abs(*row(comparison, "T", "GetItem SuccessfulRequestLatency", "Average").all->error()) < 0.04);
    const checking::Row& cold = row(comparison, "F", "ColdStarts", "SampleCount");
    REQUIRE(cold.all);
    CHECK(cold.all->real > 0.0);
    CHECK(cold.byPeriod);
    const auto overlays =
        std::ranges::count(comparison.overlays, std::string("F/ColdStarts/SampleCount"), &checking::Overlay::name);
    CHECK(overlays == 1);
}

TEST_CASE("one operation that is slower than it should be is named", "[checking]") {
    const format::Scenario real = scenarioOf(flow("12ms", R"("Seed": 99)"));
    const std::string recording = recordedOf(runOf(real, everything()), real.simulation.startSecondsUtc);
    const checking::Comparison comparison = checked(scenarioOf(flow("4ms", R"("Seed": 3)")), recording);
    const checking::Row& read = row(comparison, "T", "GetItem SuccessfulRequestLatency", "p50");
    CHECK(std::abs(*read.all->error() + 2.0 / 3.0) < 0.05);
    CHECK(std::abs(*row(comparison, "T", "PutItem SuccessfulRequestLatency", "p50").all->error()) < 0.05);
    const checking::Verdict verdict = checking::judge(comparison, checking::Seen::No);
    CHECK(verdict.text.starts_with("not validated: T GetItem SuccessfulRequestLatency "));
}

TEST_CASE("a mean whose recording does not say how often is weighed by its periods", "[checking]") {
    // By hand: 20 ms in every minute, whatever happened in it.
    const format::Scenario scenario = scenarioOf(oneFunction("5/s", "\"20ms\""));
    std::string json;
    std::vector<double> twenty(60, 20.0);
    addResult(json, "F Duration Average", scenario.simulation.startSecondsUtc, 60.0, twenty);
    const checking::Comparison comparison = checked(scenario, "{\"MetricDataResults\": [" + json + "]}");
    const checking::Row& row = rowOf(comparison, "Duration", "Average");
    REQUIRE(row.all);
    CHECK(row.all->real == Approx(20.0));
    CHECK(std::abs(*row.all->error()) < 0.05);
}
