// SPDX-License-Identifier: GPL-3.0-or-later
// Mappings of queues that are throttled by their own design.
#include "tests/scenarios/small_file.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::holds;

namespace {

std::string mapping(const std::string& queue, const std::string& more) {
    return ", \"" + queue + R"(M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": "F",
 "EventSourceArn": { "Fn::GetAtt": [")" +
           queue + R"(", "Arn"] })" + more + " } }";
}

std::string atMost(const std::string& count) { return R"(, "ScalingConfig": { "MaximumConcurrency": )" + count + " }"; }

/// Queues Q (received `receives` times at most) and P, and a function of that reservation that reads them.
std::string said(const std::string& reserved, const std::string& ofQ, const std::string& ofP,
                 const std::string& receives = "5") {
    const auto loaded = test::load(R"({ "Headroom": 1, "Region": "us-east-1", "Resources": {
 "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "Timeout": 5,
   "ReservedConcurrentExecutions": )" +
                                   reserved + R"( }, "Behavior": { "Duration": "5ms" } },
 "Dead": { "Type": "AWS::SQS::Queue", "Properties": {} },
 "Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60, "RedrivePolicy": {
   "deadLetterTargetArn": { "Fn::GetAtt": ["Dead", "Arn"] }, "maxReceiveCount": )" +
                                   receives + R"( } } },
 "P": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } })" +
                                   mapping("Q", ofQ) + mapping("P", ofP) + R"( },
 "Workloads": { "W": { "Target": "Q", "Operation": "SendMessage", "Arrivals": { "Poisson": { "Rate": "1/s" } } } } })");
    INFO(test::errorsOf(loaded));
    CHECK(loaded.scenario);
    return document::toLines(loaded.problems);
}

}  // namespace

TEST_CASE("queues that together ask more than their function has reserved are warned of", "[mappings]") {
    const char* sum = "MaximumConcurrency 5 + 5 = 10";
    CHECK(holds(said("6", atMost("5"), atMost("5")), "/Resources/F/Properties/ReservedConcurrentExecutions"));
    CHECK(holds(said("6", atMost("5"), atMost("5")), sum));
    CHECK(holds(said("9", atMost("5"), atMost("5")), sum));
    CHECK_FALSE(holds(said("10", atMost("5"), atMost("5")), "MaximumConcurrency"));
}

TEST_CASE("a reservation below what pollers begin with is warned of", "[mappings]") {
    CHECK(holds(said("4", atMost("2"), ""), "is below 5, with which the pollers of PM begin"));
    CHECK_FALSE(holds(said("5", atMost("2"), ""), "with which the pollers"));
    CHECK_FALSE(holds(said("4", atMost("2"), atMost("2")), "with which the pollers"));
}

TEST_CASE("a maxReceiveCount that few throttles use up is warned of where there are throttles", "[mappings]") {
    CHECK(holds(said("9", atMost("5"), atMost("5"), "4"),
                "/Resources/Q/Properties/RedrivePolicy: warning: has a maxReceiveCount below 5"));
    CHECK(holds(said("50", "", atMost("5"), "4"), "maxReceiveCount"));
    CHECK_FALSE(holds(said("9", atMost("5"), atMost("5"), "5"), "maxReceiveCount"));
    CHECK_FALSE(holds(said("10", atMost("5"), atMost("5"), "4"), "maxReceiveCount"));
}
