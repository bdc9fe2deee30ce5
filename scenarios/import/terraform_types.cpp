// SPDX-License-Identifier: GPL-3.0-or-later
// Terraform's AWS types as CloudFormation's (terraform-provider-aws 6, documentation of each resource, 2026).
#include <algorithm>
#include <array>
#include <span>

#include "scenarios/import/terraform_block.hpp"
#include "scenarios/import/terraform_tables.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

struct Rename {
    std::string_view from;
    std::string_view to;
};

/// A type whose attributes have counterparts one to one.
struct PlainType {
    std::string_view from;
    std::string_view to;
    std::span<const Rename> names;
};

constexpr auto kProvisioned =
    std::to_array<Rename>({{"function_name", "FunctionName"},
                           {"qualifier", "Qualifier"},
                           {"provisioned_concurrent_executions", "ProvisionedConcurrentExecutions"}});
constexpr auto kUrl = std::to_array<Rename>({{"function_name", "TargetFunctionArn"},
                                             {"qualifier", "Qualifier"},
                                             {"authorization_type", "AuthType"},
                                             {"invoke_mode", "InvokeMode"}});
constexpr auto kPermission =
    std::to_array<Rename>({{"action", "Action"}, {"function_name", "FunctionName"}, {"principal", "Principal"}});
constexpr auto kRestResource =
    std::to_array<Rename>({{"rest_api_id", "RestApiId"}, {"parent_id", "ParentId"}, {"path_part", "PathPart"}});
constexpr auto kMethod = std::to_array<Rename>({{"rest_api_id", "RestApiId"},
                                                {"resource_id", "ResourceId"},
                                                {"http_method", "HttpMethod"},
                                                {"authorization", "AuthorizationType"},
                                                {"authorizer_id", "AuthorizerId"},
                                                {"api_key_required", "ApiKeyRequired"}});
constexpr auto kIntegrationResponse = std::to_array<Rename>({{"rest_api_id", "RestApiId"},
                                                             {"resource_id", "ResourceId"},
                                                             {"http_method", "HttpMethod"},
                                                             {"status_code", "StatusCode"},
                                                             {"selection_pattern", "SelectionPattern"},
                                                             {"response_templates", "ResponseTemplates"},
                                                             {"response_parameters", "ResponseParameters"}});
constexpr auto kMethodResponse = std::to_array<Rename>({{"rest_api_id", "RestApiId"},
                                                        {"resource_id", "ResourceId"},
                                                        {"http_method", "HttpMethod"},
                                                        {"status_code", "StatusCode"}});
constexpr auto kAuthorizer =
    std::to_array<Rename>({{"rest_api_id", "RestApiId"},
                           {"type", "Type"},
                           {"authorizer_uri", "AuthorizerUri"},
                           {"identity_source", "IdentitySource"},
                           {"authorizer_result_ttl_in_seconds", "AuthorizerResultTtlInSeconds"}});
constexpr auto kKey = std::to_array<Rename>({{"enabled", "Enabled"}});
constexpr auto kPlanKey =
    std::to_array<Rename>({{"key_id", "KeyId"}, {"key_type", "KeyType"}, {"usage_plan_id", "UsagePlanId"}});
constexpr auto kAttachment = std::to_array<Rename>({{"role", "Role"}, {"policy_arn", "PolicyArn"}});

constexpr auto kPlain = std::to_array<PlainType>({
    {"aws_lambda_provisioned_concurrency_config", "part::provisioned", kProvisioned},
    {"aws_lambda_function_url", "AWS::Lambda::Url", kUrl},
    {"aws_lambda_permission", "AWS::Lambda::Permission", kPermission},
    {"aws_api_gateway_resource", "AWS::ApiGateway::Resource", kRestResource},
    {"aws_api_gateway_method", "AWS::ApiGateway::Method", kMethod},
    {"aws_api_gateway_integration_response", "part::integration response", kIntegrationResponse},
    {"aws_api_gateway_method_response", "part::method response", kMethodResponse},
    {"aws_api_gateway_authorizer", "AWS::ApiGateway::Authorizer", kAuthorizer},
    {"aws_api_gateway_api_key", "AWS::ApiGateway::ApiKey", kKey},
    {"aws_api_gateway_usage_plan_key", "AWS::ApiGateway::UsagePlanKey", kPlanKey},
    {"aws_iam_role_policy_attachment", "part::attachment", kAttachment},
    {"aws_sqs_queue_policy", "AWS::SQS::QueuePolicy", {}},
    {"aws_sqs_queue_redrive_allow_policy", "AWS::SQS::QueuePolicy", {}},
});

}  // namespace

Translation translated(const std::string& type, const Block& block) {
    const auto plain = std::ranges::find(kPlain, std::string_view(type), &PlainType::from);
    if (plain == kPlain.end()) return translatedByHand(type, block);
    Translation made{std::string(plain->to), Node::object()};
    for (const Rename& name : plain->names) block.copy(name.from, made.properties, name.to);
    return made;
}

}  // namespace headroom::importing::terraform
