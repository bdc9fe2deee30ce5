// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation plays the real system: its metrics are checked against scenarios that are like it, and ones that are
// not.
#include <cmath>

#include "report/check_report.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/checking/real_system.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

constexpr const char* kLaw = R"({ "LogNormal": { "Median": "20ms", "P99": "90ms" } })";
constexpr const char* kSlower = R"({ "LogNormal": { "Median": "40ms", "P99": "180ms" } })";

std::string real() { return recordingOf(scenarioOf(oneFunction("20/s", kLaw, R"("Seed": 99, "Duration": "1h")"))); }

}  // namespace

TEST_CASE("a scenario that is like the real system is within sampling noise of it", "[checking]") {
    // The scenario's own traffic is another: what was recorded takes its place.
    const checking::Comparison comparison = checked(scenarioOf(oneFunction("1/s", kLaw)), real());
    const checking::Row& invocations = rowOf(comparison, "Invocations", "Sum");
    REQUIRE(invocations.all);
    CHECK(invocations.all->real > 70'000);
    CHECK(std::abs(*invocations.all->error()) < 0.001);  // those under way at the end are the difference
    for (const auto& [metric, statistic] :
         {std::pair{"Duration", "Average"}, std::pair{"Duration", "p50"}, std::pair{"Duration", "p99"},
          std::pair{"ConcurrentExecutions", "Maximum"}}) {
        INFO(metric << " " << statistic);
        const checking::Row& row = rowOf(comparison, metric, statistic);
        REQUIRE(row.all);
        REQUIRE(row.all->noise);
        CHECK(row.all->withinNoise());  // 95 of 100 runs are
        CHECK(*row.all->noise / row.all->real < 0.1);
    }
    const checking::Verdict verdict = checking::judge(comparison, checking::Seen::No);
    CHECK(verdict.level == checking::Level::Validated);
    CHECK(verdict.largestError < 0.01);
    CHECK(verdict.text.starts_with("validated within "));
}

TEST_CASE("a scenario that is twice as slow is not validated, and the worst metric is named", "[checking]") {
    const checking::Comparison comparison = checked(scenarioOf(oneFunction("1/s", kSlower)), real());
    const checking::Row& row = rowOf(comparison, "Duration", "Average");
    CHECK(std::abs(*row.all->error() - 1.0) < 0.05);
    CHECK_FALSE(row.all->withinNoise());
    const checking::Verdict verdict = checking::judge(comparison, checking::Seen::No);
    CHECK(verdict.level == checking::Level::Uncalibrated);
    CHECK(verdict.text.starts_with("not validated: F Duration "));
}

// Each call begins in one minute and ends in the next, in which none begins: its duration is no mean of nothing.
TEST_CASE("calls that end in a minute in which none begins count with their duration", "[checking]") {
    std::string text = oneFunction("1/s", R"("90s")", R"("Seed": 1, "Duration": "6h")");
    const auto replace = [&](const std::string& what, const std::string& by) {
        REQUIRE(text.find(what) != std::string::npos);
        text.replace(text.find(what), what.size(), by);
    };
    replace(R"("Timeout": 30)", R"("Timeout": 300)");
    replace(R"j({ "Poisson": { "Rate": "1/s" } })j", R"j({ "Schedule": "rate(10 minutes)" })j");
    const format::Scenario scenario = scenarioOf(text);
    const checking::Comparison comparison = checked(scenario, recordingOf(scenario));
    const checking::Row& row = rowOf(comparison, "Duration", "Average");
    REQUIRE(row.all);
    CHECK(row.all->real == Approx(90'000.0).epsilon(0.01));
    CHECK(row.all->simulated == Approx(90'000.0).epsilon(0.01));
}

TEST_CASE("series are laid over each other minute by minute", "[checking]") {
    const checking::Comparison comparison = checked(scenarioOf(oneFunction("1/s", kLaw)), real());
    for (const checking::Overlay& overlay : comparison.overlays) {
        if (overlay.name != "F/Invocations/Sum") continue;
        REQUIRE(overlay.real.size() == 60);
        for (std::size_t i = 0; i < 60; ++i) CHECK(std::abs(overlay.simulated[i] - overlay.real[i]) <= 3.0);
        const std::string csv = report::overlayCsv(overlay);
        CHECK(csv.starts_with("Time,F/Invocations/Sum real,F/Invocations/Sum simulated\n2026-01-05T00:00:00Z,"));
        return;
    }
    FAIL("no series of invocations");
}

TEST_CASE("what is held out is told apart, and judged by", "[checking]") {
    // From half past on the real system was twice as slow.
    auto recording = recorded::readMetricAnswer(real());
    REQUIRE(recording);
    const std::int64_t half = 1767571200 + 1800;
    for (recorded::Series& series : recording->series) {
        if (series.label.find("Duration") == std::string::npos) continue;
        for (recorded::Datapoint& point : series.points) point.value *= point.second >= half ? 2.0 : 1.0;
    }
    const format::Scenario scenario = scenarioOf(oneFunction("1/s", kLaw));
    const auto matched = recorded::match(recording->series, scenario.designs.front(), {}).series;
    const auto replay = checking::replayOf(scenario, matched);
    REQUIRE(replay);
    const auto ran = checking::simulate(*replay, 2, {}, [](double) {});
    REQUIRE(ran);
    const checking::Comparison comparison = checking::compare(*replay, *ran, matched, half);
    const checking::Row& row = rowOf(comparison, "Duration", "Average");
    REQUIRE(row.heldOut);
    CHECK(std::abs(*row.heldOut->error() + 0.5) < 0.02);
    CHECK(std::abs(*row.all->error() + 1.0 / 3.0) < 0.02);
    const checking::Verdict verdict = checking::judge(comparison, checking::Seen::No);
    CHECK(verdict.heldOut);
    CHECK(verdict.level == checking::Level::Uncalibrated);
    CHECK(report::checkText(comparison, verdict).find("held out from 2026-01-05T00:30:00Z") != std::string::npos);
}

TEST_CASE("a scenario that was calibrated on all the days is called calibrated, however close it is", "[checking]") {
    const checking::Comparison comparison = checked(scenarioOf(oneFunction("1/s", kLaw)), real());
    const checking::Verdict verdict = checking::judge(comparison, checking::Seen::Yes);
    CHECK(verdict.level == checking::Level::Calibrated);
    CHECK(verdict.text.ends_with("on the days it was calibrated with"));
}

TEST_CASE("a scenario has seen the days that its values were measured on, and those that nobody knows", "[checking]") {
    const checking::Comparison comparison = checked(scenarioOf(oneFunction("1/s", kLaw)), real());  // of 2026-01-05
    const auto seen = [&](const std::string& sources) {
        const auto loaded =
            document::readText(R"({"Imported": {"Measured": {)" + sources + "}}}", "s.json", document::Format::Json);
        REQUIRE(loaded.ok());
        return checking::hasSeen(*loaded.root, comparison);
    };
    using checking::Seen;
    CHECK(seen("") == Seen::No);
    CHECK(seen(R"("/a": "f.log, 5 invocations, data of 2026-01-05")") == Seen::Yes);
    CHECK(seen(R"("/a": "f.log, data of 2026-01-01 to 2026-01-05")") == Seen::Yes);
    CHECK(seen(R"("/a": "f.log, data of 2026-01-06 to 2026-01-12")") == Seen::No);
    CHECK(seen(R"("/a": "f.log, data of 2023-11-14")") == Seen::No);
    CHECK(seen(R"("/a": "f.log, data of 2023-11-14", "/b": "t.json, no date in it")") == Seen::Unknown);
    CHECK(seen(R"("/b": "t.json, no date in it", "/a": "f.log, data of 2026-01-05")") == Seen::Yes);
    CHECK(seen(R"("/a": "written before there were dates")") == Seen::Unknown);
    // What a table holds is no answer, nor is traffic whose place the recorded one takes.
    CHECK(seen(R"("/a": "t.json, describe-table, apart from any day's traffic")") == Seen::No);
    CHECK(seen(R"("/Workloads/W/Arrivals": "m.json, data of 2026-01-05")") == Seen::No);
    CHECK(seen(R"("/Workloads/V/Arrivals": "m.json, data of 2026-01-05")") == Seen::Yes);
}

TEST_CASE("of days that are held out it is asked whether calibration has seen those", "[checking]") {
    checking::Comparison comparison = checked(scenarioOf(oneFunction("1/s", kLaw)), real());  // of 2026-01-05
    comparison.begin -= 86'400;
    comparison.heldOutFrom = 1767571200;
    const auto seen = [&](const std::string& days) {
        const auto loaded = document::readText(R"({"Imported": {"Measured": {"/a": "f.log, data of )" + days + "\"}}}",
                                               "s.json", document::Format::Json);
        REQUIRE(loaded.ok());
        return checking::hasSeen(*loaded.root, comparison);
    };
    for (checking::Row& row : comparison.rows) row.heldOut = row.all;
    CHECK(seen("2026-01-04") == checking::Seen::No);
    CHECK(seen("2026-01-04 to 2026-01-05") == checking::Seen::Yes);
    const checking::Verdict verdict = checking::judge(comparison, checking::Seen::Yes);
    CHECK(verdict.level == checking::Level::Calibrated);
    CHECK(verdict.text.ends_with("on the days it was calibrated with"));
    CHECK(checking::judge(comparison, checking::Seen::Unknown).text.ends_with("may have been calibrated with"));
    CHECK(checking::judge(comparison, checking::Seen::No).text.ends_with("on days that were held out"));
    for (checking::Row& row : comparison.rows) row.heldOut.reset();  // nothing was recorded on them
    CHECK(seen("2026-01-04") == checking::Seen::Yes);
}

TEST_CASE("the traffic that is fed in validates nothing, however slow the function is", "[checking]") {
    const format::Scenario scenario = scenarioOf(oneFunction("1/s", R"("999ms")"));
    std::vector<recorded::MatchedSeries> traffic = matchedOf(real(), scenario);
    std::erase_if(traffic, [](const recorded::MatchedSeries& one) { return one.metric->name != "Invocations"; });
    const auto replay = checking::replayOf(scenario, traffic);
    REQUIRE(replay);
    const auto ran = checking::simulate(*replay, 2, {}, [](double) {});
    REQUIRE(ran);
    const checking::Comparison comparison = checking::compare(*replay, *ran, traffic, std::nullopt);
    CHECK(rowOf(comparison, "Invocations", "Sum").fed);
    const checking::Verdict verdict = checking::judge(comparison, checking::Seen::No);
    CHECK(verdict.level == checking::Level::Uncalibrated);
    CHECK(verdict.text == "uncalibrated, only the traffic that was fed in could be compared");
}

TEST_CASE("workloads of one target share its recorded traffic as they do in the scenario", "[checking]") {
    std::string text = oneFunction("1/s", kLaw);
    const std::string one = R"("W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } })";
    text.replace(text.find(one), one.size(),
                 one + R"(, "V": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "3/s" } } })");
    const format::Scenario scenario = scenarioOf(text);
    const auto replay = checking::replayOf(scenario, matchedOf(real(), scenario));
    REQUIRE(replay);
    CHECK(replay->notes.front() == "W: arrives as F counted, of which it is 25 % as in the scenario");
    const auto& workloads = replay->scenario.designs.front().workloads;
    const auto& first = std::get<workload::TraceReplay>(workloads[0].arrivals.process);
    const auto& second = std::get<workload::TraceReplay>(workloads[1].arrivals.process);
    CHECK(std::abs(second.trace->total() / first.trace->total() - 3.0) < 1e-9);
    CHECK(replay->scenario.simulation.duration == base::hours(1));
}

TEST_CASE("what was never asked of the design cannot be replayed", "[checking]") {
    const format::Scenario scenario = scenarioOf(oneFunction("1/s", kLaw));
    CHECK_FALSE(checking::replayOf(scenario, {}));
}

TEST_CASE("what lies further apart than CloudWatch keeps a metric is refused", "[checking]") {
    const format::Scenario scenario = scenarioOf(oneFunction("1/s", kLaw));
    const auto apart = [&](const std::string& last) {
        return checking::replayOf(
            scenario, matchedOf(R"({"MetricDataResults": [{"Id": "m", "Label": "F Invocations Sum", "Timestamps":
          ["2024-10-01T00:00:00Z", "2024-10-01T00:01:00Z", ")" +
                                    last + R"("], "Values": [1, 1, 1], "StatusCode": "Complete"}]})",
                                scenario));
    };
    CHECK(apart("2025-12-29T00:00:00Z"));  // 454 days later
    const auto refused = apart("2026-01-01T00:00:00Z");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("begins 457 days before it ends") != std::string::npos);
}
