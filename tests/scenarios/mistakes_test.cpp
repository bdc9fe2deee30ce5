// SPDX-License-Identifier: GPL-3.0-or-later
// What people write by mistake: told once, where it stands, with what they may have meant.
#include "scenarios/format/quantity.hpp"
#include "tests/scenarios/machine_file.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/scenarios/scaled_table_file.hpp"
#include "tests/scenarios/small_file.hpp"

using namespace headroom;
using test::errorsOf;
using test::holds;
using test::load;
using test::MachineFile;
using test::OneOfEach;
using test::refuses;
using test::ScaledTableFile;
using test::smallFile;

namespace {

const std::string kErrors = R"("Objectives": [ { "Metric": "ErrorRate", "Of": "W", "AtMost": 0.1 } ])";

std::string changed(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a mistake inside a workload does not make it unknown to its objectives", "[format]") {
    const std::string wrong = changed(smallFile(kErrors), "\"10/s\"", "\"-10/s\"");
    CHECK(holds(errorsOf(load(wrong)), "/Workloads/W/Arrivals/Poisson/Rate"));
    CHECK_FALSE(holds(errorsOf(load(wrong)), "/Objectives"));
    CHECK(holds(errorsOf(load(changed(smallFile(kErrors), R"("Of": "W")", R"("Of": "X")"))),
                "\"X\" is not a workload or a state machine"));
}

TEST_CASE("a section of workloads that is spelled wrongly is told once", "[format]") {
    const std::string problems = errorsOf(load(changed(smallFile(kErrors), "\"Workloads\"", "\"Workload\"")));
    CHECK(holds(problems, "did you mean \"Workloads\"?"));
    CHECK_FALSE(holds(problems, "at least one workload"));
    CHECK_FALSE(holds(problems, "/Objectives"));
}

TEST_CASE("a unit that is only spelled otherwise is known", "[format]") {
    CHECK(holds(format::parseBytes("2kb").error().what, "did you mean \"2KB\"?"));
    CHECK(holds(format::parseDuration("4 sec").error().what, "did you mean \"4s\"?"));
    CHECK(holds(format::parseDuration("1.5 Hours").error().what, "did you mean \"1.5h\"?"));
    CHECK_FALSE(holds(format::parseBytes("2 days").error().what, "did you mean"));
    CHECK_FALSE(holds(format::parseDuration("x sec").error().what, "did you mean"));
}

TEST_CASE("what a warm-up, a time of day, a time zone or a step may be is said", "[format]") {
    CHECK(holds(errorsOf(load(changed(smallFile(), "\"10s\"", "\"warm\""))),
                R"(/Simulation/WarmUp: "warm" is neither a duration such as "30m" or "2h" nor "cold")"));
    OneOfEach scenario;
    scenario.arrivals = R"({ "Diurnal": { "Mean": "1/s", "PeakToMean": 2, "PeakAt": "8am" } })";
    CHECK(refuses(scenario.load(), "/Workloads/Users/Arrivals/Diurnal/PeakAt", "\"8am\" is not a time of day such as"));
    scenario = {};
    scenario.users = R"("Target": "Api", "TimeZone": "no")";
    CHECK(refuses(scenario.load(), "/Workloads/Users/TimeZone", "a name is such as America/New_York"));
    scenario.users = R"("Target": "Api", "TimeZone": "Europe/Berln")";
    CHECK(refuses(scenario.load(), "/Workloads/Users/TimeZone", "did you mean Europe/Berlin"));
    CHECK(holds(errorsOf(load(changed(smallFile(), R"({ "Compute": )", R"({ "Sleep": )"))),
                "is not a step: must be one of Compute, Wait, Call, Branch, Repeat, Parallel"));
}

TEST_CASE("a runtime that is spelled wrongly is told at the runtime", "[format]") {
    OneOfEach scenario;
    scenario.runtime = "pyhton3.12";
    CHECK(refuses(scenario.load(), "/Resources/Work/Properties/Runtime", "did you mean \"python3.12\"?"));
    scenario.runtime = "cobol";
    CHECK(refuses(scenario.load(), "/Resources/Work/Behavior/Init", "give Init, or Language as one of"));
}

TEST_CASE("a wrong target of auto scaling has one range, and its policy is there all the same", "[format]") {
    ScaledTableFile file;
    file.tracking = changed(file.tracking, "70", "700");
    const auto loaded = file.load();
    CHECK(holds(errorsOf(loaded), "must be from 20 to 90"));
    CHECK_FALSE(holds(errorsOf(loaded), "must be 0 to 100"));
    CHECK_FALSE(holds(document::toLines(loaded.problems), "neither a policy"));
    file = {};
    file.tracking = changed(file.tracking, "DynamoDBWrite", "DynamoDBRead");
    CHECK_FALSE(holds(document::toLines(file.load().problems), "neither a policy"));
}

TEST_CASE("what a task calls is told where the definition names it", "[format]") {
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
           "Parameters": { "FunctionName": "Wrok" }, "End": true } } })";
    CHECK(refuses(file.load(), "/Resources/Flow/Properties/Definition/States/Do/Parameters/FunctionName",
                  "did you mean \"Work\""));
}

