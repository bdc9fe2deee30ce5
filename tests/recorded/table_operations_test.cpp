// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/table_operations.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

std::vector<std::string_view> asked(const std::string& resources, const std::string& workload) {
    const format::LoadedScenario loaded = format::loadScenarioText(
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
             "T": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 5, "ItemSize": "1KB" } }, )" +
            resources + R"( }, "Workloads": { "W": { )" + workload +
            R"(, "Arrivals": { "Poisson": { "Rate": "1/s" } } } }, "Simulation": { "Duration": "60s" } })",
        "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return recorded::operationsOf(loaded.scenario->designs.front(), "T");
}

std::string function(const std::string& steps) {
    return R"("F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "VpcConfig": { "SubnetIds": ["a"], "SecurityGroupIds": ["b"] } }, "Behavior": { "Steps": [ )" +
           steps + " ] } }";
}

using Names = std::vector<std::string_view>;

}  // namespace

TEST_CASE("what functions ask of a table, wherever it stands in their code", "[recorded]") {
    const std::string steps =
        R"({ "Call": { "Target": "T", "Operation": "PutItem" } },
           { "Repeat": { "Times": 2, "Steps": [ { "Call": { "Target": "T", "Operation": "GetItem" } } ] } },
           { "Parallel": [ [ { "Call": { "Target": "T", "Operation": "Query" } } ], [ { "Compute": { "Duration": "1ms" } } ] ] })";
    CHECK(asked(function(steps), R"("Target": "F")") == Names{"GetItem", "Query", "PutItem"});
}

TEST_CASE("what workloads ask of a table by themselves", "[recorded]") {
    CHECK(
        asked(
            function(R"({ "Compute": { "Duration": "1ms" } })"),
            R"("Target": "T", "Mix": [ { "Operation": "Scan", "Weight": 1 }, { "Operation": "DeleteItem", "Weight": 1 } ])") ==
        Names{"Scan", "DeleteItem"});
}

TEST_CASE("what APIs and state machines ask of a table", "[recorded]") {
    const std::string api =
        R"("A": { "Type": "AWS::ApiGateway::RestApi", "Routes": { "GET /a": { "Integration": { "Service": "dynamodb:GetItem", "Target": "T" } } } }, )";
    const std::string machine =
        R"("M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "STANDARD", "Definition": { "StartAt": "P", "States": {
             "P": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": { "TableName": { "Ref": "T" }, "Item": {} }, "End": true } } } } })";
    CHECK(asked(api + machine, R"("Target": "A", "Route": "GET /a")") == Names{"GetItem", "PutItem"});
}

TEST_CASE("a cluster reads back what a transaction through it wrote", "[recorded]") {
    const std::string cluster =
        R"("C": { "Type": "AWS::DAX::Cluster", "Properties": { "IAMRoleARN": "arn", "NodeType": "dax.r5.large", "ReplicationFactor": 1 } }, )";
    CHECK(asked(cluster + function(R"({ "Call": { "Target": "T", "Operation": "TransactWriteItems", "Via": "C" } })"),
                R"("Target": "F")") == Names{"TransactGetItems", "TransactWriteItems"});
}
