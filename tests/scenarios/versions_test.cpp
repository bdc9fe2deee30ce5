// SPDX-License-Identifier: GPL-3.0-or-later
// Aliases, versions, provisioned concurrency and SnapStart in a file, and in a world built from it.
#include <string>

#include "scenarios/build/design_world.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// A function "Work" and whatever else; two users of `target`.
struct File {
    std::string type = "AWS::Lambda::Function";
    std::string properties = "";  ///< more of Work's, with a comma before
    std::string behavior = "";    ///< with a comma before
    std::string more = "";        ///< resources, with a comma before
    std::string target = "Work";
    std::string quotas = "";

    format::LoadedScenario load() const {
        return format::loadScenarioText(
            R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "Work": { "Type": ")" +
                type + R"(", "Properties": { "Runtime": "python3.13", "MemorySize": 1024)" + properties +
                R"( }, "Behavior": { "Init": "2s", "Placement": "0s", "InvokeOverhead": "0s", "Steps": [ { "Wait":
    { "Duration": "100ms" } } ])" +
                behavior + R"( } })" + more + R"( },
"Workloads": { "Users": { "Target": ")" +
                target + R"(", "Arrivals": { "Closed": { "Users": 2, "Think": "1s" } } } }, )" + quotas + R"(
"Simulation": { "WarmUp": "0s", "Duration": "10m", "Replications": 1 } })",
            "s.json");
    }
};

const lambda::Spec& workOf(const format::LoadedScenario& loaded) {
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return std::get<lambda::Spec>(loaded.scenario->designs[0].resources[0].spec);
}

engine::ResourceReport reportOf(const format::LoadedScenario& loaded) {
    workOf(loaded);
    const format::Scenario& scenario = *loaded.scenario;
    build::DesignWorld world(scenario, scenario.designs[0], {{}, base::minutes(10), base::minutes(1), 7});
    world.run({}, {});
    return world.reports(base::minutes(10))[0];
}

double figure(const engine::ResourceReport& report, const std::string& name) {
    for (const engine::Figure& one : report.figures) {
        if (one.name == name) return one.value;
    }
    return -1.0;
}

bool warns(const format::LoadedScenario& loaded, const std::string& text) {
    for (const document::Problem& problem : loaded.problems) {
        if (problem.severity == document::Severity::Warning && problem.text.find(text) != std::string::npos)
            return true;
    }
    return false;
}

bool assumes(const format::LoadedScenario& loaded, const std::string& path, bool guess) {
    REQUIRE(loaded.scenario);
    for (const format::Assumption& one : loaded.scenario->designs[0].assumptions) {
        if (one.path == path) return one.guess == guess;
    }
    return false;
}

const std::string kProvisioned = R"("ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 2 })";
const std::string kVersion =
    R"(, "V1": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Work" } } })";

std::string alias(const std::string& version, const std::string& more) {
    return R"(, "Live": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "Work" }, "Name": "live",
  "FunctionVersion": )" +
           version + more + " } }";
}

}  // namespace

TEST_CASE("provisioned concurrency of an alias, a version, or SAM's alias serves the function's traffic", "[format]") {
    File file;
    SECTION("alias") { file.more = kVersion + alias(R"({ "Fn::GetAtt": ["V1", "Version"] })", ", " + kProvisioned); }
    SECTION("version") {
        file.more = R"(, "V1": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": "Work", )" +
                    kProvisioned + " } }";
    }
    SECTION("SAM") {
        file.type = "AWS::Serverless::Function";
        file.properties = R"(, "AutoPublishAlias": "live", )" + kProvisioned;
    }
    SECTION("called by the alias' name") {
        file.more = kVersion + alias(R"("1")", ", " + kProvisioned);
        file.target = "Live";
    }
    const auto loaded = file.load();
    CHECK(workOf(loaded).published);
    CHECK(workOf(loaded).provisionedConcurrency == std::optional<std::int64_t>(2));
    CHECK(assumes(loaded, "/Quotas/Lambda/ProvisioningPreparation", true));
    const auto report = reportOf(loaded);
    CHECK(figure(report, "ColdStarts") == 0);
    CHECK(figure(report, "ProvisionedConcurrencyInvocations") == figure(report, "Invocations"));
    CHECK(figure(report, "Invocations") > 1'000);
}

