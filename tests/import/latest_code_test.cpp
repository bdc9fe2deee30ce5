// SPDX-License-Identifier: GPL-3.0-or-later
// Who names a function alone asks its unpublished code, not its alias.
#include "scenarios/import/latest_code.hpp"
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;

namespace {

const std::string kFunction = R"(Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: x, Role: a, Code: { ZipFile: x } } }
)";
const std::string kAlias = R"(  V: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref F } }
  A: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref F, FunctionVersion: !GetAtt V.Version, Name: live,
       ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 } } }
)";
const std::string kCallers = R"(  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP, Name: x } }
  I: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationType: AWS_PROXY, PayloadFormatVersion: '2.0', IntegrationUri: !GetAtt F.Arn } }
  R: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Api, RouteKey: 'GET /a', Target: !Sub 'integrations/${I}' } }
  Rule: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 minute), Targets: [{ Id: a, Arn: !GetAtt F.Arn }] } }
  E: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref F, EventSourceArn: !GetAtt T.StreamArn, StartingPosition: LATEST } }
  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, StreamSpecification: { StreamViewType: NEW_IMAGE },
       AttributeDefinitions: [{ AttributeName: a, AttributeType: S }], KeySchema: [{ AttributeName: a, KeyType: HASH }] } }
  Rest: { Type: AWS::ApiGateway::RestApi, Properties: { Name: r, Body: { openapi: 3.0.1, info: { title: t, version: '1' }, paths: { /a: {
          get: { x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations' } } } } } } }
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: a
      DefinitionSubstitutions: { Plain: !GetAtt F.Arn, Own: !GetAtt F.Arn }
      Definition:
        StartAt: A
        States:
          A: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: !GetAtt F.Arn }, Next: B }
          B: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: !GetAtt F.Arn, Qualifier: live }, Next: C }
          C: { Type: Task, Resource: '${Plain}', Next: D }
          D: { Type: Task, Resource: '${Own}:live', End: true }
)";

}  // namespace

TEST_CASE("callers that name a function with an alias alone ask its $LATEST", "[import]") {
    const document::Node scenario = importedText(kFunction + kAlias + kCallers);
    CHECK(textAt(scenario, "/Resources/I/Properties/IntegrationUri/Fn::Sub") == "\"${F.Arn}:$LATEST\"");
    CHECK(textAt(scenario, "/Resources/E/Properties/FunctionName/Fn::Sub") == "\"${F}:$LATEST\"");
    CHECK(textAt(scenario, "/Resources/Rest/Routes/GET ~1a") == "\"F:$LATEST\"");
    CHECK(textAt(scenario, "/Workloads/Rule/Target") == "\"F:$LATEST\"");
    const std::string machine = "/Resources/M/Properties/";
    CHECK(textAt(scenario, machine + "Definition/States/A/Parameters/FunctionName/Fn::Sub") == "\"${F.Arn}:$LATEST\"");
    CHECK(textAt(scenario, machine + "Definition/States/B/Parameters/FunctionName/Fn::GetAtt/0") == "\"F\"");
    CHECK(textAt(scenario, machine + "DefinitionSubstitutions/Plain/Fn::Sub") == "\"${F.Arn}:$LATEST\"");
    CHECK(textAt(scenario, machine + "DefinitionSubstitutions/Own/Fn::GetAtt/0") == "\"F\"");
    loaded(scenario);
}

TEST_CASE("without an alias the function's name says all", "[import]") {
    const document::Node scenario = importedText(kFunction + R"(  Rule: { Type: AWS::Events::Rule, Properties: {
        ScheduleExpression: rate(1 minute), Targets: [{ Id: a, Arn: !GetAtt F.Arn }] } }
)");
    CHECK(textAt(scenario, "/Workloads/Rule/Target") == "\"F\"");
}

TEST_CASE("callers that name the alias ask it", "[import]") {
    const document::Node scenario =
        importedText(kFunction + kAlias + R"(  Rule: { Type: AWS::Events::Rule, Properties: {
        ScheduleExpression: rate(1 minute), Targets: [{ Id: a, Arn: !Ref A }] } }
  Sub: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 hour), Targets: [{ Id: a, Arn: !Sub '${F.Arn}:live' }] } }
)");
    CHECK(textAt(scenario, "/Workloads/Rule/Target") == "\"F\"");
    CHECK(textAt(scenario, "/Workloads/Sub/Target") == "\"F\"");
}

TEST_CASE("what a topic sends to the bare function is guessed for its $LATEST", "[import]") {
    const document::Node scenario = importedText(kFunction + kAlias + R"(  S: { Type: AWS::SNS::Subscription,
       Properties: { Protocol: lambda, TopicArn: 'arn:aws:sns:us-east-1:1:t', Endpoint: !GetAtt F.Arn } }
)");
    CHECK(textAt(scenario, "/Workloads/FCallers/Target") == "\"F:$LATEST\"");
    CHECK(textAt(scenario, "/Workloads/FCallers/InvocationType") == "\"Event\"");
    loaded(scenario);
}

TEST_CASE("a URL whose Qualifier names an alias asks the alias", "[import]") {
    for (const char* qualifier : {"live", "!Ref A"}) {
        INFO(qualifier);
        const importing::Imported result = importText(
            kFunction + kAlias + "  U: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: !Ref F, Qualifier: " +
            qualifier + ", AuthType: NONE } }\n");
        INFO(document::toLines(result.problems) << importing::toText(result.report));
        REQUIRE(result.scenario);
        CHECK(textAt(*result.scenario, "/Resources/U/Properties/TargetFunctionArn/Ref") == "\"A\"");
        CHECK(textAt(*result.scenario, "/Resources/U/Properties/Qualifier") == "nothing");
        CHECK(textAt(*result.scenario, "/Workloads/UClients/Target") == "\"U\"");
        loaded(*result.scenario);
    }
    const importing::Imported other = importText(kFunction + kAlias +
                                                 "  U: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: !Ref "
                                                 "F, Qualifier: beta, AuthType: NONE } }\n");
    INFO(document::toLines(other.problems));
    REQUIRE(other.scenario);
    CHECK(says(other.report, importing::Fate::LeftOut, "U.Qualifier: names an alias that no file holds"));
    loaded(*other.scenario);
}
