// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/spec.hpp"

/// The parameters of AWS::ApiGatewayV2::Route and AWS::ApiGatewayV2::Integration.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kRoutePart = "CloudFormation Template Reference, AWS::ApiGatewayV2::Route, 2026-11";
inline constexpr std::string_view kIntegrationPart =
    "CloudFormation Template Reference, AWS::ApiGatewayV2::Integration, 2026-11";
}  // namespace source

namespace detail {
/// A part that is read by code of its own.
constexpr base::FieldInfo partObject(std::string_view name, std::string_view label, std::string_view doc,
                                     std::string_view from, bool required = false,
                                     base::FieldPlace place = base::FieldPlace::Properties) {
    return {.name = name,
            .label = label,
            .kind = base::FieldKind::Object,
            .place = place,
            .doc = doc,
            .source = from,
            .required = required};
}
}  // namespace detail

/// A route's properties as they are written.
struct RoutePart {
    std::string key;
    std::string authorization = "NONE";
    bool apiKeyRequired = false;
};

inline constexpr std::array<std::string_view, 4> kRouteAuthorizationTypes{"NONE", "AWS_IAM", "CUSTOM", "JWT"};

/// Of AWS::ApiGatewayV2::Route.
inline constexpr std::array<base::Field<RoutePart>, 6> kRoutePartFields{{
    {{.name = "ApiId",
      .label = "API",
      .kind = base::FieldKind::Object,
      .doc = "The API.",
      .source = source::kRoutePart,
      .required = true}},
    {{.name = "RouteKey",
      .label = "Route",
      .kind = base::FieldKind::Text,
      .doc = "\"GET /items/{id}\", \"$default\", \"$connect\".",
      .source = source::kRoutePart,
      .required = true},
     &RoutePart::key},
    {{.name = "Target",
      .label = "Integration",
      .kind = base::FieldKind::Object,
      .doc = "\"integrations/\" and the AWS::ApiGatewayV2::Integration.",
      .source = source::kRoutePart}},
    {{.name = "AuthorizerId",
      .label = "Authorizer",
      .kind = base::FieldKind::Object,
      .doc = "The AWS::ApiGatewayV2::Authorizer that decides who may call; AuthorizationType says that it is asked.",
      .source = source::kRoutePart}},
    {{.name = "AuthorizationType",
      .label = "Authorization",
      .kind = base::FieldKind::Choice,
      .choices = kRouteAuthorizationTypes,
      .defaultText = "NONE",
      .doc =
          "CUSTOM asks the REQUEST authorizer of AuthorizerId, JWT (HTTP APIs alone) its JWT one; NONE is open to all, "
          "AWS_IAM takes no time of its own here.",
      .source = source::kRoutePart},
     [](RoutePart& route, std::size_t choice) { route.authorization = kRouteAuthorizationTypes[choice]; }},
    {{.name = "ApiKeyRequired",
      .label = "A key is required",
      .kind = base::FieldKind::Boolean,
      .defaultText = "false",
      .doc = "Of a WebSocket API: whether an API key is required. Its keys are not modelled: only false is taken.",
      .source = source::kRoutePart},
     &RoutePart::apiKeyRequired},
}};

inline constexpr std::array<base::OtherProperty, 6> kRoutePartOtherProperties{{
    {"AuthorizationScopes", base::OtherProperty::Status::NoEffect, "say by the authorizer's Denied"},
    {"ModelSelectionExpression", base::OtherProperty::Status::NoEffect, "validation"},
    {"OperationName", base::OtherProperty::Status::NoEffect, "a name"},
    {"RequestModels", base::OtherProperty::Status::NoEffect, "validation"},
    {"RequestParameters", base::OtherProperty::Status::NoEffect, "validation"},
    {"RouteResponseSelectionExpression", base::OtherProperty::Status::NoEffect, "say by ResponseSize"},
}};

/// What a template can not say of an integration: Behavior of the resource that holds it.
inline constexpr base::FieldInfo kHttpBehavior =
    detail::partObject("Http", "Server", "What the server of an HTTP integration is like: {\"Latency\": ...}.",
                       "format", false, base::FieldPlace::Behavior);
inline constexpr base::FieldInfo kServiceBehavior = detail::partObject(
    "Service", "Service", "What a service's action is asked for: {\"Target\", \"Key\", \"Items\", \"ItemSize\"}.",
    "format", false, base::FieldPlace::Behavior);

