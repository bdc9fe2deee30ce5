// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/spec_fields.hpp"

/// The parameters of REST APIs: AWS::ApiGateway::RestApi and AWS::Serverless::Api.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kRestTemplate =
    "CloudFormation Template Reference, AWS::ApiGateway::RestApi, 2026-11";
}  // namespace source

inline constexpr base::Field<Spec> kRestOverheadField{
    {.name = "Overhead",
     .label = "Overhead",
     .kind = FieldKind::DurationDistribution,
     .place = FieldPlace::Behavior,
     .low = 0,
     .high = 30,
     .defaultText = R"({"LogNormal": {"Median": "10ms", "P99": "30ms"}})",
     .doc = "Time the gateway itself adds to a request and its answer together; a cached answer takes no more.",
     .source =
         "sources disagree: AWS Compute Blog, 2020-03 (HTTP APIs up to 60 % faster, p99 below 10 ms) implies a p99 "
         "of 15 to 25 ms; from memory 8 to 15 ms (median) and 30 to 50 ms (p99)",
     .guess = true},
    &Spec::overhead};

inline constexpr base::Field<Spec> kEndpointOverheadField{
    {.name = "EndpointOverhead",
     .label = "Endpoint's overhead",
     .kind = FieldKind::DurationDistribution,
     .place = FieldPlace::Behavior,
     .low = 0,
     .high = 30,
     .defaultText = "0s",
     .doc =
         "Time that an edge-optimized (CloudFront) or private (PrivateLink) endpoint adds to a request and its answer.",
     .source = "nothing published; what the edge saves or costs on the way depends on where the clients are: their "
               "RoundTrip"},
    &Spec::endpointOverhead};

inline constexpr base::Field<Spec> kEndpointConfigurationField{
    {.name = "EndpointConfiguration",
     .label = "Endpoint",
     .kind = FieldKind::Object,
     .defaultText = "EDGE",
     .doc =
         "How clients reach the API: {\"Types\": [\"EDGE\" | \"REGIONAL\" | \"PRIVATE\"]}; SAM also {\"Type\": ...}.",
     .source = source::kRestTemplate}};

/// Of AWS::ApiGateway::RestApi.
inline constexpr std::array<base::Field<Spec>, 6> kRestFields{{kEndpointConfigurationField, kRestOverheadField,
                                                               kEndpointOverheadField, kChargesRefusedField,
                                                               kStageLimitField, kRoutesField}};

/// The other properties of AWS::ApiGateway::RestApi (Template Reference, 2026-11).
inline constexpr std::array<base::OtherProperty, 16> kRestOtherProperties{{
    {"ApiKeySourceType", Status::NoEffect, "where a key stands in the request"},
    {"BinaryMediaTypes", Status::NoEffect, "how bodies are encoded: give sizes as they are sent"},
    {"Body", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"BodyS3Location", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"CloneFrom", Status::NotModelled, "name the routes under Routes"},
    {"Description", Status::NoEffect, "a text"},
    {"DisableExecuteApiEndpoint", Status::NoEffect, "which name clients use"},
    {"EndpointAccessMode", Status::NoEffect, "permissions"},
    {"FailOnWarnings", Status::NoEffect, "how a deployment takes warnings"},
    {"MinimumCompressionSize", Status::NoEffect, "give sizes as they are sent"},
    {"Mode", Status::NoEffect, "how an import merges"},
    {"Name", Status::NoEffect, base::kAccountName},
    {"Parameters", Status::NoEffect, "how an import merges"},
    {"Policy", Status::NoEffect, "permissions"},
    {"SecurityPolicy", Status::NoEffect, "which TLS clients use"},
    {"Tags", Status::NoEffect, "labels"},
}};

/// Of AWS::Serverless::Api, beside its stage's (kServerlessStageFields).
inline constexpr std::array<base::Field<Spec>, 6> kServerlessApiFields = kRestFields;

/// The other properties of AWS::Serverless::Api (SAM specification, 2026-11).
inline constexpr std::array<base::OtherProperty, 23> kServerlessApiOtherProperties{{
    {"AccessLogSetting", Status::NotModelled, "access logs are charged by CloudWatch Logs"},
    {"AlwaysDeploy", Status::NoEffect, "deployment"},
    {"ApiKeySourceType", Status::NoEffect, "where a key stands in the request"},
    {"Auth", Status::NotModelled,
     "declare an AWS::ApiGateway::Authorizer and name it under Routes; usage plans as AWS::ApiGateway::UsagePlan"},
    {"BinaryMediaTypes", Status::NoEffect, "how bodies are encoded: give sizes as they are sent"},
    {"Cors", Status::NoEffect, "preflight requests are requests of their own: give them as a workload"},
    {"DefinitionBody", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"DefinitionUri", Status::NotModelled, "an OpenAPI document is not read: name the routes under Routes"},
    {"Description", Status::NoEffect, "a text"},
    {"DisableExecuteApiEndpoint", Status::NoEffect, "which name clients use"},
    {"Domain", Status::NoEffect, "which name clients use"},
    {"FailOnWarnings", Status::NoEffect, "how a deployment takes warnings"},
    {"GatewayResponses", Status::NoEffect, "bodies of the gateway's own answers"},
    {"MergeDefinitions", Status::NoEffect, "how an import merges"},
    {"MinimumCompressionSize", Status::NoEffect, "give sizes as they are sent"},
    {"Mode", Status::NoEffect, "how an import merges"},
    {"Models", Status::NoEffect, "schemas of bodies"},
    {"Name", Status::NoEffect, base::kAccountName},
    {"OpenApiVersion", Status::NoEffect, "how a template is expanded"},
    {"Policy", Status::NoEffect, "permissions"},
    {"PropagateTags", Status::NoEffect, "labels"},
    {"Tags", Status::NoEffect, "labels"},
    {"TracingEnabled", Status::NotModelled, "X-Ray is charged by the trace"},
}};

}  // namespace headroom::apigateway
