// SPDX-License-Identifier: GPL-3.0-or-later
// Application Auto Scaling of provisioned concurrency in a file, and in a world built from it.
#include <string>

#include "scenarios/build/design_world.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// A function "Work" with an alias, 100 provisioned, 10 requests a second that take 9 s each: 90 busy. Scaled between
/// Least and Most.
struct File {
    std::string provisioned = R"(, "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 100 })";
    std::string alias = R"(, "AutoPublishAlias": "live")";
    std::string space = "lambda";
    std::string id = R"("function:Work:live")";
    std::string dimension = "lambda:function:ProvisionedConcurrency";
    std::string bounds = R"("MinCapacity": 10, "MaxCapacity": 500)";
    std::string actions = "";  ///< with a comma before
    std::string policyType = "TargetTrackingScaling";
    std::string of = R"("ScalingTargetId": { "Ref": "Range" })";
    std::string tracking = R"("TargetValue": 0.7, "PredefinedMetricSpecification": {
   "PredefinedMetricType": "LambdaProvisionedConcurrencyUtilization" })";
    std::string behavior = "";
    std::string more = "";  ///< resources, with a comma before
    std::string warmUp = "0s";

    std::string target() const {
        return R"("Range": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
   "ServiceNamespace": ")" +
               space + R"(", "ResourceId": )" + id + R"(, "ScalableDimension": ")" + dimension + R"(", )" + bounds +
               actions + " } }";
    }
    std::string policy() const {
        return R"("Follow": { "Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": {
   "PolicyName": "follow", "PolicyType": ")" +
               policyType + R"(", )" + of + R"(, "TargetTrackingScalingPolicyConfiguration": { )" + tracking +
               R"( } }, "Behavior": { )" + behavior + " } }";
    }
    format::LoadedScenario load(bool withPolicy = true) const {
        return format::loadScenarioText(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Work": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "python3.13", "Timeout": 20)" +
                                            alias + provisioned +
                                            R"( }, "Behavior": { "Init": "2s", "Placement": "0s",
   "InvokeOverhead": "0s", "Steps": [ { "Wait": { "Duration": "9s" } } ] } },
 )" + target() + (withPolicy ? ", " + policy() : "") +
                                            more + R"( },
"Workloads": { "Users": { "Target": "Work", "Arrivals": { "Constant": { "Rate": "10/s" } } } },
"Simulation": { "Start": "2026-01-05T06:00:00Z", "WarmUp": ")" +
                                            warmUp + R"(", "Duration": "3h", "Replications": 1 } })",
                                        "s.json");
    }
};

const format::Design& designOf(const format::LoadedScenario& loaded) {
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return loaded.scenario->designs[0];
}

struct Change {
    double minute;
    std::int64_t from;
    std::int64_t to;
    bool operator==(const Change&) const = default;
};

struct Ran {
    std::vector<Change> changes;
    engine::ResourceReport report;
};

Ran run(const File& file, base::Duration length = base::hours(3), bool withPolicy = true, base::Duration warmUp = {}) {
    const auto loaded = file.load(withPolicy);
    const format::Design& design = designOf(loaded);
    build::DesignWorld world(*loaded.scenario, design, {warmUp, length, base::minutes(1), 7});
    world.run({}, {});
    Ran ran;
    for (const build::ScaledCapacity& scaled : world.scaled()) {
        for (const autoscaling::Activity& activity : scaled.scaler().activities()) {
            ran.changes.push_back({base::toSeconds(activity.at - base::Instant{}) / 60, activity.from, activity.to});
        }
    }
    ran.report = world.reports(length)[0];
    return ran;
}

double figure(const engine::ResourceReport& report, const std::string& name) {
    for (const engine::Figure& one : report.figures) {
        if (one.name == name) return one.value;
    }
    return -1.0;
}

bool hasWarning(const format::LoadedScenario& loaded, const std::string& text) {
    for (const document::Problem& problem : loaded.problems) {
        const bool warning = problem.severity == document::Severity::Warning;
        if (warning && problem.text.find(text) != std::string::npos) return true;
    }
    return false;
}

