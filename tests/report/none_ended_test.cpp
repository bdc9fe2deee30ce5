// SPDX-License-Identifier: GPL-3.0-or-later
// A design in which no request ends has no latency: that is no figure, not 0 ms, and no reason to choose it.
#include <algorithm>
#include <cmath>

#include "report/comparison.hpp"
#include "report/markdown_report.hpp"
#include "report/planning_json.hpp"
#include "report/planning_text.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"
#include "scenarios/planning/break_even.hpp"
#include "scenarios/planning/compare.hpp"
#include "scenarios/planning/growth.hpp"
#include "scenarios/planning/optimize.hpp"
#include "scenarios/planning/question.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// 20 ms, and ten minutes of a function that may take fifteen: none of a minute's requests ends.
const char* const kStuck = R"({ "Headroom": 1, "Name": "Stuck", "Region": "us-east-1",
 "Parameters": { "Memory": { "Type": "Number", "Default": 512 } },
 "Resources": {
  "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": { "Ref": "Memory" }, "Timeout": 900 },
    "Behavior": { "Steps": [ { "Wait": { "Duration": "20ms" } } ] } } },
 "Workloads": { "Load": { "Target": "Work", "Arrivals": { "Poisson": { "Rate": "5/s" } } } },
 "Designs": [ { "Name": "fast", "Patch": {} },
   { "Name": "stuck", "Patch": { "Resources": { "Work": { "Behavior": { "Steps": [ { "Wait": { "Duration": "600s" } } ] } } } } } ],
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 2, "Seed": 9 } })";

}  // namespace

TEST_CASE("growth of a design in which nothing ends has no p99 and no share of errors", "[planning]") {
    planning::GrowthOptions options;
    options.designs = {"stuck"};
    options.factors = {1.0};
    options.months = 0;
    const auto growth = planning::growth(test::sourceOf(kStuck), options, {});
    if (!growth) FAIL(growth.error().what);
    REQUIRE(growth->points.size() == 1);
    CHECK(std::isnan(growth->points.front().p99));
    CHECK(std::isnan(growth->points.front().errorRate));
    const report::Rows rows = report::documentOf(*growth).parts.front().table;
    CHECK(rows.at(1).at(5) == "-");
    CHECK(rows.at(1).at(6) == "-");
    CHECK(report::rowsOf(*growth).at(1).at(7).empty());
    CHECK(report::jsonOf(*growth).find(R"("Mean": null)") != std::string::npos);
}

TEST_CASE("where the p99 is minimised a design in which nothing ends is not the best", "[planning]") {
    const planning::Source source = test::sourceOf(kStuck);
    planning::OptimizeOptions options;
    options.axes.push_back(*planning::parseAxis("Memory=512,1024", source));
    for (const bool latency : {true, false}) {
        options.minimiseLatency = latency;
        const auto found = planning::optimize(source, options, {});
        if (!found) FAIL(found.error().what);
        CHECK(found->tried == 4);
        CHECK(found->refused == 0);
        REQUIRE(found->best);
        if (latency) CHECK(found->best->design == "fast");
        CHECK(std::ranges::none_of(found->frontier, [](const auto& one) { return one.design == "stuck"; }));
        const bool told = std::ranges::any_of(found->notes, [](const std::string& note) {
            return note == "no request of Load ended in designs: 2; they have no p99 and are not chosen from";
        });
        CHECK(told == latency);
        const report::StudyDocument document = report::documentOf(*found);
        for (const auto& row : document.parts.front().table) CHECK(std::ranges::find(row, "0 ms") == row.end());
    }
}

TEST_CASE("latencies of which one is of nothing cross nowhere", "[planning]") {
    const planning::Source source = test::sourceOf(kStuck);
    planning::BreakEvenOptions options;
    options.first = "fast";
    options.second = "stuck";
    options.axis = *planning::parseAxis("Memory=512..1024", source);
    options.figure = {"Latency", "Load", "P99"};
    const auto found = planning::findBreakEven(source, options, {});
    REQUIRE_FALSE(found);
    CHECK(
        found.error().what ==
        R"(at 6 of 6 values no request of "Load" ended in "stuck", first at Memory = 512: there is no Latency to compare; a range in which some end, or a longer Duration, has one)");
}

