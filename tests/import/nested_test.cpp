// SPDX-License-Identifier: GPL-3.0-or-later
// Templates of several files, templates with loops, definitions by themselves.
#include "scenarios/document/read_document.hpp"
#include "tests/import/file_folder.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kChild = R"(
Parameters:
  Capacity: { Type: Number, Default: 1 }
  Stage: { Type: String }
  Reader: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Mappings:
  Sizes: { prod: { Memory: 512 } }
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], TableName: !Sub "orders-${Stage}",
        ProvisionedThroughput: { ReadCapacityUnits: !Ref Capacity, WriteCapacityUnits: 2 } }
  Worker:
    Type: AWS::Lambda::Function
    Condition: IsProd
    DependsOn: Table
    Properties:
      Runtime: nodejs22.x
      Code: { ZipFile: x }
      Role: arn:aws:iam::1:role/r
      MemorySize: !FindInMap [Sizes, !Ref Stage, Memory]
      Environment: { Variables: { TABLE: !Ref Table, PASSWORD: hunter2 } }
Outputs:
  TableArn: { Value: !GetAtt Table.Arn }
  TableName: { Value: !Ref Table }
)";

const std::string kParent = R"(
Parameters:
  Stage: { Type: String, Default: prod }
Resources:
  Api:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code: { ZipFile: x }
      Role: arn:aws:iam::1:role/r
      Environment: { Variables: { TABLE: !GetAtt Data.Outputs.TableName, ARN: !Sub "x ${Data.Outputs.TableArn}" } }
  Data:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: child/data.yaml
      Parameters: { Capacity: 9, Stage: !Ref Stage, Reader: !GetAtt Api.Arn }
)";

}  // namespace

TEST_CASE("a nested stack comes from the file that it names, with the parameters that it is given", "[import]") {
    const FileFolder files;
    const importing::Imported result = files.write("child/data.yaml", kChild).write("t.yaml", kParent).import("t.yaml");
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const Node& root = *result.scenario;
    CHECK(textAt(root, "/Resources/DataTable/Properties/ProvisionedThroughput/ReadCapacityUnits") == "9");
    CHECK(textAt(root, "/Resources/DataWorker/Properties/MemorySize") == "512");
    CHECK(says(result.report, Fate::Taken, "Data: nested stack, from data.yaml"));
    // What the parent takes from the stack's outputs is the stack's table.
    CHECK(says(result.report, Fate::Proposed, "/Resources/Api/Behavior/Steps/Read DataTable"));
    CHECK(document::writeJson(root).find("hunter2") == std::string::npos);
    static_cast<void>(loaded(root));
    // Each thing has the place that it has in its own file.
    const auto placed = [&](Fate fate, const std::string& subject) {
        for (const importing::Entry& entry : result.report) {
            if (entry.fate == fate && entry.subject == subject)
                return fs::path(entry.origin.file).filename().string() + ":" + std::to_string(entry.origin.at.line);
        }
        return std::string("nowhere");
    };
    CHECK(placed(Fate::Taken, "DataTable") == "data.yaml:11");
    CHECK(placed(Fate::Taken, "DataWorker") == "data.yaml:16");
    CHECK(placed(Fate::Taken, "Api") == "t.yaml:5");
    CHECK(placed(Fate::Taken, "Data") == "t.yaml:12");
    CHECK(placed(Fate::Assumed, "/Resources/DataTable/Behavior/ItemSize") == "data.yaml:11");
}

TEST_CASE("what is wrong in a nested stack is told at its place in its own file", "[import]") {
    const FileFolder files;
    std::string child = kChild;
    child.replace(child.find("Runtime: nodejs22.x"), 7, "Runtimes");
    const importing::Imported result = files.write("child/data.yaml", child).write("t.yaml", kParent).import("t.yaml");
    CHECK_FALSE(result.scenario);
    REQUIRE(result.problems.size() == 1);
    CHECK(fs::path(result.problems.front().file).filename() == "data.yaml");
    CHECK(result.problems.front().position.line == 21);
}

