// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::StackName is each stack's own (CloudFormation User Guide, pseudo-parameter-reference): a name that was given for
// one template is no other's.
#include "tests/import/file_folder.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string namedStack(const std::string& id) {
    return "Resources:\n  " + id +
           ":\n    Type: AWS::Lambda::Function\n    Properties: {FunctionName: !Sub '${AWS::StackName}-fn', Runtime: "
           "nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}\n  " +
           id + "Tick:\n    Type: AWS::Events::Rule\n    Properties: {ScheduleExpression: rate(1 minute), Targets: " +
           "[{Arn: !GetAtt " + id + ".Arn, Id: t}]}\n";
}

importing::Given givenStackName(const std::string& key, const std::string& name = "shop") {
    importing::Given given;
    given.parameters[key] = name;
    return given;
}

std::string nameOfFunction(const importing::Imported& result, const std::string& id) {
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    return textAt(*result.scenario, "/Resources/" + id + "/Properties/FunctionName");
}

}  // namespace

TEST_CASE("a stack's name that was given for one template is not that of one added later", "[import]") {
    const FileFolder folder;
    folder.write("orders.yaml", namedStack("Orders"));
    folder.write("users.yaml", namedStack("Users"));
    const auto first = folder.importAll({"orders.yaml"}, givenStackName("AWS::StackName"));
    CHECK(nameOfFunction(first, "Orders") == "\"shop-fn\"");
    CHECK(textAt(*first.scenario, "/Imported/Parameters") == R"({ "orders.yaml/AWS::StackName": "shop" })");
    const auto both = folder.importAll({"orders.yaml", "users.yaml"}, {}, &*first.scenario);
    CHECK(nameOfFunction(both, "Orders") == "\"shop-fn\"");
    CHECK(nameOfFunction(both, "Users") == "nothing");
    CHECK(says(both.report, Fate::LeftOut, "--set users.yaml/AWS::StackName=..."));
    // Now its own is said, and the other stays.
    const auto named2 = folder.importAll({"orders.yaml", "users.yaml"},
                                         givenStackName("users.yaml/AWS::StackName", "people"), &*both.scenario);
    CHECK(nameOfFunction(named2, "Orders") == "\"shop-fn\"");
    CHECK(nameOfFunction(named2, "Users") == "\"people-fn\"");
    const auto again = folder.importAll({"orders.yaml", "users.yaml"}, {}, &*named2.scenario);
    REQUIRE(again.scenario);
    CHECK(document::writeJson(*again.scenario) == document::writeJson(*named2.scenario));
    // What is said now comes before what was said then, and is what is kept.
    const auto anew = folder.importAll({"orders.yaml"}, givenStackName("AWS::StackName", "other"), &*first.scenario);
    CHECK(nameOfFunction(anew, "Orders") == "\"other-fn\"");
    CHECK(textAt(*anew.scenario, "/Imported/Parameters") == R"({ "orders.yaml/AWS::StackName": "other" })");
}

TEST_CASE("a stack's name for several templates is refused with how to give it, and so is one of no template",
          "[import]") {
    const FileFolder folder;
    folder.write("template.yaml", namedStack("Orders")).write("child/template.yaml", namedStack("Users"));
    const auto named = [&](const std::string& key) {
        return folder.importAll({"template.yaml", "child/template.yaml"}, givenStackName(key));
    };
    CHECK(says(named("AWS::StackName").problems, "may be the name of several templates' stacks: --set "));
    CHECK(says(named("AWS::StackName").problems, "--set child/template.yaml/AWS::StackName=..."));
    CHECK(says(named("template.yaml/AWS::StackName").problems, "may be the name of several templates' stacks"));
    CHECK(says(named("x.yaml/AWS::StackName").problems, "is the name of no template's stack here"));
    const auto result = named("child/template.yaml/AWS::StackName");
    CHECK(nameOfFunction(result, "Users") == "\"shop-fn\"");
    CHECK(nameOfFunction(result, "Orders") == "nothing");
}

TEST_CASE("a nested stack has a name that nobody gave, whatever its parent's is", "[import]") {
    const FileFolder folder;
    folder.write("child.yaml", namedStack("Orders"));
    folder.write("parent.yaml", namedStack("Users") +
                                    "  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: "
                                    "./child.yaml}\n");
    const auto result = folder.importAll({"parent.yaml"}, givenStackName("AWS::StackName"));
    CHECK(nameOfFunction(result, "Users") == "\"shop-fn\"");
    CHECK(nameOfFunction(result, "ChildOrders") == "nothing");
    // No --set could give it.
    CHECK(says(result.report, Fate::LeftOut, "those of ChildOrders hang on the name of a nested stack"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "--set"));
}