/// An integration's properties as they are written, in either form.
struct IntegrationProperties {
    std::string type;
    std::string subtype;     ///< of an HTTP API: the AWS service's action
    std::string httpMethod;  ///< of a REST API: how the target is asked
    std::string connection = "INTERNET";
    std::int64_t timeoutInMillis = kLongestTimeoutMillis;
    bool streams = false;
};

inline constexpr std::array<std::string_view, 5> kIntegrationTypes{"AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"};
inline constexpr std::array<std::string_view, 2> kConnectionTypes{"INTERNET", "VPC_LINK"};

/// Of AWS::ApiGatewayV2::Integration.
inline constexpr std::array<base::Field<IntegrationProperties>, 10> kIntegrationFields{{
    {kHttpBehavior},
    {kServiceBehavior},
    {{.name = "ApiId",
      .label = "API",
      .kind = base::FieldKind::Object,
      .doc = "The API.",
      .source = source::kIntegrationPart,
      .required = true}},
    {{.name = "IntegrationType",
      .label = "Type",
      .kind = base::FieldKind::Choice,
      .choices = kIntegrationTypes,
      .doc = "AWS_PROXY: a function or, with IntegrationSubtype, a service's action; AWS (WebSocket): any action; "
             "HTTP_PROXY or HTTP: a server, described by Behavior.Http; MOCK.",
      .source = source::kIntegrationPart,
      .required = true},
     [](IntegrationProperties& spec, std::size_t choice) { spec.type = kIntegrationTypes[choice]; }},
    {{.name = "IntegrationUri",
      .label = "Function",
      .kind = base::FieldKind::Object,
      .doc = "The function, or the server's address.",
      .source = source::kIntegrationPart}},
    {{.name = "IntegrationSubtype",
      .label = "Action",
      .kind = base::FieldKind::Text,
      .doc = "Of an HTTP API: the AWS service's action, such as \"SQS-SendMessage\".",
      .source = "API Gateway Developer Guide, http-api-develop-integrations-aws-services-reference, 2026-11"},
     &IntegrationProperties::subtype},
    {detail::partObject("RequestParameters", "Parameters of the call",
                        "Read for the target of an action and for X-Amz-Invocation-Type.", source::kIntegrationPart)},
    {detail::partObject("RequestTemplates", "Bodies of the call",
                        "Read for the TableName and ConsistentRead of a DynamoDB action.", source::kIntegrationPart)},
    {{.name = "ConnectionType",
      .label = "Connection",
      .kind = base::FieldKind::Choice,
      .choices = kConnectionTypes,
      .defaultText = "INTERNET",
      .doc = "VPC_LINK: the server is reached by a VPC link, see VpcLinkLatency.",
      .source = source::kIntegrationPart},
     [](IntegrationProperties& spec, std::size_t choice) { spec.connection = kConnectionTypes[choice]; }},
    {{.name = "TimeoutInMillis",
      .label = "Integration timeout",
      .kind = base::FieldKind::Integer,
      .unit = "ms",
      .low = kShortestTimeoutMillis,
      .high = kLongestTimeoutMillis,
      .defaultText = "30000",
      .doc = "How long the gateway waits; WebSocket APIs: 29,000.",
      .source = source::kIntegrationPart},
     &IntegrationProperties::timeoutInMillis},
}};

inline constexpr std::array<base::OtherProperty, 10> kIntegrationOtherProperties{{
    {"ConnectionId", base::OtherProperty::Status::NoEffect, "which VPC link"},
    {"ContentHandlingStrategy", base::OtherProperty::Status::NoEffect, "how bodies are encoded"},
    {"CredentialsArn", base::OtherProperty::Status::NoEffect, "permissions"},
    {"Description", base::OtherProperty::Status::NoEffect, "a text"},
    {"IntegrationMethod", base::OtherProperty::Status::NoEffect, "the method that the server sees"},
    {"PassthroughBehavior", base::OtherProperty::Status::NoEffect, "the form of the request"},
    {"PayloadFormatVersion", base::OtherProperty::Status::NoEffect, "the form of the event"},
    {"ResponseParameters", base::OtherProperty::Status::NoEffect, "the form of the answer"},
    {"TemplateSelectionExpression", base::OtherProperty::Status::NoEffect, "the form of the request"},
    {"TlsConfig", base::OtherProperty::Status::NoEffect, "which certificate"},
}};

}  // namespace headroom::apigateway
