// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of state machines: what stands in them that is not here, and what is wrong with them.
#include "tests/import/small_template.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

namespace {

const std::string kHead = R"(
Parameters:
  Topic: { Type: String }
Resources:
  Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }
  H: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: a, Code: { ZipFile: x }, Role: r } }
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: r
)";

/// A machine that calls the function and then sends to what is named so.
std::string tree(const std::string& target) {
    return kHead +
           "      Definition: { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt H.Arn, Next: E }, E: { " +
           "Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: " + target +
           " }, End: true } } }\n";
}

std::string text(const std::string& states) {
    return kHead + "      DefinitionString: '{\"StartAt\": \"A\", \"States\": {" + states + "}}'\n";
}

const std::string kStates = "/Resources/M/Properties/Definition/States/";
const std::string kTarget = kStates + "E/Parameters/QueueUrl";

}  // namespace

TEST_CASE("a machine that names what is not modelled arrives, with the name of that as a text", "[import]") {
    const Node scenario = importedText(tree("!Ref Q"));
    CHECK(textAt(scenario, kTarget) == "\"Q\"");
    CHECK(textAt(scenario, kStates + "A/Resource/Fn::GetAtt/0") == "\"H\"");
    CHECK(textAt(scenario, "/Workloads/MStarters/Target") == "\"M\"");
    CHECK(textAt(scenario, "/Workloads/HCallers") == "nothing");  // the machine calls it
    static_cast<void>(loaded(scenario));
    const Node substituted =
        importedText(kHead +
                     "      DefinitionSubstitutions: { Q: !Ref Q, F: !GetAtt H.Arn }\n"
                     "      Definition: { StartAt: A, States: { A: { Type: Task, Resource: '${F}', "
                     "Next: E }, E: { Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage', "
                     "Parameters: { QueueUrl: '${Q}' }, End: true } } }\n");
    CHECK(textAt(substituted, "/Resources/M/Properties/DefinitionSubstitutions/Q") == "\"Q\"");
    CHECK(textAt(substituted, "/Workloads/HCallers") == "nothing");
    static_cast<void>(loaded(substituted));
}

TEST_CASE("a task that waits for the workers of an activity keeps its machine", "[import]") {
    const importing::Imported result = importText(
        kHead + "      Definition: { StartAt: A, States: { A: { Type: Task, Resource: !Ref Act, End: true } } }\n" +
        "  Act: { Type: AWS::StepFunctions::Activity, Properties: { Name: work } }\n");
    INFO(document::toLines(result.problems) << importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, kStates + "A/Resource") == "\"arn:aws:states:us-east-1:123456789012:activity:Act\"");
    CHECK(textAt(*result.scenario, "/Resources/M/Behavior/States/A/Approval/Uncertain/Likely") == "\"300s\"");
}

TEST_CASE("what no file holds stands in a definition by its name, and is listed", "[import]") {
    const auto with = [](const std::string& target, const std::string& name, const std::string& why) {
        const importing::Imported result = importText(tree(target));
        INFO(target << "\n" << document::toLines(result.problems) << importing::toText(result.report));
        REQUIRE(result.scenario);
        CHECK(textAt(*result.scenario, kTarget) == "\"" + name + "\"");
        CHECK(says(result.report, Fate::LeftOut, "M.Definition: hangs on " + why));
        static_cast<void>(loaded(*result.scenario));
    };
    with("!Ref Topic", "Topic", "the parameter Topic, which has no value: --set Topic=...; its name stands for it");
    with("!ImportValue orders-queue", "orders-queue", "Fn::ImportValue, whose value no file here holds");
    with("'{{resolve:ssm:/orders/queue}}'", "ssm:/orders/queue", "a dynamic reference");
    with("!Sub ['${a}-x', { a: !ImportValue b }]", "b-x", "Fn::ImportValue");
    with("!Join ['', [a, !ImportValue b]]", "ab", "Fn::ImportValue");
}

