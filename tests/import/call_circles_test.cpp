// SPDX-License-Identifier: GPL-3.0-or-later
// Proposed calls that would lead back to their function: the same ones are left out in whatever order the files have
// them.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

std::string circleFunction(const std::string& name, const std::string& more = "") {
    return "  " + name + ": { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { " +
           "ZipFile: x }, Role: !GetAtt " + name + "Role.Arn" + more + " } }\n";
}

/// The role of a function, and what it allows on one resource. The policy stands by itself, as templates have it where
/// functions name each other.
std::string allows(const std::string& function, const std::string& action, const std::string& arn) {
    return "  " + function + "Role: { Type: AWS::IAM::Role, Properties: {} }\n  " + function +
           "Policy: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref " + function +
           "Role], PolicyDocument: { Statement: [{ Effect: Allow, Action: '" + action + "', Resource: " + arn +
           " }] } } }\n";
}

std::string circleQueue(const std::string& name) {
    return "  " + name + ": { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 60 } }\n";
}

std::string circleReader(const std::string& function, const std::string& arn, const std::string& more = "") {
    return "  " + function + "Events: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref " +
           function + ", EventSourceArn: !GetAtt " + arn + more + " } }\n";
}

/// Both orders of the same resources must propose the same calls and leave out the same.
void checkBothOrders(std::vector<std::string> resources, const std::vector<std::pair<std::string, bool>>& steps,
                     const std::string& told) {
    for (const bool reversed : {false, true}) {
        INFO((reversed ? "reversed" : "as written"));
        if (reversed) std::ranges::reverse(resources);
        std::string all = "Resources:\n";
        for (const std::string& one : resources) all += one;
        const importing::Imported result = importText(all);
        INFO(document::toLines(result.problems) << importing::toText(result.report));
        REQUIRE(result.scenario);
        loaded(*result.scenario);
        for (const auto& [step, there] : steps) {
            INFO(step);
            const std::size_t slash = step.find('/');
            const std::string at = "/Resources/" + step.substr(0, slash) + "/Behavior/Steps" + step.substr(slash);
            CHECK((textAt(*result.scenario, at) != "nothing") == there);
        }
        CHECK(says(result.report, Fate::LeftOut, told));
    }
}

const std::string kStreamed =
    "  T: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST, KeySchema: [{ AttributeName: k, "
    "KeyType: HASH }], AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], StreamSpecification: { "
    "StreamViewType: NEW_IMAGE } } }\n";

}  // namespace

TEST_CASE("a call, a message and its reader close a circle in which the message is left out", "[import]") {
    checkBothOrders(
        {circleFunction("A"), circleFunction("B"), circleQueue("Q"), circleReader("A", "Q.Arn"),
         allows("A", "lambda:InvokeFunction", "!GetAtt B.Arn"), allows("B", "sqs:SendMessage", "!GetAtt Q.Arn")},
        {{"A/Invoke B", true}, {"B/Send to Q", false}},
        "B: may send to Q, which leads back to it by queues or streams");
}

// AWS's destinations are of asynchronous invocations: A, which waits for B, is not told by them.
TEST_CASE("a function that is waited for has no destinations, so they close no circle", "[import]") {
    const importing::Imported result = importText(
        "Resources:\n" + circleFunction("A") + circleFunction("B") + circleQueue("Q") + circleReader("A", "Q.Arn") +
        allows("A", "lambda:InvokeFunction", "!GetAtt B.Arn") +
        "  BRole: { Type: AWS::IAM::Role, Properties: {} }\n  C: { Type: AWS::Lambda::EventInvokeConfig, Properties: { "
        "FunctionName: !Ref B, Qualifier: $LATEST, DestinationConfig: { OnFailure: { Destination: !GetAtt Q.Arn } } } "
        "}\n  U: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: !Ref A, AuthType: NONE } }\n");
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/A/Behavior/Steps/Invoke B") != "nothing");
    CHECK_FALSE(says(result.report, Fate::LeftOut, "A: may invoke B"));
}

TEST_CASE("two functions that may invoke each other: the one that a variable points to, else by name", "[import]") {
    const std::vector<std::string> roles = {allows("A", "lambda:InvokeFunction", "!GetAtt B.Arn"),
                                            allows("B", "lambda:InvokeFunction", "!GetAtt A.Arn")};
    checkBothOrders({circleFunction("A"), circleFunction("B"), roles[0], roles[1]},
                    {{"A/Invoke B", true}, {"B/Invoke A", false}}, "B: may invoke A, which would call in a circle");
    checkBothOrders({circleFunction("A"), circleFunction("B", ", Environment: { Variables: { NEXT: !Ref A } }"),
                     roles[0], roles[1]},
                    {{"A/Invoke B", false}, {"B/Invoke A", true}}, "A: may invoke B, which would call in a circle");
}

TEST_CASE("of messages round two queues one is left out, in any order", "[import]") {
    checkBothOrders({circleFunction("A"), circleFunction("B"), circleQueue("Q"), circleQueue("P"),
                     circleReader("A", "Q.Arn"), circleReader("B", "P.Arn"),
                     allows("A", "sqs:SendMessage", "!GetAtt P.Arn"), allows("B", "sqs:SendMessage", "!GetAtt Q.Arn")},
                    {{"A/Send to P", true}, {"B/Send to Q", false}}, "B: may send to Q, which leads back to it");
}

