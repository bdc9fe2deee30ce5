// SPDX-License-Identifier: GPL-3.0-or-later
// Who calls a function: what the files say, and no more than that.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string function(const std::string& name, const std::string& more = "Role: r") {
    return "  " + name +
           ": { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { ZipFile: x }, " +
           more + " } }\n";
}

/// A role that may invoke `resource`.
std::string invoking(const std::string& resource) {
    return "  R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: { Effect: Allow, "
           "Action: lambda:InvokeFunction, Resource: " +
           resource + " } } }] } }\n";
}

importing::Imported imported(const std::string& resources) {
    importing::Imported result = importText("Resources:\n" + resources);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    return result;
}

const std::string kWithRole = "Role: !GetAtt R.Arn";

}  // namespace

TEST_CASE("the grant of a destination is no call of the code", "[import]") {
    const std::string destination =
        "  C: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: !Ref F, Qualifier: $LATEST, "
        "DestinationConfig: { OnSuccess: { Destination: !GetAtt G.Arn } } } }\n";
    const std::string two = function("F", kWithRole) + function("G") + invoking("!GetAtt G.Arn");
    const Node call = *imported(two).scenario;
    CHECK(textAt(call, "/Resources/F/Behavior/Steps/Invoke G/Call/Target") == "\"G\"");
    const Node outcome = *imported(two + destination).scenario;
    CHECK(textAt(outcome, "/Resources/F/Behavior/Steps/Invoke G") == "nothing");
    CHECK(textAt(outcome, "/Workloads/GCallers") == "nothing");
    const Node both = *imported(function("F", kWithRole + ", Environment: { Variables: { NEXT: !Ref G } }") +
                                function("G") + invoking("!GetAtt G.Arn") + destination)
                           .scenario;
    CHECK(textAt(both, "/Resources/F/Behavior/Steps/Invoke G/Call/Target") == "\"G\"");
}

TEST_CASE("a destination that is not modelled leaves the other one", "[import]") {
    const importing::Imported result =
        imported(function("F") + function("G") +
                 "  T: { Type: AWS::SNS::Topic }\n  C: { Type: AWS::Lambda::EventInvokeConfig, Properties: { "
                 "FunctionName: !Ref F, Qualifier: $LATEST, DestinationConfig: { OnSuccess: { Destination: !GetAtt "
                 "G.Arn }, OnFailure: { Destination: !Ref T } } } }\n");
    const std::string config = "/Resources/C/Properties/DestinationConfig/";
    CHECK(textAt(*result.scenario, config + "OnSuccess/Destination/Fn::GetAtt/0") == "\"G\"");
    CHECK(textAt(*result.scenario, config + "OnFailure") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "C.OnFailure: hangs on T, which is left out"));
    const importing::Imported alone =
        imported(function("F") +
                 "  T: { Type: AWS::SNS::Topic }\n  C: { Type: AWS::Lambda::EventInvokeConfig, "
                 "Properties: { FunctionName: !Ref F, Qualifier: $LATEST, DestinationConfig: { "
                 "OnFailure: { Destination: !Ref T } } } }\n");
    CHECK(textAt(*alone.scenario, "/Resources/C/Properties/DestinationConfig") == "nothing");
}

TEST_CASE("a setting of a method that is not modelled leaves the others", "[import]") {
    const auto result = imported(function("F") + R"(  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Body: { swagger: '2.0', paths: { /a: { get: { x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations" } } } } } }
  S:
    Type: AWS::ApiGateway::Stage
    Properties: { RestApiId: !Ref Api, StageName: v1, MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: INFO, ThrottlingRateLimit: 5, ThrottlingBurstLimit: 6 }] }
)");
    const std::string settings = "/Resources/S/Properties/MethodSettings/0/";
    CHECK(textAt(*result.scenario, settings + "ThrottlingRateLimit") == "5");
    CHECK(textAt(*result.scenario, settings + "LoggingLevel") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "S.LoggingLevel: is not modelled yet"));
}

TEST_CASE("what shows or keeps the name of a function does not invoke it", "[import]") {
    const std::string silent =
        "  D: { Type: AWS::CloudWatch::Dashboard, Properties: { DashboardBody: !Sub '{\"x\": \"${F}\"}' } }\n"
        "  L: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub '/aws/lambda/${F}' } }\n"
        "  P: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref F } }\n"
        "  A: { Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Name: FunctionName, Value: !Ref F }] } }\n";
    CHECK(says(imported(function("F") + silent).report, Fate::Assumed, "nothing in the files says who invokes it"));
    const std::string alarm = "  B: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmActions: [!GetAtt F.Arn] } }\n";
    CHECK(says(imported(function("F") + silent + alarm).report, Fate::Assumed,
               "it is invoked by B (AWS::CloudWatch::Alarm)"));
}

