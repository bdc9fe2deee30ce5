// SPDX-License-Identifier: GPL-3.0-or-later
// What a run would warn of is told by searches as well.
#include "scenarios/planning/trial_warnings.hpp"

#include <algorithm>

#include "scenarios/planning/break_even.hpp"
#include "scenarios/planning/breaking_point.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// A machine that waits, in both types: "ten" executions a second are measured for a minute.
planning::Source waits(const std::string& first, const std::string& second) {
    return test::sourceOf(
        R"({ "Headroom": 1, "Name": "Waits", "Region": "us-east-1", "Parameters": { "Wait": { "Type": "Number", "Default": 2 } },
 "Resources": { "M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "STANDARD",
   "Definition": { "StartAt": "B", "States": { "B": { "Type": "Wait", "Seconds": { "Ref": "Wait" }, "End": true } } } } } },
 "Workloads": { "W": { "Target": "M", "Arrivals": { )" +
        first + R"( } } },
 "Designs": [ { "Name": "standard" }, { "Name": "express", "Patch": { "Resources": { "M": { "Properties": { "StateMachineType": "EXPRESS" } } },
   "Workloads": { "W": { "Arrivals": { )" +
        second + R"( } } } } } ],
 "Simulation": { "WarmUp": "10s", "Duration": "60s", "Replications": 5, "Seed": 7 } })");
}

planning::BreakEven crossing(const planning::Source& source, planning::CrossingFigure figure,
                             const char* range = "Wait=1..201") {
    auto axis = planning::parseAxis(range, source);
    REQUIRE(axis);
    auto found = planning::findBreakEven(source, {"standard", "express", *axis, std::move(figure)}, {});
    if (!found) FAIL(found.error().what);
    return std::move(*found);
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* kOpen = R"("Constant": { "Rate": "10/s" })";

}  // namespace

// By hand: at 41 s and more, executions that are under way at the end are 410 of at most 290 that have ended.
TEST_CASE("executions longer than the time measured are told along a curve, once a design", "[planning]") {
    const auto found = crossing(waits(kOpen, kOpen), {});
    for (const char* design : {"standard", "express"}) {
        INFO(design);
        const auto warned = std::ranges::find_if(found.warnings, [&](const planning::CurveWarning& one) {
            return one.design == design && says(one.text, "executions were under way at the end");
        });
        REQUIRE(warned != found.warnings.end());
        CHECK(warned->value <= 41.0);
        CHECK(warned->values >= 5);
        CHECK(std::ranges::count_if(found.warnings, [&](const planning::CurveWarning& one) {
                  return one.design == design && says(one.text, "under way");
              }) == 1);
    }
    CHECK(found.notes.empty());
}

// By hand: executions that wait for t seconds are in no bill for t of the 60 s measured; Express ones of more than 300
// s time out, all of them.
TEST_CASE("a cost is not known beyond what was under way at the end, and executions that time out fail", "[planning]") {
    const auto found = crossing(waits(kOpen, kOpen), {});
    for (const planning::CrossingPoint& point : found.curve) {
        if (point.value >= 30.0 || point.first <= 0.0) continue;
        CHECK(point.beyondNoise >= 0.9 * point.value / 60.0 * point.second);
    }
    auto longer = waits(kOpen, kOpen);
    REQUIRE(planning::setValue(longer, "/Simulation/Duration", "20m"));
    auto axis = planning::parseAxis("Wait=250..350", longer);
    REQUIRE(axis);
    const auto late = planning::findBreakEven(longer, {"standard", "express", *axis, {}}, {});
    REQUIRE(late);
    for (const planning::CrossingPoint& point : late->curve) {
        INFO(point.value);
        CHECK(point.firstFails.empty());
        CHECK(says(point.secondFails, "100.0 % of the executions of M fail or time out") == (point.value >= 300.0));
    }
}

TEST_CASE("latencies of users who wait and of those who do not are said not to compare", "[planning]") {
    const auto source = waits(kOpen, R"("Constant": null, "Closed": { "Users": 3, "Think": "1s" })");
    // Beyond the time measured nothing ends, and there is no latency.
    const auto found = crossing(source, {"Latency", "M", "P99"}, "Wait=1..55");
    CHECK(std::ranges::any_of(
        found.notes, [](const std::string& note) { return says(note, "workload W is closed in one of the designs"); }));
    const auto cost = crossing(source, {});
    CHECK(cost.notes.empty());  // a bill is a bill
}

TEST_CASE("a breaking point carries what a run of today's busiest minute would warn of", "[planning]") {
    auto source = planning::onlyDesign(waits(kOpen, kOpen), "standard");
    REQUIRE(planning::setValue(source, "/Parameters/Wait/Default", "300"));
    const auto point = planning::findBreakingPoint(source, "standard", {1.5}, {});
    REQUIRE(point);
    CHECK(std::ranges::any_of(
        point->warnings, [](const std::string& text) { return says(text, "executions were under way at the end"); }));
}

TEST_CASE("warnings are told once whatever their numbers, and short samples over all trials", "[planning]") {
    planning::Trial one;
    one.latency.push_back({});
    one.latency.front().of = "Api";
    one.latency.front().count = 600;  // 6 beyond the p99: too few in one trial, enough in two
    one.latency.front().percentiles.push_back({"P99", 0.99, 0.1, std::nullopt});
    one.warnings = {"p99 of Api rests on 6 requests beyond it; run longer to trust it", "M: 1,200 waited 0.5 s"};
    planning::Trial two = one;
    two.warnings.back() = "M: 31 waited 12 s";
    const planning::Trial* const both[] = {&one, &two};
    CHECK(planning::warningsOf(both, base::minutes(1), "Api") == std::vector<std::string>{"M: 1,200 waited 0.5 s"});
    const planning::Trial* const alone[] = {&one};
    CHECK(planning::warningsOf(alone, base::minutes(1), "Api").size() == 2);
    CHECK(planning::warningsOf(alone, base::minutes(1), "").size() == 1);
}

TEST_CASE("searches tell the time that is left", "[planning]") {
    std::vector<study::Progress> told;
    study::RunOptions run;
    run.onProgress = [&](const study::Progress& progress) { told.push_back(progress); };
    const auto source = planning::onlyDesign(waits(kOpen, kOpen), "standard");
    REQUIRE(planning::findBreakingPoint(source, "standard", {4.0}, run));
    REQUIRE_FALSE(told.empty());
    CHECK(std::ranges::all_of(told, [](const study::Progress& one) { return one.leftSeconds >= 0.0; }));
    CHECK(std::ranges::is_sorted(told, {}, &study::Progress::done));
    CHECK(told.back().done <= 1.0);
    told.clear();
    const auto both = waits(kOpen, kOpen);
    auto axis = planning::parseAxis("Wait=1..5", both);
    REQUIRE(axis);
    REQUIRE(planning::findBreakEven(both, {"standard", "express", *axis, {}}, run));
    REQUIRE_FALSE(told.empty());
    CHECK(std::ranges::all_of(told, [](const study::Progress& one) { return one.leftSeconds >= 0.0; }));
}