TEST_CASE("a message is no circle of calls that wait: the function that its reader calls may send", "[import]") {
    // A sends to Q, which B reads; B invokes C; nothing leads back to A.
    const std::string all =
        "Resources:\n" + circleFunction("A") + circleFunction("B") + circleFunction("C") + circleQueue("Q") +
        circleReader("B", "Q.Arn") + allows("A", "sqs:SendMessage", "!GetAtt Q.Arn") +
        allows("B", "lambda:InvokeFunction", "!GetAtt C.Arn") + allows("C", "sqs:DeleteMessage", "!GetAtt Q.Arn");
    const Node scenario = importedText(all);
    CHECK(textAt(scenario, "/Resources/A/Behavior/Steps/Send to Q/Call/Target") == "\"Q\"");
    CHECK(textAt(scenario, "/Resources/B/Behavior/Steps/Invoke C/Call/Target") == "\"C\"");
}

TEST_CASE("a machine that sends to the queue of the function that may start it", "[import]") {
    const std::string machine =
        "  M: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, Definition: { StartAt: A, States: { "
        "A: "
        "{ Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: !Ref Q, MessageBody: x }, "
        "End: true } } } } }\n";
    checkBothOrders({circleFunction("F"), circleQueue("Q"), circleReader("F", "Q.Arn"), machine,
                     allows("F", "states:StartExecution", "!Ref M")},
                    {{"F/Start M", false}}, "F: may start M, which leads back to it by queues or streams");
}

TEST_CASE("a machine that calls the function that may start it is a circle that the format would refuse", "[import]") {
    const std::string machine =
        "  M: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, Definition: { StartAt: A, States: { "
        "A: "
        "{ Type: Task, Resource: !GetAtt F.Arn, End: true } } } } }\n";
    checkBothOrders({circleFunction("F"), machine, allows("F", "states:StartExecution", "!Ref M")},
                    {{"F/Start M", false}}, "F: may start M, which would call in a circle");
}

TEST_CASE("a function that reads a table's stream is not proposed to write the table", "[import]") {
    const std::string stream = ", StartingPosition: LATEST";
    checkBothOrders({circleFunction("F"), kStreamed, circleReader("F", "T.StreamArn", stream),
                     allows("F", "dynamodb:*", "!GetAtt T.Arn")},
                    {{"F/Read T", true}, {"F/Write T", false}}, "F: may write T, which it reads itself");
    checkBothOrders(
        {circleFunction("F"), circleFunction("G"), kStreamed, circleReader("F", "T.StreamArn", stream),
         allows("F", "lambda:InvokeFunction", "!GetAtt G.Arn"), allows("G", "dynamodb:PutItem", "!GetAtt T.Arn")},
        {{"F/Invoke G", true}, {"G/Write T", false}}, "G: may write T, which leads back to it");
}

// F reads what M writes, and may start M: by AWS's streams every start would bring the next.
TEST_CASE("a machine that writes the table whose stream the function reads that may start it", "[import]") {
    const auto machine = [](const std::string& task) {
        return "  M: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, Definition: { StartAt: P, "
               "States: { P: { Type: Parallel, End: true, Branches: [{ StartAt: A, States: { A: { Type: Task, "
               "Resource: 'arn:aws:states:::" +
               task + "', Parameters: { TableName: !Ref T, Item: { k: { S: x } } }, End: true } } }] } } } } }\n";
    };
    const std::vector<std::string> rest = {circleFunction("F"), kStreamed,
                                           circleReader("F", "T.StreamArn", ", StartingPosition: LATEST"),
                                           allows("F", "states:StartExecution", "!Ref M")};
    for (const char* task : {"dynamodb:putItem", "dynamodb:updateItem", "aws-sdk:dynamodb:deleteItem"}) {
        std::vector<std::string> all = rest;
        all.push_back(machine(task));
        checkBothOrders(all, {{"F/Start M", false}}, "F: may start M, which leads back to it by queues or streams");
    }
    std::string reading = "Resources:\n" + machine("dynamodb:getItem");
    for (const std::string& one : rest) reading += one;
    CHECK(textAt(importedText(reading), "/Resources/F/Behavior/Steps/Start M/Call/Target") == "\"M\"");
}

TEST_CASE("a mapping that is switched off reads nothing", "[import]") {
    for (const char* off : {", Enabled: false", ", Enabled: 'false'"}) {
        const importing::Imported result =
            importText("Resources:\n" + circleFunction("F") + circleQueue("Q") + circleReader("F", "Q.Arn", off) +
                       circleFunction("G") + circleQueue("P") + circleReader("G", "P.Arn", off) + circleFunction("H") +
                       allows("H", "s3:GetObject", "'*'") + allows("F", "sqs:SendMessage", "!GetAtt Q.Arn") +
                       allows("G", "s3:GetObject", "'*'"));
        INFO(document::toLines(result.problems) << importing::toText(result.report));
        REQUIRE(result.scenario);
        loaded(*result.scenario);
        CHECK(textAt(*result.scenario, "/Resources/F/Behavior/Steps/Send to Q/Call/Target") == "\"Q\"");
        CHECK(textAt(*result.scenario, "/Workloads/PSenders") == "nothing");
        CHECK(says(result.report, Fate::Taken,
                   "P: AWS::SQS::Queue with VisibilityTimeout; nothing in the files sends to "
                   "it and no function reads it: no messages are assumed"));
    }
}

TEST_CASE("a reader whose variable names its own queue sends nothing, and is told why it may be there", "[import]") {
    const importing::Imported result = importText(
        "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, Code: { "
        "ZipFile: "
        "x }, Role: r, Environment: { Variables: { QUEUE_URL: !Ref Q } } } }\n" +
        circleQueue("Q") + circleReader("F", "Q.Arn"));
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Resources/F/Behavior/Steps/Send to Q") == "nothing");
    CHECK(says(result.report, Fate::LeftOut,
               "F: a variable names Q, which it reads (to delete its messages or to change their visibility, say)"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "circle"));
    CHECK_FALSE(says(result.report, Fate::LeftOut, "may send"));
}
