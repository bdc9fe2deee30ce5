// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the AWS command line: what is deployed, as it says itself.
#include "tests/import/answer_texts.hpp"

using namespace headroom;
using namespace headroom::test;
using document::Node;
using importing::Fate;

TEST_CASE("describe-table: capacity, and what the table holds by its own count", "[import]") {
    const Node root = scenarioOf({kTable});
    CHECK(textAt(root, "/Resources/ordersProd/Properties/ProvisionedThroughput/ReadCapacityUnits") == "11");
    CHECK(textAt(root, "/Resources/ordersProd/Behavior/ItemCount") == "2000");
    CHECK(textAt(root, "/Resources/ordersProd/Behavior/ItemSize") == "\"1500B\"");
}

TEST_CASE("list-functions: settings, and a call of the table that an environment variable names", "[import]") {
    const importing::Imported result = answers({kTable, kFunctions});
    REQUIRE(result.scenario);
    const Node& root = *result.scenario;
    CHECK(textAt(root, "/Resources/placeOrder/Properties/MemorySize") == "1024");
    CHECK(textAt(root, "/Resources/placeOrder/Properties/VpcConfig") == "nothing");
    CHECK(says(result.report, Fate::Proposed, "an environment variable names it"));
}

TEST_CASE("nothing secret of an answer reaches the scenario or the report", "[import]") {
    const importing::Imported result = answers({kTable, kFunctions});
    REQUIRE(result.scenario);
    CHECK(document::writeJson(*result.scenario).find("hunter2") == std::string::npos);
    CHECK(importing::toText(result.report).find("hunter2") == std::string::npos);
}

TEST_CASE("scalable targets and policies scale the table that they name in the account", "[import]") {
    const std::string target =
        R"({"ScalableTargets": [{"ServiceNamespace": "dynamodb", "ResourceId": "table/orders-prod", "ScalableDimension": "dynamodb:table:ReadCapacityUnits", "MinCapacity": 5, "MaxCapacity": 90}]})";
    const std::string policy =
        R"({"ScalingPolicies": [{"PolicyName": "reads", "PolicyType": "TargetTrackingScaling", "ServiceNamespace": "dynamodb", "ResourceId": "table/orders-prod", "ScalableDimension": "dynamodb:table:ReadCapacityUnits", "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 70.0, "PredefinedMetricSpecification": {"PredefinedMetricType": "DynamoDBReadCapacityUtilization"}}}]})";
    const format::Scenario scenario = loaded(scenarioOf({kTable, target, policy}));
    REQUIRE(scenario.designs.front().scalings.size() == 1);
    CHECK(scenario.designs.front().scalings.front().resource == "ordersProd");
}

TEST_CASE("what scales a table that no file holds is left out, and the rest stays", "[import]") {
    const importing::Imported result = answers(
        {kTable,
         R"({"ScalableTargets": [{"ServiceNamespace": "dynamodb", "ResourceId": "table/elsewhere", "ScalableDimension": "dynamodb:table:ReadCapacityUnits", "MinCapacity": 5, "MaxCapacity": 90}]})"});
    INFO(document::toLines(result.problems));
    REQUIRE(result.scenario);
    CHECK(says(result.report, Fate::LeftOut, "\"elsewhere\" is not a table of this design"));
}

TEST_CASE("describe-clusters: a DAX cluster in front of a table that was asked about", "[import]") {
    const Node root = scenarioOf(
        {kTable,
         R"({"Clusters": [{"ClusterName": "fast", "NodeType": "dax.r5.large", "TotalNodes": 3, "Status": "available"}]})"});
    CHECK(textAt(root, "/Resources/fast/Properties/ReplicationFactor") == "3");
}

TEST_CASE("describe-state-machine: its definition is read", "[import]") {
    const std::string machine =
        R"({"stateMachineArn": "arn:aws:states:us-east-1:1:stateMachine:wait-a-bit", "name": "wait-a-bit", "type": "EXPRESS", "definition": "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\", \"Seconds\": 2, \"End\": true}}}"})";
    const Node root = scenarioOf({machine});
    CHECK(textAt(root, "/Resources/waitABit/Properties/StateMachineType") == "\"EXPRESS\"");
    CHECK(textAt(root, "/Workloads/waitABitStarters/Target") == "\"waitABit\"");
}

TEST_CASE("an answer with nothing that is modelled is refused, and says what it held", "[import]") {
    const importing::Imported queue =
        answers({R"({"Attributes": {"QueueArn": "arn:aws:sqs:us-east-1:1:jobs.fifo", "FifoQueue": "true"}})"});
    CHECK_FALSE(queue.scenario);
    CHECK(says(queue.problems, "jobsFifo (AWS::SQS::Queue: FIFO queues are not modelled yet)"));
}

TEST_CASE("what nothing asks is named where there is nothing else", "[import]") {
    const importing::Imported alone =
        answers({R"({"Clusters": [{"ClusterName": "cache", "NodeType": "dax.t3.small", "TotalNodes": 3}]})"});
    CHECK_FALSE(alone.scenario);
    CHECK(says(alone.problems, "can be called: cache (AWS::DAX::Cluster, and nothing here asks it)"));
}

// Forms of `aws events list-rules`, `list-targets-by-rule` and `aws scheduler get-schedule` (AWS CLI reference, 2026).
TEST_CASE("EventBridge's rules and schedules call what they name in the account", "[import]") {
    const std::string rules =
        R"-({"Rules": [{"Name": "hourly", "Arn": "arn:aws:events:us-east-1:123456789012:rule/hourly", "State": "ENABLED", "ScheduleExpression": "rate(3 hours)", "EventBusName": "default"}, {"Name": "orders", "Arn": "arn:aws:events:us-east-1:123456789012:rule/orders", "State": "ENABLED", "EventPattern": "{\"source\": [\"shop\"]}"}]})-";
    const std::string targets =
        R"({"Targets": [{"Id": "1", "Arn": "arn:aws:lambda:us-east-1:123456789012:function:place-order"}]})";
    const std::string schedule =
        R"-({"Arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly", "Name": "nightly", "GroupName": "default", "ScheduleExpression": "cron(0 3 * * ? *)", "ScheduleExpressionTimezone": "Europe/Berlin", "State": "ENABLED", "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": {"Arn": "arn:aws:lambda:us-east-1:123456789012:function:place-order", "RoleArn": "arn:aws:iam::123456789012:role/r", "Input": "{}"}})-";
    const FileFolder folder;
    folder.write("rules.json", rules).write("hourly-targets.json", targets);
    folder.write("functions.json", kFunctions).write("nightly.json", schedule);
    const importing::Imported result =
        folder.importAll({"rules.json", "hourly-targets.json", "functions.json", "nightly.json"});
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    CHECK(textAt(*result.scenario, "/Workloads/hourly/Target") == "\"placeOrder\"");
    CHECK(textAt(*result.scenario, "/Workloads/hourly/Arrivals/Schedule") == "\"rate(3 hours)\"");
    CHECK(textAt(*result.scenario, "/Workloads/nightly/TimeZone") == "\"Europe/Berlin\"");
    CHECK(textAt(*result.scenario, "/Workloads/orders") == "nothing");
    static_cast<void>(loaded(*result.scenario));
    // Other services answer with Rules as well.
    const std::string others = R"({"Rules": [{"RuleArn": "arn:aws:elasticloadbalancing:x", "Actions": []}]})";
    CHECK_FALSE(answers({kTable, others}).scenario);
}
