// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/break_even.hpp"

#include <array>
#include <vector>

#include "scenarios/planning/growth.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// Writes of 1 KB, on demand and with 100 provisioned units; `arrivals` at 10 a second.
std::string capacityModes(const std::string& arrivals) {
    return R"({ "Headroom": 1, "Name": "Modes", "Region": "us-east-1",
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10, "ItemSize": "1KB" } } },
 "Workloads": { "Writers": { "Target": "Items", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 10 } }, "Arrivals": { ")" +
           arrivals + R"(": { "Rate": "10/s" } } } },
 "Designs": [ { "Name": "on-demand" }, { "Name": "provisioned", "Patch": { "Resources": { "Items": { "Properties": {
   "BillingMode": "PROVISIONED", "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 100 } } } } } } ],
 "Simulation": { "WarmUp": "10s", "Duration": "5m", "Replications": 5, "Seed": 3 } })";
}

/// An item of S is written to a table or sent to a queue, which counts 64 KB at a rate of its own.
const char* const kSteps = R"({ "Headroom": 1, "Name": "Steps", "Region": "us-east-1",
 "Parameters": { "S": { "Type": "String", "Default": "80KB" } },
 "Resources": { "Q": { "Type": "AWS::SQS::Queue", "Properties": {} },
  "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 0, "ItemSize": "1KB" } },
  "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 128, "Timeout": 3 },
    "Behavior": { "LogBytes": "0B", "Steps": { "a": { "Call": { "Target": "T", "Operation": "PutItem", "ItemSize": { "Ref": "S" }, "Key": { "Uniform": { "Keys": 10 } } } } } } } },
 "Workloads": { "W": { "Target": "F", "Operation": "Invoke", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
 "Designs": [ { "Name": "on-demand" }, { "Name": "provisioned", "Patch": { "Resources": { "F": { "Behavior": { "Steps": {
   "a": { "Call": { "Target": "Q", "Operation": "SendMessage", "PayloadSize": { "Ref": "S" }, "ItemSize": null, "Key": null } } } } } } } } ],
 "Simulation": { "WarmUp": "10s", "Duration": "20s", "Replications": 5, "Seed": 1 }, "Billing": { "FreeTier": "none" },
 "Rates": { "AWSQueueService/Requests-RBP": 3e-05 } })";

planning::BreakEven crossing(const planning::Source& source, const std::string& vary) {
    auto axis = planning::parseAxis(vary, source);
    REQUIRE(axis);
    auto found = planning::findBreakEven(source, {"on-demand", "provisioned", *axis, {}}, {});
    if (!found) FAIL(found.error().what);
    return std::move(*found);
}

// By hand: a write a second is 2.628 M units a month at 0.625 a million; 100 write units and a read unit are 730 h at
// 0.00065 and 0.00013.
constexpr double kPerWrite = 2.628 * 0.625;
constexpr double kProvisioned = 730.0 * (100.0 * 0.00065 + 0.00013);
constexpr double kCrossing = kProvisioned / kPerWrite / 10.0;  // times 10/s: 2.895

}  // namespace

TEST_CASE("two capacity modes cross where the closed form says", "[planning]") {
    const auto found = crossing(test::sourceOf(capacityModes("Constant")), "Traffic=0.5x..8x");
    REQUIRE(found.crossing);
    CHECK(*found.crossing == Approx(kCrossing).epsilon(0.002));
    REQUIRE(found.today);
    CHECK(found.today->value == 1.0);
    CHECK(found.today->first == Approx(10.0 * kPerWrite).epsilon(0.001));
    CHECK(found.today->second == Approx(kProvisioned).epsilon(0.001));
    CHECK(found.curve.size() > 8);
    // Nothing varies: what is not known is the last step of the bisection, and a request more or less in a run.
    REQUIRE(found.ci95);
    CHECK(found.ci95->low < kCrossing);
    CHECK(found.ci95->high > kCrossing);
    CHECK(found.ci95->high - found.ci95->low >= 7.5 * planning::kCrossingPrecision / 2.0);
    CHECK(found.ci95->high - found.ci95->low < 7.5 * planning::kCrossingPrecision * 3.0);
}

TEST_CASE("with random traffic the crossing has an interval that holds the closed form", "[planning]") {
    const auto found = crossing(test::sourceOf(capacityModes("Poisson")), "Traffic=0.5x..8x");
    REQUIRE(found.ci95);
    CHECK(found.ci95->low < kCrossing);
    CHECK(found.ci95->high > kCrossing);
    CHECK(found.ci95->high - found.ci95->low < 0.5);
}

TEST_CASE("what only one of the designs has is varied in that one", "[planning]") {
    // On demand costs 10 x 1.6425; each write unit costs 730 x 0.00065 and the read unit 730 x 0.00013: 34.4 units.
    const std::string units = "/Resources/Items/Properties/ProvisionedThroughput/WriteCapacityUnits";
    const auto found = crossing(test::sourceOf(capacityModes("Constant")), units + "=11..100");
    REQUIRE(found.crossing);
    CHECK(*found.crossing == Approx((10.0 * kPerWrite / 730.0 - 0.00013) / 0.00065).epsilon(0.002));
    REQUIRE(found.today);
    CHECK(found.today->value == 100.0);
}

TEST_CASE("where the designs do not cross, none is made up", "[planning]") {
    const auto found = crossing(test::sourceOf(capacityModes("Constant")), "Traffic=0.1x..1x");
    CHECK_FALSE(found.crossing);
    CHECK(found.curve.front().first < found.curve.front().second);
    CHECK(planning::verdictOf(found) == planning::CrossingVerdict::First);
}

TEST_CASE("within the noise of the difference there is no crossing, and no winner", "[planning]") {
    const auto source = test::sourceOf(capacityModes("Poisson"));
    const double wide = crossing(source, "Traffic=0.5x..8x").crossing.value();
    const auto found =
        crossing(source, "Traffic=" + std::to_string(wide - 0.01) + "x.." + std::to_string(wide + 0.01) + "x");
    CHECK_FALSE(found.crossing);
    CHECK(planning::verdictOf(found) == planning::CrossingVerdict::NotToldApart);
    const auto below = [](const planning::CrossingPoint& point) { return point.second < point.first; };
    CHECK(below(found.curve.front()) != below(found.curve.back()));  // means alone would cross
    for (const planning::CrossingPoint& point : found.curve) CHECK(point.lower == planning::Lower::Unclear);
}

TEST_CASE("fewer than five replications give no interval, and must agree to tell designs apart", "[planning]") {
    auto source = test::sourceOf(capacityModes("Poisson"));
    REQUIRE(planning::setValue(source, "/Simulation/Replications", "2"));
    const auto found = crossing(source, "Traffic=0.5x..8x");
    CHECK(found.replications == 2);
    REQUIRE(found.crossing);
    CHECK_FALSE(found.ci95);
    CHECK(planning::lowerOf(std::array{-1.0, -3.0}, std::nullopt) == planning::Lower::Second);
    CHECK(planning::lowerOf(std::array{-1.0, 3.0}, std::nullopt) == planning::Lower::Unclear);
    CHECK(planning::lowerOf(std::array{0.0, 0.0}, std::nullopt) == planning::Lower::Unclear);
    CHECK(planning::lowerOf(std::array{1.0, 3.0}, study::Interval{-0.5, 4.5}) == planning::Lower::Unclear);
    CHECK(planning::lowerOf(std::array{-1.0, 3.0}, study::Interval{0.5, 1.5}) == planning::Lower::First);
}

TEST_CASE("changes of the lower design are counted over the points that are told apart", "[planning]") {
    using planning::Lower;
    const auto at = [](Lower lower) { return planning::CrossingPoint{0.0, 0.0, 0.0, std::nullopt, lower}; };
    CHECK(planning::changesOf(std::vector{at(Lower::First), at(Lower::Unclear), at(Lower::First)}) == 0);
    CHECK(planning::changesOf(std::vector{at(Lower::First), at(Lower::Unclear), at(Lower::Second)}) == 1);
    CHECK(planning::changesOf(std::vector{at(Lower::First), at(Lower::Second), at(Lower::First)}) == 2);
}

TEST_CASE("today's point counts where it lies within the range", "[planning]") {
    using planning::CrossingPoint;
    using planning::Lower;
    const auto at = [](double value, Lower lower) { return CrossingPoint{value, 0.0, 0.0, std::nullopt, lower}; };
    planning::BreakEven study;
    study.curve = {at(55.0, Lower::Second), at(105.0, Lower::Second)};
    study.today = at(80.0, Lower::First);
    CHECK(planning::pointsOf(study).size() == 3);
    CHECK(planning::changesOf(planning::pointsOf(study)) == 2);
    CHECK(planning::verdictOf(study) == planning::CrossingVerdict::NotToldApart);
    study.today = at(105.0, Lower::Second);  // a value of the curve
    CHECK(planning::pointsOf(study).size() == 2);
    study.today = at(130.0, Lower::First);  // beyond the range
    CHECK(planning::pointsOf(study).size() == 2);
    CHECK(planning::verdictOf(study) == planning::CrossingVerdict::Second);
}

TEST_CASE("the designs cross about today's value though they do not at the values beside it", "[planning]") {
    // By hand: a unit a KB at 0.625 a million, against 30 a million of each 64 KB. At 55 KB 34.4 against 30, at 105,
    // 155, 205, 255 and 305 KB likewise the queue is lower; at today's 80 KB 50 against 60. They cross at 64 KB and
    // beyond 80.
    const auto found = crossing(test::sourceOf(kSteps), "S=55KB..305KB");
    REQUIRE(found.today);
    CHECK(found.today->lower == planning::Lower::First);
    CHECK(found.curve.front().lower == planning::Lower::Second);
    REQUIRE(found.crossing);
    CHECK(*found.crossing == Approx(64.0).margin(0.5));
    CHECK(planning::changesOf(planning::pointsOf(found)) == 2);
}

TEST_CASE("a parameter can be varied, designs must be there, a range is needed", "[planning]") {
    const auto source = test::sourceOf(capacityModes("Constant"));
    const auto list = planning::parseAxis("Traffic=1,2", source);
    REQUIRE(list);
    CHECK_FALSE(planning::findBreakEven(source, {"on-demand", "provisioned", *list, {}}, {}));
    const auto range = planning::parseAxis("Traffic=1x..2x", source);
    REQUIRE(range);
    CHECK_FALSE(planning::findBreakEven(source, {"on-demand", "nothing", *range, {}}, {}));
    CHECK_FALSE(
        planning::findBreakEven(source, {"on-demand", "provisioned", *range, {"Latency", "Nobody", "P99"}}, {}));
}

TEST_CASE("growth: traffic by factors, then traffic and items by months", "[planning]") {
    planning::GrowthOptions options;
    options.designs = {"on-demand"};
    options.factors = {1.0, 3.0};
    options.months = 12;
    options.step = 12;
    options.traffic = 0.05;
    options.stored = 0.0;
    const auto grown = planning::growth(test::sourceOf(capacityModes("Constant")), options, {});
    REQUIRE(grown);
    REQUIRE(grown->points.size() == 3);
    CHECK(grown->points[0].cost == Approx(10.0 * kPerWrite).epsilon(0.001));
    CHECK(grown->points[1].cost == Approx(30.0 * kPerWrite).epsilon(0.001));
    CHECK(grown->points[2].traffic == Approx(1.795856).epsilon(1e-6));  // 1.05^12
    CHECK(grown->points[2].cost == Approx(17.95856 * kPerWrite).epsilon(0.002));
    options.months = 500;
    CHECK_FALSE(planning::growth(test::sourceOf(capacityModes("Constant")), options, {}));
}

TEST_CASE("what is stored grows with the items", "[planning]") {
    auto source = test::sourceOf(test::oneTable("1/s", ""));
    REQUIRE(planning::scaleStored(source, 2.5));
    const auto scenario = planning::load(source);
    REQUIRE(scenario);
    CHECK(std::get<dynamodb::Spec>(scenario->designs.front().resources.front().spec).itemCount == 25);
}

// 200 writes a second on 100 provisioned units: the bucket of 300 seconds pays for a short run, and a longer one
// throttles half of them. Below 100 writes a second nothing fails.
TEST_CASE("a value at which a design does not do the work is marked", "[planning]") {
    const auto found = crossing(test::sourceOf(capacityModes("Constant")), "Traffic=1x..40x");
    for (const planning::CrossingPoint& point : found.curve) {
        INFO(point.value << ": " << point.secondFails);
        CHECK(point.firstFails.empty());
        if (point.value < 9.9) CHECK(point.secondFails.empty());
        if (point.value > 10.1) CHECK_FALSE(point.secondFails.empty());
    }
    const std::string& most = found.curve.back().secondFails;
    CHECK(most.find("% of the requests fail") != std::string::npos);
    CHECK(most.find("Items throttles ") != std::string::npos);
    const auto burst = crossing(test::sourceOf(capacityModes("Constant")), "Traffic=10.5x..11x");
    CHECK(burst.curve.front().secondFails ==
          "Items uses 105 write units a second of 100 provisioned, which a burst bucket pays for only so long");
}

TEST_CASE("today's value is in the unit of the range", "[planning]") {
    const auto source = test::sourceOf(test::oneTable(
        "20/s",
        R"(, "Designs": [ { "Name": "a" }, { "Name": "b", "Patch": { "Workloads": { "Readers": { "ConsistentRead": true } } } } ])"));
    const auto range = planning::parseAxis("/Resources/Items/Behavior/ItemSize=512B..4096B", source);
    REQUIRE(range);
    const auto found = planning::findBreakEven(source, {"a", "b", *range, {}}, {});
    REQUIRE(found);
    REQUIRE(found->today);
    CHECK(found->today->value == 1024.0);  // "1KB" in the file
}
