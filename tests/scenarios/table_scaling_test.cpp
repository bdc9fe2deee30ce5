// SPDX-License-Identifier: GPL-3.0-or-later
// Application Auto Scaling of a table's capacity in a file, and in a world built from it.
#include <algorithm>
#include <string>

#include "scenarios/build/design_world.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/format/table_demand.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/scaled_table_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

using File = test::ScaledTableFile;

const format::Design& designOf(const format::LoadedScenario& loaded) {
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return loaded.scenario->designs[0];
}

const std::string kRange = "/Resources/Range/Properties";
const std::string kTracking = "/Resources/Follow/Properties/TargetTrackingScalingPolicyConfiguration";

}  // namespace

TEST_CASE("table scaling: what AWS refuses or nobody models is an error that says so") {
    const auto refused = [](auto change, const std::string& pointer, const std::string& text) {
        File file;
        change(file);
        const auto loaded = file.load();
        INFO(document::toLines(loaded.problems));
        CHECK(test::refuses(loaded, pointer, text));
    };
    const auto target = [](const std::string& value) {
        return [value](File& file) {
            file.tracking =
                "\"TargetValue\": " + value +
                R"(, "PredefinedMetricSpecification": { "PredefinedMetricType": "DynamoDBWriteCapacityUtilization" })";
        };
    };
    refused(target("0.7"), kTracking + "/TargetValue", "it is per cent, not a share; 70 means 70 %");
    refused(target("19"), kTracking + "/TargetValue", "from 20 to 90");
    refused(target("91"), kTracking + "/TargetValue", "from 20 to 90");
    refused([](File& file) { file.bounds = R"("MinCapacity": 50, "MaxCapacity": 40)"; }, kRange + "/MinCapacity",
            "is above MaxCapacity");
    refused([](File& file) { file.bounds = R"("MinCapacity": 0, "MaxCapacity": 40)"; }, kRange + "/MinCapacity",
            "must be at least 1");
    refused([](File& file) { file.bounds = R"("MinCapacity": 1, "MaxCapacity": 50000)"; }, kRange + "/MaxCapacity",
            "quota of 40,000");
    refused([](File& file) { file.id = R"("Views")"; }, kRange + "/ResourceId", "must be table/NAME");
    refused([](File& file) { file.id = R"("table/Vews")"; }, kRange + "/ResourceId", "did you mean \"Views\"?");
    refused([](File& file) { file.dimension = "dynamodb:table:Writes"; }, kRange + "/ScalableDimension",
            "dynamodb:table:WriteCapacityUnits");
    refused(
        [](File& file) {
            file.tracking =
                R"("TargetValue": 70, "PredefinedMetricSpecification": { "PredefinedMetricType": "DynamoDBReadCapacityUtilization" })";
        },
        kTracking + "/PredefinedMetricSpecification/PredefinedMetricType", "does not fit a table's writes");
    refused(
        [](File& file) {
            file.tracking = R"("TargetValue": 70, "CustomizedMetricSpecification": { "Namespace": "AWS/DynamoDB",
   "MetricName": "ConsumedWriteCapacityUnits", "Statistic": "Maximum" })";
        },
        kTracking + "/CustomizedMetricSpecification", "not modelled yet");
    refused([](File& file) { file.more = ", " + file.target("Other"); }, "/Resources/Other/Properties/ResourceId",
            "scaled by Range already");
    refused([](File& file) { file.behavior = R"("WholeMinutes": true)"; }, "/Resources/Follow/Behavior/WholeMinutes",
            "");
    refused([](File& file) { file.behavior = R"("LowThreshold": 0.8, "LowPoints": 20)"; },
            "/Resources/Follow/Behavior/LowPoints", "cannot stand beside");
}

TEST_CASE("table scaling: a table is named as CloudFormation names it") {
    for (const char* id :
         {R"({ "Fn::Sub": "table/${Views}" })", R"({ "Fn::Join": ["/", ["table", { "Ref": "Views" }]] })"}) {
        File file;
        file.id = id;
        CHECK(designOf(file.load()).scalings[0].resource == "Views");
    }
    for (const std::string name : {"recent-views", "Follow"}) {  // the scaling policy Follow is no table
        File named;
        named.mode += R"(, "TableName": ")" + name + "\"";
        named.id = "\"table/" + name + "\"";
        CHECK(designOf(named.load()).scalings[0].resource == "Views");
    }
}

