// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/route_fields.hpp"
#include "model/services/apigateway/spec.hpp"

/// The parameters of HTTP and WebSocket APIs: AWS::ApiGatewayV2::Api and AWS::Serverless::HttpApi.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kTemplate = "CloudFormation Template Reference, AWS::ApiGatewayV2::Api, 2026-11";
}  // namespace source

inline constexpr std::array<std::string_view, 2> kProtocolTypes{"HTTP", "WEBSOCKET"};

inline constexpr base::Field<Spec> kOverheadField{
    {.name = "Overhead",
     .label = "Overhead",
     .kind = FieldKind::DurationDistribution,
     .place = FieldPlace::Behavior,
     .low = 0,
     .high = 30,
     .defaultText = R"({"LogNormal": {"Median": "5ms", "P99": "10ms"}})",
     .doc = "Time the gateway itself adds to a request and its answer together.",
     .source = "AWS Compute Blog, \"HTTP APIs now generally available\", 2020-03: p99 below 10 ms; the median is a "
               "guess",
     .guess = true},
    &Spec::overhead};

inline constexpr base::Field<Spec> kRoutesField{
    {.name = "Routes",
     .label = "Routes",
     .kind = FieldKind::Object,
     .place = FieldPlace::Here,
     .doc = "Route keys (\"GET /items/{id}\", \"$default\", \"$connect\") and where their requests go; see the "
            "route's own keys.",
     .source = "shorthand for AWS::ApiGatewayV2::Route and Integration"}};

inline constexpr base::Field<Spec> kChargesRefusedField{
    {.name = "ChargesRefused",
     .label = "Refused calls are charged",
     .kind = FieldKind::Boolean,
     .place = FieldPlace::Behavior,
     .defaultText = "false",
     .doc = "Whether calls that the gateway answers 401, 403 or 429 are billed as calls.",
     .source = "from memory: AWS does not charge for them; its pricing page does not say"},
    &Spec::chargesRefused};

inline constexpr std::array<std::string_view, 2> kStageLimitScopes{"shared", "each"};

inline constexpr base::Field<Spec> kStageLimitField{
    {.name = "StageLimit",
     .label = "A stage's own limit is",
     .kind = FieldKind::Choice,
     .place = FieldPlace::Behavior,
     .choices = kStageLimitScopes,
     .defaultText = "shared",
     .doc = "Whether the methods without a limit of their own share the stage's or have as much each.",
     .source = "API Gateway Developer Guide, request throttling, 2026-11, which does not say; ours: shared"},
    [](Spec& spec, std::size_t choice) { spec.eachMethodItsOwn = choice == 1; }};

/// Of AWS::ApiGatewayV2::Api.
inline constexpr std::array<base::Field<Spec>, 5> kFields{{
    {{.name = "ProtocolType",
      .label = "Protocol",
      .kind = FieldKind::Choice,
      .choices = kProtocolTypes,
      .doc = "HTTP, or WEBSOCKET: connections that stay open and messages on them.",
      .source = source::kTemplate,
      .required = true},
     [](Spec& spec, std::size_t choice) { spec.kind = choice == 1 ? ApiKind::WebSocket : ApiKind::Http; }},
    kOverheadField,
    kChargesRefusedField,
    kStageLimitField,
    kRoutesField,
}};

/// Of AWS::Serverless::HttpApi.
inline constexpr std::array<base::Field<Spec>, 4> kServerlessFields{
    {kOverheadField, kChargesRefusedField, kStageLimitField, kRoutesField}};

using Status = base::OtherProperty::Status;

/// The other properties of AWS::ApiGatewayV2::Api (Template Reference, 2026-11), and its identifier, which no template
/// has: CloudWatch's metrics go by it (API Gateway Developer Guide, http-api-metrics).
inline constexpr std::array<base::OtherProperty, 18> kOtherProperties{{
    {"ApiId", Status::NoEffect, base::kAccountName},
    {"ApiKeySelectionExpression", Status::NoEffect, "for WebSocket APIs only"},
    {"BasePath", Status::NotModelled, "goes with Body, which is not read: name the routes under Routes"},
    {"Body", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"BodyS3Location", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"CorsConfiguration", Status::NoEffect,
     "the gateway answers preflight requests itself; they are requests of their own: give them as a workload"},
    {"CredentialsArn", Status::NoEffect, "permissions"},
    {"Description", Status::NoEffect, "a text"},
    {"DisableExecuteApiEndpoint", Status::NoEffect, "which name clients use"},
    {"DisableSchemaValidation", Status::NoEffect, "for WebSocket APIs only"},
    {"FailOnWarnings", Status::NoEffect, "how a deployment takes warnings"},
    {"IpAddressType", Status::NoEffect, "which addresses clients use"},
    {"Name", Status::NoEffect, "a name"},
    {"RouteKey", Status::NotModelled, "quick create is not read: name the route under Routes"},
    {"RouteSelectionExpression", Status::NoEffect, "HTTP APIs have only one: method and path"},
    {"Tags", Status::NoEffect, "labels"},
    {"Target", Status::NotModelled, "quick create is not read: name the integration under Routes"},
    {"Version", Status::NoEffect, "a label"},
}};

/// The other properties of AWS::Serverless::HttpApi (SAM specification, 2026-11).
inline constexpr std::array<base::OtherProperty, 16> kServerlessOtherProperties{{
    {"AccessLogSettings", Status::NotModelled, "access logs are charged by CloudWatch Logs"},
    {"Auth", Status::NotModelled, "declare an AWS::ApiGatewayV2::Authorizer and name it under Routes"},
    {"CorsConfiguration", Status::NoEffect,
     "the gateway answers preflight requests itself; they are requests of their own: give them as a workload"},
    {"DefaultRouteSettings", Status::NotModelled,
     "give ThrottlingRateLimit and ThrottlingBurstLimit under Routes, or an AWS::ApiGatewayV2::Stage"},
    {"DefinitionBody", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"DefinitionUri", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"Description", Status::NoEffect, "a text"},
    {"DisableExecuteApiEndpoint", Status::NoEffect, "which name clients use"},
    {"Domain", Status::NoEffect, "which name clients use"},
    {"FailOnWarnings", Status::NoEffect, "how a deployment takes warnings"},
    {"Name", Status::NoEffect, "a name"},
    {"PropagateTags", Status::NoEffect, "labels"},
    {"RouteSettings", Status::NotModelled,
     "give ThrottlingRateLimit and ThrottlingBurstLimit under Routes, or an AWS::ApiGatewayV2::Stage"},
    {"StageName", Status::NoEffect, "a name"},
    {"StageVariables", Status::NoEffect, "values for integrations, which are named under Routes"},
    {"Tags", Status::NoEffect, "labels"},
}};

}  // namespace headroom::apigateway
