// SPDX-License-Identifier: GPL-3.0-or-later
// Names in the account that hang on what is not known of it: a parameter's default is a guess about the account, so
// such a name is kept, told and noted; what the made-up stack's name decides is no name. Set by hand after
// CloudFormation User Guide, parameters, conditions and pseudo parameters.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

constexpr const char* kRestOfStaged = "Runtime: nodejs22.x, Handler: a.h, Role: x, Code: {ZipFile: x}}\n";

std::string stagedFunction(const std::string& id, const std::string& name) {
    return "  " + id + ":\n    Type: AWS::Lambda::Function\n    Properties: {FunctionName: " + name + ", " +
           kRestOfStaged;
}

const std::string kStagedHead = R"(Parameters:
  Stage: {Type: String, Default: dev}
  Owner: {Type: String, Default: me}
Mappings: {Names: {dev: {fn: mapped-one}, prod: {fn: mapped-two}}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsMain: !Equals [!Ref AWS::StackName, main]
  IsOther: !Not [{Condition: IsMain}]
Resources:
  Tick:
    Type: AWS::Events::Rule
    Properties: {ScheduleExpression: rate(1 minute), Targets: [{Arn: !GetAtt View.Arn, Id: t}]}
)";

std::string notedDefault(const Node& scenario, const std::string& resource) {
    return textAt(scenario, "/Imported/DefaultNames/" + resource);
}

std::string keptFunctionName(const Node& scenario, const std::string& resource) {
    return textAt(scenario, "/Resources/" + resource + "/Properties/FunctionName");
}

}  // namespace

TEST_CASE("a name that hangs on a parameter's default is kept, told and noted with its form", "[import]") {
    const std::string text = kStagedHead + stagedFunction("View", "!Sub 'shop-View-${Stage}'") +
                             stagedFunction("Place", "!If [IsProd, place-prod, place-other]") +
                             stagedFunction("Mapped", "!FindInMap [Names, !Ref Stage, fn]") +
                             stagedFunction("Fixed", "fixed-name") +
                             stagedFunction("Joined", "!Join ['-', [!Ref Stage, joined, !Ref Owner]]");
    const importing::Imported result = importText(text);
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(keptFunctionName(*result.scenario, "View") == "\"shop-View-dev\"");
    CHECK(notedDefault(*result.scenario, "View") == "\"shop-View-${Stage}\"");
    CHECK(keptFunctionName(*result.scenario, "Place") == "\"place-other\"");
    CHECK(notedDefault(*result.scenario, "Place") == "\"? ${Stage}\"");
    CHECK(keptFunctionName(*result.scenario, "Mapped") == "\"mapped-one\"");
    CHECK(notedDefault(*result.scenario, "Mapped") == "\"? ${Stage}\"");
    CHECK(notedDefault(*result.scenario, "Joined") == "\"${Stage}-joined-${Owner}\"");
    CHECK(notedDefault(*result.scenario, "Fixed") == "nothing");
    CHECK(says(result.report, Fate::Assumed,
               "those of Joined, Mapped, Place, View hang on the defaults of Owner, Stage: recordings of another"));
    static_cast<void>(loaded(*result.scenario));  // the note is of a known form

    importing::Given given;
    given.parameters = {{"Stage", "dev"}, {"Owner", "me"}};  // said, so known
    const Node known = importedText(text, given);
    CHECK(keptFunctionName(known, "View") == "\"shop-View-dev\"");
    CHECK(at(known, "/Imported/DefaultNames") == nullptr);
}

TEST_CASE("a name that the made-up name of the stack decides by a condition is not kept, and that is told",
          "[import]") {
    const std::string text = kStagedHead + stagedFunction("View", "!If [IsMain, view-main, view-other]") +
                             stagedFunction("Again", "!If [IsOther, again-other, again-main]");
    const importing::Imported result = importText(text);
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(keptFunctionName(*result.scenario, "View") == "nothing");
    CHECK(keptFunctionName(*result.scenario, "Again") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "those of View, Again hang on the stack's name"));
    CHECK(
        says(result.report, Fate::Assumed, "Conditions: IsMain (taken as false), IsOther (taken as true): the stack"));
    importing::Given given;
    given.parameters["AWS::StackName"] = "main";
    const importing::Imported known = importText(text, given);
    REQUIRE(known.scenario);
    CHECK(keptFunctionName(*known.scenario, "View") == "\"view-main\"");
    CHECK(keptFunctionName(*known.scenario, "Again") == "\"again-main\"");
    CHECK_FALSE(says(known.report, Fate::Assumed, "Conditions: "));
}

TEST_CASE("the note of a default follows a resource that is called otherwise here, and goes with its name",
          "[import]") {
    const std::string text = kStagedHead + stagedFunction("View", "!Sub 'shop-View-${Stage}'");
    const TemplateFile one(text);
    const TemplateFile other(text);
    const importing::Imported both = importing::importFiles({one.path(), other.path()}, {});
    INFO(document::toLines(both.problems));
    REQUIRE(both.scenario);
    const Node* notes = at(*both.scenario, "/Imported/DefaultNames");
    REQUIRE(notes != nullptr);
    REQUIRE(notes->size() == 2);
    for (const document::Member& note : notes->members())
        CHECK(at(*both.scenario, "/Resources/" + note.key) != nullptr);
    // Same as the name in the scenario: it is not written, so nothing of it is noted.
    const Node same =
        importedText(kStagedHead + stagedFunction("View", "!Sub 'View'") + stagedFunction("dev", "!Ref Stage"));
    CHECK(at(same, "/Imported/DefaultNames") == nullptr);
}

