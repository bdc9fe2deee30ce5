// SPDX-License-Identifier: GPL-3.0-or-later
// Messages and records that bring the next one: accepted, as AWS accepts them, and warned of.
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;

namespace {

std::string loopingFunction(const std::string& name, const std::string& calls) {
    return "\"" + name + R"(": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x" }, )" +
           R"("Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } })" + calls + " ] } }, ";
}

std::string callOf(const std::string& target, const std::string& operation) {
    return R"(, { "Call": { "Target": ")" + target + R"(", "Operation": ")" + operation + R"(" } })";
}

std::string readerOf(const std::string& queue, const std::string& function, const std::string& more = "") {
    return "\"" + queue + R"(": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } }, ")" + queue +
           R"(Events": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": ")" +
           function + R"(" }, "EventSourceArn": { "Fn::GetAtt": [")" + queue + R"(", "Arn"] })" + more + " } }, ";
}

std::string warningsOf(const std::string& resources) {
    const auto loaded = test::load(
        R"({ "Headroom": 1, "Region": "us-east-1", "Resources": { )" + resources +
        R"("End": { "Type": "AWS::SQS::Queue" } }, "Workloads": { "W": { "Target": "Q", "Operation": )" +
        R"("SendMessage", "Arrivals": { "Poisson": { "Rate": "1/s" } } } }, "Simulation": { "Duration": "1m" } })");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    return document::toLines(loaded.problems);
}

}  // namespace

TEST_CASE("a message that brings the next one is warned of, by way of calls and other queues too", "[scenarios]") {
    CHECK(holds(warningsOf(readerOf("Q", "A") + loopingFunction("A", callOf("Q", "SendMessage"))),
                "A reads Q and what it sends comes back there"));
    const std::string round =
        warningsOf(readerOf("Q", "A") + readerOf("P", "C") + loopingFunction("A", callOf("B", "Invoke")) +
                   loopingFunction("B", callOf("P", "SendMessage")) + loopingFunction("C", callOf("Q", "SendMessage")));
    CHECK(holds(round, "A reads Q and what it sends comes back there"));
    CHECK(holds(round, "C reads P and what it sends comes back there"));
    CHECK_FALSE(
        holds(warningsOf(readerOf("Q", "A") + loopingFunction("A", callOf("End", "SendMessage"))), "comes back"));
    CHECK_FALSE(holds(
        warningsOf(readerOf("Q", "A", R"(, "Enabled": false)") + loopingFunction("A", callOf("Q", "SendMessage"))),
        "comes back"));
}

namespace {

std::string putOf(const std::string& table, const std::string& operation = "PutItem") {
    return R"(, { "Call": { "Target": ")" + table + R"(", "Operation": ")" + operation +
           R"(", "Key": { "Uniform": { "Keys": 9 } } } })";
}

std::string streamOf(const std::string& table, const std::string& function, const std::string& mapping) {
    return "\"" + table + R"(": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST",
 "StreamSpecification": { "StreamViewType": "KEYS_ONLY" } }, "Behavior": { "ItemCount": 9 } }, ")" +
           mapping + R"(": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": ")" +
           function + R"(" }, "EventSourceArn": { "Fn::GetAtt": [")" + table +
           R"(", "StreamArn"] }, "StartingPosition": "LATEST" } }, )";
}

}  // namespace

TEST_CASE("a record that brings the next one is warned of with its way, through queues and machines too",
          "[scenarios]") {
    // The stream's reader sends a message, whose reader writes to the table.
    const std::string round =
        warningsOf(streamOf("T", "A", "M") + readerOf("Q", "B") + loopingFunction("A", callOf("Q", "SendMessage")) +
                   loopingFunction("B", putOf("T")));
    CHECK(holds(round,
                "/Resources/M: warning: A is invoked by the stream of T and its writes come back there "
                "(A > Q > B > T)"));
    CHECK(holds(round, "B reads Q and what it sends comes back there (B > T > A > Q)"));
    // It starts a machine, one of whose tasks writes.
    const std::string machine = R"("X": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
 "StateMachineType": "EXPRESS", "Definition": { "StartAt": "Put", "States": { "Put": { "Type": "Task", "End": true,
 "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": { "TableName": "T" } } } } },
 "Behavior": { "States": { "Put": { "Key": { "Uniform": { "Keys": 9 } } } } } }, "Q": { "Type": "AWS::SQS::Queue" }, )";
    CHECK(holds(warningsOf(streamOf("T", "A", "M") + machine + loopingFunction("A", callOf("X", "StartExecution"))),
                "come back there (A > X > T)"));
    // Reads make no records; of two readers only the one that writes is meant.
    const std::string second = R"("N": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName":
 { "Ref": "B" }, "EventSourceArn": { "Fn::GetAtt": ["T", "StreamArn"] }, "StartingPosition": "LATEST" } }, )";
    const std::string two = warningsOf(streamOf("T", "A", "M") + second + R"("Q": { "Type": "AWS::SQS::Queue" }, )" +
                                       loopingFunction("A", putOf("T")) + loopingFunction("B", putOf("T", "GetItem")));
    CHECK(holds(two, "/Resources/M: warning: A is invoked by the stream of T and its writes come back there (A > T)"));
    CHECK_FALSE(holds(two, "/Resources/N: warning"));
}
