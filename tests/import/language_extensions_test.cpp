// SPDX-License-Identifier: GPL-3.0-or-later
// What the transform AWS::LanguageExtensions lets a template say.
#include "tests/import/file_folder.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;

// AWS::LanguageExtensions takes a function for the name (User Guide, intrinsic-function-reference-ref).
TEST_CASE("a Ref may be put together where the language extensions are asked for", "[import]") {
    const auto file = [](const std::string& transform, const std::string& reference) {
        return transform +
               "Parameters: { Stage: { Type: String, Default: dev } }\nResources:\n"
               "  Q: { Type: AWS::SQS::Queue }\n"
               "  Fdev: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { "
               "ZipFile: "
               "x }, "
               "Role: r } }\n"
               "  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt Q.Arn, "
               "FunctionName: " +
               reference + " } }\n";
    };
    const std::string extended = "Transform: AWS::LanguageExtensions\n";
    const std::string put = "!Ref { 'Fn::Sub': 'F${Stage}' }";
    const Node root = importedText(file(extended, put));
    CHECK(textAt(root, "/Resources/M/Properties/FunctionName") == R"({ "Ref": "Fdev" })");
    CHECK(says(importText(file("", put)).problems, "must be the name of a parameter or a resource"));
    CHECK(says(importText(file(extended, "!Ref [Fdev]")).problems, "must be the name of a parameter or a resource"));
    CHECK(says(importText(file(extended, "!Ref { 'Fn::Sub': 'No${Stage}' }")).problems, "Nodev"));
    const Node looped =
        importedText(extended +
                     "Resources:\n  Fn::ForEach::L:\n    - N\n    - [a, b]\n    - 'F${N}': { Type: "
                     "AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { "
                     "ZipFile: x }, Role: r } }\n      'Q${N}': { Type: AWS::SQS::Queue }\n      'M${N}': { "
                     "Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref { 'Fn::Sub': "
                     "'F${N}' }, EventSourceArn: !GetAtt [!Sub 'Q${N}', Arn] } }\n");
    CHECK(textAt(looped, "/Resources/Ma/Properties/FunctionName") == R"({ "Ref": "Fa" })");
    CHECK(textAt(looped, "/Resources/Mb/Properties/EventSourceArn") == R"({ "Fn::GetAtt": ["Qb", "Arn"] })");
}

// A nested stack is a template of its own: its transform is its own, and so are the names that it puts together.
TEST_CASE("names that a nested stack puts together are those of the nested stack", "[import]") {
    const std::string child =
        "Transform: AWS::LanguageExtensions\n"
        "Parameters: { Stage: { Type: String }, Which: { Type: String, Default: Sizes } }\n"
        "Mappings: { Sizes: { dev: { Memory: 512 } } }\n"
        "Resources:\n"
        "  Qdev: { Type: AWS::SQS::Queue }\n"
        "  Fdev: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { ZipFile: x }, "
        "Role: r, MemorySize: !FindInMap [!Ref Which, !Ref Stage, Memory] } }\n"
        "  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt [!Sub 'Q${Stage}', Arn], "
        "FunctionName: !Ref { 'Fn::Sub': 'F${Stage}' } } }\n";
    const FileFolder files;
    files.write("child/c.yaml", child);
    for (const std::string own :
         {"", "Transform: AWS::Serverless-2016-10-31\n", "Transform: [AWS::CodeDeployBlueGreen]\n"}) {
        CAPTURE(own);
        const importing::Imported result =
            files
                .write("t.yaml", own +
                                     "Resources:\n  Data: { Type: AWS::CloudFormation::Stack, Properties: { "
                                     "TemplateURL: child/c.yaml, Parameters: { Stage: dev } } }\n")
                .import("t.yaml");
        INFO(document::toLines(result.problems));
        REQUIRE(result.scenario);
        CHECK(textAt(*result.scenario, "/Resources/DataM/Properties/FunctionName/Ref") == "\"DataFdev\"");
        CHECK(textAt(*result.scenario, "/Resources/DataM/Properties/EventSourceArn/Fn::GetAtt/0") == "\"DataQdev\"");
        CHECK(textAt(*result.scenario, "/Resources/DataFdev/Properties/MemorySize") == "512");
    }
}
