// SPDX-License-Identifier: GPL-3.0-or-later
// Several versions and aliases of one function, in a file and in a world built from it.
#include <string>

#include "scenarios/build/design_world.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// An alias "Green" of version V1 with 2 provisioned, "Blue" of V2, and what a test adds; one user of each of
/// `targets`, who thinks for a second between requests of 100 ms. INIT takes 2 s.
struct File {
    std::string region = "us-east-1";
    std::string properties = "";  ///< of Work, with a comma before
    std::string green = R"(, "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 2 })";
    std::string blue = R"(, "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 3 })";
    std::string blueVersion = R"({ "Fn::GetAtt": ["V2", "Version"] })";
    std::string more = "";  ///< resources, with a comma before
    std::vector<std::string> targets{"Green", "Blue"};

    format::LoadedScenario load() const {
        std::string users;
        for (const std::string& target : targets) {
            users += (users.empty() ? "\"" : ", \"") + std::string("On") + target.substr(0, target.find(':')) +
                     R"(": { "Target": ")" + target + R"(", "Arrivals": { "Closed": { "Users": 1, "Think": "1s" } } })";
        }
        return format::loadScenarioText(R"({ "Headroom": 1, "Region": ")" + region + R"(", "Resources": {
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python3.13", "MemorySize": 1024)" +
                                            properties + R"( },
   "Behavior": { "Init": "2s", "Placement": "0s", "InvokeOverhead": "0s", "Steps": { "one": { "Wait": "100ms" } } } },
 "V1": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Work" } } },
 "V2": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "Work" } } },
 "Green": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "Work" }, "Name": "green",
   "FunctionVersion": { "Fn::GetAtt": ["V1", "Version"] })" +
                                            green + R"( } },
 "Blue": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "Work" }, "Name": "blue",
   "FunctionVersion": )" + blueVersion + blue +
                                            " } }" + more + R"( },
"Workloads": { )" + users + R"( },
"Simulation": { "WarmUp": "0s", "Duration": "10m", "Replications": 1 } })",
                                        "s.json");
    }
};

/// What each resource has to say after ten minutes of so many users each.
std::vector<engine::ResourceReport> run(const File& file, std::int64_t users = 1) {
    format::LoadedScenario loaded = file.load();
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    for (workload::TrafficSpec& workload : loaded.scenario->designs[0].workloads)
        std::get<workload::Closed>(workload.arrivals.process).users = users;
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(10), base::minutes(1), 7});
    world.run({}, {});
    return world.reports(base::minutes(10));
}

double figure(const std::vector<engine::ResourceReport>& reports, const std::string& resource,
              const std::string& name) {
    for (const engine::ResourceReport& report : reports) {
        if (report.resource != resource) continue;
        for (const engine::Figure& one : report.figures) {
            if (one.name == name) return one.value;
        }
    }
    return -1.0;
}

}  // namespace

TEST_CASE("each version has its own environments and provisioned concurrency", "[versions]") {
    const auto reports = run(File{});
    // 600 s of 1.1 s each: 545 or 546 invocations on either, none of them cold.
    for (const char* version : {"Work", "Work:V2"}) {
        CHECK(figure(reports, version, "Invocations") == Approx(545.5).margin(1));
        CHECK(figure(reports, version, "ProvisionedConcurrencyInvocations") == figure(reports, version, "Invocations"));
        CHECK(figure(reports, version, "ColdStarts") == 0);
    }
    CHECK(figure(reports, "Work", "ProvisionedConcurrencyMean") == 2);
    CHECK(figure(reports, "Work:V2", "ProvisionedConcurrencyMean") == 3);
}

TEST_CASE("an alias of another version than the provisioned one runs on demand", "[versions]") {
    File file;
    file.blue = "";
    const auto reports = run(file);
    CHECK(figure(reports, "Work", "ColdStarts") == 0);
    CHECK(figure(reports, "Work:V2", "ProvisionedConcurrencyInvocations") == -1);
    CHECK(figure(reports, "Work:V2", "ColdStarts") == 1);
    CHECK(figure(reports, "Work:V2", "Invocations") == Approx(543.5).margin(1));
}

TEST_CASE("two aliases of one version are the same, and the function's name means its first alias", "[versions]") {
    File file;
    file.blue = "";
    file.blueVersion = R"({ "Fn::GetAtt": ["V1", "Version"] })";
    file.targets = {"Green", "Blue", "Work", "V1"};
    const auto reports = run(file);
    CHECK(figure(reports, "Work", "Invocations") == Approx(4 * 545.5).margin(4));  // as many as four users make
    CHECK(figure(reports, "Work:V2", "Invocations") == 0);                         // nobody calls it
}

