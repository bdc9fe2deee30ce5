// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/rest_fields.hpp"
#include "model/services/apigateway/route_part_fields.hpp"
#include "model/services/apigateway/stage_fields.hpp"

/// The parameters of what CloudFormation hangs on an API: usage plans, their keys, authorizers.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kPlan = "CloudFormation Template Reference, AWS::ApiGateway::UsagePlan, 2026-11";
inline constexpr std::string_view kAuthorizer =
    "CloudFormation Template Reference, AWS::ApiGateway::Authorizer and AWS::ApiGatewayV2::Authorizer, 2026-11";
inline constexpr std::string_view kIdentity =
    "API Gateway API Reference, CreateAuthorizer (identitySource) of both versions, 2026-11";
inline constexpr std::string_view kWho = "nothing published: depends on who calls";
inline constexpr std::string_view kOffset =
    "from memory: API Gateway refuses it when the plan is made, as Terraform's aws_api_gateway_usage_plan does before";
}  // namespace source

inline constexpr std::array<base::Field<UsagePlanSpec>, 3> kUsagePlanFields{{
    {detail::stageObject("ApiStages", "Stages",
                         "A list of {\"ApiId\", \"Stage\", \"Throttle\": {\"/path/GET\": "
                         "{\"RateLimit\", \"BurstLimit\"}}} that the plan opens.",
                         source::kPlan, true)},
    {detail::stageObject("Throttle", "Limits", "{\"RateLimit\", \"BurstLimit\"} of each key.", source::kPlan)},
    {detail::stageObject("Quota", "Quota", "{\"Limit\", \"Period\", \"Offset\"} of each key.", source::kPlan)},
}};

inline constexpr std::array<std::string_view, 3> kQuotaPeriods{"DAY", "WEEK", "MONTH"};

/// Of a usage plan's Quota.
inline constexpr std::array<base::Field<PlanQuota>, 3> kPlanQuotaFields{{
    {{.name = "Limit",
      .label = "Requests",
      .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here,
      .low = 0,
      .high = 1e15,
      .doc = "Requests that a key may make in a period.",
      .source = source::kPlan,
      .required = true},
     &PlanQuota::limit},
    {{.name = "Period",
      .label = "Period",
      .kind = base::FieldKind::Choice,
      .place = base::FieldPlace::Here,
      .choices = kQuotaPeriods,
      .doc = "DAY, WEEK or MONTH; periods begin at midnight UTC.",
      .source = source::kPlan,
      .required = true},
     [](PlanQuota& quota, std::size_t choice) { quota.period = static_cast<PlanQuota::Period>(choice); }},
    {{.name = "Offset",
      .label = "First day",
      .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here,
      .unit = "days",
      .low = 0,
      .high = 27,
      .defaultText = "0",
      .doc = "Days after Sunday (WEEK) or the first (MONTH) on which the period begins.",
      .source = "AWS SDKs, QuotaSettings.offset, 2026-11 (the API Reference calls it a number of requests)"},
     &PlanQuota::offset},
}};

inline constexpr std::array<base::OtherProperty, 3> kUsagePlanOtherProperties{{
    {"Description", base::OtherProperty::Status::NoEffect, "a text"},
    {"Tags", base::OtherProperty::Status::NoEffect, "labels"},
    {"UsagePlanName", base::OtherProperty::Status::NoEffect, "a name"},
}};

inline constexpr std::array<std::string_view, 3> kAuthorizerTypes{"TOKEN", "REQUEST", "COGNITO_USER_POOLS"};
inline constexpr std::array<std::string_view, 2> kAuthorizerV2Types{"REQUEST", "JWT"};

namespace detail {
constexpr base::Field<AuthorizerSpec> authorizerTtl(std::string_view defaultText, std::string_view from) {
    return {{.name = "AuthorizerResultTtlInSeconds",
             .label = "Policies are kept for",
             .kind = base::FieldKind::Integer,
             .unit = "s",
             .low = 0,
             .high = kLongestTtlSeconds,
             .defaultText = defaultText,
             .doc = "How long a function's policy for a caller is kept; 0: it is asked for every request.",
             .source = from},
            &AuthorizerSpec::ttlSeconds};
}

/// Read by code of its own.
constexpr base::Field<AuthorizerSpec> identitySource(std::string_view doc) {
    return {stageObject("IdentitySource", "What a caller is known by", doc, source::kIdentity)};
}

constexpr base::Field<AuthorizerSpec> share(std::string_view name, std::string_view label, std::string_view doc,
                                            double AuthorizerSpec::*at) {
    return {{.name = name,
             .label = label,
             .kind = base::FieldKind::Probability,
             .place = base::FieldPlace::Behavior,
             .low = 0,
             .high = 1,
             .defaultText = "0",
             .doc = doc,
             .source = source::kWho},
            at};
}
}  // namespace detail