TEST_CASE("a subscription invokes its endpoint, a rule its targets", "[import]") {
    const std::string more =
        "  S: { Type: AWS::SNS::Subscription, Properties: { Protocol: sqs, Endpoint: !GetAtt Q.Arn, TopicArn: !Ref T, "
        "FilterPolicy: { by: [!Ref F] } } }\n  Q: { Type: AWS::SQS::Queue }\n  T: { Type: AWS::SNS::Topic }\n"
        "  E: { Type: AWS::Events::Rule, Properties: { EventPattern: { by: [!Ref F] }, Targets: [{ Id: g, Arn: "
        "!GetAtt G.Arn }] } }\n";
    const importing::Imported result = imported(function("F") + function("G") + more);
    CHECK(says(result.report, Fate::Assumed, "/Workloads/FCallers/Arrivals: nothing in the files says who invokes it"));
    CHECK(says(result.report, Fate::Assumed, "/Workloads/GCallers/Arrivals: it is invoked by E (AWS::Events::Rule)"));
    CHECK(textAt(*result.scenario, "/Workloads/FCallers/InvocationType") == "nothing");
}

namespace {

/// A machine behind an alias, an API whose only route, under a key, starts the alias, and a rule that does.
std::string aliased(const std::string& integration) {
    return R"(  M: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, StateMachineType: EXPRESS, DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}' } }
  V: { Type: AWS::StepFunctions::StateMachineVersion, Properties: { StateMachineArn: !Ref M } }
  MAlias: { Type: AWS::StepFunctions::StateMachineAlias, Properties: { Name: live, DeploymentPreference: { StateMachineVersionArn: !Ref V, Type: ALL_AT_ONCE } } }
  Each: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 hour), Targets: [{ Id: m, Arn: !Ref MAlias }] } }
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Body: { swagger: '2.0', paths: { /go: { post: { security: [{ api_key: [] }], x-amazon-apigateway-integration: )" +
           integration + R"( } } } } }
  S: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: v1 } }
)";
}

}  // namespace

TEST_CASE("an alias of a state machine stands for the machine", "[import]") {
    const Node scenario = *imported(aliased(R"({ type: aws, httpMethod: POST, credentials: r,
          uri: !Sub "arn:aws:apigateway:${AWS::Region}:states:action/StartExecution",
          requestTemplates: { application/json: !Sub '{"stateMachineArn": "${MAlias}"}' } })"))
                               .scenario;
    CHECK(textAt(scenario, "/Resources/Api/Routes/POST ~1go/Integration/Target") == "\"M\"");
    CHECK(textAt(scenario, "/Workloads/Each/Target") == "\"M\"");
    loaded(scenario);
}

TEST_CASE("a key for the clients of an API goes with the API", "[import]") {
    // The API's only route leads nowhere, so it goes, and after it the plan that was guessed for its clients.
    const importing::Imported result = imported(aliased(R"({ type: aws, httpMethod: POST, credentials: r,
          uri: !Sub "arn:aws:apigateway:${AWS::Region}:states:action/StartExecution",
          requestTemplates: { application/json: !Sub '{"stateMachineArn": "${T}"}' } })") +
                                                "  T: { Type: AWS::SNS::Topic }\n");
    CHECK(textAt(*result.scenario, "/Resources/Api") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/ApiClientsPlan") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/ApiClientsKey") == "nothing");
    loaded(*result.scenario);
}

TEST_CASE("a function that streams through its URL may be called by others", "[import]") {
    const importing::Imported result =
        imported(function("F", kWithRole) + function("G") + invoking("!GetAtt G.Arn") +
                 "  U: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: !Ref G, AuthType: NONE, InvokeMode: "
                 "RESPONSE_STREAM } }\n");
    CHECK(textAt(*result.scenario, "/Resources/F/Type") == "\"AWS::Lambda::Function\"");
    CHECK(textAt(*result.scenario, "/Resources/F/Behavior/Steps/Invoke G/Call/Target") == "\"G\"");
    loaded(*result.scenario);
}

TEST_CASE("a grant on names that begin so is one on each of them", "[import]") {
    // SAM's LambdaInvokePolicy allows arn:...:function:two*.
    const Node scenario =
        *imported(function("F", kWithRole) + function("G", "Role: r, FunctionName: two") +
                  function("H", "Role: r, FunctionName: three") +
                  invoking("!Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:two*'"))
             .scenario;
    CHECK(textAt(scenario, "/Resources/F/Behavior/Steps/Invoke G/Call/Target") == "\"G\"");
    CHECK(textAt(scenario, "/Resources/F/Behavior/Steps/Invoke H") == "nothing");
}

TEST_CASE("what is said of one table's indexes is said of no other table", "[import]") {
    // SAM's DynamoDBReadPolicy allows ...:table/books and ...:table/books/index/*.
    const auto with = [&](const std::string& resource) {
        return *imported(
                    function("F", kWithRole) +
                    "  R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: { "
                    "Effect: Allow, Action: dynamodb:GetItem, Resource: 'arn:aws:dynamodb:us-east-1:123456789012:" +
                    resource +
                    "' } } }] } }\n  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, "
                    "AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], KeySchema: [{ AttributeName: "
                    "id, KeyType: HASH }] } }\n")
                    .scenario;
    };
    CHECK(textAt(with("table/books/index/*"), "/Resources/F/Behavior/Steps/Read T") == "nothing");
    CHECK(textAt(with("table/*/index/*"), "/Resources/F/Behavior/Steps/Read T/Call/Target") == "\"T\"");
    CHECK(textAt(with("table/*"), "/Resources/F/Behavior/Steps/Read T/Call/Target") == "\"T\"");
}

