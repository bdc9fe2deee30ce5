// SPDX-License-Identifier: GPL-3.0-or-later
// What the transform AWS::LanguageExtensions lets a template say.
#include "tests/import/small_template.hpp"

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