TEST_CASE("a name in the account that may be a secret by its form is left out with that reason", "[import]") {
    const importing::Imported result =
        importText(kStagedHead + stagedFunction("View", "view") + stagedFunction("Odd", "AKIAIOSFODNN7EXAMPLE"));
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(document::writeJson(*result.scenario).find("AKIA") == std::string::npos);
    CHECK(says(result.report, Fate::LeftOut, "Odd.FunctionName: may be a secret by its form and is not copied"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "View.FunctionName"));
}

TEST_CASE("what a rule's target is told of failing deliveries is left out, and that is told", "[import]") {
    const std::string function = stagedFunction("View", "view");
    const std::string plain = importing::toText(importText(kStagedHead + function).report);
    CHECK(plain.find("of its target") == std::string::npos);
    std::string text = kStagedHead + function;
    text.replace(text.find("Id: t}"), 6, "Id: t, RetryPolicy: {MaximumRetryAttempts: 2}}");
    CHECK(says(importText(text).report, Fate::Taken, "Tick; RetryPolicy of its target is left out"));
    const importing::Imported sam = importText(R"(Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: a.h
      InlineCode: x
      Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 minute), RetryPolicy: {MaximumRetryAttempts: 2}}}}
)");
    CHECK(says(sam.report, Fate::Taken, "RetryPolicy of its target is left out"));
}

TEST_CASE("a template that says the ApiId of an API is refused", "[import]") {
    const char* api =
        "Resources: {A: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP, Name: a, ApiId: b}}}";
    CHECK(says(importText(api).problems, "is not a property of AWS::ApiGatewayV2::Api"));
}

TEST_CASE("a part of what hangs on the made-up stack's name is no name", "[import]") {
    const std::string text =
        kStagedHead + stagedFunction("View", "!Select [1, !Split ['-', !Sub '${AWS::StackName}-x']]");
    const auto result = importText(text);
    REQUIRE(result.scenario);
    CHECK(keptFunctionName(*result.scenario, "View") == "nothing");
}

// The name hangs on what the template with the export hangs on.
TEST_CASE("a name that is imported from another stack is known as far as it is there", "[import]") {
    const auto exporting = [](const std::string& value) {
        return "Parameters: {Env: {Type: String, Default: dev}}\nResources:\n  T: {Type: AWS::SQS::Queue}\nOutputs: "
               "{Name: {Value: " +
               value + ", Export: {Name: the-name}}}\n";
    };
    const TemplateFile importer(kStagedHead + stagedFunction("View", "!ImportValue the-name"));
    const auto both = [&](const std::string& value) {
        const TemplateFile exporter(exporting(value));
        importing::Imported result = importing::importFiles({exporter.path(), importer.path()}, {});
        INFO(document::toLines(result.problems));
        REQUIRE(result.scenario);
        return result;
    };
    const importing::Imported fixed = both("view-fixed");
    CHECK(keptFunctionName(*fixed.scenario, "View") == "\"view-fixed\"");
    CHECK(notedDefault(*fixed.scenario, "View") == "nothing");
    const importing::Imported invented = both("!Sub '${AWS::StackName}-view'");
    CHECK(keptFunctionName(*invented.scenario, "View") == "nothing");
    CHECK(says(invented.report, Fate::LeftOut, "those of View hang on the stack's name"));
    const importing::Imported standard = both("!Sub 'view-${Env}'");
    CHECK(keptFunctionName(*standard.scenario, "View") == "\"view-dev\"");
    CHECK(notedDefault(*standard.scenario, "View") == "\"? ${Env}\"");
    CHECK(says(standard.report, Fate::Assumed, "those of View hang on the default of Env"));
}

TEST_CASE("names of stages, aliases and routes that are made up or hang on defaults are told", "[import]") {
    const std::string api =
        "  Api: {Type: AWS::Serverless::Api, Properties: {StageName: !Ref Stage}}\n  Fn:\n    Type: "
        "AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs22.x\n      Handler: a.h\n      InlineCode: "
        "x\n      AutoPublishAlias: !Sub 'v-${AWS::StackName}'\n      Events: {Get: {Type: Api, Properties: {Method: "
        "GET, "
        "RestApiId: !Ref Api, Path: !Sub ['/${Id}', {Id: !Select [0, !Split ['-', !Select [2, !Split ['/', !Ref "
        "AWS::StackId]]]]}]}}}\n";
    const std::string head = "Transform: AWS::Serverless-2016-10-31\n" + kStagedHead + stagedFunction("View", "view");
    const importing::Imported result = importText(head + api);
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::Assumed,
               "Names in the account: Fn.AutoPublishAlias, Fn.Get.Path hang on the stack's"));
    CHECK(says(result.report, Fate::Assumed, "those of Api.StageName hang on the default of Stage: recordings of"));
    CHECK(at(*result.scenario, "/Imported/DefaultNames") == nullptr);  // no recording is known by them
    importing::Given given;
    given.parameters = {{"Stage", "dev"}, {"AWS::StackName", "shop"}};
    const importing::Imported known = importText(head + api, given);
    REQUIRE(known.scenario);
    CHECK(says(known.report, Fate::Assumed, "Names in the account: Fn.Get.Path hang on"));  // of a GUID all the same
    CHECK_FALSE(says(known.report, Fate::Assumed, "those of Api.StageName"));
}
