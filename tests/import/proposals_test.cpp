// SPDX-License-Identifier: GPL-3.0-or-later
// Calls inside code, out of IAM statements and environment variables.
#include "scenarios/import/grants.hpp"
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using importing::Fate;

namespace {

const std::string kSteps = "/Resources/F/Behavior/Steps/";

/// A function F with a role of these statements and variables, two tables, a cluster and another function.
std::string withRole(const std::string& statements, const std::string& variables = "{}") {
    return "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: nodejs22.x\n"
           "      Code: { ZipFile: x }\n      Role: !GetAtt R.Arn\n      VpcConfig: { SubnetIds: [!Ref Net] }\n      "
           "Environment: { Variables: " +
           variables +
           " }\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      Policies:\n        - PolicyDocument:\n"
           "            Statement: " +
           statements +
           "\n  A: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], "
           "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], TableName: table-a, BillingMode: "
           "PAY_PER_REQUEST } }\n"
           "  B: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: k, KeyType: HASH }], "
           "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], BillingMode: PAY_PER_REQUEST } }\n"
           "  Cache: { Type: AWS::DAX::Cluster, Properties: { NodeType: dax.r5.large, ReplicationFactor: 3, "
           "IAMRoleARN: x } }\n"
           "  Net: { Type: AWS::EC2::Subnet }\n"
           "  G: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Code: { ZipFile: x }, Role: !GetAtt "
           "R.Arn } }\n";
}

}  // namespace

TEST_CASE("a statement on a table proposes its likeliest read and write", "[import]") {
    const document::Node scenario =
        importedText(withRole("[{ Effect: Allow, Action: ['dynamodb:Query', 'dynamodb:GetItem', "
                              "'dynamodb:UpdateItem'], Resource: !GetAtt A.Arn }]"));
    CHECK(textAt(scenario, kSteps + "Read A/Call/Operation") == "\"GetItem\"");
    CHECK(textAt(scenario, kSteps + "Write A/Call/Operation") == "\"UpdateItem\"");
    CHECK(textAt(scenario, kSteps + "Read B") == "nothing");
    const format::Scenario read = loaded(scenario);
    const auto& assumptions = read.designs.front().assumptions;
    CHECK(std::ranges::any_of(assumptions, [](const auto& one) {
        return one.guess && one.path == kSteps + "Read A" && one.source.starts_with("proposed: ");
    }));
}

TEST_CASE("a statement that denies proposes nothing, actions are matched as IAM matches them", "[import]") {
    CHECK(textAt(importedText(withRole("[{ Effect: Deny, Action: 'dynamodb:*', Resource: !GetAtt A.Arn }]")),
                 kSteps + "Read A") == "nothing");
    CHECK(importing::covers("dynamodb:*", "dynamodb:GetItem"));
    CHECK(importing::covers("DynamoDB:get*", "dynamodb:GetItem"));
    CHECK(importing::covers("*", "dynamodb:GetItem"));
    CHECK_FALSE(importing::covers("dynamodb:Put*", "dynamodb:GetItem"));
    CHECK_FALSE(importing::covers("dynamodb:Get", "dynamodb:GetItem"));
    CHECK_FALSE(importing::covers(std::string(4000, '*') + "b", std::string(4000, 'a')));
}

TEST_CASE("a statement on everything counts for the table that a variable names", "[import]") {
    const document::Node scenario =
        importedText(withRole("[{ Effect: Allow, Action: 'dynamodb:GetItem', Resource: '*' }]", "{ TABLE: table-a }"));
    CHECK(textAt(scenario, kSteps + "Read A/Call/Target") == "\"A\"");
    CHECK(textAt(scenario, kSteps + "Read B") == "nothing");
    CHECK(textAt(scenario, "/Resources/G/Behavior/Steps/Read A") == "nothing");
}

TEST_CASE("a variable that names a cluster puts it in front of the tables", "[import]") {
    const document::Node scenario =
        importedText(withRole("[{ Effect: Allow, Action: ['dax:GetItem', 'dynamodb:GetItem'], Resource: '*' }]",
                              "{ TABLE: !Ref A, CACHE: !GetAtt Cache.ClusterDiscoveryEndpoint }"));
    CHECK(textAt(scenario, kSteps + "Read A/Call/Via") == "\"Cache\"");
}

TEST_CASE("calls in a circle are not proposed", "[import]") {
    const auto result = importText(
        withRole("[]") +
        "  P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref R], PolicyDocument: { Statement: [{ "
        "Effect: Allow, Action: 'lambda:InvokeFunction', Resource: [!GetAtt F.Arn, !GetAtt G.Arn] }] } } }\n");
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, kSteps + "Invoke G/Call/Operation") == "\"Invoke\"");
    CHECK(textAt(*result.scenario, "/Resources/G/Behavior/Steps/Invoke F") == "nothing");
    CHECK(says(result.report, Fate::LeftOut, "may invoke F, which would call in a circle"));
    CHECK(textAt(*result.scenario, "/Workloads/GCallers") == "nothing");
}

