// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

/// Actions of other AWS services that an API may ask for by itself, without code between. A further service is a row
/// here and, for a new kind of target, a line where scenarios are read.
namespace headroom::apigateway {

/// The kind of resource that serves an action.
enum class ActionTarget : std::uint8_t { Table, Function, Machine, Queue, NotThere };

constexpr std::string_view nameOf(ActionTarget target) {
    if (target == ActionTarget::Table) return "table";
    if (target == ActionTarget::Queue) return "queue";
    return target == ActionTarget::Machine ? "state machine" : "function";
}

struct ServiceAction {
    std::string_view name;  ///< service and action, as in a Uri (":dynamodb:action/GetItem")
    ActionTarget target;
    std::string_view operation;  ///< the target's own name of it
    std::string_view targetKey;  ///< the parameter of the action that names the target
    std::string_view subtype;    ///< an HTTP API's IntegrationSubtype; empty: HTTP APIs do not have it
    std::string_view missing;    ///< the resource type that it needs and that is not modelled
};

namespace detail {
constexpr ServiceAction table(std::string_view name, std::string_view operation) {
    return {name, ActionTarget::Table, operation, "TableName", {}, {}};
}
constexpr ServiceAction missing(std::string_view name, std::string_view type, std::string_view subtype = {}) {
    return {name, ActionTarget::NotThere, {}, {}, subtype, type};
}
constexpr ServiceAction machine(std::string_view name, std::string_view operation, std::string_view subtype) {
    return {name, ActionTarget::Machine, operation, "stateMachineArn", subtype, {}};
}
constexpr std::string_view kQueue = "queue for readers of one's own";
}  // namespace detail

/// REST and WebSocket APIs can ask for nearly any action (Guide, api-gateway-api-integration-types), HTTP APIs for
/// those with a subtype (Guide, http-api-develop-integrations-aws-services-reference).
inline constexpr std::array<ServiceAction, 27> kServiceActions{{
    detail::table("dynamodb:GetItem", "GetItem"),
    detail::table("dynamodb:PutItem", "PutItem"),
    detail::table("dynamodb:UpdateItem", "UpdateItem"),
    detail::table("dynamodb:DeleteItem", "DeleteItem"),
    detail::table("dynamodb:Query", "Query"),
    detail::table("dynamodb:Scan", "Scan"),
    detail::table("dynamodb:BatchGetItem", "BatchGetItem"),
    detail::table("dynamodb:BatchWriteItem", "BatchWriteItem"),
    detail::table("dynamodb:TransactGetItems", "TransactGetItems"),
    detail::table("dynamodb:TransactWriteItems", "TransactWriteItems"),
    {"lambda:InvokeFunction", ActionTarget::Function, "Invoke", "FunctionName", {}, {}},
    detail::machine("states:StartExecution", "StartExecution", "StepFunctions-StartExecution"),
    detail::machine("states:StartSyncExecution", "StartSyncExecution", "StepFunctions-StartSyncExecution"),
    detail::missing("states:StopExecution", "execution by name", "StepFunctions-StopExecution"),
    {"sqs:SendMessage", ActionTarget::Queue, "SendMessage", "QueueUrl", "SQS-SendMessage", {}},
    detail::missing("sqs:ReceiveMessage", detail::kQueue, "SQS-ReceiveMessage"),
    detail::missing("sqs:DeleteMessage", detail::kQueue, "SQS-DeleteMessage"),
    detail::missing("sqs:PurgeQueue", detail::kQueue, "SQS-PurgeQueue"),
    detail::missing("events:PutEvents", "AWS::Events::EventBus", "EventBridge-PutEvents"),
    detail::missing("kinesis:PutRecord", "AWS::Kinesis::Stream", "Kinesis-PutRecord"),
    detail::missing("kinesis:PutRecords", "AWS::Kinesis::Stream"),
    detail::missing("firehose:PutRecord", "AWS::KinesisFirehose::DeliveryStream"),
    detail::missing("sns:Publish", "AWS::SNS::Topic"),
    detail::missing("s3:GetObject", "AWS::S3::Bucket"),
    detail::missing("s3:PutObject", "AWS::S3::Bucket"),
    detail::missing("appconfig:GetConfiguration", "AWS::AppConfig::Application", "AppConfig-GetConfiguration"),
    detail::missing("iotdata:Publish", "AWS::IoT::Thing"),
}};

/// The action of that name; null when there is none.
constexpr const ServiceAction* actionNamed(std::string_view name) {
    const auto at = std::ranges::find(kServiceActions, name, &ServiceAction::name);
    return at == kServiceActions.end() ? nullptr : &*at;
}

/// The action of an HTTP API's IntegrationSubtype; null when there is none.
constexpr const ServiceAction* actionOfSubtype(std::string_view subtype) {
    const auto at = std::ranges::find(kServiceActions, subtype, &ServiceAction::subtype);
    return subtype.empty() || at == kServiceActions.end() ? nullptr : &*at;
}

}  // namespace headroom::apigateway
