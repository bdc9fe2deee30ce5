// SPDX-License-Identifier: GPL-3.0-or-later
// What SAM calls the resources that it makes, and what a template may refer to (samtranslator 1.110).
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string function(const std::string& more) {
    return "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: python3.12\n      Handler: a.b\n"
           "      CodeUri: .\n" +
           more;
}

std::string route(const std::string& more = "") {
    return "      Events: { A: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: get" + more +
           " } } }\n";
}

std::string api(const std::string& properties) {
    return "  Api: { Type: AWS::Serverless::Api, Properties: { " + properties + " } }\n";
}

const std::string kStart = "Transform: AWS::Serverless-2016-10-31\n";

}  // namespace

TEST_CASE("a function's alias and version can be referred to", "[import]") {
    // samtranslator 1.110 puts {"Ref": "FAliaslive"} and {"Ref": "FVersion..."} in their places, also inside of
    // Fn::Sub.
    const Node scenario = importedText(kStart + "Resources:\n" + function("      AutoPublishAlias: live\n") + R"(  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/x
      Definition:
        StartAt: A
        States:
          A: { Type: Task, Resource: !Ref F.Alias, Next: B }
          B: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: !Ref F.Version }, Next: C }
          C: { Type: Task, Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: !Sub "${F.Alias}" }, End: true }
)");
    const std::string states = "/Resources/M/Properties/Definition/States/";
    CHECK(textAt(scenario, states + "A/Resource/Ref") == "\"FAliaslive\"");
    CHECK(textAt(scenario, states + "B/Parameters/FunctionName/Ref") == "\"FVersion\"");
    CHECK(textAt(scenario, states + "C/Parameters/FunctionName/Ref") == "\"FAliaslive\"");
    CHECK(textAt(scenario, "/Workloads/FCallers") == "nothing");
    loaded(scenario);
}

TEST_CASE("an API's stage can be referred to, and its id hangs on how its name is written", "[import]") {
    // samtranslator 1.110: ApiStage for a StageName that is a Ref, whatever its value; !Ref Api.Stage is that.
    const std::string text = kStart + "Parameters: { Stage: { Type: String, Default: dev } }\nResources:\n" +
                             function(route(", Auth: { ApiKeyRequired: true }")) + api("StageName: !Ref Stage") +
                             R"(  Key: { Type: AWS::ApiGateway::ApiKey, Properties: { Enabled: true } }
  Both: { Type: AWS::ApiGateway::UsagePlanKey, Properties: { KeyId: !Ref Key, KeyType: API_KEY, UsagePlanId: !Ref Plan } }
  Plan: { Type: AWS::ApiGateway::UsagePlan, Properties: { Throttle: { RateLimit: 5, BurstLimit: 6 }, ApiStages: [{ ApiId: !Ref Api, Stage: !Ref )";
    for (const char* name : {"Api.Stage", "ApiStage"}) {
        INFO(name);
        const Node scenario = importedText(text + name + " }] } }\n");
        CHECK(textAt(scenario, "/Resources/ApiStage/Properties/StageName") == "\"dev\"");
        CHECK(textAt(scenario, "/Resources/Plan/Properties/ApiStages/0/Stage/Ref") == "\"ApiStage\"");
        CHECK(textAt(scenario, "/Workloads/ApiClients/ApiKey") == "\"Key\"");
        loaded(scenario);
    }
}

TEST_CASE("a plain stage name with a dash is no part of the stage's id", "[import]") {
    // samtranslator 1.110 takes a hash in its place, ApiStaged58b5e165f, which is left away here on both sides.
    const Node sam = importedText(kStart + "Resources:\n" + function(route()) + api("StageName: dev-1"));
    CHECK(textAt(sam, "/Resources/ApiStage/Properties/StageName") == "\"dev-1\"");
    const Node plain = importedText(R"(Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: a.b, Role: r, Code: { ZipFile: x } } }
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Body: { swagger: '2.0', paths: { /a: { get: { x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations" } } } } } }
  ApiStaged58b5e165f: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: dev-1 } }
)");
    CHECK(textAt(plain, "/Resources/ApiStage") == textAt(sam, "/Resources/ApiStage"));
}

TEST_CASE("parts of a usage plan can be referred to", "[import]") {
    // samtranslator 1.110: ApiUsagePlan, or ServerlessUsagePlan where APIs share it.
    const std::string more =
        "  K2: { Type: AWS::ApiGateway::ApiKey, Properties: { Enabled: true } }\n"
        "  B2: { Type: AWS::ApiGateway::UsagePlanKey, Properties: { KeyId: !Ref K2, KeyType: API_KEY, UsagePlanId: "
        "!Ref Api.UsagePlan } }\n";
    for (const auto& [kind, plan] :
         {std::pair("PER_API", "ApiUsagePlan"), std::pair("SHARED", "ServerlessUsagePlan")}) {
        const Node scenario = importedText(
            kStart + "Resources:\n" + function(route()) +
            api("StageName: v1, Auth: { ApiKeyRequired: true, UsagePlan: { CreateUsagePlan: " + std::string(kind) +
                " } }") +
            more);
        CHECK(textAt(scenario, "/Resources/B2/Properties/UsagePlanId/Ref") == "\"" + std::string(plan) + "\"");
        loaded(scenario);
    }
}

TEST_CASE("a stage whose name hangs on a parameter without a value is called after it, and that is told", "[import]") {
    // samtranslator 1.110 keeps {"Ref": "Stage"} as the StageName.
    const importing::Imported result =
        importText(kStart + "Parameters: { Stage: { Type: String } }\nResources:\n" + function(route()) +
                   api("StageName: !Ref Stage, MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', "
                       "ThrottlingRateLimit: 5, ThrottlingBurstLimit: 6 }]"));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/ApiProdStage") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/ApiStage/Properties/StageName") == "\"Stage\"");
    CHECK(textAt(*result.scenario, "/Resources/ApiStage/Properties/MethodSettings/0/ThrottlingRateLimit") == "5");
    CHECK(says(result.report, Fate::LeftOut, "the parameter Stage, which has no value: --set Stage="));
    CHECK(says(result.report, Fate::Assumed, "so the parameter's name stands for it"));
    loaded(*result.scenario);
}