const std::string kRange = "/Resources/Range/Properties";
const std::string kTracking = "/Resources/Follow/Properties/TargetTrackingScalingPolicyConfiguration";

}  // namespace

TEST_CASE("scaling: a file's target tracking runs, and is reported with its function") {
    // 0 to 90 busy within 9 s. Minute 0: (45 x 9 + 90 x 51) / 60 = 83 %; above in minutes 0, 1, 2: at 3 min
    // ceil(100 x 0.9 / 0.7) = 129, there after 90.29 s, at 4.505 min. Minute 4 saw both: (30.29 x 0.9 + 29.71 x
    // 0.69767) / 60 = 79.98 %: at 5 min 148. 90 / 148 = 60.8 %, below 63 % from minute 7 on: at 22 min 129 again.
    const Ran ran = run({});
    CHECK(ran.changes == std::vector<Change>{{3, 100, 129}, {5, 129, 148}, {22, 148, 129}});
    CHECK(figure(ran.report, "ScaleOuts") == 2);
    CHECK(figure(ran.report, "ScaleIns") == 1);
    CHECK(figure(ran.report, "RefusedScalings") == 0);
    CHECK(ran.report.resource == "Work");
}

TEST_CASE("scaling: what happens in the warm-up shapes the run and is not counted") {
    const Ran ran = run({}, base::hours(1), true, base::hours(1));
    CHECK(ran.changes == std::vector<Change>{{-57, 100, 129}, {-55, 129, 148}, {-38, 148, 129}});
    CHECK(figure(ran.report, "ScaleOuts") == 0);
    CHECK(figure(ran.report, "ProvisionedConcurrencyMean") == Approx(129));
}

TEST_CASE("scaling: Behavior's switches, cooldowns and bounds reach the scaler") {
    File whole;
    whole.behavior = R"("WholeMinutes": true, "AlarmDelay": "1m")";
    CHECK(run(whole).changes == std::vector<Change>{{4, 100, 129}});
    File bases;
    bases.behavior = R"("ScaleOutBasis": "Average", "ScaleInBasis": "Latest", "LowThreshold": 0.8)";
    const autoscaling::PolicySpec spec = designOf(bases.load()).scalings[0].policies[0];
    CHECK(spec.outBasis == autoscaling::Basis::Average);
    CHECK(spec.inBasis == autoscaling::Basis::Latest);
    CHECK(trackingOf(spec).rules.lowThreshold(0.5) == Approx(0.4));
    File slow;
    slow.tracking += R"(, "ScaleOutCooldown": 60, "ScaleInCooldown": 120, "DisableScaleIn": true)";
    const autoscaling::TargetTracking tracking = trackingOf(designOf(slow.load()).scalings[0].policies[0]);
    CHECK(tracking.scaleOutCooldown == base::seconds(60));
    CHECK(tracking.scaleInCooldown == base::seconds(120));
    CHECK(tracking.disableScaleIn);
    // At 5 min the cooldown runs: ceil(100 x 0.7998 / 0.7) = 115 is no more than there is.
    CHECK(run(slow, base::hours(1)).changes == std::vector<Change>{{3, 100, 129}});
    File bounded;
    bounded.bounds = R"("MinCapacity": 10, "MaxCapacity": 120)";
    CHECK(run(bounded).changes == std::vector<Change>{{3, 100, 120}});
}

TEST_CASE("scaling: a capacity outside its bounds is brought within them when the target is registered") {
    File none;
    none.provisioned = "";
    CHECK(std::get<lambda::Spec>(designOf(none.load()).resources[0].spec).provisionedConcurrency == 10);
    File above;
    above.bounds = R"("MinCapacity": 10, "MaxCapacity": 50)";
    CHECK(std::get<lambda::Spec>(designOf(above.load()).resources[0].spec).provisionedConcurrency == 50);
    File between;
    CHECK(std::get<lambda::Spec>(designOf(between.load()).resources[0].spec).provisionedConcurrency == 100);
}

