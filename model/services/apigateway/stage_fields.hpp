// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/spec.hpp"

/// The parameters of stages: AWS::ApiGateway::Stage and AWS::ApiGatewayV2::Stage.
namespace headroom::apigateway {

namespace source {
inline constexpr std::string_view kStage = "CloudFormation Template Reference, AWS::ApiGateway::Stage, 2026-11";
inline constexpr std::string_view kStageV2 = "CloudFormation Template Reference, AWS::ApiGatewayV2::Stage, 2026-11";
inline constexpr std::string_view kCaching = "API Gateway Developer Guide, api-gateway-caching, 2026-11";
}  // namespace source

/// A stage's properties as they are written.
struct StageProperties {
    std::string name;
    bool cacheClusterEnabled = false;
    std::optional<double> cacheGigabytes;
};

namespace detail {
constexpr std::array<std::string_view, kCacheSizes.size()> cacheSizeTexts() {
    std::array<std::string_view, kCacheSizes.size()> texts{};
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = kCacheSizes[i].text;
    return texts;
}

constexpr base::FieldInfo stageObject(std::string_view name, std::string_view label, std::string_view doc,
                                      std::string_view from, bool required = false) {
    return {.name = name,
            .label = label,
            .kind = base::FieldKind::Object,
            .doc = doc,
            .source = from,
            .required = required};
}
}  // namespace detail
inline constexpr auto kCacheSizeTexts = detail::cacheSizeTexts();

inline constexpr base::Field<StageProperties> kStageNameField{
    {.name = "StageName",
     .label = "Stage",
     .kind = base::FieldKind::Text,
     .doc = "The name by which a workload's Stage asks for it.",
     .source = source::kStage,
     .required = true},
    &StageProperties::name};

/// Of AWS::Serverless::Api: its one stage.
inline constexpr std::array<base::Field<StageProperties>, 6> kServerlessStageFields{{
    kStageNameField,
    {{.name = "CacheClusterEnabled",
      .label = "Cache",
      .kind = base::FieldKind::Boolean,
      .defaultText = "false",
      .doc = "Runs a cache, charged by the hour; what is cached say MethodSettings or a route's CacheTtlInSeconds.",
      .source = source::kCaching},
     &StageProperties::cacheClusterEnabled},
    {{.name = "CacheClusterSize",
      .label = "Size of the cache",
      .kind = base::FieldKind::Choice,
      .unit = "GB",
      .choices = kCacheSizeTexts,
      .defaultText = "0.5",
      .doc = "In GB; once it is full the oldest answers go.",
      .source = source::kCaching},
     [](StageProperties& stage, std::size_t choice) { stage.cacheGigabytes = kCacheSizes[choice].gigabytes; }},
    {detail::stageObject("MethodSettings", "Methods", "Limits and caching by method; see its own keys.",
                         source::kStage)},
    {detail::stageObject("CanarySetting", "Canary",
                         "{\"PercentTraffic\": 10, \"StageVariableOverrides\": {...}}: the share of requests that the "
                         "canary serves.",
                         source::kStage)},
    {detail::stageObject("Variables", "Stage variables",
                         "Values for \"${stageVariables.NAME}\" in a route's Integration.", source::kStage)},
}};

/// Of AWS::ApiGateway::Stage, beside those.
inline constexpr std::array<base::Field<StageProperties>, 7> kStageFields{{
    kServerlessStageFields[0],
    kServerlessStageFields[1],
    kServerlessStageFields[2],
    kServerlessStageFields[3],
    kServerlessStageFields[4],
    kServerlessStageFields[5],
    {detail::stageObject("RestApiId", "API", "The API.", source::kStage, true)},
}};

/// Of AWS::ApiGatewayV2::Stage.
inline constexpr std::array<base::Field<StageProperties>, 5> kStageV2Fields{{
    kStageNameField,
    {detail::stageObject("ApiId", "API", "The API.", source::kStageV2, true)},
    {detail::stageObject("DefaultRouteSettings", "All routes", "Limits of routes without their own.",
                         source::kStageV2)},
    {detail::stageObject("RouteSettings", "Routes", "Limits by route key.", source::kStageV2)},
    {detail::stageObject("StageVariables", "Stage variables",
                         "Values for \"${stageVariables.NAME}\" in a route's Integration.", source::kStageV2)},
}};

/// An entry of MethodSettings, of RouteSettings or of a usage plan's Throttle, as it is written.
struct MethodProperties {
    std::string httpMethod = "*";
    std::string resourcePath = "/*";
    std::optional<double> rate;
    std::optional<std::int64_t> burst;
    bool caching = false;
    std::optional<std::int64_t> cacheTtlInSeconds;
};

namespace detail {
constexpr base::FieldInfo limitInfo(std::string_view name, bool rate) {
    return {.name = name,
            .label = rate ? "Rate limit" : "Burst limit",
            .kind = rate ? base::FieldKind::Number : base::FieldKind::Integer,
            .place = base::FieldPlace::Here,
            .unit = rate ? "1/s" : "requests",
            .low = 0,
            .high = 1e9,
            .doc = rate ? "Requests a second; without it the account's."
                        : "Depth of the token bucket; without it the account's.",
            .source = "API Gateway Developer Guide, request throttling, 2026-11"};
}
constexpr base::Field<MethodProperties> rateLimit(std::string_view name) {
    return {limitInfo(name, true), &MethodProperties::rate};
}
constexpr base::Field<MethodProperties> burstLimit(std::string_view name) {
    return {limitInfo(name, false), &MethodProperties::burst};
}
}  // namespace detail

/// Of RouteSettings.X and DefaultRouteSettings.
inline constexpr std::array<base::Field<MethodProperties>, 2> kRouteSettingFields{
    {detail::rateLimit("ThrottlingRateLimit"), detail::burstLimit("ThrottlingBurstLimit")}};

/// Of a usage plan's Throttle, and of the ones that it gives a method.
inline constexpr std::array<base::Field<MethodProperties>, 2> kPlanThrottleFields{
    {detail::rateLimit("RateLimit"), detail::burstLimit("BurstLimit")}};

/// Of MethodSettings[].
inline constexpr std::array<base::Field<MethodProperties>, 6> kMethodSettingFields{{
    {{.name = "HttpMethod",
      .label = "Method",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .defaultText = "*",
      .doc = "GET, POST ... or *: all of the stage, with ResourcePath \"/*\".",
      .source = source::kStage},
     &MethodProperties::httpMethod},
    {{.name = "ResourcePath",
      .label = "Path",
      .kind = base::FieldKind::Text,
      .place = base::FieldPlace::Here,
      .defaultText = "/*",
      .doc = "As in Routes, or as CloudFormation encodes it (\"/~1items~1{id}\").",
      .source = source::kStage},
     &MethodProperties::resourcePath},
    kRouteSettingFields[0],
    kRouteSettingFields[1],
    {{.name = "CachingEnabled",
      .label = "Cached",
      .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Here,
      .defaultText = "false",
      .doc = "Whether the answers of GET methods are cached.",
      .source = source::kCaching},
     &MethodProperties::caching},
    {{.name = "CacheTtlInSeconds",
      .label = "Cached for",
      .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here,
      .unit = "s",
      .low = 0,
      .high = kLongestTtlSeconds,
      .defaultText = "300",
      .doc = "Time to live of cached answers; 0: not cached.",
      .source = source::kCaching},
     &MethodProperties::cacheTtlInSeconds},
}};

}  // namespace headroom::apigateway
