// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudFormation takes is taken and what it refuses is refused: names that SAM makes, required properties.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

const std::string kConditioned = R"(Transform: AWS::Serverless-2016-10-31
Parameters: { Stage: { Type: String, Default: dev } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
  F: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.12, Handler: a, CodeUri: s } }
  U: { Type: AWS::Serverless::Function, Condition: IsProd,
       Properties: { Runtime: python3.12, Handler: a, CodeUri: s, FunctionUrlConfig: { AuthType: NONE }, AutoPublishAlias: live } }
Outputs: { O: { )";

std::string function(const std::string& properties) {
    return "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Role: a, " + properties + " } }\n";
}

const std::string kTables = R"(Transform: AWS::Serverless-2016-10-31
Resources:
  T: { Type: AWS::Serverless::SimpleTable }
  C: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.12, Handler: a, CodeUri: s, Policies: AmazonDynamoDBFullAccess, Environment: { Variables: { TABLE: !Ref T } } } }
  E: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.12, Handler: a, CodeUri: s, Policies: AmazonDynamoDBReadOnlyAccess } }
)";

}  // namespace

TEST_CASE("an output may name what SAM makes of a function whose condition is false", "[import]") {
    for (const char* value : {"!GetAtt UUrl.FunctionUrl", "!GetAtt URole.Arn", "!Ref U.Alias", "!Ref UAliaslive"}) {
        INFO(value);
        CHECK(importText(kConditioned + "Condition: IsProd, Value: " + value + " } }\n").scenario);
    }
    const importing::Imported wrong =
        importText(kConditioned + "Condition: IsProd, Value: !GetAtt XUrl.FunctionUrl } }\n");
    CHECK_FALSE(wrong.scenario);
    CHECK(says(wrong.problems, "Unresolved resource dependencies [XUrl]"));
}

TEST_CASE("an output with a condition that is not there is refused", "[import]") {
    const importing::Imported wrong = importText(kConditioned + "Condition: Nope, Value: x } }\n");
    CHECK_FALSE(wrong.scenario);
    CHECK(says(wrong.problems, "\"Nope\" is not in the Conditions section"));
}

TEST_CASE("a function of an archive without a Handler is told of, one of an image needs none", "[import]") {
    const std::string_view words = "Runtime and Handler are mandatory parameters";
    const auto told = [&](const std::string& text) { return says(importText(text).report, Fate::Assumed, words); };
    CHECK(told(function("Runtime: python3.12, Code: { ZipFile: x }")));
    CHECK_FALSE(told(function("Runtime: python3.12, Handler: a, Code: { ZipFile: x }")));
    CHECK_FALSE(told(function("PackageType: Image, Code: { ImageUri: i }")));
    CHECK_FALSE(
        told("Transform: AWS::Serverless-2016-10-31\nGlobals: { Function: { Handler: a } }\nResources:\n  F: { Type: "
             "AWS::Serverless::Function, Properties: { Runtime: python3.12, CodeUri: s } }\n"));
}

TEST_CASE("a DAX cluster needs its number of nodes", "[import]") {
    const std::string text =
        function("Runtime: python3.12, Handler: a, Code: { ZipFile: x }") +
        "  D: { Type: AWS::DAX::Cluster, Properties: { IAMRoleARN: a, NodeType: dax.r5.large } }\n";
    const importing::Imported wrong = importText(text);
    CHECK_FALSE(wrong.scenario);
    CHECK(says(wrong.problems, "required key [ReplicationFactor] not found"));
}

TEST_CASE("a role that opens any table is told of where there are several and nothing names one", "[import]") {
    const importing::Imported one = importText(kTables);
    CHECK(says(one.report, Fate::Proposed, "/Resources/E"));
    const importing::Imported two = importText(kTables + "  T2: { Type: AWS::Serverless::SimpleTable }\n");
    REQUIRE(two.scenario);
    CHECK_FALSE(says(two.report, Fate::Proposed, "/Resources/E"));
    CHECK(says(two.report, Fate::LeftOut,
               "E: its role allows dynamodb:GetItem on any table, and no variable names one of the 2"));
    CHECK_FALSE(says(two.report, Fate::LeftOut, "C: its role allows dynamodb:* on any table"));
}
