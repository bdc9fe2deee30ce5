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

constexpr auto kAlias = std::to_array<Rename>(
    {{"name", "Name"}, {"function_name", "FunctionName"}, {"function_version", "FunctionVersion"}});
constexpr auto kProvisioned =
    std::to_array<Rename>({{"function_name", "FunctionName"},
                           {"qualifier", "Qualifier"},
                           {"provisioned_concurrent_executions", "ProvisionedConcurrentExecutions"}});
constexpr auto kUrl = std::to_array<Rename>(
    {{"function_name", "TargetFunctionArn"}, {"authorization_type", "AuthType"}, {"invoke_mode", "InvokeMode"}});
constexpr auto kPermission =
    std::to_array<Rename>({{"action", "Action"}, {"function_name", "FunctionName"}, {"principal", "Principal"}});
constexpr auto kHttpApi = std::to_array<Rename>({{"name", "Name"}, {"protocol_type", "ProtocolType"}});
constexpr auto kIntegration = std::to_array<Rename>({{"api_id", "ApiId"},
                                                     {"integration_type", "IntegrationType"},
                                                     {"integration_uri", "IntegrationUri"},
                                                     {"integration_method", "IntegrationMethod"},
                                                     {"integration_subtype", "IntegrationSubtype"},
                                                     {"connection_type", "ConnectionType"},
                                                     {"payload_format_version", "PayloadFormatVersion"},
                                                     {"timeout_milliseconds", "TimeoutInMillis"}});
constexpr auto kAuthorizerV2 =
    std::to_array<Rename>({{"api_id", "ApiId"},
                           {"authorizer_type", "AuthorizerType"},
                           {"authorizer_uri", "AuthorizerUri"},
                           {"authorizer_result_ttl_in_seconds", "AuthorizerResultTtlInSeconds"}});
constexpr auto kDeployment = std::to_array<Rename>({{"rest_api_id", "RestApiId"}, {"stage_name", "StageName"}});
constexpr auto kRestResource =
    std::to_array<Rename>({{"rest_api_id", "RestApiId"}, {"parent_id", "ParentId"}, {"path_part", "PathPart"}});
constexpr auto kMethod = std::to_array<Rename>({{"rest_api_id", "RestApiId"},
                                                {"resource_id", "ResourceId"},
                                                {"http_method", "HttpMethod"},
                                                {"authorization", "AuthorizationType"},
                                                {"authorizer_id", "AuthorizerId"},
                                                {"api_key_required", "ApiKeyRequired"}});
constexpr auto kMethodIntegration = std::to_array<Rename>({{"rest_api_id", "RestApiId"},
                                                           {"resource_id", "ResourceId"},
                                                           {"http_method", "HttpMethod"},
                                                           {"type", "Type"},
                                                           {"uri", "Uri"},
                                                           {"integration_http_method", "IntegrationHttpMethod"},
                                                           {"request_templates", "RequestTemplates"},
                                                           {"connection_type", "ConnectionType"},
                                                           {"timeout_milliseconds", "TimeoutInMillis"}});
constexpr auto kAuthorizer =
    std::to_array<Rename>({{"rest_api_id", "RestApiId"},
                           {"type", "Type"},
                           {"authorizer_uri", "AuthorizerUri"},
                           {"authorizer_result_ttl_in_seconds", "AuthorizerResultTtlInSeconds"}});
constexpr auto kKey = std::to_array<Rename>({{"enabled", "Enabled"}});
constexpr auto kPlanKey =
    std::to_array<Rename>({{"key_id", "KeyId"}, {"key_type", "KeyType"}, {"usage_plan_id", "UsagePlanId"}});
constexpr auto kScalable = std::to_array<Rename>({{"service_namespace", "ServiceNamespace"},
                                                  {"resource_id", "ResourceId"},
                                                  {"scalable_dimension", "ScalableDimension"},
                                                  {"min_capacity", "MinCapacity"},
                                                  {"max_capacity", "MaxCapacity"}});
constexpr auto kRule =
    std::to_array<Rename>({{"name", "Name"}, {"schedule_expression", "ScheduleExpression"}, {"state", "State"}});
constexpr auto kTarget = std::to_array<Rename>({{"rule", "Rule"}, {"arn", "Arn"}});
constexpr auto kAttachment = std::to_array<Rename>({{"role", "Role"}, {"policy_arn", "PolicyArn"}});
constexpr auto kQueue = std::to_array<Rename>({{"name", "QueueName"}, {"fifo_queue", "FifoQueue"}});

constexpr auto kPlain = std::to_array<PlainType>({
    {"aws_lambda_alias", "AWS::Lambda::Alias", kAlias},
    {"aws_lambda_provisioned_concurrency_config", "part::provisioned", kProvisioned},
    {"aws_lambda_function_url", "AWS::Lambda::Url", kUrl},
    {"aws_lambda_permission", "AWS::Lambda::Permission", kPermission},
    {"aws_apigatewayv2_api", "AWS::ApiGatewayV2::Api", kHttpApi},
    {"aws_apigatewayv2_integration", "AWS::ApiGatewayV2::Integration", kIntegration},
    {"aws_apigatewayv2_authorizer", "AWS::ApiGatewayV2::Authorizer", kAuthorizerV2},
    {"aws_api_gateway_deployment", "AWS::ApiGateway::Deployment", kDeployment},
    {"aws_api_gateway_resource", "AWS::ApiGateway::Resource", kRestResource},
    {"aws_api_gateway_method", "AWS::ApiGateway::Method", kMethod},
    {"aws_api_gateway_integration", "part::integration", kMethodIntegration},
    {"aws_api_gateway_authorizer", "AWS::ApiGateway::Authorizer", kAuthorizer},
    {"aws_api_gateway_api_key", "AWS::ApiGateway::ApiKey", kKey},
    {"aws_api_gateway_usage_plan_key", "AWS::ApiGateway::UsagePlanKey", kPlanKey},
    {"aws_appautoscaling_target", "AWS::ApplicationAutoScaling::ScalableTarget", kScalable},
    {"aws_cloudwatch_event_rule", "AWS::Events::Rule", kRule},
    {"aws_cloudwatch_event_target", "part::target", kTarget},
    {"aws_iam_role_policy_attachment", "part::attachment", kAttachment},
    {"aws_sqs_queue", "AWS::SQS::Queue", kQueue},
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
