// SPDX-License-Identifier: GPL-3.0-or-later
// No secret of a template reaches the scenario or the report, wherever it stands.
#include "scenarios/import/secret_text.hpp"
#include "tests/import/file_folder.hpp"

using namespace headroom;
using namespace headroom::test;

TEST_CASE("secrets stay in the template, wherever they stand", "[import]") {
    const importing::Imported result = importText(R"(
Transform: AWS::Serverless-2016-10-31
Parameters:
  Key: { Type: String, NoEcho: true, Default: hunter2-default }
Mappings:
  Keys: { prod: { Token: hunter2-mapping } }
Globals:
  Function: { Environment: { Variables: { GLOBAL: hunter2-global } } }
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: "const key = 'hunter2-code'"
      Tags: { owner: hunter2-tag }
      Environment:
        Variables: { A: !Ref Key, B: !FindInMap [Keys, prod, Token], C: !Sub "x-${Key}", D: hunter2-plain, TABLE: !Ref T }
      Events:
        Get: { Type: HttpApi, Properties: { Path: /a, Method: get } }
  T:
    Type: AWS::DynamoDB::Table
    Metadata: { note: hunter2-metadata }
    Properties:
      TableName: !Sub "orders-${Key}"
      KeySchema: [ { AttributeName: k, KeyType: HASH } ]
      AttributeDefinitions: [ { AttributeName: k, AttributeType: S } ]
      BillingMode: PAY_PER_REQUEST
)");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/F/Properties/Runtime") == "\"nodejs22.x\"");
    CHECK(document::writeJson(*result.scenario).find("hunter2") == std::string::npos);
    CHECK(importing::toText(result.report).find("hunter2") == std::string::npos);
    CHECK(document::toLines(result.problems).find("hunter2") == std::string::npos);
}

TEST_CASE("secrets in what a machine sends, in comments and in variables stay in the template", "[import]") {
    const importing::Imported result = importText(R"(
Description: the word is hunter2-description
Parameters:
  Key: { Type: String, NoEcho: true, Default: hunter2-echo }
  Used: { Type: String, Default: hunter2-parameter }
Conditions:
  HasKey: !Not [!Equals [!Ref Key, '']]
Resources:
  H: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a, Code: { ZipFile: x }, Role: r } }
  M:
    Type: AWS::StepFunctions::StateMachine
    Condition: HasKey
    Properties:
      RoleArn: r
      DefinitionSubstitutions: { K: !Ref Key, P: hunter2-plain, F: !GetAtt H.Arn }
      DefinitionString: !Sub |
        {"Comment": "hunter2-comment", "StartAt": "A", "States": {
          "A": {"Type": "Task", "Comment": "hunter2-state", "Resource": "arn:aws:states:::lambda:invoke", "Next": "H",
                "Parameters": {"FunctionName": "${H.Arn}", "Payload": {"word": "hunter2-payload", "n": 5, "k": "x${!P}", "in.$": "$.a"}}},
          "H": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Next": "C",
                "Parameters": {"ApiEndpoint": "https://user:hunter2@example.com/?token=hunter2", "Method": "GET",
                               "Headers": {"Authorization": "Bearer ${Key} ${Used}"}}},
          "C": {"Type": "Choice", "Default": "P", "Choices": [{"Comment": "hunter2-rule", "Variable": "$.a", "StringEquals": "open", "Next": "P"}]},
          "P": {"Type": "Pass", "Result": {"password": "hunter2-result", "db": "postgres://me:hunter2@host/db", "state": "open"}, "End": true}}}
  R: { Type: AWS::ApiGateway::RestApi, Properties: { Name: r, Body: { openapi: 3.0.1, paths: { /a: { get: {
        x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: !Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:${!stageVariables.fn}/invocations' } } } } } } }
  D: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref R } }
  S: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref R, DeploymentId: !Ref D, StageName: p, Variables: { word: hunter2-variable } } }
)");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    const std::string text = document::writeJson(*result.scenario);
    CHECK(text.find("hunter2") == std::string::npos);
    CHECK(importing::toText(result.report).find("hunter2") == std::string::npos);
    // What counts has stayed: who is called, how long what is sent is, what a choice compares with.
    const std::string states = "/Resources/M/Properties/Definition/States/";
    CHECK(textAt(*result.scenario, states + "A/Parameters/FunctionName/Fn::GetAtt/0") == "\"H\"");
    CHECK(textAt(*result.scenario, states + "A/Parameters/Payload/word") == "\"xxxxxxxxxxxxxxx\"");
    CHECK(textAt(*result.scenario, states + "A/Parameters/Payload/n") == "5");
    CHECK(textAt(*result.scenario, states + "A/Parameters/Payload/k") == "\"" + std::string(1 + 13, 'x') + "\"");
    CHECK(textAt(*result.scenario, states + "A/Parameters/Payload/in.$") == "\"$.a\"");
    CHECK(textAt(*result.scenario, states + "P/Result/state") == "\"open\"");
    CHECK(textAt(*result.scenario, states + "P/Result/db") == "\"postgres://xxxxxxxxxx@host/db\"");
    CHECK(textAt(*result.scenario, states + "C/Choices/0/StringEquals") == "\"open\"");
    loaded(*result.scenario);
}

