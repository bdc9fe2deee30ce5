// SPDX-License-Identifier: GPL-3.0-or-later
// A design in which no request ends has no latency: that is no figure, not 0 ms, and no reason to choose it.
#include <algorithm>
#include <cmath>

#include "report/planning_json.hpp"
#include "report/planning_text.hpp"
#include "scenarios/planning/break_even.hpp"
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
        R"(at 512 no request of "Load" ended in "stuck": there is no Latency to compare; a range in which some end, or a longer Duration, has one)");
}