TEST_CASE("scaling: the maximum of a minute is tracked by a metric of one's own") {
    File file;
    file.tracking = R"("TargetValue": 0.7, "CustomizedMetricSpecification": { "Namespace": "AWS/Lambda",
   "MetricName": "ProvisionedConcurrencyUtilization", "Statistic": "Maximum",
   "Dimensions": [ { "Name": "FunctionName", "Value": "Work" } ] })";
    CHECK(designOf(file.load()).scalings[0].policies[0].statistic == engine::Statistic::Maximum);
    // As above, but minute 4's maximum is 0.9 of the old 100: ceil(129 x 0.9 / 0.7) = 166, there at 6.506 min. 90 / 166
    // is below 63 % from minute 7 on: at 22 min ceil(166 x 0.5422 / 0.7) = 129.
    CHECK(run(file).changes == std::vector<Change>{{3, 100, 129}, {5, 129, 166}, {22, 166, 129}});
}

TEST_CASE("scaling: scheduled actions by the clock of a time zone") {
    // Start is 6:00 UTC, 7:00 in Berlin. At 8:00 there at least 200; at 7:30 UTC at most 50; every 2 h from Start on at
    // least 20 (too little to change anything at 8:00 UTC).
    File file;
    file.actions = R"js(, "ScheduledActions": [
   { "ScheduledActionName": "day", "Schedule": "cron(0 8 * * ? *)", "Timezone": "Europe/Berlin",
     "ScalableTargetAction": { "MinCapacity": 200 } },
   { "ScheduledActionName": "off", "Schedule": "at(2026-01-05T07:30:00)",
     "ScalableTargetAction": { "MinCapacity": 5, "MaxCapacity": 50 } },
   { "ScheduledActionName": "often", "Schedule": "rate(2 hours)",
     "ScalableTargetAction": { "MinCapacity": 20 } } ])js";
    const Ran ran = run(file, base::hours(3), false);
    CHECK(ran.changes == std::vector<Change>{{60, 100, 200}, {90, 200, 50}});
    File local = file;
    local.actions = R"js(, "ScheduledActions": [
   { "ScheduledActionName": "day", "Timezone": "America/New_York", "Schedule": "at(2026-01-05T03:15:00)",
     "ScalableTargetAction": { "MinCapacity": 200 } } ])js";
    CHECK(run(local, base::hours(3), false).changes == std::vector<Change>{{135, 100, 200}});
}

TEST_CASE("scaling: references to functions and targets, as CloudFormation writes them") {
    File sub;
    sub.id = R"({ "Fn::Sub": "function:${Work}:live" })";
    CHECK(designOf(sub.load()).scalings[0].resource == "Work");
    File triple;
    triple.of = R"("ResourceId": "function:Work:live", "ServiceNamespace": "lambda",
   "ScalableDimension": "lambda:function:ProvisionedConcurrency")";
    CHECK(designOf(triple.load()).scalings[0].policies.size() == 1);
}