TEST_CASE("a nested stack's parameter with NoEcho decides its conditions and is not written down", "[import]") {
    const FileFolder files;
    files.write("child/flow.yaml", R"(
Parameters:
  Key: { Type: String, NoEcho: true }
Conditions:
  HasKey: !Equals [!Ref Key, hunter2]
Resources:
  M:
    Type: AWS::StepFunctions::StateMachine
    Condition: HasKey
    Properties: { RoleArn: r, Definition: { StartAt: A, States: { A: { Type: Pass, Result: !Ref Key, End: true } } } }
)");
    const importing::Imported result =
        files
            .write("t.yaml",
                   "Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child/flow.yaml, "
                   "Parameters: { Key: hunter2 } } }\n")
            .import("t.yaml");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/SM/Properties/Definition/States/A/Result") == "\"Key\"");
    CHECK(document::writeJson(*result.scenario).find("hunter2") == std::string::npos);
}

TEST_CASE("a secret is known by its name and by its form; other texts stay", "[import]") {
    using importing::namesSecret;
    using importing::withoutSecrets;
    CHECK(namesSecret("dbPassword"));
    CHECK(namesSecret("X-Api-Key"));
    CHECK(namesSecret("Authorization"));
    CHECK_FALSE(namesSecret("status"));
    CHECK_FALSE(namesSecret("key"));
    CHECK(withoutSecrets("https://me:word@host/a?b=c&d=${E}") == "https://xxxxxxx@host/a?b=x&d=${E}");
    CHECK(withoutSecrets("https://host/orders/T0AB12CD/{id}#part") == "https://host/orders/xxxxxxxx/{id}#xxxx");
    CHECK(withoutSecrets("https://host/a@b") == "https://host/a@b");
    CHECK(withoutSecrets("a?token=abc&b=c") == "a?token=xxx&b=c");
    CHECK(withoutSecrets("States.Format('token={}', $.t)") == "States.Format('token={}', $.t)");
    CHECK(withoutSecrets("Bearer abc def") == "Bearer xxx def");
    CHECK(withoutSecrets("Basic plan") == "Basic plan");
    CHECK(withoutSecrets("Basic dTpwMQ==") == "Basic xxxxxxxx");
    CHECK(withoutSecrets("id AKIAIOSFODNN7EXAMPLE end") == "id xxxxxxxxxxxxxxxxxxxx end");
    CHECK(withoutSecrets("-----BEGIN KEY-----\nabc") == std::string(23, 'x'));
    CHECK(withoutSecrets("order placed") == "order placed");
}
