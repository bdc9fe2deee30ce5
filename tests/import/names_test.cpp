// SPDX-License-Identifier: GPL-3.0-or-later
// What is called by its name in the account instead of by a reference.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kHead =
    "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  Stage: { Type: String, Default: dev }\n"
    "Resources:\n"
    "  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      TableName: !Sub '${AWS::StackName}-orders'\n"
    "      BillingMode: PAY_PER_REQUEST\n"
    "      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]\n"
    "      KeySchema: [{ AttributeName: id, KeyType: HASH }]\n"
    "  Worker:\n    Type: AWS::Lambda::Function\n    Properties:\n      FunctionName: !Sub 'worker-${Stage}'\n"
    "      Runtime: python3.13\n      Handler: a.b\n      Code: { ZipFile: x }\n      Role: arn:aws:iam::1:role/r\n";

const std::string kArn = "arn:aws:lambda:us-east-1:123456789012:function:worker-dev";

std::string machine(const std::string& properties) {
    return kHead + "  Flow:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      RoleArn: x\n" +
           properties;
}

/// What the machine's states call, in order.
std::vector<std::string> called(const std::string& text) {
    const format::Scenario scenario = loaded(importedText(text));
    std::vector<std::string> targets;
    for (const format::Resource& resource : scenario.designs.front().resources) {
        const auto* spec = std::get_if<stepfunctions::Spec>(&resource.spec);
        if (spec == nullptr) continue;
        for (const auto& state : spec->states) targets.push_back(state.target);
    }
    return targets;
}

const std::vector<std::string> kBoth{"Worker", "Orders"};

}  // namespace

TEST_CASE("a definition calls by name, by ARN and by a version of it", "[import]") {
    const auto states = [](const std::string& function) {
        return "      Definition:\n        StartAt: W\n        States:\n"
               "          W: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Next: P, Parameters: { "
               "FunctionName: '" +
               function +
               "' } }\n"
               "          P: { Type: Task, Resource: 'arn:aws:states:::dynamodb:putItem', End: true, Parameters: { "
               "TableName: stack-orders, Item: { id: { S: a } } } }\n";
    };
    CHECK(called(machine(states("worker-dev"))) == kBoth);
    CHECK(called(machine(states("worker-dev:$LATEST"))) == kBoth);
    CHECK(called(machine(states(kArn))) == kBoth);
    CHECK(called(machine(states(kArn + ":$LATEST"))) == kBoth);
}

TEST_CASE("a definition that is a text, and what is put into it, call by name as well", "[import]") {
    const std::string text =
        R"(      DefinitionString: '{"StartAt":"W","States":{"W":{"Type":"Task","Resource":")" + kArn +
        R"(","Next":"P"},"P":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","Parameters":{"TableName":"${T}","Item":{}},"End":true}}}')"
        "\n      DefinitionSubstitutions: { T: !Sub '${AWS::StackName}-orders' }\n";
    CHECK(called(machine(text)) == kBoth);
    // A table and a function of one name are told apart by the parameter that the placeholder is given to.
    std::string same = machine(text);
    for (std::size_t at = same.find("worker-"); at != std::string::npos; at = same.find("worker-"))
        same.replace(at, 7, "stack-");
    const std::string table = "TableName: !Sub '${AWS::StackName}-orders'";
    same.replace(same.find(table), table.size(), "TableName: stack-dev");
    const std::string put = "T: !Sub '${AWS::StackName}-orders'";
    same.replace(same.find(put), put.size(), "T: stack-dev");
    CHECK(called(same) == kBoth);
}

TEST_CASE("an alias that an ARN names is called with its provisioned concurrency", "[import]") {
    const std::string alias =
        "  V: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Worker } }\n"
        "  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Worker, FunctionVersion: !GetAtt "
        "V.Version, Name: live, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } } }\n";
    const std::string flow = machine(
        "      Definition: { StartAt: W, States: { W: { Type: Task, End: true, Resource: '" + kArn + ":live' } } }\n");
    const std::string resource = "/Resources/Flow/Properties/Definition/States/W/Resource/Ref";
    CHECK(textAt(importedText(flow + alias), resource) == "\"Live\"");
    CHECK(called(flow + alias) == std::vector<std::string>{"Worker"});
}

TEST_CASE("a task whose target is in no file keeps the machine, with a guess of how long it takes", "[import]") {
    const std::string text = machine(
        "      Definition:\n        StartAt: W\n        States:\n"
        "          W: { Type: Task, Resource: 'arn:aws:lambda:us-east-1:1:function:elsewhere', Next: P }\n"
        "          P: { Type: Parallel, End: true, Branches: [ { StartAt: In, States: { In: { Type: Task, End: true, "
        "Resource: 'arn:aws:states:::dynamodb:getItem', Parameters: { TableName: unheard, Key: {} } } } } ] }\n");
    const importing::Imported result = importText(text);
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/Flow/Behavior/States/W/Duration/Uncertain/Likely") == "\"200ms\"");
    CHECK(at(*result.scenario, "/Resources/Flow/Behavior/States/In/Duration") != nullptr);
    CHECK(says(result.report, Fate::Assumed, "\"elsewhere\" is not a resource of this design"));
    CHECK(says(result.report, Fate::Assumed, "its use is not counted"));
    static_cast<void>(loaded(*result.scenario));
}

TEST_CASE("a definition by itself is imported whatever it calls", "[import]") {
    const importing::Imported result = importing::importText(
        R"({"StartAt": "W", "States": {"W": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:f", "End": true}}})",
        "order.asl.json", document::Format::Json, {});
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Workloads/orderStarters/Target") == "\"order\"");
}

TEST_CASE("a Map whose reader takes fewer items than would be guessed has as many as that", "[import]") {
    const importing::Imported result = importing::importText(
        R"({"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "MaxItems": 3}, "Parameters": {"Bucket": "b", "Key": "k"}}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})",
        "map.asl.json", document::Format::Json, {});
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/map/Behavior/States/M/Items") == "3");
}

TEST_CASE("a method's Uri names a function as the account does", "[import]") {
    const std::string api =
        "  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: x } }\n"
        "  R: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt "
        "Api.RootResourceId, PathPart: start } }\n"
        "  M:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      RestApiId: !Ref Api\n      ResourceId: !Ref "
        "R\n"
        "      HttpMethod: POST\n      AuthorizationType: NONE\n      Integration:\n        Type: AWS_PROXY\n"
        "        IntegrationHttpMethod: POST\n        Uri: !Sub "
        "'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${AWS::Region}:${AWS::"
        "AccountId}:function:worker-${Stage}/invocations'\n";
    const Node root = importedText(kHead + api);
    CHECK(textAt(root, "/Workloads/ApiClients/Route") == "\"POST /start\"");
    CHECK(textAt(root, "/Workloads/WorkerCallers") == "nothing");
}

TEST_CASE("a log group of a function's name keeps that function's log", "[import]") {
    const std::string group =
        "  Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub '/aws/lambda/worker-${Stage}', "
        "RetentionInDays: 14 } }\n";
    const format::Scenario scenario = loaded(importedText(kHead + group));
    for (const format::Resource& resource : scenario.designs.front().resources) {
        const auto* function = std::get_if<lambda::Spec>(&resource.spec);
        if (function != nullptr) CHECK(function->log.retention == base::hours(14 * 24));
    }
}