TEST_CASE("a stack's name that was noted without its template is that of the one file there was", "[import]") {
    const FileFolder folder;
    folder.write("orders.yaml", namedStack("Orders"));
    folder.write("users.yaml", namedStack("Users"));
    auto first = folder.importAll({"orders.yaml"}, givenStackName("AWS::StackName"));
    REQUIRE(first.scenario);
    Node* noted = first.scenario->find("Imported")->find("Parameters");
    *noted = Node::object();
    noted->set("AWS::StackName", Node::string("shop"));
    const auto both = folder.importAll({"orders.yaml", "users.yaml"}, {}, &*first.scenario);
    CHECK(nameOfFunction(both, "Orders") == "\"shop-fn\"");
    CHECK(nameOfFunction(both, "Users") == "nothing");
    CHECK(textAt(*both.scenario, "/Imported/Parameters") == R"({ "orders.yaml/AWS::StackName": "shop" })");
}

TEST_CASE("a stack's name is kept whatever its file is called, import after import", "[import]") {
    const FileFolder folder;
    folder.write("auth-token.yaml", namedStack("Orders"));
    const auto first = folder.importAll({"auth-token.yaml"}, givenStackName("AWS::StackName"));
    CHECK(nameOfFunction(first, "Orders") == "\"shop-fn\"");
    const auto second = folder.importAll({"auth-token.yaml"}, {}, &*first.scenario);
    CHECK(nameOfFunction(second, "Orders") == "\"shop-fn\"");
    CHECK(second.scenario == first.scenario);
}

TEST_CASE("a stack that is given two names is refused", "[import]") {
    const FileFolder folder;
    folder.write("orders.yaml", namedStack("Orders"));
    const auto given = [&](const std::string& second) {
        importing::Given both = givenStackName("AWS::StackName");
        both.parameters["orders.yaml/AWS::StackName"] = second;
        return folder.importAll({"orders.yaml"}, both);
    };
    CHECK(says(given("other").problems, "give the stack of orders.yaml two names"));
    CHECK(given("shop").scenario);  // the same twice
}

// A stack is a name space of its own, however often its template stands in its parent.
TEST_CASE("a template that is nested twice is two stacks, and says the same again", "[import]") {
    const FileFolder folder;
    folder.write("child.yaml", namedStack("Fn"));
    folder.write(
        "parent.yaml",
        "Resources:\n  Left: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml}}\n  Right: "
        "{Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml}}\n");
    const auto first = folder.importAll({"parent.yaml"}, {});
    INFO(document::toLines(first.problems));
    REQUIRE(first.scenario);
    for (const std::string name : {"LeftFn", "RightFn"}) {
        CHECK(textAt(*first.scenario, "/Resources/" + name + "/Type") == "\"AWS::Lambda::Function\"");
        CHECK(nameOfFunction(first, name) == "nothing");  // the account adds to the name of a nested stack
        CHECK(textAt(*first.scenario, "/Workloads/" + name + "Tick/Target") == "\"" + name + "\"");
    }
    const auto again = folder.importAll({"parent.yaml"}, {}, &*first.scenario);
    REQUIRE(again.scenario);
    CHECK(document::writeJson(*again.scenario) == document::writeJson(*first.scenario));
}

TEST_CASE("definitions in files of one name are told apart by their folders", "[import]") {
    const FileFolder folder;
    const auto machine = [](const std::string& seconds) {
        return R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": )" + seconds + R"(, "End": true}}})";
    };
    folder.write("flow.asl.json", machine("5"));
    folder.write("child/flow.asl.json", machine("7"));
    const auto both = folder.importAll({"flow.asl.json", "child/flow.asl.json"}, {});
    INFO(document::toLines(both.problems));
    REQUIRE(both.scenario);
    std::vector<std::string> seconds;
    for (const document::Member& one : both.scenario->find("Resources")->members())
        seconds.push_back(textAt(one.value, "/Properties/Definition/States/W/Seconds"));
    CHECK(seconds == std::vector<std::string>{"5", "7"});
}
