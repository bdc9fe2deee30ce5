// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/route_part_fields.hpp"
#include "model/services/apigateway/transfer_mode.hpp"

/// The parameters of AWS::ApiGateway::Resource, AWS::ApiGateway::Method and its Integration,
/// AWS::ApiGateway::Deployment.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kMethod = "CloudFormation Template Reference, AWS::ApiGateway::Method, 2026-11";
inline constexpr std::string_view kResource = "CloudFormation Template Reference, AWS::ApiGateway::Resource, 2026-11";
inline constexpr std::string_view kDeployment =
    "CloudFormation Template Reference, AWS::ApiGateway::Deployment, 2026-11";
}  // namespace source

/// AWS::ApiGateway::Resource: a step of a path.
struct PathProperties {
    std::string part;
};

inline constexpr std::array<base::Field<PathProperties>, 3> kPathFields{{
    {detail::partObject("RestApiId", "API", "The API.", source::kResource, true)},
    {detail::partObject("ParentId", "Parent", "{\"Fn::GetAtt\": [API, \"RootResourceId\"]}, or another such resource.",
                        source::kResource, true)},
    {{.name = "PathPart",
      .label = "Part of the path",
      .kind = base::FieldKind::Text,
      .doc = "\"items\", \"{id}\" or, of everything below, \"{proxy+}\".",
      .source = source::kResource,
      .required = true},
     &PathProperties::part},
}};

/// AWS::ApiGateway::Method, but for its Integration.
struct MethodPart {
    std::string httpMethod;
    std::string authorization = "NONE";
    bool apiKeyRequired = false;
};

inline constexpr std::array<std::string_view, 8> kHttpMethods{"ANY",     "DELETE", "GET",  "HEAD",
                                                              "OPTIONS", "PATCH",  "POST", "PUT"};
inline constexpr std::array<std::string_view, 4> kAuthorizationTypes{"NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"};

inline constexpr std::array<base::Field<MethodPart>, 9> kMethodFields{{
    {kHttpBehavior},
    {kServiceBehavior},
    {detail::partObject("RestApiId", "API", "The API.", source::kMethod, true)},
    {detail::partObject("ResourceId", "Path",
                        "The AWS::ApiGateway::Resource, or {\"Fn::GetAtt\": [API, \"RootResourceId\"]} for \"/\".",
                        source::kMethod, true)},
    {{.name = "HttpMethod",
      .label = "Method",
      .kind = base::FieldKind::Choice,
      .choices = kHttpMethods,
      .doc = "GET, POST ... or ANY.",
      .source = source::kMethod,
      .required = true},
     [](MethodPart& method, std::size_t choice) { method.httpMethod = kHttpMethods[choice]; }},
    {{.name = "AuthorizationType",
      .label = "Authorization",
      .kind = base::FieldKind::Choice,
      .choices = kAuthorizationTypes,
      .defaultText = "NONE",
      .doc = "CUSTOM and COGNITO_USER_POOLS ask the authorizer of AuthorizerId; AWS_IAM takes no time of its own here.",
      .source = source::kMethod},
     [](MethodPart& method, std::size_t choice) { method.authorization = kAuthorizationTypes[choice]; }},
    {detail::partObject("AuthorizerId", "Authorizer", "The AWS::ApiGateway::Authorizer that decides who may call.",
                        source::kMethod)},
    {{.name = "ApiKeyRequired",
      .label = "A key is required",
      .kind = base::FieldKind::Boolean,
      .defaultText = "false",
      .doc = "Whether requests need an API key, whose usage plan then limits them; else no plan is asked.",
      .source = source::kMethod},
     &MethodPart::apiKeyRequired},
    {detail::partObject("Integration", "Integration", "Where its requests go; see its own keys.", source::kMethod)},
}};

inline constexpr std::array<base::OtherProperty, 6> kMethodOtherProperties{{
    {"AuthorizationScopes", base::OtherProperty::Status::NoEffect, "say by the authorizer's Denied"},
    {"MethodResponses", base::OtherProperty::Status::NoEffect, "the form of the answer"},
    {"OperationName", base::OtherProperty::Status::NoEffect, "a name"},
    {"RequestModels", base::OtherProperty::Status::NoEffect, "validation"},
    {"RequestParameters", base::OtherProperty::Status::NoEffect, "validation"},
    {"RequestValidatorId", base::OtherProperty::Status::NoEffect,
     "requests that fail are answered 400: leave them out of the load"},
}};

