// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <vector>

#include "scenarios/format/sections.hpp"
#include "scenarios/study/batches.hpp"
#include "scenarios/study/intervals.hpp"
#include "scenarios/study/samples.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kQuick = R"({ "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", "IdleLifetime": "none",
    "Steps": [ { "Compute": { "Duration": { "Exponential": { "Mean": "20ms" } } } } ] })";

std::string arrivals(const std::string& process) { return R"("Arrivals": )" + process; }

study::BatchPlan planOf(const std::string& process, const std::string& duration, const std::string& events = "") {
    std::string text = oneFunction(kQuick, arrivals(process), R"({ "Duration": ")" + duration + R"(" })");
    text.insert(text.size() - 1, events);
    const format::Scenario scenario = scenarioOf(text);
    return study::planBatches(scenario.designs.front(), scenario.simulation.duration);
}

/// A steady load on a table whose least capacity follows the schedules.
study::BatchPlan planOfScheduled(const std::vector<std::string>& schedules, const std::string& duration) {
    std::string actions;
    for (const std::string& schedule : schedules) {
        actions += (actions.empty() ? "" : ", ") + (R"({ "ScheduledActionName": "a)" + std::to_string(actions.size())) +
                   R"(", "Schedule": ")" + schedule + R"(", "ScalableTargetAction": { "MinCapacity": 20 } })";
    }
    const format::Scenario scenario = scenarioOf(
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 10, "WriteCapacityUnits": 10 } } },
 "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "dynamodb",
   "ResourceId": "table/Items", "ScalableDimension": "dynamodb:table:WriteCapacityUnits", "MinCapacity": 5,
   "MaxCapacity": 100, "ScheduledActions": [ )" +
        actions + R"( ] } } },
"Workloads": { "Load": { "Target": "Items", "Operation": "PutItem", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
"Simulation": { "Duration": ")" +
        duration + R"(", "Replications": 1 } })");
    return study::planBatches(scenario.designs.front(), scenario.simulation.duration);
}

}  // namespace

TEST_CASE("one run is cut into whole cycles of its load, five at least", "[interval]") {
    const std::string poisson = R"({ "Poisson": { "Rate": "1/s" } })";
    const std::string diurnal = R"({ "Diurnal": { "Mean": "1/s", "PeakToMean": 2, "PeakAt": "20:00" } })";
    CHECK(planOf(poisson, "1h").count == 6);
    CHECK(planOf(poisson, "1h").length == base::minutes(10));
    CHECK(planOf(poisson, "40m").count == 0);
    CHECK(planOf(poisson, "24h").count == 9);  // 144 cycles: sixteen a batch, none left over
    CHECK(planOf(poisson, "24h").length == base::minutes(160));
    CHECK(planOf(diurnal, "7d").count == 7);
    CHECK(planOf(diurnal, "7d").length == base::days(1));
    CHECK(planOf(diurnal, "24h").whyNone.find("five whole cycles") != std::string::npos);
    CHECK(planOf(R"({ "Ramp": { "From": "1/s", "To": "2/s" } })", "7d").whyNone.find("changes over the run") !=
          std::string::npos);
    const std::string outage = R"(, "Events": [ { "At": "10m", "For": "1m", "Target": "Work", "Kind": "Outage" } ])";
    CHECK(planOf(poisson, "24h", outage).whyNone.find("events") != std::string::npos);
}

// A capacity that changes by the clock makes the parts of a day unlike, however steady the load.
TEST_CASE("one run is cut into whole cycles of its scheduled capacity", "[interval]") {
    CHECK(planOfScheduled({"cron(0 8 * * ? *)", "cron(0 20 * * ? *)"}, "24h").whyNone.find("five whole cycles") !=
          std::string::npos);
    CHECK(planOfScheduled({"cron(0 8 * * ? *)"}, "7d").length == base::days(1));
    CHECK(planOfScheduled({"cron(0 8 ? * MON-FRI *)", "cron(0 20 * * ? *)"}, "35d").length == base::days(7));
    CHECK(planOfScheduled({"cron(0 8 ? * MON-FRI *)"}, "7d").count == 0);
    CHECK(planOfScheduled({"cron(0/20 * * * ? *)"}, "24h").length == base::hours(3));  // 24 hours in 8 batches
    CHECK(planOfScheduled({"rate(20 minutes)"}, "24h").length == base::minutes(160));
    CHECK(planOfScheduled({"cron(0 8 1 * ? *)"}, "60d").whyNone.find("what Range schedules changes") !=
          std::string::npos);
    CHECK(planOfScheduled({"cron(0 8 ? * 2#1 *)"}, "60d").count == 0);
    CHECK(planOfScheduled({"at(2026-01-05T08:00:00)"}, "24h").count == 0);
    CHECK(planOfScheduled({"at(2026-01-05T08:00:00)"}, "6h").count > 0);  // Start is midnight
    CHECK(planOfScheduled({"at(2020-01-05T08:00:00)"}, "24h").count == 9);
    CHECK(planOfScheduled({"rate(7 hours)"}, "70h").length == base::hours(7));
    CHECK(planOfScheduled({"rate(7 hours)", "cron(0 8 * * ? *)"}, "30d").count == 0);
    CHECK(planOfScheduled({"rate(25 minutes)"}, "24h").length == base::minutes(175));  // 57 cycles, 8 times 7
    CHECK(planOfScheduled({"rate(3 minutes)"}, "24h").length == base::minutes(144));   // four at a time, 10 times 12
    CHECK(planOfScheduled({"rate(25 minutes)", "cron(0 8 * * ? *)"}, "30d").whyNone.find("what Range schedules") !=
          std::string::npos);
}