TEST_CASE("table scaling: a capacity outside its bounds is brought within them when the target is registered") {
    File file;
    file.bounds = R"("MinCapacity": 300, "MaxCapacity": 4000)";
    const auto loaded = file.load();
    CHECK(std::get<dynamodb::Spec>(designOf(loaded).resources[0].spec).writeCapacityUnits == 300);
    File onDemand;
    onDemand.mode = R"("BillingMode": "PAY_PER_REQUEST")";
    CHECK(test::warns(onDemand.load(), kRange + "/ResourceId", "does nothing while"));
}

TEST_CASE("table scaling: what AWS does not publish is named and listed") {
    const auto assumed = [](const File& file, const std::string& path, const std::string& value) {
        const auto loaded = file.load();
        for (const format::Assumption& one : designOf(loaded).assumptions) {
            if (one.path == path && one.value == value) return one.guess;
        }
        return false;
    };
    CHECK(assumed({}, "/Resources/Views/Behavior/UpdateTime", "2m"));
    CHECK(assumed({}, "/Resources/Views/Behavior/HourlyBilling", "TimeWeighted"));
    CHECK(assumed({}, "/Resources/Views/Behavior/IdleMinutes", "Zero"));
    CHECK(assumed({}, "/Resources/Follow/Behavior/AlarmDelay", "150s"));
    CHECK(assumed({}, "/Resources/Follow/Behavior/LowPoints", "20"));
    CHECK(assumed({}, "/Resources/Follow/Behavior/ScaleOutBasis", "Maximum"));
    CHECK(assumed({}, "/Resources/Follow/Behavior/ScaleInBasis", "Maximum"));
    CHECK(assumed({}, "/Resources/Follow/Behavior/CapacityRounding", "Up"));
    File share;
    share.behavior = R"("LowThreshold": 0.8, "AlarmDelay": "1m", "CapacityRounding": "Nearest")";
    CHECK_FALSE(assumed(share, "/Resources/Follow/Behavior/LowPoints", "20"));
    const auto loaded = share.load();
    const autoscaling::TargetTracking tracking = trackingOf(designOf(loaded).scalings[0].policies[0]);
    CHECK(tracking.target == Approx(0.7));
    CHECK(tracking.rules.lowThreshold(0.7) == Approx(0.56));
    CHECK(tracking.rules.delay == base::minutes(1));
    CHECK(tracking.rules.rounding == autoscaling::Rounding::Nearest);
    const auto plain = File{}.load();
    const autoscaling::TargetTracking usual = trackingOf(designOf(plain).scalings[0].policies[0]);
    CHECK(usual.rules.lowThreshold(0.7) == Approx(0.5));
    CHECK(usual.rules.highPeriods == 2);
    CHECK(usual.rules.lowPeriods == 15);
    // A table that nothing changes assumes none of it.
    const auto still = test::OneOfEach{}.load();
    REQUIRE(still.scenario);
    for (const format::Assumption& one : still.scenario->designs[0].assumptions) {
        CHECK(one.path.find("UpdateTime") == std::string::npos);
        CHECK(one.path.find("HourlyBilling") == std::string::npos);
        CHECK(one.path.find("IdleMinutes") == std::string::npos);
    }
}

TEST_CASE("table scaling: a target out of reach within MaxCapacity is told before the run") {
    // 100 units a second for ten minutes, then 1,000: 700 on the mean of half an hour.
    const auto told = [](const std::string& most, const std::string& text, auto change) {
        File file;
        file.bounds = R"("MinCapacity": 5, "MaxCapacity": )" + most;
        change(file);
        const auto loaded = file.load();
        INFO(document::toLines(loaded.problems));
        return test::warns(loaded, kRange + "/MaxCapacity", text);
    };
    const auto nothing = [](File&) {};
    CHECK(
        told("999", "the target cannot be reached: the workloads are expected to consume 700 units a second", nothing));
    CHECK(told("999", "70 % of MaxCapacity 999 is 699", nothing));
    CHECK(told("1001", "cannot be reached in the busiest minutes: the workloads are expected to consume up to 1,000",
               nothing));
    CHECK(told("990", "what is beyond 990 is throttled", nothing));
    CHECK_FALSE(told("1001", "is throttled", nothing));
    CHECK(told("1428", "cannot be reached", nothing));
    CHECK_FALSE(told("1429", "cannot be reached", nothing));
    // What a scheduled action allows counts, and so do other operations only where they write.
    CHECK_FALSE(told("500", "cannot be reached", [](File& file) {
        file.actions = R"js(, "ScheduledActions": [ { "ScheduledActionName": "up", "Schedule": "rate(5 minutes)",
            "ScalableTargetAction": { "MaxCapacity": 2000 } } ])js";
    }));
    CHECK_FALSE(
        told("500", "cannot be reached", [](File& file) { file.mode = R"("BillingMode": "PAY_PER_REQUEST")"; }));
}

