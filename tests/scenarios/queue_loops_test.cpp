// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that bring the next message: accepted, as AWS accepts them, and warned of.
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
