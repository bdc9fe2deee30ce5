// SPDX-License-Identifier: GPL-3.0-or-later
// Several templates make one scenario: each is a stack with names of its own, and exports for the others.
#include "tests/import/file_folder.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string service(const std::string& name, const std::string& path) {
    return "Transform: AWS::Serverless-2016-10-31\nResources:\n  " + name +
           ":\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs22.x\n      Handler: a.b\n"
           "      CodeUri: .\n      Policies: [ { DynamoDBReadPolicy: { TableName: !Ref Data } } ]\n      Events: { A: "
           "{ Type: "
           "HttpApi, "
           "Properties: { Path: " +
           path +
           ", Method: GET } } }\n  Data: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, "
           "KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: "
           "PAY_PER_REQUEST } "
           "}\n";
}

const std::string kOrders = R"(
Resources:
  Data:
    Type: AWS::DynamoDB::Table
    Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST, StreamSpecification: { StreamViewType: NEW_IMAGE } }
Outputs:
  Stream: { Value: !GetAtt Data.StreamArn, Export: { Name: !Sub "${AWS::StackName}-stream" } }
  Name: { Value: !Ref Data, Export: { Name: OrdersTable } }
)";

const std::string kReader = R"(
Parameters:
  Stack: { Type: String, Default: orders }
Resources:
  Data: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }
  F:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: a
      Role: r
      Code: { ZipFile: x }
      Environment: { Variables: { TABLE: !ImportValue OrdersTable } }
  M:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref F
      StartingPosition: LATEST
      EventSourceArn: !ImportValue { "Fn::Sub": "${Stack}-stream" }
)";

}  // namespace

TEST_CASE("two stacks with names in common: the second file's have its name in front", "[import]") {
    const FileFolder files;
    files.write("shop.yaml", service("Get", "/a")).write("pay.yaml", service("Get", "/b"));
    const importing::Imported result = files.importAll({"shop.yaml", "pay.yaml"});
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    const Node& root = *result.scenario;
    CHECK(textAt(root, "/Resources/ServerlessHttpApi/Routes/GET ~1a") == "\"Get\"");
    CHECK(textAt(root, "/Resources/PayServerlessHttpApi/Routes/GET ~1b") == "\"PayGet\"");
    CHECK(textAt(root, "/Workloads/PayServerlessHttpApiClients/Route") == "\"GET /b\"");
    CHECK(at(root, "/Resources/Get/Behavior/Steps/Read Data") != nullptr);
    CHECK(at(root, "/Resources/PayGet/Behavior/Steps/Read PayData") != nullptr);
    CHECK(says(result.report, Fate::Taken,
               "PayData: AWS::DynamoDB::Table with BillingMode; without effect: KeySchema, AttributeDefinitions; it is "
               "Data in its file"));
    CHECK(loaded(root).designs.front().workloads.size() == 2);
}

TEST_CASE("what is left out of a second stack is told under its new name", "[import]") {
    const FileFolder files;
    const std::string more = "  Bus: { Type: AWS::Events::EventBus, Properties: { Name: b } }\n";
    files.write("shop.yaml", service("Get", "/a") + more).write("pay.yaml", service("Get", "/b") + more);
    const importing::Imported result = files.importAll({"shop.yaml", "pay.yaml"});
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "PayBus: AWS::Events::EventBus"));
}

TEST_CASE("a file that is called as all templates are has the name of its folder", "[import]") {
    const FileFolder files;
    files.write("shop.yaml", service("Get", "/a")).write("child/template.yaml", service("Get", "/b"));
    const importing::Imported result = files.importAll({"shop.yaml", "child/template.yaml"});
    REQUIRE(result.scenario);
    CHECK(at(*result.scenario, "/Resources/ChildGet") != nullptr);
}

TEST_CASE("a value that another template exports is what it exports, whatever the order of the files", "[import]") {
    const FileFolder files;
    files.write("orders.yaml", kOrders).write("reader.yaml", kReader);
    const importing::Imported one = files.importAll({"orders.yaml", "reader.yaml"});
    INFO(document::toLines(one.problems));
    INFO(importing::toText(one.report));
    REQUIRE(one.scenario);
    CHECK(textAt(*one.scenario, "/Resources/M/Properties/EventSourceArn") ==
          "{ \"Fn::GetAtt\": [\"Data\", \"StreamArn\"] }");
    CHECK(at(*one.scenario, "/Resources/F/Behavior/Steps/Read Data") != nullptr);
    static_cast<void>(loaded(*one.scenario));
    // Here the reader's own Data comes first, and the exported one gets the name of its stack.
    const importing::Imported other = files.importAll({"reader.yaml", "orders.yaml"});
    REQUIRE(other.scenario);
    CHECK(textAt(*other.scenario, "/Resources/M/Properties/EventSourceArn") ==
          "{ \"Fn::GetAtt\": [\"OrdersData\", \"StreamArn\"] }");
    CHECK(at(*other.scenario, "/Resources/F/Behavior/Steps/Read OrdersData") != nullptr);
    static_cast<void>(loaded(*other.scenario));
}

