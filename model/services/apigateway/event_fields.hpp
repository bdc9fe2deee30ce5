// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "model/base/field.hpp"
#include "model/services/apigateway/limits.hpp"

/// The parameters of a SAM function's Events that are routes of an API.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kEvents =
    "AWS SAM Developer Guide, sam-property-function-api and "
    "sam-property-function-httpapi, 2026";
}  // namespace source

struct EventProperties {
    std::string path;
    std::string method;
    std::int64_t timeoutInMillis = kLongestTimeoutMillis;
};

struct EventAuth {
    std::string authorizer;
    bool apiKeyRequired = false;
};

namespace detail {
constexpr base::Field<EventProperties> eventText(std::string_view name, std::string_view label, std::string_view doc,
                                                 std::string EventProperties::*at, bool required) {
    return {{.name = name,
             .label = label,
             .kind = base::FieldKind::Text,
             .place = base::FieldPlace::Here,
             .doc = doc,
             .source = source::kEvents,
             .required = required},
            at};
}
constexpr base::FieldInfo eventObject(std::string_view name, std::string_view label, std::string_view doc) {
    return {.name = name,
            .label = label,
            .kind = base::FieldKind::Object,
            .place = base::FieldPlace::Here,
            .doc = doc,
            .source = source::kEvents};
}
constexpr base::Field<EventProperties> eventTimeout(std::int64_t most) {
    return {{.name = "TimeoutInMillis",
             .label = "Integration timeout",
             .kind = base::FieldKind::Integer,
             .place = base::FieldPlace::Here,
             .unit = "ms",
             .low = kShortestTimeoutMillis,
             .high = static_cast<double>(most),
             .doc = "How long the gateway waits for the function.",
             .source = source::kEvents},
            &EventProperties::timeoutInMillis};
}
}  // namespace detail

/// Of an event of Type Api.
inline constexpr std::array<base::Field<EventProperties>, 5> kApiEventFields{{
    detail::eventText("Path", "Path", "\"/items/{id}\".", &EventProperties::path, true),
    detail::eventText("Method", "Method", "\"get\", \"post\" ... or \"any\".", &EventProperties::method, true),
    {detail::eventObject("RestApiId", "API", "The API; without it the one that SAM makes, \"ServerlessRestApi\".")},
    {detail::eventObject("Auth", "Authorization", "ApiKeyRequired; authorizers are named under Routes.")},
    detail::eventTimeout(kRaisedTimeoutMillis),
}};

/// Of an event of Type HttpApi.
inline constexpr std::array<base::Field<EventProperties>, 5> kHttpApiEventFields{{
    detail::eventText("Path", "Path", "\"/items/{id}\"; without Path and Method the route is $default.",
                      &EventProperties::path, false),
    detail::eventText("Method", "Method", "\"get\", \"post\" ... or \"any\".", &EventProperties::method, false),
    {detail::eventObject("ApiId", "API", "The API; without it the one that SAM makes, \"ServerlessHttpApi\".")},
    {detail::eventObject("Auth", "Authorization", "Authorizer NONE; others are named under Routes.")},
    detail::eventTimeout(kLongestTimeoutMillis),
}};

/// Of their Auth.
inline constexpr std::array<base::Field<EventAuth>, 2> kEventAuthFields{{
    {{.name = "ApiKeyRequired",
      .label = "A key is required",
      .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here,
      .defaultText = "false",
      .doc = "Whether requests need an API key, whose usage plan then limits them.",
      .source = source::kEvents},
     &EventAuth::apiKeyRequired},
    {{.name = "Authorizer",
      .label = "Authorizer",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .doc = "NONE or AWS_IAM, which take no time of their own here.",
      .source = source::kEvents},
     &EventAuth::authorizer},
}};

inline constexpr std::array<base::OtherProperty, 4> kEventAuthOtherProperties{{
    {"AuthorizationScopes", base::OtherProperty::Status::NoEffect, "say by the authorizer's Denied"},
    {"InvokeRole", base::OtherProperty::Status::NoEffect, "permissions"},
    {"OverrideApiAuth", base::OtherProperty::Status::NoEffect, "permissions"},
    {"ResourcePolicy", base::OtherProperty::Status::NoEffect, "permissions"},
}};

inline constexpr std::array<base::OtherProperty, 3> kApiEventOtherProperties{{
    {"RequestModel", base::OtherProperty::Status::NoEffect, "validation"},
    {"RequestParameters", base::OtherProperty::Status::NoEffect, "validation"},
    {"ResponseTransferMode", base::OtherProperty::Status::NotModelled,
     "answers of an event's route are whole here: say STREAM in an AWS::ApiGateway::Method"},
}};

inline constexpr std::array<base::OtherProperty, 2> kHttpApiEventOtherProperties{{
    {"PayloadFormatVersion", base::OtherProperty::Status::NoEffect, "the form of the event"},
    {"RouteSettings", base::OtherProperty::Status::NotModelled,
     "give ThrottlingRateLimit and ThrottlingBurstLimit as RouteSettings of an AWS::ApiGatewayV2::Stage"},
}};

/// Events that are no routes.
inline constexpr std::array<base::OtherProperty, 16> kOtherEventTypes{{
    {"AlexaSkill", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"Cognito", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"CloudWatchEvent", base::OtherProperty::Status::NotModelled, "say by a workload with a Schedule"},
    {"CloudWatchLogs", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"CodeCommit", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"DocumentDB", base::OtherProperty::Status::NotModelled, "event source mappings of this kind"},
    {"EventBridgeRule", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"IoTRule", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"MQ", base::OtherProperty::Status::NotModelled, "event source mappings of this kind"},
    {"MSK", base::OtherProperty::Status::NotModelled, "event source mappings of this kind"},
    {"S3", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"SelfManagedKafka", base::OtherProperty::Status::NotModelled, "event source mappings of this kind"},
    {"SNS", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
    {"Schedule", base::OtherProperty::Status::NotModelled, "give a workload with a Schedule"},
    {"ScheduleV2", base::OtherProperty::Status::NotModelled, "give a workload with a Schedule"},
    {"EventBridge", base::OtherProperty::Status::NotModelled, "say by a workload on the function"},
}};

}  // namespace headroom::apigateway
