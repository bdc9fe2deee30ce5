// SPDX-License-Identifier: GPL-3.0-or-later
// Nested stacks whose templates are FILES of their own; what waits for a stack.
#include "scenarios/import/given_templates.hpp"
#include "tests/import/file_folder.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kTable =
    "Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, KeySchema: [{ AttributeName: k, KeyType: "
    "HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }] }";

/// A function that may read the table of its parameter Arn.
const std::string kApp = R"(
Parameters:
  Arn: { Type: String }
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties: { Runtime: python3.13, Handler: a, Code: { ZipFile: x }, Role: !GetAtt R.Arn }
  R:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{ PolicyDocument: { Statement: [{ Effect: Allow, Action: dynamodb:GetItem, Resource: !Ref Arn }] } }]
)";

std::string parent(const std::string& url) {
    return "Resources:\n  T: { " + kTable + " }\n  App:\n    Type: AWS::CloudFormation::Stack\n    Properties: { " +
           "TemplateURL: " + url + ", Parameters: { Arn: !GetAtt T.Arn } }\n";
}

const std::string kRead = "/Resources/AppF/Behavior/Steps/Read T/Call/Operation";

}  // namespace

TEST_CASE("a stack on S3 is the FILE of that name, with the parameters that it is given", "[import]") {
    const FileFolder files;
    files.write("child/app.yaml", kApp);
    for (const std::string& url :
         {std::string("https://s3.amazonaws.com/bucket/child/app.yaml"),
          std::string("'s3://bucket/app.yaml?versionId=1'"),
          std::string("!Sub 'https://${AWS::StackName}.s3.amazonaws.com/child/app.yaml'"),
          std::string("!Join ['/', ['https://s3.amazonaws.com', !Ref AWS::StackName, app.yaml]]"),
          std::string("elsewhere/app.yaml")}) {
        files.write("t.yaml", parent(url));
        for (const auto& order : {std::vector<std::string>{"t.yaml", "child/app.yaml"}, {"child/app.yaml", "t.yaml"}}) {
            const importing::Imported result = files.importAll(order);
            INFO(url << "\n" << document::toLines(result.problems) << importing::toText(result.report));
            REQUIRE(result.scenario);
            CHECK(textAt(*result.scenario, kRead) == "\"GetItem\"");
            CHECK(at(*result.scenario, "/Resources/F") == nullptr);
            CHECK(says(result.report, Fate::Taken, "App: nested stack, from app.yaml"));
            CHECK_FALSE(says(result.report, Fate::LeftOut, "App: AWS::CloudFormation::Stack"));
        }
    }
}

TEST_CASE("a file that stands in its parent already is no stack of its own", "[import]") {
    const FileFolder files;
    files.write("child/app.yaml", kApp).write("t.yaml", parent("child/app.yaml"));
    const importing::Imported result = files.importAll({"t.yaml", "child/app.yaml"});
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, kRead) == "\"GetItem\"");
    CHECK(at(*result.scenario, "/Resources/F") == nullptr);
}

TEST_CASE("of templates of one name the folders tell which is meant; a parent is not in itself", "[import]") {
    importing::GivenTemplates templates;
    for (const char* file : {"shop/template.yaml", "shop/orders/template.yaml", "shop/pay/template.yaml"})
        templates.add(file, Node::object());
    const auto found = [&](const std::string& location, const std::set<std::string>& open) {
        const importing::GivenTemplate* one = templates.find(location, open);
        return one != nullptr ? one->file : std::string("none");
    };
    const std::set<std::string> open{"shop/template.yaml"};
    CHECK(found("https://s3.amazonaws.com/b/pay/template.yaml", open) == "shop/pay/template.yaml");
    CHECK(found("https://s3.amazonaws.com/b/template.yaml", open) == "none");  // either of two
    CHECK(found("https://s3.amazonaws.com/b/template.yaml", {open.begin(), open.end()}) == "none");
    CHECK(found("https://s3.amazonaws.com/b/other.yaml", open) == "none");
    CHECK(found("https://s3.amazonaws.com/shop/template.yaml", {}) == "shop/template.yaml");
}