TEST_CASE("table scaling: what functions and APIs make of their requests counts towards the target") {
    const auto demand = [](const std::string& steps, bool writes) {
        const auto loaded = format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
   "Routes": { "GET /a": { "Integration": "Work" }, "GET /b": { "Integration": { "Http": { "Latency": "0s" } } } } },
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, "Behavior": { "Steps": )" +
                                                         steps + R"( } },
 "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" },
   "Behavior": { "ItemCount": 5, "ItemSize": "6KB" } } },
"Workloads": { "W": { "Target": "Api", "Arrivals": { "Constant": { "Rate": "10/s" } },
   "Mix": [ { "Route": "GET /a", "Weight": 3 }, { "Route": "GET /b", "Weight": 1 } ] } },
"Simulation": { "Duration": "10m", "WarmUp": "0s", "Replications": 1 } })",
                                                     "s.json");
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        const format::TableDemand of(loaded.scenario->designs[0], "T");
        CHECK(of.busiest(writes, base::minutes(10)) == Approx(of.mean(writes, base::minutes(10))));
        return of.mean(writes, base::minutes(10));
    };
    const std::string put = R"({ "Call": { "Target": "T", "Operation": "PutItem" } })";
    const std::string get = R"({ "Call": { "Target": "T", "Operation": "GetItem", "ConsistentRead": true } })";
    CHECK(demand("[ " + put + " ]", true) == Approx(7.5 * 6));
    CHECK(demand("[ " + put + " ]", false) == 0.0);
    CHECK(demand(R"([ { "Repeat": { "Times": 4, "Steps": [ )" + get + " ] } } ]", false) == Approx(7.5 * 4 * 2));
    CHECK(demand(R"([ { "Branch": [ { "Weight": 1, "Steps": [ )" + put + R"( ] }, { "Weight": 4, "Steps": [ ] } ] } ])",
                 true) == Approx(7.5 / 5 * 6));
    CHECK(demand(R"([ { "Parallel": [ [ )" + put + " ], [ " + put + " ] ] } ]", true) == Approx(7.5 * 12));
    CHECK(demand(R"([ { "Call": { "Target": "T", "Operation": "PutItem", "ItemSize": "1500B" } } ])", true) ==
          Approx(7.5 * 2));
}

TEST_CASE("table scaling: a policy that is refused does not leave a target without one") {
    File file;
    file.tracking =
        R"("TargetValue": 91, "PredefinedMetricSpecification": { "PredefinedMetricType": "DynamoDBWriteCapacityUtilization" })";
    const std::string problems = document::toLines(file.load().problems);
    CHECK(problems.find("from 20 to 90") != std::string::npos);
    CHECK(problems.find("neither a policy") == std::string::npos);
}

namespace {

std::vector<double> seriesOf(build::DesignWorld& world, const std::string& name) {
    for (const engine::MetricSeries& one : world.world().metrics().series()) {
        if (one.name == name) return one.values;
    }
    FAIL("no series " << name);
    return {};
}

double figure(const engine::ResourceReport& report, const std::string& name) {
    for (const engine::Figure& one : report.figures) {
        if (one.name == name) return one.value;
    }
    return -1.0;
}

}  // namespace