// Oracle: the mean of n independent exponential times has a normal law with standard deviation 20 ms / sqrt(n), so that
// the interval is known: here n = 3,600 in expectation.
TEST_CASE("batches of one run give the interval that theory says", "[interval]") {
    int covered = 0;
    double widths = 0.0;
    constexpr int kRuns = 200;
    for (int seed = 1; seed <= kRuns; ++seed) {
        const auto result = runText(oneFunction(
            kQuick, arrivals(R"({ "Poisson": { "Rate": "1/s" } })"),
            R"({ "WarmUp": "1m", "Duration": "1h", "Replications": 1, "Seed": )" + std::to_string(seed) + " }"));
        const study::Latency& load = latency(result.designs.front(), "Load");
        REQUIRE(load.meanCi95);
        if (load.meanCi95->low <= 0.020 && 0.020 <= load.meanCi95->high) ++covered;
        widths += (load.meanCi95->high - load.meanCi95->low) / 2.0;
        REQUIRE(result.designs.front().cost.ci95);
    }
    // 95 % of 200 within 3.3 standard deviations of 3.1; six batches: t(5) = 2.571.
    CHECK(covered >= 180);
    CHECK(widths / kRuns == Approx(2.571 * 0.020 / std::sqrt(3'600.0)).epsilon(0.08));
}

TEST_CASE("a run without batches says why it has no intervals", "[interval]") {
    const auto result = runText(oneFunction(kQuick, arrivals(R"({ "Ramp": { "From": "1/s", "To": "2/s" } })"),
                                            R"({ "WarmUp": "1m", "Duration": "10m", "Replications": 1 })"));
    const study::Latency& load = latency(result.designs.front(), "Load");
    CHECK_FALSE(load.meanCi95);
    CHECK(load.noIntervalReason.find("changes over the run") != std::string::npos);
    const auto two = runText(oneFunction(kQuick, arrivals(R"({ "Poisson": { "Rate": "1/s" } })"),
                                         R"({ "WarmUp": "1m", "Duration": "1h", "Replications": 2 })"));
    CHECK(latency(two.designs.front(), "Load").noIntervalReason.find("at least five replications") !=
          std::string::npos);
}

// Every request takes 300 ms, so every percentile is 300 ms and its interval has no width, however rare requests are.
TEST_CASE("replications without a request say nothing of latency and errors", "[interval]") {
    const auto rare = [](const char* rate, const char* error) {
        std::string text =
            oneFunction(std::string(R"({ "Init": "0s", "Placement": "0s", "InvokeOverhead": "0s", "Error": )") + error +
                            R"(, "Steps": [ { "Wait": "300ms" } ] })",
                        arrivals(std::string(R"({ "Poisson": { "Rate": ")") + rate + R"(" } })"),
                        R"({ "WarmUp": "0s", "Duration": "1h", "Replications": 10 })");
        text.insert(text.rfind('}'), R"(, "Objectives": [
            { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "310ms" },
            { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "290ms" },
            { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.5 } ])");
        return std::move(runText(text).designs.front());
    };
    const auto design = rare("40/d", "1");
    const auto samples = *std::ranges::find(design.samples, "Latency", &study::FigureSamples::metric);
    CHECK(std::ranges::any_of(samples.values, [](double value) { return std::isnan(value); }));  // some had none
    CHECK(study::mean(samples.values) == Approx(0.3));
    CHECK(study::interval95(0.3, samples.values)->high == Approx(0.3));
    CHECK(study::mean(study::samplesNamed(design.samples, "ErrorRate", "")->values) == 1.0);
    const study::Latency& load = latency(design, "Load");
    CHECK(load.meanCi95->low == Approx(0.3));
    CHECK(load.percentiles.back().ci95->high == Approx(0.3));
    CHECK(design.objectives[0].met == study::Met::Yes);
    CHECK(design.objectives[1].met == study::Met::No);
    CHECK(design.objectives[2].met == study::Met::No);
    CHECK(design.errorRateCi95->low == Approx(1.0));
    const auto few = rare("5/d", "0");
    CHECK(latency(few, "Load").count > 0);
    CHECK_FALSE(latency(few, "Load").meanCi95);
    CHECK(latency(few, "Load").noIntervalReason.starts_with("intervals need five parts of the run with requests"));
    CHECK(few.objectives[0].met == study::Met::Yes);
}

TEST_CASE("looking at a run in batches does not change it", "[interval]") {
    // Five replications are not cut; the first of them is the same run as a single one.
    const auto simulation = [](const char* replications) {
        return std::string(R"({ "WarmUp": "1m", "Duration": "50m", "Replications": )") + replications + " }";
    };
    const std::string load = arrivals(R"({ "Poisson": { "Rate": "5/s" } })");
    const auto whole = runText(oneFunction(kQuick, load, simulation("5")));
    const auto cut = runText(oneFunction(kQuick, load, simulation("1")));
    CHECK(cut.designs.front().series.size() == whole.designs.front().series.size());
    for (std::size_t i = 0; i < cut.designs.front().series.size(); ++i) {
        CHECK(cut.designs.front().series[i].values == whole.designs.front().series[i].values);  // of replication 1
    }
}

// What its log stores is known in whole granules: cut into parts, next to nothing must not become less than nothing.
TEST_CASE("a run with less than one request a part has its bill", "[interval]") {
    const auto result = runText(oneFunction(kQuick, arrivals(R"({ "Constant": { "Rate": "1/h" } })"),
                                            R"({ "WarmUp": "cold", "Duration": "3h", "Replications": 1 })"));
    CHECK(result.designs.front().cost.perMonth > 0.0);
}

// 26 values, one a stratum of (0, 1): the 5th and the 95th percentile are those of the whole range.
TEST_CASE("quantiles of stratified draws are those of what they are drawn from", "[study]") {
    std::vector<double> draws;
    for (int i = 0; i < 26; ++i) draws.push_back((i + 0.5) / 26.0);
    CHECK(study::quantileOf(draws, 0.05) == Approx(0.05));
    CHECK(study::quantileOf(draws, 0.95) == Approx(0.95));
    CHECK(study::quantileOf(draws, 0.001) == draws.front());
}

TEST_CASE("quantiles of Student's t are those of the tables", "[interval]") {
    // Two-sided 90, 99 and 99.9 %: Fisher and Yates, Statistical Tables (1963), III.
    struct Known {
        std::size_t degrees;
        double at90, at99, at999;
    };
    for (const Known& known : {Known{1, 6.3138, 63.657, 636.62}, Known{4, 2.1318, 4.6041, 8.6103},
                               Known{9, 1.8331, 3.2498, 4.7809}, Known{30, 1.6973, 2.7500, 3.6460},
                               Known{120, 1.6577, 2.6174, 3.3735}, Known{100'000, 1.6449, 2.5759, 3.2906}}) {
        INFO(known.degrees);
        CHECK(study::studentT(0.90, known.degrees) == Approx(known.at90).epsilon(1e-4));
        CHECK(study::studentT(0.99, known.degrees) == Approx(known.at99).epsilon(1e-4));
        CHECK(study::studentT(0.999, known.degrees) == Approx(known.at999).epsilon(1e-4));
        CHECK(study::studentT(0.9500001, known.degrees) == Approx(study::studentT975(known.degrees)).epsilon(1e-4));
    }
}

TEST_CASE("an objective is decided at its own confidence, or at the one asked for", "[interval]") {
    const auto judged = [](const std::string& limit, const std::string& more, std::optional<double> asked) {
        std::string text = oneFunction(kQuick, arrivals(R"({ "Poisson": { "Rate": "5/s" } })"),
                                       R"({ "WarmUp": "cold", "Duration": "1m", "Replications": 6 })");
        text.insert(text.size() - 1, R"(, "Objectives": [ { "Metric": "Latency", "Of": "Load", "Statistic": "mean",
            "AtMost": ")" + limit + "\"" +
                                         more + " } ]");
        format::Overrides overrides;
        overrides.confidence = asked;
        format::Scenario scenario = *format::loadScenarioText(text, "interval.json", overrides).scenario;
        return study::run(scenario, {})->designs.front().objectives.front();
    };
    const study::ObjectiveResult first = judged("1s", "", {});
    REQUIRE(first.ci95);
    // Within the 95 % interval, beyond the 80 % one: t of 5 degrees is 2.5706 and 1.4759.
    const double limit = first.value + 0.8 * (first.ci95->high - first.value);
    const std::string text = std::to_string(static_cast<long long>(limit * 1e9)) + "ns";
    CHECK(judged(text, "", {}).met == study::Met::Undecided);
    const study::ObjectiveResult own = judged(text, R"(, "Confidence": 0.8)", {});
    CHECK(own.met == study::Met::Yes);
    CHECK(own.text.ends_with(" (at 80 %)"));
    CHECK(own.ci95->high == first.ci95->high);
    CHECK(judged(text, "", 0.8).met == study::Met::Yes);
    CHECK(judged(text, R"(, "Confidence": 0.8)", 0.99).met == study::Met::Undecided);
}

TEST_CASE("a confidence is a share or a percentage that an objective takes", "[interval]") {
    CHECK(*format::parseConfidence("0.9") == Approx(0.9));
    CHECK(*format::parseConfidence("90%") == Approx(0.9));
    for (const char* wrong : {"", "90", "1", "0.4", "high", "0.9x", "nan"}) {
        INFO(wrong);
        REQUIRE_FALSE(format::parseConfidence(wrong));
        CHECK(format::parseConfidence(wrong).error().what.find("0.5 to 0.999") != std::string::npos);
    }
}