/// Of a method's Integration.
inline constexpr std::array<base::Field<IntegrationProperties>, 10> kMethodIntegrationFields{{
    {{.name = "Type",
      .label = "Type",
      .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here,
      .choices = kIntegrationTypes,
      .doc = "AWS_PROXY: a function; AWS: a function or another service's action; HTTP_PROXY or HTTP: a server, "
             "described by the method's Behavior.Http; MOCK.",
      .source = source::kMethod,
      .required = true},
     [](IntegrationProperties& spec, std::size_t choice) { spec.type = kIntegrationTypes[choice]; }},
    {detail::partObject("Uri", "Target",
                        "\"arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION/invocations\", "
                        "\"...:dynamodb:action/GetItem\", or the server's address.",
                        source::kMethod, false, base::FieldPlace::Here)},
    {{.name = "IntegrationHttpMethod",
      .label = "Method at the target",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .doc = "POST for functions and for services' actions.",
      .source = source::kMethod},
     &IntegrationProperties::httpMethod},
    {{.name = "ConnectionType",
      .label = "Connection",
      .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here,
      .choices = kConnectionTypes,
      .defaultText = "INTERNET",
      .doc = "VPC_LINK: the server is reached by a VPC link, see VpcLinkLatency.",
      .source = source::kMethod},
     [](IntegrationProperties& spec, std::size_t choice) { spec.connection = kConnectionTypes[choice]; }},
    {{.name = "TimeoutInMillis",
      .label = "Integration timeout",
      .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here,
      .unit = "ms",
      .low = kShortestTimeoutMillis,
      .high = kRaisedTimeoutMillis,
      .defaultText = "29000",
      .doc = "How long the gateway waits; above 29,000 where AWS raised it for a regional or private API.",
      .source = source::kQuotas},
     &IntegrationProperties::timeoutInMillis},
    {detail::partObject(
        "CacheKeyParameters", "Parts of the cache's key",
        "Parameters of the request that tell cached answers apart; without one a method has one answer.",
        "API Gateway Developer Guide, api-gateway-caching, 2026-11", false, base::FieldPlace::Here)},
    {detail::partObject("RequestParameters", "Parameters of the call",
                        "Read for \"integration.request.header.X-Amz-Invocation-Type\": \"'Event'\".",
                        "API Gateway Developer Guide, set-up-lambda-integration-async, 2026-11", false,
                        base::FieldPlace::Here)},
    {detail::partObject("RequestTemplates", "Bodies of the call",
                        "Read for the TableName and ConsistentRead of a DynamoDB action.", source::kMethod, false,
                        base::FieldPlace::Here)},
    {detail::partObject("IntegrationResponses", "What errors become",
                        "A service's error comes back with the StatusCode whose SelectionPattern matches its status, "
                        "else with the one without a pattern.",
                        "API Gateway API Reference, IntegrationResponse.selectionPattern, 2026-11", false,
                        base::FieldPlace::Here)},
    {transferMode(), [](IntegrationProperties& spec, std::size_t choice) { spec.streams = choice == 1; }},
}};

inline constexpr std::array<base::OtherProperty, 6> kMethodIntegrationOtherProperties{{
    {"CacheNamespace", base::OtherProperty::Status::NoEffect, "which answers are flushed together"},
    {"ConnectionId", base::OtherProperty::Status::NoEffect, "which VPC link"},
    {"ContentHandling", base::OtherProperty::Status::NoEffect, "how bodies are encoded"},
    {"Credentials", base::OtherProperty::Status::NoEffect, "permissions"},
    {"IntegrationTarget", base::OtherProperty::Status::NoEffect, "which load balancer"},
    {"PassthroughBehavior", base::OtherProperty::Status::NoEffect, "the form of the request"},
}};

}  // namespace headroom::apigateway
