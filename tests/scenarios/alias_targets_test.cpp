// SPDX-License-Identifier: GPL-3.0-or-later
// An alias behind a function's ARN: whoever names it so calls that alias. F has "live" of its first version, which its
// own name means, and "beta" of a second one, which is told as F:V2. By hand: ten requests a second for ten minutes are
// 6,000, within 4 standard deviations of 77; who names the other version sends none to this one.
#include <cmath>

#include "tests/scenarios/api_file.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kTwo = R"("V": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } },
 "V2": { "Type": "AWS::Lambda::Version", "Properties": { "FunctionName": { "Ref": "F" } } },
 "A": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" }, "Name": "live", "FunctionVersion": { "Fn::GetAtt": ["V", "Version"] } } },
 "B": { "Type": "AWS::Lambda::Alias", "Properties": { "FunctionName": { "Ref": "F" }, "Name": "beta", "FunctionVersion": { "Fn::GetAtt": ["V2", "Version"] } } }, )";

/// A REST API whose only method asks what `uri` names, and two stages whose variable `alias` is "live" and "beta".
std::string restAsking(const std::string& uri, const std::string& canary = "") {
    const auto stage = [](const std::string& name, const std::string& alias, const std::string& more) {
        return ", \"" + name +
               R"(": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" }, "StageName": ")" +
               name + R"(", "Variables": { "alias": ")" + alias + "\" }" + more + " } }";
    };
    return R"("Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": {} },
 "Get": { "Type": "AWS::ApiGateway::Method", "Properties": { "RestApiId": { "Ref": "Api" }, "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] },
  "HttpMethod": "GET", "AuthorizationType": "NONE", "Integration": { "Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": )" +
           uri + " } } }" + stage("prod", "live", canary) + stage("dev", "beta", "");
}

std::string users(const std::string& name, const std::string& stage, const std::string& rate) {
    return "\"" + name + R"(": { "Target": "Api", "Route": "GET /", "Stage": ")" + stage +
           R"(", "Arrivals": { "Poisson": { "Rate": ")" + rate + "\" } } }";
}

/// {"Fn::Sub": ...} of a method's Uri, down to the function.
std::string uriOf(const std::string& function) {
    return R"({ "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/)" + function +
           R"(/invocations" })";
}

/// Invocations of F and of F:V2.
std::pair<double, double> served(const std::string& resources, const std::string& workloads) {
    const auto loaded = load(file(kTwo + resources, workloads));
    INFO(resources);
    return {figuresOf(loaded, "F").at("Invocations"), figuresOf(loaded, "F:V2").at("Invocations")};
}

bool isPoisson(double count, double mean) { return std::abs(count - mean) <= 4.0 * std::sqrt(mean); }

bool allToBeta(const std::string& resources, const std::string& workloads = kLoad) {
    const auto [live, beta] = served(resources, workloads);
    return live == 0.0 && isPoisson(beta, 6'000.0);
}

std::string httpAsking(const std::string& uri) {
    return R"("Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
 "ToF": { "Type": "AWS::ApiGatewayV2::Integration", "Properties": { "ApiId": { "Ref": "Api" }, "IntegrationType": "AWS_PROXY",
  "IntegrationUri": )" +
           uri + R"(, "PayloadFormatVersion": "2.0" } },
 "Get": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "ApiId": { "Ref": "Api" }, "RouteKey": "GET /", "Target": { "Fn::Sub": "integrations/${ToF}" } } })";
}

/// A machine whose only task is `task`.
std::string machine(const std::string& task, const std::string& more = "") {
    return R"("M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS", )" +
           more + R"("Definition": { "StartAt": "Do", "States": { "Do": { "Type": "Task", "End": true, )" + task +
           " } } } } }";
}

const std::string kStarts = R"("W": { "Target": "M", "Arrivals": { "Poisson": { "Rate": "10/s" } } })";

std::string invoking(const std::string& function) {
    return R"("Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": )" + function + " }";
}

}  // namespace

