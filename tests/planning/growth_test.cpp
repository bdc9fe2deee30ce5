// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored as months go by. Oracles: counts and storage prices by hand.
#include "scenarios/planning/growth.hpp"

#include <optional>

#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// A table that is read now and then, with so many items of 924 B (1,024 B in storage).
std::string tableOf(const std::string& itemCount, const std::string& sections = "") {
    std::string text = test::oneTable("1/s", sections);
    const std::string behavior = R"("ItemCount": 10, "ItemSize": "1KB")";
    return text.replace(text.find(behavior), behavior.size(),
                        "\"ItemCount\": " + itemCount + R"(, "ItemSize": "924B")");
}

std::optional<std::int64_t> itemsAfter(const std::string& text, double factor) {
    planning::Source source = test::sourceOf(text);
    const auto scaled = planning::scaleStored(source, factor);
    if (!scaled) FAIL(scaled.error().what);
    const auto scenario = planning::load(source);
    if (!scenario) FAIL(scenario.error().what);
    return std::get<dynamodb::Spec>(scenario->designs.front().resources.front().spec).itemCount;
}

const std::string kParameter = R"(, "Parameters": { "Rows": { "Type": "Number", "Default": 3000 } })";

}  // namespace

TEST_CASE("the last month is simulated whatever the step is", "[planning]") {
    using Months = std::vector<std::uint32_t>;
    CHECK(planning::monthsOf(24, 6) == Months{6, 12, 18, 24});
    CHECK(planning::monthsOf(13, 6) == Months{6, 12, 13});
    CHECK(planning::monthsOf(3, 6) == Months{3});
    CHECK(planning::monthsOf(0, 6).empty());
    planning::GrowthOptions options;
    options.factors = {1.0, 1.0};
    options.months = 3;
    const auto growth = planning::growth(test::sourceOf(tableOf("1000")), options, {});
    if (!growth) FAIL(growth.error().what);
    REQUIRE(growth->points.size() == 2);  // the factor once, and the last month
    CHECK(growth->points[1].label == "month 3");
}

TEST_CASE("items grow wherever their number stands", "[planning]") {
    CHECK(itemsAfter(tableOf("1000"), 2.5) == 2'500);
    CHECK(itemsAfter(tableOf(R"({ "Ref": "Rows" })", kParameter), 2.5) == 7'500);
    CHECK(itemsAfter(tableOf(R"({ "Uncertain": { "Low": 500, "Likely": 1000, "High": 4000 } })"), 2.5) == 2'500);
    CHECK(itemsAfter(tableOf(R"({ "Ref": "Rows" })", kParameter), 1.0) == 3'000);
    const auto set = [](const std::string& value) {
        format::Overrides overrides;
        overrides.parameters["Rows"] = value;
        planning::Source source = test::sourceOf(tableOf(R"({ "Ref": "Rows" })", kParameter), overrides);
        REQUIRE(planning::scaleStored(source, 2.0));
        return std::get<dynamodb::Spec>(planning::load(source)->designs.front().resources.front().spec).itemCount;
    };
    CHECK(set("70") == 140);
}

// 2^20 x 100 items of 1,024 B are 100 GiB, 25 USD a month at 0.25 USD; after twelve months of 10 % 3.138 times that.
TEST_CASE("storage is charged for what has grown, by a parameter as by a number", "[planning]") {
    const std::string parameter = R"(, "Parameters": { "Rows": { "Type": "Number", "Default": 104857600 } })";
    const auto costs = [](const std::string& text) {
        planning::GrowthOptions options;
        options.factors = {1.0};
        options.months = 12;
        options.step = 12;
        options.traffic = 0.0;
        options.stored = 0.1;
        const auto growth = planning::growth(test::sourceOf(text), options, {});
        if (!growth) FAIL(growth.error().what);
        REQUIRE(growth->points.size() == 2);
        return growth->points[1].cost - growth->points[0].cost;
    };
    CHECK(costs(tableOf("104857600")) == Approx(25.0 * 2.1384284).epsilon(1e-5));
    CHECK(costs(tableOf(R"({ "Ref": "Rows" })", parameter)) == Approx(25.0 * 2.1384284).epsilon(1e-5));
}

TEST_CASE("more items than an ItemCount can say are refused with the months, not with a number nobody wrote",
          "[planning]") {
    planning::Source source = test::sourceOf(tableOf("1000"));
    const auto much = planning::scaleStored(source, 1.1e9);
    REQUIRE_FALSE(much);
    CHECK(much.error().where == "/Resources/Items/Behavior/ItemCount");
    CHECK(much.error().what.find("would grow to 1.1e+12 items, more than 1e+12") == 0);
    CHECK(planning::scaleStored(source, 1e9));
    planning::GrowthOptions options;
    options.months = 120;
    options.step = 120;
    options.traffic = 0.0;
    options.stored = 1.0;  // 2^120 times
    const auto growth = planning::growth(test::sourceOf(tableOf("1000")), options, {});
    REQUIRE_FALSE(growth);
    CHECK(growth.error().what.find("fewer months") != std::string::npos);
}

TEST_CASE("traffic that a burst bucket pays for is told at the factor where it begins to", "[planning]") {
    // By hand: 16 reads a second of 1 KB are 8 units, of 10 that there are; three times as many are 24.
    std::string text = test::oneTable("16/s", "", R"("BillingMode": "PROVISIONED",
        "ProvisionedThroughput": { "ReadCapacityUnits": 10, "WriteCapacityUnits": 1 })");
    planning::GrowthOptions options;
    options.factors = {1.0, 3.0};
    options.months = 0;
    const auto growth = planning::growth(test::sourceOf(text), options, {});
    if (!growth) FAIL(growth.error().what);
    REQUIRE(growth->points.size() == 2);
    CHECK(growth->points[0].bursts.empty());
    CHECK(growth->points[1].bursts.starts_with("Items uses 24 read units a second of 10 provisioned"));
}