TEST_CASE("latency and errors may be of a state machine, and that is said", "[format]") {
    const std::string of = R"("Objectives": [ { "Metric": "Latency", "Of": "F", "AtMost": "1s" } ])";
    CHECK(holds(errorsOf(load(smallFile(of))), "an API, a route (\"Api/GET /x\"), a state machine or a workload"));
}

TEST_CASE("a name that is empty is told at its place", "[format]") {
    OneOfEach scenario;
    scenario.users = R"("Target": "")";
    CHECK(refuses(scenario.load(), "/Workloads/Users/Target", "is empty; must be the name of a resource"));
    scenario.users = R"("Target": "Api", "ApiKey": "")";
    CHECK(refuses(scenario.load(), "/Workloads/Users/ApiKey", "is empty"));
    scenario = {};
    scenario.call = R"("Target": "", "Operation": "GetItem")";
    CHECK(refuses(scenario.load(), "/Resources/Work/Behavior/Steps/1/Call/Target", "is empty"));
    scenario = {};
    scenario.more = R"("Events": [ { "At": "1m", "Kind": "Outage", "Target": "" } ],)";
    CHECK(refuses(scenario.load(), "/Events/0/Target", "is empty"));
}

TEST_CASE("a broken input inside of a definition is told, and the definition is not built", "[format]") {
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "A", "States": { "Uncertain": { "Low": 1, "Likely": -1, "High": 3 } } })";
    CHECK(refuses(file.load(), "/Resources/Flow/Properties/Definition/States", "must have Low <= Likely <= High"));
    file.definition =
        R"("Definition": { "StartAt": "Uncertain", "States": { "Uncertain": { "Type": "Pass", "End": true } } })";
    INFO(file.problems());
    CHECK(file.load().scenario.has_value());  // a state may be called so
}

TEST_CASE("what AWS refuses of properties without effect is refused", "[format]") {
    const auto with = [](const std::string& properties) {
        std::string text = OneOfEach{}.text();
        const std::string timeout = R"("Timeout": 3 })";
        return format::loadScenarioText(
            text.replace(text.find(timeout), timeout.size(), R"("Timeout": 3, )" + properties + " }"), "s.json");
    };
    const std::string at = "/Resources/Work/Properties/";
    CHECK(refuses(with(R"("Layers": ["a", "b", "c", "d", "e", "f"])"), at + "Layers", "at most five"));
    CHECK(with(R"("Layers": ["a", "b", "c", "d", "e"])").scenario.has_value());
    CHECK(refuses(with(R"("ImageConfig": { "Command": ["x"] })"), at + "ImageConfig", "belongs to a container image"));
    for (const char* key : {"Handler", "Layers"}) {
        const std::string given = std::string(", \"") + key + (key[0] == 'H' ? R"(": "a.b")" : R"(": ["a"])");
        CHECK(refuses(with(R"("PackageType": "Image")" + given), at + key, "belongs to a .zip archive"));
        CHECK(with(given.substr(2)).scenario.has_value());
    }
    const std::string variable = R"("Environment": { "Variables": { "A": ")";
    CHECK(refuses(with(variable + std::string(4'096, 'x') + "\" } }"), at + "Environment", "4 KB is the most"));
    CHECK(with(variable + std::string(4'095, 'x') + "\" } }").scenario.has_value());
}

// CloudFormation Template Reference: an Alias and a Version have a ProvisionedConcurrencyConfig, an
// AWS::ApiGateway::Stage a CacheClusterEnabled; their neighbours do not.
TEST_CASE("a property that a neighbouring type has is told with that type and its rule", "[format]") {
    const std::string problems = errorsOf(load(R"({ "Headroom": 1, "Name": "n", "Region": "us-east-1", "Resources": {
        "F": { "Type": "AWS::Lambda::Function", "Behavior": { "Duration": "10ms" },
               "Properties": { "Runtime": "nodejs22.x", "MemorySize": 128, "Timeout": 3,
                               "ProvisionedConcurrencyConfig": { "ProvisionedConcurrentExecutions": 5 } } },
        "A": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" },
               "Routes": { "GET /x": { "Integration": "F" } } },
        "S": { "Type": "AWS::ApiGatewayV2::Stage",
               "Properties": { "ApiId": { "Ref": "A" }, "StageName": "$default", "CacheClusterEnabled": true } } },
        "Workloads": { "W": { "Target": "A", "Route": "GET /x", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
        "Simulation": { "WarmUp": "1s", "Duration": "10s" } })"));
    CHECK(holds(problems, "/Resources/F/Properties/ProvisionedConcurrencyConfig: is not a property of "));
    CHECK(holds(problems, "AWS::Lambda::Alias and AWS::Lambda::Version"));
    CHECK(holds(problems, "Lambda Developer Guide, provisioned-concurrency"));
    CHECK(holds(problems, "/Resources/S/Properties/CacheClusterEnabled: is not a property of "));
    CHECK(holds(problems, "CloudFormation has it on AWS::ApiGateway::Stage: only REST APIs have a cache"));
}
