// SPDX-License-Identifier: GPL-3.0-or-later
// A queue that gets what could not be delivered is filled by nothing else: no sender is assumed, as of a template with
// the same resources (EventBridge User Guide, eb-rule-dlq; Amazon SNS Developer Guide, sns-dead-letter-queues).
#include "tests/import/terraform_plan.hpp"

using namespace headroom;
using namespace headroom::test;
using namespace headroom::test::terraform;
using document::Node;

namespace {

std::string arnOfQueue(const std::string& name) { return "arn:aws:sqs:us-east-1:123456789012:" + name; }

std::string deadQueue(const std::string& name) {
    return resource("aws_sqs_queue", name,
                    R"({ "name": ")" + name + R"(", "visibility_timeout_seconds": 60, "arn": ")" + arnOfQueue(name) +
                        R"(", "url": "https://sqs.us-east-1.amazonaws.com/123456789012/)" + name + "\" }");
}

std::string readBy(const std::string& queue, const std::string& function) {
    return resource("aws_lambda_event_source_mapping", "of" + queue,
                    R"({ "event_source_arn": ")" + arnOfQueue(queue) + R"(", "function_name": ")" + function +
                        R"(", "batch_size": 10, "enabled": true })");
}

constexpr const char* kWork = R"("arn": "arn:aws:lambda:us-east-1:123456789012:function:work")";

std::string dead(const std::string& queue) {
    return R"("dead_letter_config": [{ "arn": ")" + arnOfQueue(queue) + "\" }]";
}

}  // namespace

TEST_CASE("no sender is assumed of a queue that rules, schedules and subscriptions hand dead letters to", "[import]") {
    const Node root = scenarioOf(state(joined(
        {deployedFunction("work", "work"), deployedFunction("again", "again"), ruleNamed("tick"),
         resource("aws_cloudwatch_event_target", "tick",
                  std::string(R"({ "rule": "tick", )") + kWork + ", " + dead("ofrule") + " }"),
         resource("aws_scheduler_schedule", "daily",
                  std::string(R"json({ "schedule_expression": "rate(5 minutes)", "target": [{ )json") + kWork + ", " +
                      dead("ofschedule") + " }] }"),
         resource("aws_sns_topic_subscription", "told",
                  R"({ "protocol": "sqs", "endpoint": ")" + arnOfQueue("fan") +
                      R"(", "redrive_policy": "{\"deadLetterTargetArn\":\")" + arnOfQueue("oftopic") + R"(\"}" })"),
         resource("aws_pipes_pipe", "pipe",
                  R"({ "source": "arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/1", "target": "x",)"
                  R"( "source_parameters": [{ "dynamodb_stream_parameters": [{ )" +
                      dead("ofpipe") + " }] }] }"),
         deadQueue("ofrule"), deadQueue("ofschedule"), deadQueue("oftopic"), deadQueue("ofpipe"), deadQueue("fan"),
         readBy("ofrule", "again"), readBy("ofschedule", "again"), readBy("oftopic", "again"),
         readBy("ofpipe", "again"), readBy("fan", "again")})));
    for (const char* queue : {"Ofrule", "Ofschedule", "Oftopic", "Ofpipe"}) {
        INFO(queue);
        CHECK(textAt(root, std::string("/Resources/") + queue + "/Type") == "\"AWS::SQS::Queue\"");
        CHECK(textAt(root, std::string("/Workloads/") + queue + "Senders") == "nothing");
    }
    CHECK(textAt(root, "/Workloads/FanSenders/Target") == "\"Fan\"");  // a topic fills it
    CHECK(textAt(root, "/Workloads/Tick/Target") == "\"Work\"");
    CHECK(textAt(root, "/Workloads/Daily/Target") == "\"Work\"");
}

TEST_CASE("a schedule that sends to a queue by a call of its own names it in its input", "[import]") {
    const Node root = scenarioOf(state(joined(
        {deployedFunction("work", "work"), deadQueue("jobs"), readBy("jobs", "work"),
         resource(
             "aws_scheduler_schedule", "send",
             R"json({ "schedule_expression": "rate(2 minutes)", "target": [{ "arn":)json"
             R"( "arn:aws:scheduler:::aws-sdk:sqs:sendMessage", "input": "{\"QueueUrl\":)"
             R"(\"https://sqs.us-east-1.amazonaws.com/123456789012/jobs\",\"MessageBody\":\"hunter2\"}" }] })")})));
    CHECK(textAt(root, "/Workloads/Send/Target") == "\"Jobs\"");
    CHECK(textAt(root, "/Workloads/JobsSenders") == "nothing");
    CHECK(document::writeJson(root).find("hunter2") == std::string::npos);
}
