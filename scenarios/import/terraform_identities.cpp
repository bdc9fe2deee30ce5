// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/terraform_identities.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing::terraform {

namespace {

using Types = std::span<const std::string_view>;

bool isOneOf(Types types, std::string_view type) { return std::ranges::find(types, type) != types.end(); }

/// Types whose `arn` is that of what they belong to or lead to.
constexpr auto kOthersArn = std::to_array<std::string_view>(
    {"aws_cloudwatch_event_target", "aws_sns_topic_policy", "aws_sns_topic_data_protection_policy"});

/// Types whose `id` AWS makes up. Others have there a name, which other types have as well, or what they belong to.
constexpr auto kOwnId = std::to_array<std::string_view>({
    "aws_api_gateway_api_key",
    "aws_api_gateway_authorizer",
    "aws_api_gateway_deployment",
    "aws_api_gateway_resource",
    "aws_api_gateway_rest_api",
    "aws_api_gateway_usage_plan",
    "aws_apigatewayv2_api",
    "aws_apigatewayv2_authorizer",
    "aws_apigatewayv2_integration",
    "aws_apigatewayv2_route",
});

/// ARNs beside `arn`, whatever type has them.
constexpr auto kArns = std::to_array<std::string_view>(
    {"invoke_arn", "qualified_arn", "qualified_invoke_arn", "response_streaming_invoke_arn", "execution_arn"});

}  // namespace

std::vector<std::string> identitiesOf(std::string_view type, const document::Node& values) {
    std::vector<std::string> all;
    const auto add = [&](std::string_view key) {
        std::string identity = textOf(values, key);
        if (!identity.empty()) all.push_back(std::move(identity));
    };
    if (!isOneOf(kOthersArn, type)) add("arn");
    for (const std::string_view key : kArns) add(key);
    if (type == "aws_dynamodb_table") add("stream_arn");  // elsewhere it is that of a stream which is read
    if (type == "aws_api_gateway_rest_api") add("root_resource_id");
    if (type == "aws_sqs_queue") add("url");
    if (isOneOf(kOwnId, type)) add("id");
    return all;
}

bool passesOn(std::string_view type, std::string_view attribute) {
    if (attribute == "function_name" || attribute == "function_arn") return type != "aws_lambda_function";
    return attribute.ends_with("_id") && attribute != "root_resource_id";
}

}  // namespace headroom::importing::terraform
