// SPDX-License-Identifier: GPL-3.0-or-later
// With which bounds a run begins, where scheduled actions move them. Oracle: the schedules by hand; a table's change is
// applied some time after it is asked for.
#include <string>
#include <vector>

#include "scenarios/build/design_world.hpp"
#include "tests/scenarios/study_steps.hpp"

using namespace headroom;

namespace {

struct Change {
    double hour;
    std::int64_t from;
    std::int64_t to;
    bool operator==(const Change&) const = default;
};

/// A table of 100 write units that nothing but the actions scales; Start is Monday, 2026-01-05, 6:00 UTC.
std::vector<Change> changes(const std::string& actions, base::Duration warmUp) {
    const format::Scenario scenario = test::scenarioOf(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
   "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 100 } } },
 "Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "dynamodb",
   "ResourceId": "table/Items", "ScalableDimension": "dynamodb:table:WriteCapacityUnits", "MinCapacity": 10,
   "MaxCapacity": 500, "ScheduledActions": [ )" + actions +
                                                       R"js( ] } } },
"Workloads": { "Load": { "Target": "Items", "Operation": "PutItem", "Arrivals": { "Poisson": { "Rate": "1/h" } } } },
"Simulation": { "Start": "2026-01-05T06:00:00Z", "Duration": "3h", "Replications": 1 } })js");
    build::DesignWorld world(scenario, scenario.designs.front(), {warmUp, base::hours(3), base::minutes(1), 7});
    world.run({}, {});
    std::vector<Change> all;
    for (const build::ScaledCapacity& scaled : world.scaled()) {
        for (const autoscaling::Activity& activity : scaled.scaler().activities())
            all.push_back({base::toSeconds(activity.at - base::Instant{}) / 3'600, activity.from, activity.to});
    }
    return all;
}

std::string action(const std::string& name, const std::string& schedule, const std::string& bounds) {
    return R"js({ "ScheduledActionName": ")js" + name + R"js(", "Schedule": ")js" + schedule +
           R"js(", "ScalableTargetAction": { )js" + bounds + " } }";
}

}  // namespace

// On Friday at 20:00 the bounds went down for the weekend: so they stand when the warm-up begins, on Monday at 4:00. A
// launch knows of no Friday.
TEST_CASE("a warm-up begins with the bounds that the last scheduled actions left", "[scaling]") {
    const std::string week = action("work", "cron(0 8 ? * MON-FRI *)", R"("MinCapacity": 200, "MaxCapacity": 500)") +
                             ", " + action("weekend", "cron(0 20 ? * FRI *)", R"("MinCapacity": 5, "MaxCapacity": 50)");
    CHECK(changes(week, base::hours(2)) == std::vector<Change>{{-2, 100, 50}, {2, 50, 200}});
    CHECK(changes(week, {}) == std::vector<Change>{{2, 100, 200}});
}

TEST_CASE("of past actions each sets its bounds in its turn, and one bound alone leaves the other", "[scaling]") {
    const std::string once = action("once", "at(2025-02-01T00:00:00)", R"("MaxCapacity": 80)");
    const std::string night = action("night", "cron(0 22 * * ? *)", R"("MinCapacity": 60)");
    CHECK(changes(once + ", " + night, base::hours(2)) == std::vector<Change>{{-2, 100, 80}});
    CHECK(changes(night + ", " + once, base::hours(2)) == std::vector<Change>{{-2, 100, 80}});
    // The later of two that set the same bound holds: the one of every hour.
    const std::string hourly = action("hourly", "cron(30 * * * ? *)", R"("MaxCapacity": 90)");
    CHECK(changes(once + ", " + hourly, base::minutes(15)) == std::vector<Change>{{-0.25, 100, 90}});
    // What last happened more than a year ago has left no trace.
    CHECK(changes(action("old", "at(2024-06-01T00:00:00)", R"("MaxCapacity": 80)"), base::hours(2)).empty());
}