TEST_CASE("a crossing is found where both have a latency, and the values without one are told", "[planning]") {
    // 25 s against S of 10 to 110 s, in runs of a minute: they cross at 25 s, and of 70, 90 and 110 s nothing ends.
    std::string text = kStuck;
    const auto replace = [&text](const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    replace(R"("Type": "Number", "Default": 512)", R"("Type": "String", "Default": "20s")");
    replace("\"Memory\": {", "\"S\": {");
    replace(R"({ "Ref": "Memory" })", "512");
    replace(R"("Duration": "20ms")", R"("Duration": "25s")");
    replace(R"("Duration": "600s")", R"("Duration": { "Ref": "S" })");
    const planning::Source source = test::sourceOf(text);
    planning::BreakEvenOptions options{"fast", "stuck", *planning::parseAxis("S=10s..110s", source), {}};
    options.figure = {"Latency", "Load", "P50"};
    const auto found = planning::findBreakEven(source, options, {});
    if (!found) FAIL(found.error().what);
    REQUIRE(found->crossing);
    CHECK(*found->crossing == Approx(25.0).epsilon(0.01));
    CHECK(std::ranges::count_if(found->curve, [](const auto& one) { return !planning::hasAnswer(one); }) == 3);
    const std::string line =
        R"(at 3 of )" + std::to_string(planning::pointsOf(*found).size()) +
        R"( values no request of "Load" ended in "stuck", first at S = 70s: there is no Latency to compare)";
    CHECK(std::ranges::find(found->notes, line) != found->notes.end());
    const report::Rows rows = report::documentOf(*found).parts.front().table;
    CHECK(std::ranges::any_of(rows,
                              [](const auto& row) { return row.front() == "110s" && row[2] == "-" && row[3] == "-"; }));
    CHECK(report::jsonOf(*found).find(R"("Second": null)") != std::string::npos);

    options.axis = *planning::parseAxis("S=40s..100s", source);
    const auto lower = planning::findBreakEven(source, options, {});
    if (!lower) FAIL(lower.error().what);
    CHECK_FALSE(lower->crossing);
    CHECK(planning::verdictOf(*lower) == planning::CrossingVerdict::First);
    CHECK(
        report::documentOf(*lower).parts.front().lines.front() ==
        R"("fast" has the lower p50 of Load at 2 of 6 values; at the others they are not told apart or one has none)");
}

TEST_CASE("a result of a design in which nothing ends has no value of an objective and no share of errors",
          "[planning]") {
    std::string text = kStuck;
    const std::string objectives =
        R"( "Objectives": [ { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "AtMost": "250ms" },
   { "Metric": "Latency", "Of": "Load", "Statistic": "p99", "Window": "30s", "AtMost": "250ms" },
   { "Metric": "ErrorRate", "Of": "Load", "Window": "30s", "AtMost": 0.001 },
   { "Metric": "ErrorRate", "Of": "Load", "AtMost": 0.001 } ],)";
    text.insert(text.find(" \"Simulation\""), objectives);
    const auto compared = planning::compare(test::sourceOf(text), {}, {});
    if (!compared) FAIL(compared.error().what);
    const study::StudyResult& result = compared->result;
    const std::string summary = report::summaryText(result);
    CHECK(summary.find("undecided (no request has ended)") != std::string::npos);
    // Those of the first half minute have taken longer than 250 ms; whether they fail is not known.
    CHECK(summary.find("p99 of Load in 30 s ≤ 250 ms: MISSED (0.00 % of windows)") != std::string::npos);
    CHECK(summary.find("undecided (in no window have so many requests or executions ended") != std::string::npos);
    CHECK(summary.find(" 0 ms") == std::string::npos);
    CHECK(report::figuresCsv(result).find("stuck,Load,Latency") == std::string::npos);
    CHECK(report::figuresCsv(result).find("fast,Load,LatencyMean") != std::string::npos);
    const std::string json = report::resultJson(result);
    // Errors of "fast", which are none: of its windows' whole, and of the run.
    const std::size_t first = json.find(R"("Value": 0,)");
    const std::size_t last = json.rfind(R"("Value": 0,)");
    CHECK(json.find(R"("Value": 0,)", first + 1) == last);
    CHECK(last < json.find(R"("Name": "stuck")"));
    CHECK(json.find(R"("ShareMet": null)") != std::string::npos);
    const std::string document = report::markdownReport({result});
    CHECK(document.find("Load: none of ") != std::string::npos);
    CHECK(document.find("undecided: no request has ended | - |") != std::string::npos);
    const std::string table = report::comparisonText(*compared);
    CHECK(table.find("undecided (0") == std::string::npos);
    const auto errors = std::ranges::find(compared->rows, "ErrorRate", &planning::FigureRow::metric);
    REQUIRE(errors != compared->rows.end());
    CHECK_FALSE(errors->values.back());
}
