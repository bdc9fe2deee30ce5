// SPDX-License-Identifier: GPL-3.0-or-later
// What a resource is called in the account stays, for recordings go by that name (CloudWatch User Guide: the dimensions
// FunctionName, TableName, QueueName, ApiName); what is made up, or may be secret, does not.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

constexpr const char* kNamed = R"(Parameters:
  Stage: {Type: String, Default: prod}
  Word: {Type: String, NoEcho: true, Default: hunter2}
Resources:
  Place:
    Type: AWS::Lambda::Function
    Properties: {FunctionName: !Sub "${Stage}-place-order", Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}
  Same:
    Type: AWS::Lambda::Function
    Properties: {FunctionName: Same, Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}
  Read:
    Type: AWS::Lambda::Function
    Properties: {FunctionName: !Sub "${AWS::StackName}-read", Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}
  Hidden:
    Type: AWS::Lambda::Function
    Properties: {FunctionName: !Sub "${Word}-fn", Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}
  Jobs:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !Sub "jobs-${AWS::AccountId}"}
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: prod-orders
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{AttributeName: k, KeyType: HASH}]
      AttributeDefinitions: [{AttributeName: k, AttributeType: S}]
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineName: order-flow
      RoleArn: x
      Definition: {StartAt: A, States: {A: {Type: Task, Resource: !GetAtt Place.Arn, End: true}}}
  Tick:
    Type: AWS::Events::Rule
    Properties: {ScheduleExpression: rate(1 minute), Targets: [{Arn: !Ref Flow, Id: t, RoleArn: x}]}
  Shop: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop-api}}
  Other: {Type: AWS::ApiGateway::RestApi, Properties: {Name: hunter2secret}}
)";

std::string nameIn(const Node& scenario, const std::string& resource, const std::string& key) {
    return textAt(scenario, "/Resources/" + resource + "/Properties/" + key);
}

}  // namespace

TEST_CASE("names in the account stay, and a scenario with them is valid without a note", "[import]") {
    const Node scenario = importedText(kNamed);
    CHECK(nameIn(scenario, "Place", "FunctionName") == "\"prod-place-order\"");
    CHECK(nameIn(scenario, "Orders", "TableName") == "\"prod-orders\"");
    CHECK(nameIn(scenario, "Flow", "StateMachineName") == "\"order-flow\"");
    CHECK(nameIn(scenario, "Same", "FunctionName") == "nothing");  // it is the name here
    const auto read = format::loadScenarioText(document::writeJson(scenario), "s.json");
    CHECK_FALSE(says(read.problems, "has no effect"));
}

TEST_CASE("a name that is made up or may be secret is not kept, and the first is told", "[import]") {
    const importing::Imported result = importText(kNamed);
    REQUIRE(result.scenario);
    CHECK(nameIn(*result.scenario, "Read", "FunctionName") == "nothing");
    CHECK(nameIn(*result.scenario, "Jobs", "QueueName") == "nothing");
    CHECK(nameIn(*result.scenario, "Hidden", "FunctionName") == "nothing");
    CHECK(nameIn(*result.scenario, "Other", "Name") == "nothing");
    CHECK(document::writeJson(*result.scenario).find("hunter2") == std::string::npos);
    CHECK(says(result.report, Fate::LeftOut, "Names in the account: those of Read, Jobs hang on the stack's name"));
}

TEST_CASE("--set says the stack's name, and a second import keeps it", "[import]") {
    importing::Given given;
    given.parameters["AWS::StackName"] = "shop";
    const TemplateFile file(kNamed);
    const auto first = importing::importFiles({file.path()}, given);
    REQUIRE(first.scenario);
    CHECK(nameIn(*first.scenario, "Read", "FunctionName") == "\"shop-read\"");
    const auto second = importing::importFiles({file.path()}, {}, &*first.scenario);
    REQUIRE(second.scenario);
    CHECK(document::writeJson(*second.scenario) == document::writeJson(*first.scenario));
    // Of two templates it would be the name of each.
    const TemplateFile other(kNamed);
    CHECK(says(importing::importFiles({file.path(), other.path()}, given).problems, "\"AWS::StackName\""));
}