/// What the templates can not say of an authorizer.
inline constexpr std::array<base::Field<AuthorizerSpec>, 4> kAuthorizerBehaviorFields{{
    {{.name = "Identities",
      .label = "Callers",
      .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Behavior,
      .defaultText = R"({"Uniform": {"Keys": 1000}})",
      .doc = "How many callers there are and how their requests spread: Uniform, Zipf, Hot, Sequential or a File; "
             "decides how "
             "often a kept policy is there.",
      .source = source::kWho,
      .guess = true}},
    detail::share("Unauthenticated", "Without a token", "Share of requests that show no token: 401, nothing is asked.",
                  &AuthorizerSpec::unauthenticated),
    detail::share("Denied", "Refused callers", "Share of the callers whose requests are answered 403.",
                  &AuthorizerSpec::denied),
    {{.name = "Latency",
      .label = "Time of a JWT check",
      .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior,
      .low = 0,
      .high = 30,
      .defaultText = "2ms",
      .doc = "Of a Cognito or JWT authorizer: added to every request. A function takes its own time.",
      .source = "from memory: below 5 ms"},
     &AuthorizerSpec::latency},
}};

/// Of AWS::ApiGateway::Authorizer.
inline constexpr std::array<base::Field<AuthorizerSpec>, 5> kAuthorizerFields{{
    {detail::stageObject("RestApiId", "API", "The API.", source::kAuthorizer, true)},
    {{.name = "Type",
      .label = "Type",
      .kind = base::FieldKind::Choice,
      .choices = kAuthorizerTypes,
      .doc = "TOKEN and REQUEST ask a function, COGNITO_USER_POOLS checks a token by itself.",
      .source = source::kAuthorizer,
      .required = true},
     [](AuthorizerSpec& spec, std::size_t choice) {
         spec.kind = choice == 2 ? AuthorizerSpec::Kind::Jwt : AuthorizerSpec::Kind::Lambda;
     }},
    {detail::stageObject("AuthorizerUri", "Function",
                         "The function that is asked: its name, or the path that ends in "
                         "it.",
                         source::kAuthorizer)},
    detail::authorizerTtl("300", source::kAuthorizer),
    detail::identitySource("\"method.request.header.Auth, context.httpMethod\": who lacks one of them is answered 401, "
                           "and a policy is kept for all of them together. REQUEST with kept policies needs it."),
}};

/// Of AWS::ApiGatewayV2::Authorizer.
inline constexpr std::array<base::Field<AuthorizerSpec>, 5> kAuthorizerV2Fields{{
    {detail::stageObject("ApiId", "API", "The API.", source::kAuthorizer, true)},
    {{.name = "AuthorizerType",
      .label = "Type",
      .kind = base::FieldKind::Choice,
      .choices = kAuthorizerV2Types,
      .doc = "REQUEST asks a function, JWT checks a token by itself.",
      .source = source::kAuthorizer,
      .required = true},
     [](AuthorizerSpec& spec, std::size_t choice) {
         spec.kind = choice == 1 ? AuthorizerSpec::Kind::Jwt : AuthorizerSpec::Kind::Lambda;
     }},
    kAuthorizerFields[2],
    detail::authorizerTtl("0", "from memory: an HTTP API keeps no policies unless told to"),
    detail::identitySource("[\"$request.header.Auth\", \"$context.routeKey\"]: who lacks one of them is answered 401, "
                           "and a policy is kept for all of them together. REQUEST with kept policies needs it."),
}};

/// The properties of both that change nothing here.
inline constexpr std::array<base::OtherProperty, 9> kAuthorizerOtherProperties{{
    {"AuthType", base::OtherProperty::Status::NoEffect, "a label for imports"},
    {"AuthorizerCredentials", base::OtherProperty::Status::NoEffect, "permissions"},
    {"AuthorizerCredentialsArn", base::OtherProperty::Status::NoEffect, "permissions"},
    {"AuthorizerPayloadFormatVersion", base::OtherProperty::Status::NoEffect, "the form of the event"},
    {"EnableSimpleResponses", base::OtherProperty::Status::NoEffect, "the form of the answer"},
    {"IdentityValidationExpression", base::OtherProperty::Status::NoEffect, "say by Behavior.Unauthenticated"},
    {"JwtConfiguration", base::OtherProperty::Status::NoEffect, "whose tokens"},
    {"Name", base::OtherProperty::Status::NoEffect, "a name"},
    {"ProviderARNs", base::OtherProperty::Status::NoEffect, "whose tokens"},
}};

}  // namespace headroom::apigateway
