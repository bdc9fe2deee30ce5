// SPDX-License-Identifier: GPL-3.0-or-later
// Capacity that changes by the clock, as it is when traffic is highest.
#include "scenarios/planning/held_moment.hpp"

#include <algorithm>

#include "scenarios/planning/breaking_point.hpp"
#include "scenarios/planning/moments_to_hold.hpp"
#include "tests/planning/planning_steps.hpp"

using namespace headroom;

namespace {

/// 10 writes a second, and 150 from 20:10 on for an hour; `sections` are further resources with a comma before each,
/// `events` what follows the workloads.
std::string evenings(const std::string& sections, const std::string& events = "") {
    return R"({ "Headroom": 1, "Name": "Evenings", "Region": "us-east-1", "Resources": {
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 50 } }, "Behavior": { "ItemCount": 1000, "ItemSize": "0.9KB" } })" +
           sections + R"( },
 "Workloads": { "W": { "Target": "T", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
   "Arrivals": { "Spike": { "Base": "10/s", "Peak": "150/s", "At": "20h", "For": "1h", "Rise": "10m" } } } })" +
           events + R"(, "Simulation": { "WarmUp": "1h", "Duration": "24h", "Replications": 1, "Seed": 3 } })";
}

/// 300 units from 17:00 to 23:00.
const char* const kScheduled =
    R"json(, "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
   "ServiceNamespace": "dynamodb", "ResourceId": "table/T", "ScalableDimension": "dynamodb:table:WriteCapacityUnits",
   "MinCapacity": 50, "MaxCapacity": 50, "ScheduledActions": [
    { "ScheduledActionName": "up", "Schedule": "cron(0 17 * * ? *)", "ScalableTargetAction": { "MinCapacity": 300, "MaxCapacity": 300 } },
    { "ScheduledActionName": "down", "Schedule": "cron(0 23 * * ? *)", "ScalableTargetAction": { "MinCapacity": 50, "MaxCapacity": 50 } } ] } })json";

const char* const kChanged = R"(, "Events": [ { "At": "17:00", "Target": "T", "Kind": "Change",
   "Properties": { "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 300 } } },
 { "At": "22:00", "Target": "T", "Kind": "Change",
   "Properties": { "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 20 } } } ])";

/// The table's write units and the design, after holdAt().
std::optional<std::int64_t> unitsAt(const std::string& text, base::Duration at) {
    auto scenario = planning::load(test::sourceOf(text));
    REQUIRE(scenario);
    format::Design& design = scenario->designs.front();
    REQUIRE(planning::changesByTheClock(design));
    planning::holdAt(base::Instant{at.count}, false, design);
    CHECK_FALSE(planning::changesByTheClock(design));
    return std::get<dynamodb::Spec>(design.resources.front().spec).writeCapacityUnits;
}

double firstFailure(const std::string& text) {
    const auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {4.0}, {});
    if (!point) FAIL(point.error().what);
    CHECK(point->heldAt == "1210 min");
    REQUIRE_FALSE(point->failures.empty());
    CHECK(point->failures.front().what == "T: write capacity");
    return point->failures.front().factor;
}

}  // namespace

TEST_CASE("scheduled capacity and Changes are as their last run before a moment left them", "[planning]") {
    CHECK(unitsAt(evenings(kScheduled), base::hours(16)) == 50);
    CHECK(unitsAt(evenings(kScheduled), base::hours(20)) == 300);
    CHECK(unitsAt(evenings(kScheduled), base::hours(23)) == 50);
    CHECK(unitsAt(evenings("", kChanged), base::hours(16)) == 50);
    CHECK(unitsAt(evenings("", kChanged), base::hours(20)) == 300);
    CHECK(unitsAt(evenings("", kChanged), base::hours(23)) == 20);
}

TEST_CASE("provisioned concurrency that is scheduled for the peak is there in it", "[planning]") {
    const std::string text = R"json({ "Headroom": 1, "Name": "Ready", "Region": "us-east-1", "Resources": {
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "java21", "MemorySize": 1024, "Timeout": 10 }, "Behavior": { "Init": "4s", "Duration": "200ms" } },
 "V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } },
 "A": { "Type": "AWS::Lambda::Alias", "Properties": { "Name": "live", "FunctionName": { "Ref": "F" }, "FunctionVersion": { "Fn::GetAtt": [ "V", "Version" ] },
   "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 1 } } },
 "PC": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "lambda", "ResourceId": "function:F:live",
   "ScalableDimension": "lambda:function:ProvisionedConcurrency", "MinCapacity": 1, "MaxCapacity": 1, "ScheduledActions": [
    { "ScheduledActionName": "up", "Schedule": "cron(0 17 * * ? *)", "ScalableTargetAction": { "MinCapacity": 60, "MaxCapacity": 60 } } ] } } },
 "Workloads": { "W": { "Target": "F:live", "Operation": "Invoke", "Arrivals": { "Spike": { "Base": "1/s", "Peak": "100/s", "At": "20h", "For": "30m", "Rise": "10m" } } } },
 "Simulation": { "WarmUp": "1h", "Duration": "24h", "Replications": 1, "Seed": 3 } })json";
    auto scenario = planning::load(test::sourceOf(text));
    REQUIRE(scenario);
    const auto held = planning::momentsToHold(*scenario);
    REQUIRE(held.moments.size() == 1);
    CHECK(planning::holdMoment(held.moments.front().at, *scenario) == "1210 min");
    CHECK(std::get<lambda::Spec>(scenario->designs.front().resources.front().spec).provisionedConcurrency == 60);
}