TEST_CASE("an export that hangs on an import of a third template is found; one that nobody makes is told", "[import]") {
    const FileFolder files;
    files.write("orders.yaml", kOrders).write("reader.yaml", kReader);
    std::string between =
        "Resources:\n  Q: { Type: AWS::SQS::Queue }\nOutputs:\n  S: { Value: !ImportValue "
        "orders-stream, Export: { Name: between-stream } }\n";
    files.write("between.yaml", between);
    importing::Given given;
    given.parameters["Stack"] = "between";
    const importing::Imported result = files.importAll({"reader.yaml", "between.yaml", "orders.yaml"}, given);
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/M/Properties/EventSourceArn") ==
          "{ \"Fn::GetAtt\": [\"OrdersData\", \"StreamArn\"] }");
    given.parameters["Stack"] = "elsewhere";
    const importing::Imported open = files.importAll({"reader.yaml", "orders.yaml"}, given);
    REQUIRE(open.scenario);
    CHECK(says(open.report, Fate::LeftOut, "hangs on Fn::ImportValue, whose value no file here holds"));
}

TEST_CASE("two stacks that export the same name are refused", "[import]") {
    const FileFolder files;
    files.write("orders.yaml", kOrders).write("other.yaml", kOrders);
    const importing::Imported result = files.importAll({"orders.yaml", "other.yaml"});
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "\"OrdersTable\" is exported by another of the templates already"));
}

TEST_CASE("a file that is given twice is refused", "[import]") {
    const FileFolder files;
    files.write("shop.yaml", service("Get", "/a"));
    const importing::Imported result = files.importAll({"shop.yaml", "shop.yaml"});
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "is given twice"));
}

TEST_CASE("importing the same stacks again changes nothing", "[import]") {
    const FileFolder files;
    files.write("shop.yaml", service("Get", "/a")).write("pay.yaml", service("Get", "/b"));
    const importing::Imported first = files.importAll({"shop.yaml", "pay.yaml"});
    REQUIRE(first.scenario);
    const importing::Imported second = files.importAll({"shop.yaml", "pay.yaml"}, {}, &*first.scenario);
    REQUIRE(second.scenario);
    CHECK(document::writeJson(*first.scenario) == document::writeJson(*second.scenario));
    // A second stack comes beside the first, whose names stay.
    const importing::Imported one = files.import("shop.yaml");
    REQUIRE(one.scenario);
    const importing::Imported both = files.importAll({"shop.yaml", "pay.yaml"}, {}, &*one.scenario);
    REQUIRE(both.scenario);
    CHECK(textAt(*both.scenario, "/Resources/Get") == textAt(*first.scenario, "/Resources/Get"));
    CHECK(at(*both.scenario, "/Resources/PayGet") != nullptr);
}

TEST_CASE("a parameter of one stack without a value is not a resource of another", "[import]") {
    const FileFolder files;
    files.write("a.yaml",
                "Parameters:\n  Data: { Type: String }\nResources:\n  T: { Type: AWS::DynamoDB::Table, "
                "Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ "
                "AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST, TableName: !Ref Data } }\n");
    files.write("b.yaml", service("Get", "/b"));
    const importing::Imported result = files.importAll({"a.yaml", "b.yaml"});
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(at(*result.scenario, "/Resources/BData") != nullptr);
    const importing::Imported turned = files.importAll({"b.yaml", "a.yaml"});
    REQUIRE(turned.scenario);
    CHECK(at(*turned.scenario, "/Resources/Data") != nullptr);
    CHECK(says(turned.report, Fate::LeftOut, "the parameter Data, which has no value: --set Data=...") ==
          says(result.report, Fate::LeftOut, "the parameter Data, which has no value: --set Data=..."));
}

TEST_CASE("a parameter that no template has is refused, with the one that was meant", "[import]") {
    importing::Given given;
    given.parameters["Stagee"] = "prod";
    const importing::Imported result = importText(
        "Parameters:\n  Stage: { Type: String, Default: dev }\nResources:\n  T: { Type: AWS::DynamoDB::Table, "
        "Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, "
        "AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n",
        given);
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "--set: \"Stagee\" is a parameter of no template here; did you mean \"Stage\"?"));
    const importing::Imported none = importText(
        "Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH "
        "}], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n",
        given);
    CHECK(says(none.problems, "names a parameter, and no file here has any"));
}