TEST_CASE("NAME:$LATEST goes past the alias", "[format]") {
    File file;
    file.more = kVersion + alias(R"("1")", ", " + kProvisioned);
    file.target = "Work:$LATEST";
    const auto report = reportOf(file.load());
    CHECK(figure(report, "ProvisionedConcurrencyInvocations") == 0);
    CHECK(figure(report, "ColdStarts") == 2);
    file.target = "Wrok:$LATEST";
    CHECK(test::refuses(file.load(), "/Workloads/Users/Target", "is not a resource"));
}

TEST_CASE("what AWS refuses of aliases and provisioned concurrency is said where it stands", "[format]") {
    File file;
    const std::string config = "/Resources/Live/Properties/ProvisionedConcurrencyConfig";
    SECTION("of $LATEST") {
        file.more = alias(R"("$LATEST")", ", " + kProvisioned);
        CHECK(test::refuses(file.load(), config, "not to $LATEST"));
    }
    SECTION("SAM without an alias") {
        file.type = "AWS::Serverless::Function";
        file.properties = ", " + kProvisioned;
        CHECK(test::refuses(file.load(), "/Resources/Work/Properties/ProvisionedConcurrencyConfig", "not to $LATEST"));
    }
    SECTION("with SnapStart") {
        file.properties = R"(, "SnapStart": { "ApplyOn": "PublishedVersions" })";
        file.more = kVersion + alias(R"("1")", ", " + kProvisioned);
        CHECK(test::refuses(file.load(), config, "exclude each other"));
    }
    SECTION("above the reservation") {
        file.properties = R"(, "ReservedConcurrentExecutions": 1)";
        file.more = kVersion + alias(R"("1")", ", " + kProvisioned);
        CHECK(test::refuses(file.load(), config, "above the function's reserved concurrency"));
    }
    SECTION("above what the quota leaves") {
        file.quotas = R"("Quotas": { "Lambda": { "ConcurrentExecutions": 101 } },)";
        file.more = kVersion + alias(R"("1")", ", " + kProvisioned);
        CHECK(test::refuses(file.load(), config, "leaves 1"));
    }
    SECTION("twice") {
        file.more = R"(, "V1": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": "Work", )" +
                    kProvisioned + " } }" + alias(R"("1")", ", " + kProvisioned);
        CHECK(test::refuses(file.load(), config, "is the second one of Work"));
    }
    SECTION("of no function") {
        file.more = R"(, "V1": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": "Wrok" } })";
        CHECK(test::refuses(file.load(), "/Resources/V1/Properties/FunctionName", "did you mean \"Work\""));
    }
    SECTION("on a function, where CloudFormation has no such property") {
        file.properties = ", " + kProvisioned;
        CHECK_FALSE(file.load().scenario);
    }
    SECTION("none at all") {
        file.more =
            kVersion + alias(R"("1")", R"(, "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 0 })");
        CHECK(test::refuses(file.load(), config + "/ProvisionedConcurrentExecutions", "1 to "));
    }
}

TEST_CASE("SnapStart in a file", "[format]") {
    File file;
    file.properties = R"(, "SnapStart": { "ApplyOn": "PublishedVersions" })";
    SECTION("without a version it does nothing, and says so") {
        const auto loaded = file.load();
        CHECK(warns(loaded, "this function has none"));
        CHECK(figure(reportOf(loaded), "Restores") == -1);
    }
    SECTION("with a version: 2 restores of 500 ms instead of INIT") {
        file.more = kVersion;
        file.behavior = R"(, "Restore": "500ms", "BilledRestore": 0.5)";
        const auto loaded = file.load();
        CHECK_FALSE(assumes(loaded, "/Resources/Work/Behavior/BilledRestore", true));
        CHECK(figure(reportOf(loaded), "Restores") == 2);
    }
    SECTION("the default of a runtime that nobody measured is a guess") {
        file.more = kVersion;
        const auto loaded = file.load();
        workOf(loaded);
        CHECK(assumes(loaded, "/Resources/Work/Behavior/Restore", true));
        CHECK(assumes(loaded, "/Resources/Work/Behavior/BilledRestore", true));
    }
    SECTION("off") {
        file.properties = R"(, "SnapStart": { "ApplyOn": "None" })";
        CHECK_FALSE(workOf(file.load()).snapStart);
    }
}