TEST_CASE("versions share what their function has reserved", "[versions]") {
    // 6 reserved, 2 and 3 provisioned: one is left on demand for both.
    File file;
    file.properties = R"(, "ReservedConcurrentExecutions": 6)";
    CHECK(figure(run(file), "Work", "Throttles") == 0);
    file.properties = R"(, "ReservedConcurrentExecutions": 4)";
    CHECK(test::refuses(file.load(), "/Resources/Green/Properties/ProvisionedConcurrencyConfig",
                        "5 is above the function's reserved concurrency, 4"));
}

TEST_CASE("weights of an alias send a share of its traffic to another version", "[versions]") {
    // 0.25 of about 5,455 requests: within 3.3 standard deviations of 32.
    File file;
    file.green =
        R"(, "RoutingConfig": { "AdditionalVersionWeights": [ { "FunctionVersion": { "Fn::GetAtt": ["V2", "Version"] }, "FunctionWeight": 0.25 } ] })";
    file.blue = "";
    file.targets = {"Green"};
    const auto reports = run(file, 10);
    const double first = figure(reports, "Work", "Invocations");
    const double second = figure(reports, "Work:V2", "Invocations");
    CHECK(second == Approx(0.25 * (first + second)).margin(3.3 * 32));
    CHECK(second > 1'000);
    CHECK(figure(reports, "Work:V2", "ColdStarts") > 0);  // environments of its own
}

TEST_CASE("weights belong to their alias alone", "[versions]") {
    // 10 users of 1.1 s make about 5,455 requests: a quarter within 3.3 standard deviations of 32.
    File file;
    const auto quarterTo = [](const std::string& version) {
        return R"(, "RoutingConfig": { "AdditionalVersionWeights": [ { "FunctionVersion": { "Fn::GetAtt": [")" +
               version + R"(", "Version"] }, "FunctionWeight": 0.25 } ] })";
    };
    SECTION("of a second alias, to the function's own version") {
        file.green = "";
        file.blue = quarterTo("V1");
        file.targets = {"Blue"};
        const auto reports = run(file, 10);
        const double own = figure(reports, "Work", "Invocations");
        const double second = figure(reports, "Work:V2", "Invocations");
        CHECK(own == Approx(0.25 * (own + second)).margin(3.3 * 32));
        CHECK(own > 1'000);
    }
    SECTION("another alias of the same version, and the version itself, go past them") {
        file.green = quarterTo("V2");
        file.blue = "";
        file.more =
            R"(, "Red": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "Work" }, "Name": "red",
            "FunctionVersion": { "Fn::GetAtt": ["V1", "Version"] } } },
            "RedUrl": { "Type": "AWS::Lambda::Url", "Properties": { "TargetFunctionArn": { "Ref": "Red" }, "AuthType": "NONE" } })";
        file.targets = {"Red", "V1", "RedUrl"};
        const auto past = run(file, 10);
        CHECK(figure(past, "Work:V2", "Invocations") == 0);
        CHECK(figure(past, "Work", "Invocations") > 15'000);
        file.targets = {"Work"};
        CHECK(figure(run(file, 10), "Work:V2", "Invocations") > 1'000);
    }
    SECTION("a URL of an alias with weights has them") {
        file.green = quarterTo("V2");
        file.blue = "";
        file.more =
            R"(, "GreenUrl": { "Type": "AWS::Lambda::Url", "Properties": { "TargetFunctionArn": { "Ref": "Green" }, "AuthType": "NONE" } })";
        file.targets = {"GreenUrl"};
        CHECK(figure(run(file, 10), "Work:V2", "Invocations") > 1'000);
    }
}

TEST_CASE("what AWS refuses of versions, and what is not modelled, is said where it stands", "[versions]") {
    File file;
    const std::string green = "/Resources/Green/Properties/";
    const std::string blue = "/Resources/Blue/Properties/";
    const auto weights = [](const std::string& list) {
        return R"(, "RoutingConfig": { "AdditionalVersionWeights": )" + list + " }";
    };
    const std::string one = R"({ "FunctionVersion": { "Fn::GetAtt": ["V2", "Version"] }, "FunctionWeight": 0.5 })";
    SECTION("one provisioned concurrency a version") {
        file.blueVersion = R"({ "Fn::GetAtt": ["V1", "Version"] })";
        CHECK(test::refuses(file.load(), blue + "ProvisionedConcurrencyConfig",
                            "is the second one of Work's version V1"));
    }
    SECTION("two versions an alias") {
        file.green = weights("[ " + one + ", " + one + " ]");
        CHECK(test::refuses(file.load(), green + "RoutingConfig/AdditionalVersionWeights", "two versions at most"));
    }
    SECTION("a weight between 0 and 1") {
        file.green = weights(R"([ { "FunctionVersion": "V2", "FunctionWeight": 1.5 } ])");
        CHECK(test::refuses(file.load(), green + "RoutingConfig/AdditionalVersionWeights/0/FunctionWeight", "0 to 1"));
    }
    SECTION("another version") {
        file.green =
            weights(R"([ { "FunctionVersion": { "Fn::GetAtt": ["V1", "Version"] }, "FunctionWeight": 0.5 } ])");
        CHECK(test::refuses(file.load(), green + "RoutingConfig/AdditionalVersionWeights/0",
                            "another published version"));
    }
    SECTION("beside provisioned concurrency") {
        file.green += weights("[ " + one + " ]");
        CHECK(test::refuses(file.load(), green + "RoutingConfig/AdditionalVersionWeights",
                            "cannot have provisioned concurrency"));
    }
    SECTION("beside $LATEST") {
        file.blueVersion = R"("$LATEST")";
        file.blue = weights("[ " + one + " ]");
        CHECK(test::refuses(file.load(), blue + "RoutingConfig", "not beside $LATEST"));
    }
    SECTION("a name that is none") {
        file.targets = {"Work:V3"};
        CHECK(test::refuses(file.load(), "/Workloads/OnWork/Target", "names no alias or version of Work"));
    }
}

TEST_CASE("a further version's provisioned concurrency is scaled by itself", "[versions]") {
    // The bounds bring 3 to 5; at five minutes 8 are asked for, which are there after 90 s and 3 / 100 s.
    File file;
    file.more =
        R"js(, "Target": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "lambda",
        "ScalableDimension": "lambda:function:ProvisionedConcurrency", "ResourceId": "function:Work:blue", "MinCapacity": 5, "MaxCapacity": 9,
        "ScheduledActions": [ { "ScheduledActionName": "up", "Schedule": "at(2026-01-05T00:05:00)",
          "ScalableTargetAction": { "MinCapacity": 8, "MaxCapacity": 9 } } ] } })js";
    const auto reports = run(file);
    CHECK(figure(reports, "Work:V2", "ProvisionedConcurrencyMean") == Approx((5 * 390.03 + 8 * 209.97) / 600));
    CHECK(figure(reports, "Work:V2", "ScaleOuts") == 1);
    CHECK(figure(reports, "Work", "ProvisionedConcurrencyMean") == 2);
    CHECK(figure(reports, "Work", "ScaleOuts") == -1);  // nothing scales it
}