TEST_CASE("a nested stack of the CDK is the asset that its metadata name", "[import]") {
    const FileFolder files;
    files.write(
        "inner.nested.template.json",
        R"({"Resources": {"T": {"Type": "AWS::DynamoDB::Table", "Properties": {"KeySchema": [{"AttributeName": "k", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "k", "AttributeType": "S"}], "BillingMode": "PAY_PER_REQUEST"}}}})");
    files.write(
        "Outer.template.json",
        R"({"Resources": {"Data": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": {"Fn::Join": ["", ["https://s3.", {"Ref": "AWS::URLSuffix"}, "/x.json"]]}}, "Metadata": {"aws:asset:path": "inner.nested.template.json", "aws:asset:property": "TemplateURL"}}}})");
    const importing::Imported result = files.import("Outer.template.json");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/DataT/Type") == "\"AWS::DynamoDB::Table\"");
}

TEST_CASE("a condition of a stack's own template holds under the stack's name", "[import]") {
    const FileFolder files;
    std::string parent = kParent;
    parent.replace(parent.find("Default: prod"), 13, "Default: test");
    std::string child = kChild;
    child.replace(child.find("prod: { Memory"), 4, "test");
    const importing::Imported result = files.write("child/data.yaml", child).write("t.yaml", parent).import("t.yaml");
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/DataWorker") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/DataTable/Type") == "\"AWS::DynamoDB::Table\"");
}

TEST_CASE("stacks in stacks; a stack inside of itself is refused", "[import]") {
    const FileFolder files;
    files.write(
        "leaf.yaml",
        "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH "
        "}], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n");
    files.write(
        "middle.yaml",
        "Resources:\n  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./leaf.yaml } }\n");
    files.write("top.yaml",
                "Resources:\n  Outer: { Type: AWS::Serverless::Application, Properties: { Location: middle.yaml } }\n");
    const importing::Imported result = files.import("top.yaml");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/OuterInnerT/Type") == "\"AWS::DynamoDB::Table\"");
    files.write("self.yaml",
                "Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: self.yaml } }\n");
    const importing::Imported self = files.import("self.yaml");
    CHECK_FALSE(self.scenario);
    CHECK(says(self.problems, "is a stack inside of itself"));
}

TEST_CASE("a stack whose template is elsewhere is left out and named", "[import]") {
    const importing::Imported result = importText(
        "Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "
        "\"https://s3.amazonaws.com/b/t.yaml\" } }\n  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ "
        "AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], "
        "BillingMode: "
        "PAY_PER_REQUEST } }\n");
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "S: AWS::CloudFormation::Stack is a stack of its own"));
}

TEST_CASE("loops are written out, over lists and list parameters", "[import]") {
    const std::string text = R"(
Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, Default: "users, orders" }
Resources:
  Fn::ForEach::Tables:
    - Name
    - !Ref Names
    - Table${Name}:
        Type: AWS::DynamoDB::Table
        Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], TableName: !Sub "${Name}-prod", BillingMode: PAY_PER_REQUEST }
  Fn::ForEach::Functions:
    - Size
    - ["256", "512"]
    - Fn&{Size}:
        Type: AWS::Lambda::Function
        Properties: { Runtime: nodejs22.x, Code: { ZipFile: x }, Role: r, MemorySize: !Ref Size }
)";
    const Node root = importedText(text);
    CHECK(textAt(root, "/Resources/Tableusers/Type") == "\"AWS::DynamoDB::Table\"");
    CHECK(textAt(root, "/Resources/Tableorders/Type") == "\"AWS::DynamoDB::Table\"");
    CHECK(textAt(root, "/Resources/Fn256/Properties/MemorySize") == "256");
    CHECK(textAt(root, "/Resources/Fn512/Properties/MemorySize") == "512");
    importing::Given given;
    given.parameters["Names"] = "one";
    const Node other = importedText(text, given);
    CHECK(textAt(other, "/Resources/Tableone/Type") == "\"AWS::DynamoDB::Table\"");
    CHECK(textAt(other, "/Resources/Tableusers") == "nothing");
}

