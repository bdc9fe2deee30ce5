// SPDX-License-Identifier: GPL-3.0-or-later
// Who starts executions with an Input of its own: calls of functions, routes of APIs. Oracle: counts by hand.
#include "tests/scenarios/machine_file.hpp"

using namespace headroom;
using test::figure;
using test::MachineFile;
using test::refuses;

namespace {

/// A Map over the input's items; two starts a second for ten minutes, by `orders`.
MachineFile eachItem(const std::string& resources, const std::string& orders) {
    MachineFile file;
    file.definition =
        R"("Definition": { "StartAt": "Each", "States": {
      "Each": { "Type": "Map", "ItemsPath": "$.items", "ItemProcessor": { "StartAt": "Check", "States": { "Check": { "Type": "Pass", "End": true } } }, "End": true } } })";
    file.resources = resources;
    file.orders = orders;
    return file;
}

/// A function whose code is these steps.
std::string caller(const std::string& steps) {
    return R"(, "Caller": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 9 },
      "Behavior": { "Init": "0s", "Placement": "0s", "Steps": )" +
           steps + " } }";
}

std::string start(const std::string& input) {
    return R"({ "Call": { "Target": { "Ref": "Flow" }, "Operation": "StartExecution")" +
           (input.empty() ? "" : ", \"Input\": " + input) + " } }";
}

std::string api(const std::string& route) {
    return R"(, "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" }, "Routes": {
      "POST /": { "Integration": )" +
           route + " } } }";
}

}  // namespace

TEST_CASE("machine input: a call of a function gives executions its Input", "[scenarios]") {
    const auto run = eachItem(caller("[" + start(R"({ "items": [1, 2, 3] })") + "]"), R"("Target": "Caller")").run();
    CHECK(figure(run, "Flow", "ExecutionsStarted") == Approx(1'200.0).margin(2.0));
    CHECK(figure(run, "Flow", "state/Check/Entered") == Approx(3'600.0).margin(6.0));
}

TEST_CASE("machine input: each of several calls gives its own, and named steps have theirs", "[scenarios]") {
    const std::string steps = R"({ "small": )" + start(R"({ "items": [1] })") + R"(, "both": { "Parallel": { "a": [ )" +
                              start(R"({ "items": [1, 2] })") + R"( ], "b": [ )" +
                              start(R"({ "items": [1, 2, 3, 4] })") + " ] } } }";
    const auto run = eachItem(caller(steps), R"("Target": "Caller")").run();
    CHECK(figure(run, "Flow", "ExecutionsStarted") == Approx(3'600.0).margin(6.0));
    CHECK(figure(run, "Flow", "state/Check/Entered") == Approx(1'200.0 * (1 + 2 + 4)).margin(16.0));
}

TEST_CASE("machine input: a call without one starts with the machine's own", "[scenarios]") {
    MachineFile file =
        eachItem(caller("[" + start(R"({ "items": [1, 2, 3] })") + ", " + start("") + "]"), R"("Target": "Caller")");
    file.behavior += R"(, "Input": { "items": ["a"] })";
    CHECK(figure(file.run(), "Flow", "state/Check/Entered") == Approx(1'200.0 * (3 + 1)).margin(8.0));
}

TEST_CASE("machine input: a route that starts executions gives them its Input", "[scenarios]") {
    const std::string route =
        R"({ "Service": "states:StartExecution", "Target": "Flow", "Input": { "items": [1, 2, 3, 4, 5] } })";
    const auto run = eachItem(api(route), R"("Target": "Api")").run();
    CHECK(figure(run, "Flow", "state/Check/Entered") == Approx(6'000.0).margin(10.0));
}

TEST_CASE("machine input: an integration that is a resource gives it by its Behavior", "[scenarios]") {
    const auto integration = [](const std::string& service) {
        return R"(, "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
 "R": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "POST /",
   "Target": { "Fn::Sub": "integrations/${I}" } } },
 "I": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" },
   "IntegrationType": "AWS_PROXY", "IntegrationSubtype": "StepFunctions-StartExecution", "PayloadFormatVersion": "1.0",
   "RequestParameters": { "StateMachineArn": { "Ref": "Flow" }, "Input": "$request.body" } },
   "Behavior": { "Service": )" +
               service + " } }";
    };
    const MachineFile file =
        eachItem(integration(R"({ "Target": "Flow", "Input": { "items": [7, 8] } })"), R"("Target": "Api")");
    CHECK(figure(file.run(), "Flow", "state/Check/Entered") == Approx(2'400.0).margin(4.0));
    const MachineFile nobody = eachItem(integration(R"({ "Input": { "items": [7, 8] } })"), R"("Target": "Api")");
    CHECK(refuses(nobody.load(), "/Resources/I/Behavior/Service/Input", "needs a \"Target\" beside it"));
}

TEST_CASE("machine input: it is refused where nothing is started", "[scenarios]") {
    const MachineFile function =
        eachItem(caller(R"([ { "Call": { "Target": "Work", "Operation": "Invoke", "Input": {} } } ])") +
                     api(R"({ "Service": "lambda:InvokeFunction", "Target": "Work", "Input": {} })"),
                 R"("Target": "Flow", "Input": { "items": [] })");
    CHECK(refuses(function.load(), "/Resources/Caller/Behavior/Steps/0/Call/Input", "this is none"));
    CHECK(refuses(function.load(), "/Resources/Api/Routes/POST ~1/Integration/Input", "this is none"));
    const MachineFile large =
        eachItem(caller("[" + start(R"({ "items": [], "text": ")" + std::string(262'140, 'x') + R"(" })") + "]"),
                 R"("Target": "Caller")");
    CHECK(refuses(large.load(), "/Resources/Caller/Behavior/Steps/0/Call/Input", "above 256 KB"));
}
