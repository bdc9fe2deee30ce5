// SPDX-License-Identifier: GPL-3.0-or-later
// Where no request ends nothing is known: not that no request failed, and not that an objective is at 0.
#include <algorithm>
#include <cmath>

#include "scenarios/planning/point_store.hpp"
#include "scenarios/planning/sweep.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// Nightly, the first workload, comes at an hour that is not simulated; Readers always do.
planning::Sweep sweptWithoutNights() {
    std::string text =
        test::oneTable("10/s", R"(, "Objectives": [ { "Metric": "ErrorRate", "Of": "Nightly", "AtMost": 0.01 } ])");
    const std::string workloads = R"("Workloads": { )";
    text.insert(text.find(workloads) + workloads.size(),
                R"json("Nightly": { "Target": "Items", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 10 } },
   "Arrivals": { "Schedule": "cron(30 1 28 * ? *)" } }, )json");
    const planning::Source source = test::sourceOf(text);
    planning::SweepOptions options;
    options.axes.push_back(*planning::parseAxis("Traffic=1,2", source));
    auto sweep = planning::sweep(source, options, {});
    if (!sweep) FAIL(sweep.error().what);
    return std::move(*sweep);
}

const planning::PointFigure* errorsOf(const planning::SweepPoint& point, const std::string& workload) {
    const auto found = std::ranges::find_if(
        point.figures, [&](const auto& figure) { return figure.metric == "ErrorRate" && figure.of == workload; });
    return found == point.figures.end() ? nullptr : &*found;
}

void checkNothingIsKnown(const planning::SweepPoint& point) {
    const planning::PointFigure* const nightly = errorsOf(point, "Nightly");
    REQUIRE(nightly != nullptr);
    CHECK(std::isnan(nightly->mean));
    CHECK_FALSE(nightly->ci95);
    REQUIRE(errorsOf(point, "Readers") != nullptr);
    CHECK(errorsOf(point, "Readers")->mean == 0.0);
    REQUIRE(point.objectives.size() == 1);
    CHECK(std::isnan(point.objectives.front().value));
    CHECK(point.objectives.front().met == study::Met::Undecided);
}

}  // namespace

TEST_CASE("a point of a sweep where none of a workload's requests ended has no error rate", "[planning]") {
    const planning::Sweep sweep = sweptWithoutNights();
    REQUIRE(sweep.points.size() == 2);
    checkNothingIsKnown(sweep.points.front());
    // The figures shown are still the first workload's, so there is no latency, rather than that of the second.
    CHECK(planning::shownOf(sweep.points.front(), "Latency", "P99") == nullptr);
}

TEST_CASE("what is not known of a point is not known when it is taken up again", "[planning]") {
    const planning::Sweep sweep = sweptWithoutNights();
    planning::SweepPoint again = sweep.points.front();
    again.figures.clear();
    again.objectives.clear();
    REQUIRE(planning::fillFrom(planning::textOf(sweep.points.front()), again));
    checkNothingIsKnown(again);
}
