// SPDX-License-Identifier: GPL-3.0-or-later
// Capacity that changes by the clock, as it is when traffic is highest.
#include "scenarios/planning/held_moment.hpp"

#include <algorithm>

#include "scenarios/planning/breaking_point.hpp"
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
const char* const kScheduled = R"json(, "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
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
CHECK(planning::holdAtBusiest(*scenario) == "1210 min");
CHECK(std::get<lambda::Spec>(scenario->designs.front().resources.front().spec).provisionedConcurrency == 60);
}

TEST_CASE("a design that is scaled by the clock for its peak holds what it then has", "[planning]") {
    // By hand: 150/s of a unit each on 300 units: twice today's traffic.
    CHECK(firstFailure(evenings(kScheduled)) == Approx(2.0).epsilon(0.03));
    CHECK(firstFailure(evenings("", kChanged)) == Approx(2.0).epsilon(0.03));
}