TEST_CASE("a definition whose text holds references is a tree with references", "[import]") {
    const Node scenario = importedText(
        kHead +
        R"(      DefinitionString: !Sub '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${H.Arn}", "Next": "W"}, "W": {"Type": "Wait", "Seconds": ${!Pause}, "Next": "E"}, "E": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "${Q}"}, "End": true}}}'
      DefinitionSubstitutions: { Pause: 3 }
)");
    CHECK(textAt(scenario, kStates + "A/Resource/Fn::GetAtt/0") == "\"H\"");
    CHECK(textAt(scenario, kStates + "W/Seconds") == "3");
    CHECK(textAt(scenario, kTarget) == "\"Q\"");
    static_cast<void>(loaded(scenario));
}

TEST_CASE("a definition that Step Functions refuses is refused, also beside others", "[import]") {
    const auto refused = [](const std::string& file, const std::string& reason) {
        const importing::Imported result = importText(file);
        INFO(file << "\n" << document::toLines(result.problems) << importing::toText(result.report));
        CHECK_FALSE(result.scenario);
        CHECK(says(result.problems, reason));
        CHECK(says(result.problems, "(Step Functions refuses it: Invalid State Machine Definition)"));
    };
    refused(text(R"("B": {"Type": "Pass", "End": true})"), "there is no state \"A\" here [start-at-unknown]");
    refused(text(R"("A": {"Type": "Pass", "Next": "Gone"})"), "[next-unknown]");
    refused(text(R"("A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", )"
                 R"("Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}, "End": true})") +
                "      StateMachineType: EXPRESS\n",
            "[not-in-express]");
}

TEST_CASE("a definition that is wrong only by a name that stands for what is not here is left out", "[import]") {
    const importing::Imported result = importText(
        kHead + "      Definition: { StartAt: A, States: { A: { Type: Wait, Seconds: !Ref Topic, End: true } } }\n");
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(at(*result.scenario, "/Resources/M") == nullptr);
    CHECK(says(result.report, Fate::LeftOut, "M.Definition: hangs on the parameter Topic"));
}

TEST_CASE("the key of a batch's RequestItems is the table of that name", "[import]") {
    const std::string table =
        "  T: { Type: AWS::DynamoDB::Table, Properties: { TableName: prod-orders, BillingMode: PAY_PER_REQUEST, "
        "AttributeDefinitions: [{ AttributeName: k, AttributeType: S }], KeySchema: [{ AttributeName: k, KeyType: HASH "
        "}] } }\n";
    const auto batch = [&](const std::string& key) {
        return importText(kHead +
                          "      Definition: { StartAt: A, States: { A: { Type: Task, Resource: "
                          "'arn:aws:states:::aws-sdk:dynamodb:batchWriteItem', Parameters: { RequestItems: { " +
                          key + " } }, End: true } } }\n" + table);
    };
    const std::string at = kStates + "A/Parameters/RequestItems/";
    for (const std::string suffix : {"", ".$"}) {
        INFO(suffix);
        const importing::Imported result =
            batch("'prod-orders" + suffix + "': " + (suffix.empty() ? "[{}, {}]" : "$.r"));
        INFO(document::toLines(result.problems));
        REQUIRE(result.scenario);
        CHECK(textAt(*result.scenario, at + "T" + suffix) != "nothing");
        CHECK(textAt(*result.scenario, "/Resources/M/Behavior/States/A/Duration") ==
              "nothing");  // no guess of how long it takes
    }
    // How many data hold stands in the scenario as a guess, and in the report.
    const importing::Imported fromData = batch("'prod-orders.$': $.r");
    CHECK(textAt(*fromData.scenario, "/Resources/M/Behavior/States/A/Items/Uncertain/Likely") == "25");
    CHECK(says(fromData.report, Fate::Assumed, "how many its batch has comes from data: 25 (1 to 25)"));
    CHECK(
        says(batch("'prod-orders': [{}], other: [{}]").report, Fate::Assumed,
             "it asks several tables at once, and a state has one: 30ms (10ms to 200ms), and its use is not counted"));
    CHECK(says(batch("others: [{}]").report, Fate::Assumed, "\"others\" is not a resource of this design"));
}