TEST_CASE("a call of what is not modelled is listed", "[import]") {
    const auto result = importText(withRole("[{ Effect: Allow, Action: 'sns:Publish', Resource: !Ref T }]") +
                                   "  T: { Type: AWS::SNS::Topic }\n");
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "may call sns:Publish on T (AWS::SNS::Topic), which is not modelled"));
}

TEST_CASE("a statement that lets code start a machine proposes that it does; else the machine is started from outside",
          "[import]") {
    const std::string machine =
        "  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties: { RoleArn: r, DefinitionString: "
        "'{\"StartAt\": \"A\", "
        "\"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}' }\n";
    const document::Node started =
        importedText(withRole("[{ Effect: Allow, Action: 'states:StartExecution', Resource: !Ref M }]") + machine);
    CHECK(textAt(started, kSteps + "Start M/Call/Operation") == "\"StartExecution\"");
    CHECK(textAt(started, "/Workloads/MStarters") == "nothing");
    static_cast<void>(loaded(started));
    const document::Node alone =
        importedText(withRole("[{ Effect: Allow, Action: 'sqs:SendMessage', Resource: '*' }]") + machine);
    CHECK(textAt(alone, kSteps + "Start M") == "nothing");
    CHECK(textAt(alone, "/Workloads/MStarters/Target") == "\"M\"");
    static_cast<void>(loaded(alone));
}

TEST_CASE("a policy and a table that name the same parameter without a value mean the same table", "[import]") {
    const std::string file = R"(
Transform: AWS::Serverless-2016-10-31
Parameters:
  Name: { Type: String }
  Other: { Type: String }
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: a
      InlineCode: x
      Environment: { Variables: { T: !Ref Name, U: !Ref Other, V: !ImportValue queue, W: plain } }
      Policies:
        - DynamoDBWritePolicy: { TableName: !Ref Name }
        - DynamoDBReadPolicy: { TableName: !ImportValue other-table }
        - Statement: [{ Effect: Allow, Action: 'lambda:InvokeFunction', Resource: !Ref Other }]
        - !Ref Other
  T:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub '${Name}'
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{ AttributeName: k, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: k, AttributeType: S }]
)";
    const importing::Imported result = importText(file);
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, kSteps + "Write T/Call/Operation") == "\"PutItem\"");
    CHECK(textAt(*result.scenario, kSteps + "Read T") == "nothing");
    // What nobody can know is listed, each once, with what it hangs on.
    const auto listed = [&](const std::string& words) {
        return std::ranges::count_if(result.report, [&](const importing::Entry& one) {
            return one.fate == Fate::LeftOut && (one.subject + ": " + one.text).find(words) != std::string::npos;
        });
    };
    CHECK(listed("F: its role allows dynamodb:GetItem on what hangs on Fn::ImportValue, whose value no file here "
                 "holds; no call is proposed") == 1);
    CHECK(listed("F: its role allows lambda:InvokeFunction on what hangs on the parameter Other, which has no value: "
                 "--set Other=...; no call is proposed") == 1);
    CHECK(listed("F: its role has a managed policy that hangs on the parameter Other") == 1);
    CHECK(listed("F.Environment.U: hangs on the parameter Other") == 1);
    CHECK(listed("F.Environment.V: hangs on Fn::ImportValue") == 1);
    CHECK(listed("F.Environment.T") + listed("F.Environment.W") == 0);
}

// A call of one item would cost a thousandth of what a scan costs.
TEST_CASE("how many items a proposed or written search has is a guess", "[import]") {
    const importing::Imported result = importText(R"(Resources:
  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], KeySchema: [{ AttributeName: k, KeyType: HASH }] } }
  R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: 'dynamodb:Query', Resource: !GetAtt T.Arn }] } }] } }
  F: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.h, Role: !GetAtt R.Arn, Code: { ZipFile: x } } }
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: x
      Definition:
        StartAt: All
        States:
          All: { Type: Task, Resource: 'arn:aws:states:::aws-sdk:dynamodb:scan', Parameters: { TableName: !Ref T }, Next: Few }
          Few: { Type: Task, Resource: 'arn:aws:states:::aws-sdk:dynamodb:query', Parameters: { TableName: !Ref T, Limit: 3 }, End: true }
)");
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/F/Behavior/Steps/Read T/Call/Items/Uncertain/Likely") == "10");
    CHECK(says(result.report, Fate::Proposed, "its role allows dynamodb:Query; no file says how many items a query"));
    CHECK(textAt(*result.scenario, "/Resources/M/Behavior/States/All/Items") == "100000");
    CHECK(says(result.report, Fate::Assumed, "/Resources/M/Behavior/States/All/Items: no file says how many items"));
    CHECK(textAt(*result.scenario, "/Resources/M/Behavior/States/Few/Items") == "3");
    loaded(*result.scenario);
}
