// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/compare.hpp"

#include <algorithm>

#include "scenarios/planning/trials.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;
using planning::Verdict;

namespace {

const planning::FigureRow& row(const planning::Comparison& comparison, const std::string& metric, const std::string& of,
                               const std::string& statistic = "") {
    const auto found = std::ranges::find_if(comparison.rows, [&](const planning::FigureRow& one) {
        return one.metric == metric && one.of == of && one.statistic == statistic;
    });
    REQUIRE(found != comparison.rows.end());
    return *found;
}

double width(const std::optional<study::Interval>& interval) {
    REQUIRE(interval);
    return interval->high - interval->low;
}

planning::Comparison compared(const planning::Source& source, const planning::CompareOptions& options = {}) {
    study::RunOptions run;
    run.jobs = 2;
    auto comparison = planning::compare(source, options, run);
    if (!comparison) FAIL(comparison.error().what);
    return std::move(*comparison);
}

}  // namespace

TEST_CASE("differences between two table modes of the flagship are three times narrower paired", "[planning]") {
    // Capacity for its evening at once: in ten minutes auto scaling would not get there.
    auto source = test::gallery("product_catalogue", base::minutes(10));
    REQUIRE(planning::setValue(
        source, "/Designs/1/Patch/Resources/Views/Properties/ProvisionedThroughput/WriteCapacityUnits", "400"));
    const auto comparison = compared(source);
    const auto& p99 = row(comparison, "Latency", "Shoppers", "P99").differences[1];
    const auto& lambda = row(comparison, "Cost", "AWSLambda").differences[1];
    REQUIRE(p99);
    REQUIRE(lambda);
    CHECK(3.0 * width(p99->paired) <= width(p99->unpaired));
    CHECK(3.0 * width(lambda->paired) <= width(lambda->unpaired));
}

TEST_CASE("what differs between two designs, and what each change does", "[planning]") {
    // By hand: reads of 1 KB cost half a unit; 100/s are 262.8 M a month, 131.4 M units at 0.125 a million. The second
    // design reads consistently (twice the units) items of 5 KB (two units): four times as much.
    const std::string designs = R"(, "Designs": [ { "Name": "small" }, { "Name": "large", "Patch": {
        "Resources": { "Items": { "Behavior": { "ItemSize": "5KB" } } },
        "Workloads": { "Readers": { "ConsistentRead": true } } } } ])";
    planning::CompareOptions options;
    options.effects = true;
    const auto comparison = compared(test::sourceOf(test::oneTable("100/s", designs)), options);
    const auto& cost = row(comparison, "Cost", "");
    CHECK(*cost.values[0] == Approx(16.425).margin(0.01));
    CHECK(*cost.values[1] == Approx(65.7).margin(0.01));
    CHECK(cost.differences[1]->verdict == Verdict::Worse);
    REQUIRE(comparison.diffs.size() == 1);
    const planning::DesignDiff& diff = comparison.diffs.front();
    REQUIRE(diff.changes.size() == 2);
    CHECK(diff.changes[0].pointer == "/Resources/Items/Behavior/ItemSize");
    CHECK(planning::shortText(diff.changes[0].from) == "1KB");
    CHECK(diff.changes[1].pointer == "/Workloads/Readers/ConsistentRead");
    CHECK(planning::shortText(diff.changes[1].from) == "absent");
    REQUIRE(diff.effects.size() == 2);
    CHECK(diff.effects[0].cost->value == Approx(16.425).margin(0.01));
    CHECK(diff.effects[1].cost->value == Approx(32.85).margin(0.01));
    CHECK(diff.effects[0].cost->value + diff.effects[1].cost->value == Approx(cost.differences[1]->value).margin(1e-6));
}

TEST_CASE("changes that are not valid alone are made together", "[planning]") {
    const std::string designs = R"(, "Designs": [ { "Name": "on-demand" }, { "Name": "provisioned", "Patch": {
        "Resources": { "Items": { "Properties": { "BillingMode": "PROVISIONED",
          "ProvisionedThroughput": { "ReadCapacityUnits": 100, "WriteCapacityUnits": 1 } },
          "Behavior": { "ItemSize": "2KB" } } } } } ])";
    const auto source = test::sourceOf(test::oneTable("10/s", designs));
    const auto base = planning::onlyDesign(source, "on-demand");
    const auto other = planning::onlyDesign(source, "provisioned");
    const auto groups = planning::orderedChanges(base, planning::propertyDiff(base.root, other.root));
    REQUIRE(groups.size() == 2);
    REQUIRE(groups[0].size() == 1);
    CHECK(groups[0][0].pointer == "/Resources/Items/Behavior/ItemSize");
    REQUIRE(groups[1].size() == 2);
    CHECK(groups[1][0].pointer == "/Resources/Items/Properties/BillingMode");
    CHECK(groups[1][1].pointer == "/Resources/Items/Properties/ProvisionedThroughput");
}

TEST_CASE("a chosen base and fewer designs; unknown and too few are refused", "[planning]") {
    const auto source = test::sourceOf(test::oneTable("10/s", R"(, "Designs": [ { "Name": "a" }, { "Name": "b" } ])"));
    const auto comparison = compared(source, {{"b", "a"}, false});
    CHECK(comparison.result.designs.front().name == "b");
    CHECK(row(comparison, "Cost", "").differences[1]->verdict == Verdict::Same);
    CHECK(comparison.diffs.front().changes.empty());
    CHECK_FALSE(planning::compare(source, {{"a", "d"}, false}, {}));
    CHECK_FALSE(planning::compare(source, {{"a", "a"}, false}, {}));
    CHECK_FALSE(planning::compare(test::sourceOf(test::oneTable("10/s", "")), {}, {}));
}

TEST_CASE("a closed design against an open one is said to be hard to compare", "[planning]") {
    const std::string designs = R"(, "Designs": [ { "Name": "open" }, { "Name": "closed", "Patch": {
        "Workloads": { "Readers": { "Arrivals": { "Constant": null, "Closed": { "Users": 5, "Think": "1s" } } } } } } ])";
    const auto comparison = compared(test::sourceOf(test::oneTable("5/s", designs)));
    REQUIRE(comparison.notes.size() == 1);
    CHECK(comparison.notes.front().find("closed") != std::string::npos);
}

TEST_CASE("a machine of another type is noted: who starts it is answered at another moment", "[planning]") {
    const auto comparison = compared(test::gallery("orchestrators", base::minutes(1), 1));
    const std::string note = "Orders is Standard in \"Standard\" and Express in \"Express\"";
    CHECK(std::ranges::count_if(comparison.notes, [&](const auto& one) { return one.starts_with(note); }) == 1);
}
