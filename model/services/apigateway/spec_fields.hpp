// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/spec.hpp"

/// The parameters of HTTP APIs: AWS::ApiGatewayV2::Api and AWS::Serverless::HttpApi.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kTemplate = "CloudFormation Template Reference, AWS::ApiGatewayV2::Api, 2026-11";
inline constexpr std::string_view kQuotas = "API Gateway Developer Guide, http-api-quotas, 2026-11";
inline constexpr std::string_view kThrottling = "API Gateway Developer Guide, http-api-throttling, 2026-11";
}  // namespace source

inline constexpr std::array<std::string_view, 1> kProtocolTypes{"HTTP"};

using base::FieldKind;
using base::FieldPlace;

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
     .doc = "Route keys (\"GET /items/{id}\" or \"$default\") and where their requests go; see the route's own keys.",
     .source = "shorthand for AWS::ApiGatewayV2::Route and Integration",
     .required = true}};

/// Of AWS::ApiGatewayV2::Api.
inline constexpr std::array<base::Field<Spec>, 3> kFields{{
    {{.name = "ProtocolType",
      .label = "Protocol",
      .kind = FieldKind::Choice,
      .choices = kProtocolTypes,
      .doc = "HTTP; WEBSOCKET is not modelled yet.",
      .source = source::kTemplate,
      .required = true}},
    kOverheadField,
    kRoutesField,
}};

/// Of AWS::Serverless::HttpApi.
inline constexpr std::array<base::Field<Spec>, 2> kServerlessFields{{kOverheadField, kRoutesField}};

/// Of an entry of Routes.
inline constexpr std::array<base::Field<RouteSpec>, 4> kRouteFields{{
    {{.name = "Integration",
      .label = "Integration",
      .kind = FieldKind::Text,
      .place = FieldPlace::Here,
      .doc = "The resource that answers, or \"Mock\"; an object ({\"Http\": ...}, {\"Service\": ...}) is not modelled "
             "yet.",
      .source = "format",
      .required = true},
     &RouteSpec::integration},
    {{.name = "TimeoutInMillis",
      .label = "Integration timeout",
      .kind = FieldKind::Integer,
      .place = FieldPlace::Here,
      .unit = "ms",
      .low = kShortestTimeoutMillis,
      .high = kLongestTimeoutMillis,
      .defaultText = "30000",
      .doc = "How long the gateway waits for the integration; it then answers 504 and the integration goes on, billed.",
      .source = source::kQuotas},
     &RouteSpec::timeoutInMillis},
    {{.name = "ThrottlingRateLimit",
      .label = "Rate limit",
      .kind = FieldKind::Number,
      .place = FieldPlace::Here,
      .unit = "1/s",
      .low = 0,
      .high = 1e9,
      .doc = "Requests a second on this route; without it the account's limit.",
      .source = source::kThrottling},
     &RouteSpec::throttlingRateLimit},
    {{.name = "ThrottlingBurstLimit",
      .label = "Burst limit",
      .kind = FieldKind::Integer,
      .place = FieldPlace::Here,
      .unit = "requests",
      .low = 0,
      .high = 1e9,
      .doc = "Depth of the route's token bucket; without it the account's.",
      .source = source::kThrottling},
     &RouteSpec::throttlingBurstLimit},
}};

using Status = base::OtherProperty::Status;

/// The other properties of AWS::ApiGatewayV2::Api (Template Reference, 2026-11).
inline constexpr std::array<base::OtherProperty, 17> kOtherProperties{{
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
    {"Auth", Status::NotModelled, "an authorizer adds latency and, when it is a function, invocations"},
    {"CorsConfiguration", Status::NoEffect,
     "the gateway answers preflight requests itself; they are requests of their own: give them as a workload"},
    {"DefaultRouteSettings", Status::NotModelled, "give ThrottlingRateLimit and ThrottlingBurstLimit under Routes"},
    {"DefinitionBody", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"DefinitionUri", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"Description", Status::NoEffect, "a text"},
    {"DisableExecuteApiEndpoint", Status::NoEffect, "which name clients use"},
    {"Domain", Status::NoEffect, "which name clients use"},
    {"FailOnWarnings", Status::NoEffect, "how a deployment takes warnings"},
    {"Name", Status::NoEffect, "a name"},
    {"PropagateTags", Status::NoEffect, "labels"},
    {"RouteSettings", Status::NotModelled, "give ThrottlingRateLimit and ThrottlingBurstLimit under Routes"},
    {"StageName", Status::NoEffect, "a name"},
    {"StageVariables", Status::NoEffect, "values for integrations, which are named under Routes"},
    {"Tags", Status::NoEffect, "labels"},
}};

}  // namespace headroom::apigateway
