// SPDX-License-Identifier: GPL-3.0-or-later
// Queues, and what fills them, as Terraform has them.
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/terraform_parts.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// Of a policy that is known after apply the references name the dead-letter queue; the number of receives is null.
void setRedrive(const Block& block, Node& made) {
    if (auto policy = documentIn(block, "redrive_policy")) return made.set("RedrivePolicy", std::move(*policy)), void();
    if (!block.isUnknown("redrive_policy")) return;
    for (const Instance* instance : block.instances("redrive_policy")) {
        if (instance->type != "aws_sqs_queue") continue;
        Node policy = Node::object();
        policy.set("deadLetterTargetArn", refTo(instance->logicalName, {}));
        policy.set("maxReceiveCount", Node());
        made.set("RedrivePolicy", std::move(policy));
        return;
    }
}

}  // namespace

Node queue(const Block& block) {
    Node made = objectOf(block, {{"fifo_queue", "FifoQueue"},
                                 {"visibility_timeout_seconds", "VisibilityTimeout"},
                                 {"delay_seconds", "DelaySeconds"},
                                 {"message_retention_seconds", "MessageRetentionPeriod"},
                                 {"receive_wait_time_seconds", "ReceiveMessageWaitTimeSeconds"},
                                 {"max_message_size", "MaximumMessageSize"}});
    setText(made, "QueueName", block.plain("name"));
    static_cast<void>(block.plain("policy"));  // permissions
    static_cast<void>(block.plain("url"));
    setRedrive(block, made);
    return made;
}

Node redrivePart(const Block& block) {
    Node made = objectOf(block, {{"queue_url", "Queue"}});
    setRedrive(block, made);
    return made;
}

void copyDeadLetters(const Block& block, Node& made) {
    copyBlock(block, "dead_letter_config", made, "DeadLetterConfig", {{"arn", "Arn"}});
}

void copyRetries(const Block& block, Node& made) {
    copyBlock(block, "retry_policy", made, "RetryPolicy",
              {{"maximum_retry_attempts", "MaximumRetryAttempts"},
               {"maximum_event_age_in_seconds", "MaximumEventAgeInSeconds"}});
}

Node eventTarget(const Block& block) {
    Node made = objectOf(block, {{"rule", "Rule"}, {"arn", "Arn"}});
    copyRetries(block, made);
    copyDeadLetters(block, made);
    return made;
}

Node subscription(const Block& block) {
    Node made = objectOf(block, {{"protocol", "Protocol"}, {"endpoint", "Endpoint"}, {"topic_arn", "TopicArn"}});
    setRedrive(block, made);
    return made;
}

Node pipe(const Block& block) {
    Node made = objectOf(block, {{"source", "Source"}, {"target", "Target"}});
    const auto source = block.block("source_parameters");
    for (const char* stream : {"dynamodb_stream_parameters", "kinesis_stream_parameters"}) {
        const auto parameters = source ? source->block(stream) : std::nullopt;
        if (parameters) copyDeadLetters(*parameters, made);
    }
    return made;
}

Node notification(const Block& block) {
    Node queues = Node::array();
    for (const Block& one : block.blocks("queue")) queues.append(objectOf(one, {{"queue_arn", "Queue"}}));
    Node functions = Node::array();
    for (const Block& one : block.blocks("lambda_function"))
        functions.append(objectOf(one, {{"lambda_function_arn", "Function"}}));
    Node config = Node::object();
    if (queues.size() > 0) config.set("QueueConfigurations", std::move(queues));
    if (functions.size() > 0) config.set("LambdaConfigurations", std::move(functions));
    Node made = Node::object();
    if (config.size() > 0) made.set("NotificationConfiguration", std::move(config));
    return made;
}

}  // namespace headroom::importing::terraform