TEST_CASE("two templates that are stacks inside of each other are refused", "[import]") {
    const FileFolder files;
    const auto stack = [](const std::string& file) {
        return "Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: " + file + " } }\n";
    };
    const importing::Imported result =
        files.write("a.yaml", stack("b.yaml")).write("b.yaml", stack("a.yaml")).importAll({"a.yaml", "b.yaml"});
    CHECK_FALSE(result.scenario);
    CHECK(says(result.problems, "is a stack inside of itself"));
}

TEST_CASE("what waits for a stack waits for what is in it, and the stack's resources for what it waits for",
          "[import]") {
    const FileFolder files;
    files.write("child/data.yaml", "Resources:\n  T: { " + kTable + " }\n  U: { " + kTable + " }\n");
    const auto with = [&](const std::string& waits) {
        files.write(
            "t.yaml",
            "Transform: AWS::Serverless-2016-10-31\nResources:\n  Data: { Type: AWS::Serverless::Application, " +
                waits + "Properties: { Location: child/data.yaml } }\n  F:\n    Type: AWS::Lambda::Function\n" +
                "    DependsOn: [Data]\n    Properties: { Runtime: python3.13, Handler: a, Code: { ZipFile: x }, "
                "Role: r, Environment: { Variables: { STACK: !Ref Data } } }\n");
        return files.import("t.yaml");
    };
    const importing::Imported result = with("");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(at(*result.scenario, "/Resources/F") != nullptr);
    CHECK(at(*result.scenario, "/Resources/DataU") != nullptr);
    const importing::Imported circle = with("DependsOn: F, ");
    CHECK_FALSE(circle.scenario);
    CHECK(says(circle.problems, "Circular dependency between resources"));
}

TEST_CASE("loops of a nested stack are written out, over the list that its parent gives", "[import]") {
    const FileFolder files;
    files.write("child/data.yaml",
                "Transform: AWS::LanguageExtensions\nParameters:\n  Names: { Type: CommaDelimitedList }\nResources:\n"
                "  Fn::ForEach::Tables: [N, !Ref Names, { 'T${N}': { " +
                    kTable + " } }]\n");
    files.write("t.yaml",
                "Resources:\n  Data: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child/data.yaml, "
                "Parameters: { Names: 'a,b' } } }\n");
    const importing::Imported result = files.import("t.yaml");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(at(*result.scenario, "/Resources/DataTa") != nullptr);
    CHECK(at(*result.scenario, "/Resources/DataTb") != nullptr);
}

TEST_CASE("what a nested stack exports is found by another one, of the same parent or of another file", "[import]") {
    const FileFolder files;
    files.write("child/data.yaml", "Resources:\n  T: { " + kTable +
                                       " }\nOutputs:\n  Arn: { Value: !GetAtt T.Arn, Export: { Name: orders } }\n");
    files.write("child/app.yaml", kApp);
    const std::string data =
        "  Data: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child/data.yaml } }\n";
    const std::string app =
        "  App:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: child/app.yaml, Parameters: { "
        "Arn: !ImportValue orders } }\n";
    const std::string read = "/Resources/AppF/Behavior/Steps/Read DataT/Call/Operation";
    const importing::Imported same = files.write("t.yaml", "Resources:\n" + data + app).import("t.yaml");
    INFO(document::toLines(same.problems));
    REQUIRE(same.scenario);
    CHECK(textAt(*same.scenario, read) == "\"GetItem\"");
    files.write("one.yaml", "Resources:\n" + data).write("two.yaml", "Resources:\n" + app);
    const importing::Imported two = files.importAll({"two.yaml", "one.yaml"});
    INFO(document::toLines(two.problems));
    REQUIRE(two.scenario);
    CHECK(textAt(*two.scenario, read) == "\"GetItem\"");
}