TEST_CASE("a stage's variable behind a function's ARN is the alias that its stage calls", "[qualifiers]") {
    const std::string both = users("W", "prod", "10/s") + ", " + users("X", "dev", "3/s");
    for (const char* function :
         {"${F.Arn}:${!stageVariables.alias}", "${F}:${!stageVariables.alias}",
          "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}:${!stageVariables.alias}"}) {
        const auto [live, beta] = served(restAsking(uriOf(function)), both);
        CHECK(isPoisson(live, 6'000.0));
        CHECK(isPoisson(beta, 1'800.0));
    }
    const auto [live, beta] =
        served(restAsking(R"({ "Fn::Join": ["", ["arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/",
 { "Fn::GetAtt": ["F", "Arn"] }, ":${stageVariables.alias}/invocations"]] })"),
               both);
    CHECK(isPoisson(live, 6'000.0));
    CHECK(isPoisson(beta, 1'800.0));
}

TEST_CASE("a stage's variable is the alias in the shorthand as well", "[qualifiers]") {
    const std::string stage =
        R"(, "S": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" },
 "StageName": "dev", "Variables": { "alias": "beta" } } })";
    CHECK(allToBeta(rest(R"("GET /": "F:${stageVariables.alias}")") + stage));
}

TEST_CASE("a canary's variable is the alias of its share", "[qualifiers]") {
    const std::string canary =
        R"(, "CanarySetting": { "PercentTraffic": 30, "StageVariableOverrides": { "alias": "beta" } })";
    const auto [live, beta] =
        served(restAsking(uriOf("${F.Arn}:${!stageVariables.alias}"), canary), users("W", "prod", "10/s"));
    CHECK(isPoisson(live, 4'200.0));
    CHECK(isPoisson(beta, 1'800.0));
}

TEST_CASE("a variable whose value is no alias is refused, as is one that only AWS_PROXY has", "[qualifiers]") {
    std::string wrong = restAsking(uriOf("${F.Arn}:${!stageVariables.alias}"));
    wrong.replace(wrong.find("\"beta\""), 6, "\"beat\"");
    const std::string said = refused(kTwo + wrong, users("W", "prod", "10/s"));
    CHECK(holds(said, "/Resources/Get"));
    CHECK(holds(said, "\"F:beat\" names no alias or version of F; it has live, beta"));
    CHECK(holds(said, "did you mean \"beta\"?"));
    std::string custom = restAsking(uriOf("${F.Arn}:${!stageVariables.alias}"));
    custom.replace(custom.find("AWS_PROXY"), 9, "AWS");
    CHECK(holds(refused(kTwo + custom, users("W", "prod", "10/s")), "modelled of AWS_PROXY integrations alone"));
}

TEST_CASE("an integration's ARN names its alias in every form", "[qualifiers]") {
    for (const char* uri :
         {R"({ "Fn::Sub": "${F.Arn}:beta" })", R"({ "Fn::Sub": "${F}:beta" })",
          R"({ "Fn::Sub": "${F.Arn}:${V2.Version}" })",
          R"({ "Fn::Sub": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}:beta" })",
          R"({ "Fn::Sub": ["${Code}:beta", { "Code": { "Fn::GetAtt": ["F", "Arn"] } }] })",
          R"({ "Fn::Join": [":", [{ "Fn::GetAtt": ["F", "Arn"] }, "beta"]] })", R"({ "Ref": "B" })", R"("F:beta")"})
        CHECK(allToBeta(httpAsking(uri)));
    CHECK(allToBeta(restAsking(uriOf("arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}:beta")),
                    users("W", "prod", "10/s")));
    for (const char* wrong : {R"({ "Fn::Sub": "${F.Arn}:nope" })", R"({ "Fn::Sub": "${F}:nope" })"})
        CHECK(holds(refused(kTwo + httpAsking(wrong)), "\"F:nope\" names no alias or version of F; it has live, beta"));
}

TEST_CASE("a task's ARN names its alias in every form", "[qualifiers]") {
    for (const char* function :
         {R"({ "Fn::Sub": "${F.Arn}:beta" })", R"({ "Fn::Sub": "${F}:beta" })",
          R"({ "Fn::Sub": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}:beta" })",
          R"({ "Fn::Sub": "${F.Arn}:${V2.Version}" })"})
        CHECK(allToBeta(machine(invoking(function)), kStarts));
    CHECK(allToBeta(machine(R"("Resource": { "Fn::Sub": "${F.Arn}:beta" })"), kStarts));
    CHECK(allToBeta(machine(invoking(R"("F", "Qualifier": "beta")")), kStarts));
    CHECK(
        holds(refused(kTwo + machine(invoking(R"("F", "Qualifier": "nope")")), kStarts), "\"F:nope\" names no alias"));
    CHECK(holds(refused(kTwo + machine(invoking(R"("F:live", "Qualifier": "beta")")), kStarts), "F:live:beta"));
    for (const std::string& wrong : {invoking(R"({ "Fn::Sub": "${F.Arn}:nope" })"),
                                     std::string(R"("Resource": { "Fn::Sub": "${F.Arn}:nope" })")}) {
        const std::string said = refused(kTwo + machine(wrong), kStarts);
        CHECK(holds(said, "/Resources/M/Properties/Definition/States/Do/"));
        CHECK(holds(said, "\"F:nope\" names no alias or version of F; it has live, beta"));
    }
}

TEST_CASE("a definition's substitutions name an alias", "[qualifiers]") {
    const auto flow = [](const std::string& value, const std::string& function) {
        return R"("M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS",
 "DefinitionSubstitutions": { "Code": )" +
               value +
               R"( }, "DefinitionString": "{\"StartAt\": \"Do\", \"States\": {\"Do\": {\"Type\": \"Task\", \"End\": true, \"Resource\": \")" +
               function + R"(\"}}}" } })";
    };
    CHECK(allToBeta(flow(R"({ "Fn::Sub": "${F.Arn}:beta" })", "${Code}"), kStarts));
    CHECK(allToBeta(flow(R"({ "Fn::GetAtt": ["F", "Arn"] })", "${Code}:beta"), kStarts));
    CHECK(holds(refused(kTwo + flow(R"({ "Fn::GetAtt": ["F", "Arn"] })", "${Code}:nope"), kStarts),
                "\"F:nope\" names no alias or version of F"));
}

TEST_CASE("an ARN that is written out is taken by whoever names a function", "[qualifiers]") {
    const std::string arn = R"({ "Fn::Sub": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}:beta" })";
    const std::string load10 = R"("W": { "Target": )" + arn + R"(, "Arrivals": { "Poisson": { "Rate": "10/s" } } })";
    CHECK(allToBeta(R"("L": { "Type": "AWS::IAM::Role", "Properties": {} })", load10));
    const std::string events =
        R"("W": { "Target": "G", "InvocationType": "Event", "Arrivals": { "Poisson": { "Rate": "10/s" } } })";
    CHECK(allToBeta(R"("E": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "G" },
 "Qualifier": "$LATEST", "DestinationConfig": { "OnSuccess": { "Destination": )" +
                        arn + " } } } }",
                    events));
}