TEST_CASE("what excludes provisioned concurrency excludes scaling it", "[versions]") {
    File file;
    file.green = "";
    file.blue = "";
    file.more =
        R"(, "Target": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": { "ServiceNamespace": "lambda",
        "ScalableDimension": "lambda:function:ProvisionedConcurrency", "ResourceId": "function:Work:blue", "MinCapacity": 5, "MaxCapacity": 9 } })";
    file.properties = R"(, "SnapStart": { "ApplyOn": "PublishedVersions" })";
    CHECK(test::refuses(file.load(), "/Resources/Target/Properties/ResourceId", "SnapStart exclude each other"));
    file.properties = R"(, "ReservedConcurrentExecutions": 4)";
    CHECK(test::refuses(file.load(), "/Resources/Target/Properties/ResourceId",
                        "5 is above the function's reserved concurrency, 4"));
    file.properties = R"(, "ReservedConcurrentExecutions": 5)";
    CHECK(file.load().scenario);
}

TEST_CASE("provisioned concurrency of a further version is warned of where it never pays", "[versions]") {
    File file;
    file.region = "sa-east-1";
    file.green = "";
    CHECK(test::warns(file.load(), "/Resources/Work", "never costs less than running on demand"));
    file.blue = "";
    CHECK_FALSE(test::warns(file.load(), "/Resources/Work", "never costs less than running on demand"));
}