TEST_CASE("a usage plan opens what is left of its APIs", "[import]") {
    // The route of the second API leads to a topic, so that API is left out with its stage.
    const auto api = [](const std::string& name, const std::string& uri) {
        return "  " + name +
               ": { Type: AWS::ApiGateway::RestApi, Properties: { Body: { swagger: '2.0', paths: { /a: { get: { "
               "x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: !Sub '" +
               uri + "' } } } } } } }\n  " + name +
               "Stage: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref " + name + ", StageName: v1 } }\n";
    };
    const importing::Imported result =
        imported(function("F") +
                 api("A", "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations") +
                 api("B", "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/elsewhere/invocations") +
                 "  Plan: { Type: AWS::ApiGateway::UsagePlan, Properties: { Throttle: { RateLimit: 5, BurstLimit: 6 }, "
                 "ApiStages: [{ ApiId: !Ref B, Stage: !Ref BStage }, { ApiId: !Ref A, Stage: !Ref AStage }] } }\n");
    CHECK(at(*result.scenario, "/Resources/Plan/Properties/ApiStages")->size() == 1);
    CHECK(textAt(*result.scenario, "/Resources/Plan/Properties/ApiStages/0/ApiId/Ref") == "\"A\"");
    CHECK(says(result.report, Fate::LeftOut, "Plan.ApiStages: what it opens is not here"));
    loaded(*result.scenario);
}

TEST_CASE("a permission of an API that is here is no caller of its own", "[import]") {
    const std::string permission =
        "  P: { Type: AWS::Lambda::Permission, Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref G, "
        "Principal: apigateway.amazonaws.com, SourceArn: !Sub 'arn:aws:execute-api:eu-west-1:1:${Api}/*' } }\n";
    const std::string api =
        "  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Body: { swagger: '2.0', paths: { /a: { get: { "
        "x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: !Sub "
        "'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations' } } } } } } }\n  "
        "S: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: v1 } }\n";
    CHECK(says(imported(function("F") + function("G") + permission + api).report, Fate::Assumed,
               "/Workloads/GCallers/Arrivals: nothing in the files says who invokes it"));
}

TEST_CASE("a machine that a route starts has no other starters", "[import]") {
    const Node scenario = importedText(R"(
Transform: AWS::Serverless-2016-10-31
Resources:
  M:
    Type: AWS::Serverless::StateMachine
    Properties:
      Role: r
      Definition: { StartAt: A, States: { A: { Type: Wait, Seconds: 1, End: true } } }
      Events: { Post: { Type: Api, Properties: { Path: /m, Method: post } } }
)");
    CHECK(textAt(scenario, "/Resources/ServerlessRestApi/Routes/POST ~1m/Integration/Target") == "\"M\"");
    CHECK(textAt(scenario, "/Workloads/ServerlessRestApiClients/Target") == "\"ServerlessRestApi\"");
    CHECK(textAt(scenario, "/Workloads/MStarters") == "nothing");
}

// CloudFormation User Guide, template-custom-resources: their function runs when a stack is made, changed or removed.
TEST_CASE("a custom resource sends its function no requests", "[import]") {
    const std::string custom =
        "  Empty: { Type: Custom::EmptyBucket, Properties: { ServiceToken: !GetAtt Provider.Arn } }\n"
        "  Seed: { Type: AWS::CloudFormation::CustomResource, Properties: { ServiceToken: !GetAtt Provider.Arn } }\n";
    const importing::Imported result = imported(function("F") + function("Provider") + custom);
    CHECK(textAt(*result.scenario, "/Workloads/FCallers/Target") == "\"F\"");
    CHECK(textAt(*result.scenario, "/Workloads/ProviderCallers") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "Custom::EmptyBucket invokes Provider while the stack is deployed"));
    // What else invokes it counts, wherever it stands.
    const Node both = *imported(function("F") + function("Provider") + custom +
                                "  S: { Type: AWS::SNS::Subscription, Properties: { Protocol: lambda, TopicArn: "
                                "'arn:aws:sns:us-east-1:123456789012:t', Endpoint: !GetAtt Provider.Arn } }\n")
                           .scenario;
    CHECK(textAt(both, "/Workloads/ProviderCallers/InvocationType") == "\"Event\"");
    // A design of nothing else has it asked, so that it can be run.
    const Node alone = *imported(function("Provider") + custom).scenario;
    CHECK(textAt(alone, "/Workloads/ProviderCallers/Target") == "\"Provider\"");
}