TEST_CASE("a design that is scaled by the clock for its peak holds what it then has", "[planning]") {
    // By hand: 150/s of a unit each on 300 units: twice today's traffic.
    CHECK(firstFailure(evenings(kScheduled)) == Approx(2.0).epsilon(0.03));
    CHECK(firstFailure(evenings("", kChanged)) == Approx(2.0).epsilon(0.03));
}

namespace {

/// 100 writes a second all day on 400 units, `later` from 18:00 to 21:00.
std::string evenDay(const std::string& later, const std::string& arrivals) {
    return R"json({ "Headroom": 1, "Name": "Even", "Region": "us-east-1", "Resources": {
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 400 } }, "Behavior": { "ItemCount": 1000, "ItemSize": "0.9KB" } },
 "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
   "ServiceNamespace": "dynamodb", "ResourceId": "table/T", "ScalableDimension": "dynamodb:table:WriteCapacityUnits",
   "MinCapacity": 400, "MaxCapacity": 400, "ScheduledActions": [
    { "ScheduledActionName": "down", "Schedule": "cron(0 18 * * ? *)", "ScalableTargetAction": { "MinCapacity": )json" +
           later + R"json(, "MaxCapacity": )json" + later + R"json( } },
    { "ScheduledActionName": "up", "Schedule": "cron(0 21 * * ? *)", "ScalableTargetAction": { "MinCapacity": 400, "MaxCapacity": 400 } } ] } } },
 "Workloads": { "W": { "Target": "T", "Operation": "PutItem", "Key": { "Uniform": { "Keys": 100000 } },
   "Arrivals": )json" +
           arrivals +
           R"json( } }, "Simulation": { "WarmUp": "1h", "Duration": "24h", "Replications": 1, "Seed": 3 } })json";
}

const char* const kEven = R"({ "Poisson": { "Rate": "100/s" } })";
/// 100/s from noon to six, else 80/s.
const char* const kAfternoon = R"({ "Spike": { "Base": "80/s", "Peak": "100/s", "At": "12h", "For": "6h" } })";

planning::BreakingPoint breakingOf(const std::string& text) {
    auto point = planning::findBreakingPoint(test::sourceOf(text), "as written", {5.0}, {});
    if (!point) FAIL(point.error().what);
    REQUIRE_FALSE(point->failures.empty());
    CHECK(point->failures.front().what == "T: write capacity");
    return std::move(*point);
}

}  // namespace

TEST_CASE("of moments that are equally busy the one with the least capacity breaks first", "[planning]") {
    // By hand: 100/s of a unit each, on 200 units from 18:00 on.
    const auto less = breakingOf(evenDay("200", kEven));
    CHECK(less.heldAt == "18 h");
    CHECK(less.atBusiest);
    CHECK(less.otherMoments.empty());
    CHECK(less.failures.front().factor == Approx(2.0).epsilon(0.03));
    // More than before is no reason to look at that moment.
    const auto more = breakingOf(evenDay("800", kEven));
    CHECK(more.heldAt == "0 s");
    CHECK(more.failures.front().factor == Approx(4.0).epsilon(0.03));
}

TEST_CASE("a moment with less traffic breaks first where it has less capacity for it", "[planning]") {
    // By hand: 80/s on 120 units from 18:00 on are 1.5 times; 100/s on 400 units would be 4 times.
    const auto point = breakingOf(evenDay("120", kAfternoon));
    CHECK(point.heldAt == "18 h");
    CHECK_FALSE(point.atBusiest);
    CHECK(point.rateToday == Approx(80.0));
    CHECK(point.failures.front().factor == Approx(1.5).epsilon(0.03));
    CHECK(point.failures.front().rate == Approx(120.0).epsilon(0.03));
    REQUIRE(point.otherMoments.size() == 1);
    CHECK(point.otherMoments.front().starts_with(
        "12 h after Start, at 100 requests/s today, it holds longer: T: write capacity at "));
    // 80/s on 320 units are as many times as 100/s on 400: nothing is gained by a second search.
    CHECK(breakingOf(evenDay("320", kAfternoon)).otherMoments.empty());
}