// By hand: 1,000 of 200 units/s from minute 10 on, the first 75 s out of the burst bucket, so the minutes 10 and 11 are
// above 140 units/s. They end at 12:00, alarms are evaluated 150 s later: decision at 14:30, to ceil(consumed / 0.7) by
// the higher of the two minutes, about 1,429. The update takes 2 minutes: it serves from 16:30 on.
TEST_CASE("table scaling: on a step the series shows alarm, decision and apply at the right minutes") {
    File file;
    file.table = R"(, "Partitions": 8)";  // so that none of them is the limit
    const auto loaded = file.load();
    build::DesignWorld world(*loaded.scenario, designOf(loaded), {{}, base::minutes(30), base::minutes(1), 7});
    world.run({}, {});
    REQUIRE(world.scaled().size() == 1);
    const autoscaling::Scaler& scaler = world.scaled()[0].scaler();
    const base::Instant decided = base::Instant{} + base::seconds(870);
    REQUIRE_FALSE(scaler.high(0).history().empty());
    const cloudwatch::StateChange alarm = scaler.high(0).history().back().to == cloudwatch::AlarmState::Alarm
                                              ? scaler.high(0).history().back()
                                              : scaler.high(0).history()[scaler.high(0).history().size() - 2];
    CHECK(alarm.at == decided);
    const std::vector<double> consumed = seriesOf(world, "ConsumedWriteCapacityUnits");
    const std::vector<double> held = seriesOf(world, "ProvisionedWriteCapacityUnits");
    REQUIRE(consumed.size() == 30);
    CHECK(consumed[9] < 0.7 * 200 * 60);
    CHECK(consumed[10] > 50'000);
    REQUIRE_FALSE(scaler.activities().empty());
    const autoscaling::Activity& first = scaler.activities()[0];
    const auto wanted = static_cast<std::int64_t>((consumed[10] + 41.0) / 42.0);
    CHECK(first.at == decided);
    CHECK(first.from == 200);
    CHECK(first.to == wanted);
    CHECK(held[15] == 200);
    CHECK(held[16] == Approx((200.0 + static_cast<double>(wanted)) / 2));
    CHECK(held[17] == static_cast<double>(wanted));
    // Between the burst's end and 16:30 what is above 200 units a second is throttled, and nothing after.
    const std::vector<double> throttled = seriesOf(world, "WriteThrottleEvents");
    CHECK(throttled[10] == 0);
    CHECK(throttled[13] == Approx(20 * 60).epsilon(0.1));
    CHECK(throttled[17] == 0);
    const engine::ResourceReport report = world.reports(base::minutes(30))[0];
    CHECK(figure(report, "WriteScaleOuts") >= 1);
    CHECK(figure(report, "WriteScaleIns") == 0);
    CHECK(figure(report, "RefusedWriteScalings") == 0);
}

// By hand: 500 of the 1,000 wanted from 16:30 on, all of them used. Minute 16 is at 350 units/s, just not above 70 %;
// 17 and 18 are, evaluated at 21:30; from then on each minute up to 29:30.
TEST_CASE("table scaling: a target beyond MaxCapacity is told") {
    File file;
    file.bounds = R"("MinCapacity": 50, "MaxCapacity": 500)";
    const auto loaded = file.load();
    build::DesignWorld world(*loaded.scenario, designOf(loaded), {{}, base::minutes(30), base::minutes(1), 7});
    world.run({}, {});
    const engine::ResourceReport report = world.reports(base::minutes(30))[0];
    const auto told = std::find_if(report.warnings.begin(), report.warnings.end(), [](const engine::Warning& one) {
        return one.text.find("minutes stood at MaxCapacity above the target") != std::string::npos;
    });
    REQUIRE(told != report.warnings.end());
    CHECK(told->count == 9);
}

TEST_CASE("table scaling: scheduled actions raise a table before its peak") {
    File file;
    file.actions = R"js(, "ScheduledActions": [ { "ScheduledActionName": "peak", "Schedule": "at(2026-01-05T00:05:00)",
   "ScalableTargetAction": { "MinCapacity": 1500 } } ])js";
    const auto loaded = file.load();
    build::DesignWorld world(*loaded.scenario, designOf(loaded), {{}, base::minutes(12), base::minutes(1), 7});
    world.run({}, {});
    const std::vector<double> held = seriesOf(world, "ProvisionedWriteCapacityUnits");
    CHECK(held[6] == 200);
    CHECK(held[7] == 1'500);
    CHECK(seriesOf(world, "WriteThrottleEvents")[11] == 0);
}
