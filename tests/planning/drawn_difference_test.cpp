// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/drawn_difference.hpp"

#include <algorithm>

#include "scenarios/planning/compare.hpp"
#include "scenarios/planning/growth.hpp"
#include "scenarios/planning/sweep.hpp"
#include "scenarios/study/inputs.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

const study::FigureName kCost{"Cost", "", ""};

/// A design that is uncertain in one input, with a cost a draw.
study::DesignResult costing(std::vector<double> draws, const char* input = "/Rate") {
    study::DesignResult design;
    design.draws.push_back({"Cost", "", "", std::move(draws)});
    study::Influence influence;
    influence.path = input;
    design.influences.push_back(influence);
    return design;
}

/// Reads of one unit and of two, at a rate that nobody knows.
const char* const kUncertain = R"({ "Headroom": 1, "Name": "Reads", "Region": "us-east-1",
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
   "Behavior": { "ItemCount": 1, "ItemSize": "1KB" } } },
 "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 1 } },
   "Arrivals": { "Constant": { "Rate": { "Uncertain": { "Low": "10/s", "Likely": "20/s", "High": "90/s" } } } } } },
 "Designs": [ { "Name": "half" }, { "Name": "whole", "Patch": { "Workloads": { "Readers": { "ConsistentRead": true } } } } ],
 "Objectives": [ { "Metric": "Cost", "Period": "month", "AtMost": "5 USD" } ],
 "Simulation": { "WarmUp": "1s", "Duration": "20s", "Replications": 5 } })";

}  // namespace

TEST_CASE("differences over the uncertain inputs are taken draw by draw", "[planning]") {
    // The i-th of 20 is at (i - 1/2) / 20: 5 % lies half way from the first to the second, 95 % from the 19th to the
    // last.
    std::vector<double> base;
    for (int i = 1; i <= 20; ++i) base.push_back(i);
    const auto design = costing(base);
    const auto band = planning::drawnBand(design, kCost);
    REQUIRE(band);
    CHECK(band->low == Approx(1.5));
    CHECK(band->high == Approx(19.5));
    // As wide on its own, yet always 3 dearer.
    std::vector<double> dearer = base;
    for (double& one : dearer) one += 3.0;
    const auto constant = planning::drawnDifference(design, costing(dearer), kCost);
    REQUIRE(constant);
    CHECK(constant->band90.low == Approx(3.0));
    CHECK(constant->band90.high == Approx(3.0));
    CHECK(constant->lowerIn == 0.0);
    // A price that does not follow the input: 15.5 - i is below 0 for 16 to 20.
    const auto fixed = planning::drawnDifference(design, costing(std::vector<double>(20, 15.5)), kCost);
    REQUIRE(fixed);
    CHECK(fixed->band90.low == Approx(-4.0));
    CHECK(fixed->band90.high == Approx(14.0));
    CHECK(fixed->lowerIn == Approx(0.25));
}

TEST_CASE("draws of other inputs are not set against each other", "[planning]") {
    const auto design = costing({1.0, 2.0});
    CHECK_FALSE(planning::drawnDifference(design, costing({1.0, 2.0}, "/Size"), kCost));
    CHECK_FALSE(planning::drawnDifference(design, costing({1.0}), kCost));
    CHECK_FALSE(planning::drawnDifference(design, {}, kCost));
    CHECK_FALSE(planning::drawnBand({}, kCost));
}

TEST_CASE("a comparison has the band of each design and of what lies between them", "[planning]") {
    const auto comparison = planning::compare(test::sourceOf(kUncertain), {}, {});
    if (!comparison) FAIL(comparison.error().what);
    const planning::FigureRow& cost = comparison->rows.front();
    REQUIRE(cost.inputs90[0]);
    REQUIRE(cost.inputs90[1]);
    REQUIRE(cost.overInputs[1]);
    CHECK_FALSE(cost.overInputs[0]);
    // Twice the units in every draw: the difference is the first design's cost itself, storage aside.
    CHECK(cost.overInputs[1]->band90.low == Approx(cost.inputs90[0]->low).epsilon(0.01));
    CHECK(cost.overInputs[1]->band90.high == Approx(cost.inputs90[0]->high).epsilon(0.01));
    CHECK(cost.overInputs[1]->lowerIn == 0.0);
    // The bands are those of the result.
    CHECK(cost.inputs90[0]->low == Approx(comparison->result.designs[0].cost.inputs90->low));
    for (const study::FigureSamples& one : comparison->result.designs[0].draws)
        CHECK(one.values.size() == study::kInputSamples);
    CHECK(std::ranges::all_of(comparison->rows, [](const auto& row) { return row.inputs90[0].has_value(); }));
}

TEST_CASE("without uncertain inputs there is no such band; too few replications are said to be", "[planning]") {
    auto source = test::sourceOf(test::oneTable("10/s", R"(, "Designs": [ { "Name": "a" }, { "Name": "b" } ])"));
    const auto enough = planning::compare(source, {}, {});
    REQUIRE(enough);
    CHECK_FALSE(enough->rows.front().inputs90[0]);
    CHECK(enough->notes.empty());
    REQUIRE(planning::setValue(source, "/Simulation/Replications", "4"));
    const auto few = planning::compare(source, {}, {});
    REQUIRE(few);
    REQUIRE(few->notes.size() == 1);
    CHECK(few->notes.front().find("\"a\" has 4 replications, too few; --replications 5") != std::string::npos);
}

TEST_CASE("an uncertain input that is varied is not held", "[planning]") {
    const auto source = test::sourceOf(kUncertain);
    const auto heldBy = [&](const std::string& vary) {
        const auto axis = planning::parseAxis(vary, source);
        REQUIRE(axis);
        planning::SweepOptions options;
        options.axes = {*axis};
        const auto swept = planning::sweep(source, options, {});
        if (!swept) FAIL(swept.error().what);
        return swept->heldInputs;
    };
    CHECK(heldBy("/Workloads/Readers/Arrivals/Constant/Rate=10/s,20/s").empty());
    CHECK_FALSE(heldBy("/Resources/Items/Behavior/ItemCount=10,20").empty());
}

TEST_CASE("growth says which inputs it held at their likely values", "[planning]") {
    planning::GrowthOptions options;
    options.factors = {1.0};
    options.months = 0;
    const auto held = planning::growth(test::sourceOf(kUncertain), options, {});
    if (!held) FAIL(held.error().what);
    CHECK(held->heldInputs.find("held at its Likely value: /Workloads/Readers/Arrivals/Constant/Rate;") !=
          std::string::npos);
    const auto known = planning::growth(test::sourceOf(test::oneTable("10/s", "")), options, {});
    REQUIRE(known);
    CHECK(known->heldInputs.empty());
}