TEST_CASE("an API of SAM keeps its name, and an answer's machine and API keep theirs", "[import]") {
    const Node sam = importedText(R"(Transform: AWS::Serverless-2016-10-31
Resources:
  Shop: {Type: AWS::Serverless::Api, Properties: {Name: shop-api, StageName: v}}
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: a.h
      InlineCode: x
      Events: {E: {Type: Api, Properties: {Path: /a, Method: get, RestApiId: !Ref Shop}}}
)");
    CHECK(nameIn(sam, "Shop", "Name") == "\"shop-api\"");
    const auto machine = importing::importText(
        R"({ "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:order-flow", "name": "order-flow",
             "type": "STANDARD", "definition": "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}}}" })",
        "m.json", document::Format::Json, {});
    INFO(document::toLines(machine.problems) << importing::toText(machine.report));
    if (machine.scenario) CHECK(nameIn(*machine.scenario, "orderFlow", "StateMachineName") == "\"order-flow\"");
}

TEST_CASE("a table's name in the account that is another's logical id changes nobody's scaling", "[import]") {
    const auto table = [](const std::string& id, const std::string& name) {
        return "  " + id + ": {Type: AWS::DynamoDB::Table, Properties: {TableName: " + name +
               ", ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}, KeySchema: [{AttributeName: k, "
               "KeyType: HASH}], AttributeDefinitions: [{AttributeName: k, AttributeType: S}]}}\n";
    };
    const Node scenario = importedText("Resources:\n" + table("Orders", "prod-orders") + table("Legacy", "Orders") + R"(
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: a.h
      InlineCode: x
      Policies: [{DynamoDBReadPolicy: {TableName: !Ref Orders}}, {DynamoDBReadPolicy: {TableName: !Ref Legacy}}]
      Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 minute)}}}
  T:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties: {ServiceNamespace: dynamodb, ResourceId: table/prod-orders, ScalableDimension: "dynamodb:table:ReadCapacityUnits", MinCapacity: 5, MaxCapacity: 50, RoleARN: x}
  P:
    Type: AWS::ApplicationAutoScaling::ScalingPolicy
    Properties:
      PolicyName: p
      PolicyType: TargetTrackingScaling
      ScalingTargetId: !Ref T
      TargetTrackingScalingPolicyConfiguration: {TargetValue: 70, PredefinedMetricSpecification: {PredefinedMetricType: DynamoDBReadCapacityUtilization}}
)");
    CHECK(nameIn(scenario, "Legacy", "TableName") == "\"Orders\"");
    const format::Scenario read = loaded(scenario);
    REQUIRE(read.designs.front().scalings.size() == 1);
    CHECK(read.designs.front().scalings.front().resource == "Orders");
}

TEST_CASE("a name that a secret parameter is part of, or that a plan marks as sensitive, is not kept", "[import]") {
    const Node made = importedText(R"(Parameters:
  ApiToken: {Type: String, Default: tok-4f9a}
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties: {FunctionName: !Sub "f-${ApiToken}", Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}
)");
    CHECK(document::writeJson(made).find("4f9a") == std::string::npos);
    const auto plan = [](const char* sensitive) {
        return importedText(
            R"({ "format_version": "1.2", "terraform_version": "1.6.0", "planned_values": { "root_module": { "resources": [
                 { "address": "aws_lambda_function.f", "mode": "managed", "type": "aws_lambda_function", "name": "f",
                   "values": { "function_name": "blue-giraffe", "runtime": "nodejs22.x", "handler": "a.b", "memory_size": 128 },
                   "sensitive_values": )" +
            std::string(sensitive) + "} ] } } }");
    };
    CHECK(document::writeJson(plan("{}")).find("blue-giraffe") != std::string::npos);
    CHECK(document::writeJson(plan(R"({ "function_name": true })")).find("blue-giraffe") == std::string::npos);
}