TEST_CASE("a VPC, the first invocation, extensions and environments made ahead in a file", "[format]") {
    File file;
    file.properties = R"(, "VpcConfig": { "SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"] })";
    file.behavior = R"(, "FirstInvoke": "measured", "ProactiveInit": 0.5, "Extensions": "20ms")";
    const auto loaded = file.load();
    const lambda::Spec& spec = workOf(loaded);
    CHECK(spec.vpc);
    CHECK(assumes(loaded, "/Resources/Work/Behavior/VpcPlacement", true));
    CHECK(spec.firstInvokeMeasured);
    CHECK(spec.proactiveInit == 0.5);
    CHECK(spec.extensions == base::Distribution::constant(0.02));
    SECTION("given by hand") {
        file.behavior = R"(, "VpcPlacement": "50ms", "FirstInvoke": "30ms")";
        const auto given = file.load();
        CHECK(workOf(given).firstInvoke == base::Distribution::constant(0.03));
        CHECK_FALSE(assumes(given, "/Resources/Work/Behavior/VpcPlacement", true));
    }
    SECTION("none of it unless the file says so") {
        file = {};
        const auto plain = file.load();
        CHECK_FALSE(workOf(plain).vpc);
        CHECK_FALSE(workOf(plain).firstInvoke);
        CHECK_FALSE(assumes(plain, "/Resources/Work/Behavior/VpcPlacement", true));
        CHECK_FALSE(assumes(plain, "/Quotas/Lambda/ProvisioningPreparation", true));
    }
    SECTION("times of what is not there have no effect, and the file's author is told") {
        file = {};
        file.behavior = R"(, "VpcPlacement": "50ms", "Restore": "1s", "BilledRestore": 1)";
        const auto idle = file.load();
        workOf(idle);
        int notes = 0;
        for (const document::Problem& problem : idle.problems) {
            if (problem.text.starts_with("has no effect: the function has no")) ++notes;
        }
        CHECK(notes == 3);
    }
    SECTION("a key of VpcConfig that is not there") {
        file.properties = R"(, "VpcConfig": { "SubnetId": ["subnet-1"] })";
        CHECK(test::refuses(file.load(), "/Resources/Work/Properties/VpcConfig/SubnetId", "SubnetIds"));
    }
}

TEST_CASE("a function's URL stands for the function, and may stream its answers", "[format]") {
    File file;
    file.behavior = R"(, "ResponseSize": "8MB")";
    const auto url = [](const std::string& more) {
        return R"(, "Link": { "Type": "AWS::Lambda::Url", "Properties": { "AuthType": "NONE",
  "TargetFunctionArn": { "Fn::GetAtt": ["Work", "Arn"] })" +
               more + " } }";
    };
    file.more = url(R"(, "InvokeMode": "RESPONSE_STREAM")");
    file.target = "Link";
    SECTION("8 MB: 2 MB above what is free, in 1 s") {
        const auto loaded = file.load();
        CHECK(workOf(loaded).streams);
        const auto report = reportOf(loaded);
        for (const base::MeterReading& reading : report.readings) {
            if (reading.usageType != "Lambda-Streaming-Response-Processed-Bytes") continue;
            const auto ended = static_cast<std::int64_t>(reading.granules / base::mebibytes(2).count);
            CHECK(ended == Approx(figure(report, "Invocations")).margin(2));
            CHECK(reading.granules % base::mebibytes(2).count == 0);
        }
        CHECK(figure(report, "Invocations") > 400);
    }
    SECTION("buffered: never fits") {
        file.more = url("");
        CHECK(test::refuses(file.load(), "/Resources/Work/Behavior/ResponseSize", "6 MB"));
    }
    SECTION("SAM") {
        file.type = "AWS::Serverless::Function";
        file.properties = R"(, "FunctionUrlConfig": { "AuthType": "NONE", "InvokeMode": "RESPONSE_STREAM" })";
        file.more = "";
        file.target = "Work";
        CHECK(workOf(file.load()).streams);
    }
    SECTION("who calls the function itself gets whole answers") {
        // Half of what is even between 4 and 8 MB fits: 0.5 within 4 standard deviations of 0.5 / sqrt(1,000).
        file.behavior = R"(, "ResponseSize": { "Uniform": { "Low": "4MB", "High": "8MB" } })";
        file.target = "Work";
        const auto report = reportOf(file.load());
        CHECK(figure(report, "Errors") / figure(report, "Invocations") == Approx(0.5).margin(0.065));
        for (const base::MeterReading& reading : report.readings) {
            if (reading.usageType == "Lambda-Streaming-Response-Processed-Bytes") CHECK(reading.granules == 0);
        }
    }
}