TEST_CASE("loops that CloudFormation refuses are refused", "[import]") {
    const auto refuse = [](const std::string& loop) {
        const importing::Imported result =
            importText("Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::L: " + loop + "\n");
        CHECK_FALSE(result.scenario);
        return document::toLines(result.problems);
    };
    CHECK(refuse("[X, [a]]").find("must be [identifier, collection, {key: value}]") != std::string::npos);
    CHECK(refuse("[X, 5, { \"T${X}\": {} }]").find("needs a list of texts") != std::string::npos);
    CHECK(refuse("[X, !Ref Nothing, { \"T${X}\": {} }]").find("has no value") != std::string::npos);
    CHECK(
        says(importText("Resources:\n  Fn::ForEach::L: [X, [a], { \"T${X}\": { Type: AWS::SQS::Queue } }]\n").problems,
             "lacks AWS::LanguageExtensions"));
    CHECK(refuse("[X, [a, b], { T: { Type: AWS::SQS::Queue } }]").find("\"T\" is made twice") != std::string::npos);
}

TEST_CASE("a definition by itself becomes a machine named after its file", "[import]") {
    const FileFolder files;
    const importing::Imported result =
        files
            .write(
                "place-order.asl.json",
                R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 2, "Next": "B"}, "B": {"Type": "Pass", "End": true}}})")
            .import("place-order.asl.json");
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/placeOrder/Type") == "\"AWS::StepFunctions::StateMachine\"");
    static_cast<void>(loaded(*result.scenario));
}

TEST_CASE("what a machine waits for gets a guess, so that it is not left out", "[import]") {
    const FileFolder files;
    const std::string token =
        R"({"StartAt": "Ask/us", "States": {"Ask/us": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "Next": "Call"}, "Call": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": {"ApiEndpoint": "https://example.com", "Method": "GET", "Authentication": {"ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/c/1"}}, "End": true}}})";
    const importing::Imported result = files.write("ask.asl.json", token).import("ask.asl.json");
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/ask/Behavior/States/Ask~1us/Approval/Uncertain/Likely") == "\"300s\"");
    CHECK(textAt(*result.scenario, "/Resources/ask/Behavior/States/Call/Duration/Uncertain/Likely") == "\"200ms\"");
    CHECK(says(result.report, Fate::Assumed, "it calls an endpoint: 200ms (50ms to 2000ms)"));
    static_cast<void>(loaded(*result.scenario));
}

TEST_CASE("a machine whose definition is nowhere here is left out whole, and the rest stays", "[import]") {
    const importing::Imported result = importText(R"(
Resources:
  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: r
      DefinitionS3Location: { Bucket: b, Key: flow.asl.json }
)");
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/M") == "nothing");
    CHECK(textAt(*result.scenario, "/Resources/T/Type") == "\"AWS::DynamoDB::Table\"");
    CHECK(says(result.report, Fate::LeftOut, "M: "));
    CHECK_FALSE(says(result.report, Fate::Taken, "M: "));
}

TEST_CASE("nested applications have an implied API each", "[import]") {
    const FileFolder files;
    const std::string app =
        "Transform: AWS::Serverless-2016-10-31\nGlobals: { HttpApi: { DefaultRouteSettings: { ThrottlingBurstLimit: 9 "
        "} } "
        "}\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: a, "
        "CodeUri: ., "
        "Events: { A: { Type: HttpApi, Properties: { Path: /a, Method: GET } } } } }\n";
    files.write("one.yaml", app).write("two.yaml", app);
    files.write(
        "top.yaml",
        "Resources:\n  One: { Type: AWS::Serverless::Application, Properties: { Location: one.yaml } }\n  Two: { "
        "Type: AWS::Serverless::Application, Properties: { Location: two.yaml } }\n");
    const importing::Imported result = files.import("top.yaml");
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const Node& root = *result.scenario;
    CHECK(textAt(root, "/Resources/OneServerlessHttpApi/Routes/GET ~1a") == "\"OneF\"");
    CHECK(textAt(root, "/Resources/TwoServerlessHttpApi/Routes/GET ~1a") == "\"TwoF\"");
    CHECK(document::writeJson(root).find("\"ThrottlingBurstLimit\": 9") != std::string::npos);
    CHECK(loaded(root).designs.front().workloads.size() == 2);
}