TEST_CASE("scaling: what AWS refuses or nobody models is an error that says so") {
    const auto refused = [](auto change, const std::string& pointer, const std::string& text) {
        File file;
        change(file);
        const auto loaded = file.load();
        INFO(document::toLines(loaded.problems));
        CHECK(test::refuses(loaded, pointer, text));
    };
    refused([](File& file) { file.space = "ecs"; }, kRange + "/ServiceNamespace", "not modelled yet");
    refused([](File& file) { file.dimension = "lambda:function:Memory"; }, kRange + "/ScalableDimension",
            "RegisterScalableTarget");
    refused([](File& file) { file.id = R"("function:Work")"; }, kRange + "/ResourceId", "must be function:NAME:ALIAS");
    refused([](File& file) { file.id = R"("function:Wrok:live")"; }, kRange + "/ResourceId", "did you mean \"Work\"?");
    refused([](File& file) { file.id = R"("function:Work:$LATEST")"; }, kRange + "/ResourceId",
            "belongs to a published version");
    refused(
        [](File& file) {
            file.alias = "";
            file.provisioned = "";
        },
        kRange + "/ResourceId", "belongs to a published version");
    refused([](File& file) { file.bounds = R"("MinCapacity": 20, "MaxCapacity": 10)"; }, kRange + "/MinCapacity",
            "above MaxCapacity");
    refused([](File& file) { file.bounds = R"("MinCapacity": 20)"; }, kRange, "lacks \"MaxCapacity\"");
    refused([](File& file) { file.policyType = "StepScaling"; }, "/Resources/Follow/Properties/PolicyType",
            "not modelled yet");
    refused([](File& file) { file.of = R"("ScalingTargetId": "Rang")"; },
            "/Resources/Follow/Properties/ScalingTargetId", "is not a ScalableTarget");
    refused([](File& file) { file.tracking = R"("TargetValue": 0.7)"; }, kTracking, "needs either");
    refused(
        [](File& file) {
            file.tracking = R"("TargetValue": 70, "PredefinedMetricSpecification": {
   "PredefinedMetricType": "LambdaProvisionedConcurrencyUtilization" })";
        },
        kTracking + "/TargetValue", "it is a share, not per cent; 0.7 means 70 %");
    refused(
        [](File& file) {
            file.tracking = R"("TargetValue": 0.95, "PredefinedMetricSpecification": {
   "PredefinedMetricType": "LambdaProvisionedConcurrencyUtilization" })";
        },
        kTracking + "/TargetValue", "from 0.1 to 0.9");
    refused(
        [](File& file) {
            file.tracking = R"("TargetValue": 0.7, "PredefinedMetricSpecification": {
   "PredefinedMetricType": "DynamoDBReadCapacityUtilization" })";
        },
        kTracking + "/PredefinedMetricSpecification/PredefinedMetricType", "does not fit");
    refused(
        [](File& file) {
            file.tracking = R"("TargetValue": 0.7, "CustomizedMetricSpecification": { "Namespace": "AWS/Lambda",
   "MetricName": "Duration", "Statistic": "Average" })";
        },
        kTracking + "/CustomizedMetricSpecification", "not modelled yet");
    refused([](File& file) { file.more = ", " + file.target().replace(1, 5, "Other"); },
            "/Resources/Other/Properties/ResourceId", "scaled by Range already");
    refused([](File& file) { file.more = ", " + file.policy().replace(1, 6, "Second"); }, "/Resources/Second",
            "second policy");
    refused(
        [](File& file) {
            file.actions = R"js(, "ScheduledActions": [
   { "ScheduledActionName": "x", "Schedule": "cron(0 8)",
     "ScalableTargetAction": { "MinCapacity": 1 } } ])js";
        },
        kRange + "/ScheduledActions/0/Schedule", "");
    refused(
        [](File& file) {
            file.actions = R"js(, "ScheduledActions": [
   { "ScheduledActionName": "x", "Schedule": "rate(1 hour)",
     "ScalableTargetAction": {} } ])js";
        },
        kRange + "/ScheduledActions/0/ScalableTargetAction", "needs MinCapacity, MaxCapacity or both");
    refused(
        [](File& file) {
            file.actions = R"js(, "ScheduledActions": [
   { "ScheduledActionName": "x", "Schedule": "rate(1 hour)", "Timezone": "Europe/Berlim",
     "ScalableTargetAction": { "MinCapacity": 1 } } ])js";
        },
        kRange + "/ScheduledActions/0/Timezone", "");
}

TEST_CASE("scaling: warnings and assumptions") {
    CHECK(hasWarning(File{}.load(false), "nothing is scaled"));
    CHECK_FALSE(hasWarning(File{}.load(), "nothing is scaled"));
    const auto loaded = File{}.load();
    std::vector<std::string> guesses;
    for (const format::Assumption& one : designOf(loaded).assumptions) {
        if (one.guess && one.path.starts_with("/Resources/Follow/Behavior/")) guesses.push_back(one.path.substr(27));
    }
    CHECK(guesses ==
          std::vector<std::string>{"AlarmDelay", "LowThreshold", "ScaleOutBasis", "ScaleInBasis", "WholeMinutes"});
}
