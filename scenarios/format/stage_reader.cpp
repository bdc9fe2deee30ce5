// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"

namespace headroom::format {

using apigateway::MethodProperties;
using apigateway::MethodSetting;
using document::Node;

namespace {

constexpr std::array<base::OtherProperty, 4> kMethodOther{{
    {"CacheDataEncrypted", base::OtherProperty::Status::NoEffect, "encryption"},
    {"DataTraceEnabled", base::OtherProperty::Status::NotModelled, "traces are charged by CloudWatch Logs"},
    {"LoggingLevel", base::OtherProperty::Status::NotModelled, "execution logs are charged by CloudWatch Logs"},
    {"MetricsEnabled", base::OtherProperty::Status::NotModelled, "metrics by method are charged by CloudWatch"},
}};

/// "/~1items~1{id}" as CloudFormation writes it, or "/items/{id}".
std::string decodedPath(const std::string& path) {
    if (path.find("~1") == std::string::npos) return path;
    std::string decoded;
    for (std::size_t i = path.starts_with("/~1") ? 1 : 0; i < path.size(); ++i) {
        const bool slash = path.compare(i, 2, "~1") == 0;
        decoded += slash ? '/' : path[i];
        if (slash) ++i;
    }
    return decoded;
}

MethodSetting readMethodSetting(Reading& reading, const Place& place) {
    MethodProperties written;
    MethodSetting setting;
    if (!isObject(reading, place, "an object with HttpMethod and ResourcePath")) return setting;
    readFields<MethodProperties>(reading, place, base::FieldPlace::Here, apigateway::kMethodSettingFields,
                                 {kMethodOther, {}, "an entry of MethodSettings"}, written);
    const bool all = written.httpMethod == "*" && written.resourcePath == "/*";
    setting.method =
        all ? "*" : (written.httpMethod == "*" ? "ANY" : written.httpMethod) + " " + decodedPath(written.resourcePath);
    if (!all && written.resourcePath == "/*")
        reading.error(place, "a method on every path is not modelled: name the path, or \"*\" as HttpMethod");
    setting.throttle = {written.rate, written.burst};
    if (place.node.find("CachingEnabled") != nullptr) setting.caching = written.caching;
    setting.cacheTtlInSeconds = written.cacheTtlInSeconds;
    return setting;
}

std::map<std::string, std::string> readVariables(Reading& reading, const Place& owner, std::string_view key) {
    std::map<std::string, std::string> variables;
    const Node* node = owner.node.find(key);
    if (node == nullptr) return variables;
    const Place place = owner.at(key, *node);
    if (!isObject(reading, place, "an object of texts")) return variables;
    for (const document::Member& member : node->members()) {
        const Place value = place.at(member.key, member.value);
        variables[member.key] = member.value.isString() ? member.value.asString() : resourceReference(reading, value);
    }
    return variables;
}

std::optional<apigateway::CanarySpec> readCanary(Reading& reading, const Place& owner) {
    const Node* node = owner.node.find("CanarySetting");
    if (node == nullptr) return std::nullopt;
    const Place place = owner.at("CanarySetting", *node);
    if (!isObject(reading, place, "an object with PercentTraffic")) return std::nullopt;
    static constexpr std::array<base::OtherProperty, 1> kOther{{
        {"DeploymentId", base::OtherProperty::Status::NoEffect, "which deployment the canary is"},
    }};
    static constexpr std::array<std::string_view, 1> kElsewhere{"StageVariableOverrides"};
    static constexpr std::array<base::Field<apigateway::CanarySpec>, 2> kFields{{
        {{.name = "PercentTraffic",
          .label = "Share",
          .kind = base::FieldKind::Number,
          .place = base::FieldPlace::Here,
          .unit = "%",
          .low = 0,
          .high = 100,
          .doc = "Per cent of the requests that the canary serves.",
          .source = apigateway::source::kStage,
          .required = true},
         &apigateway::CanarySpec::percentTraffic},
        {{.name = "UseStageCache",
          .label = "Uses the stage's cache",
          .kind = base::FieldKind::Boolean,
          .place = base::FieldPlace::Here,
          .defaultText = "false",
          .doc = "Whether what the canary serves may come from the stage's cache and is put there.",
          .source = apigateway::source::kStage},
         &apigateway::CanarySpec::useStageCache},
    }};
    apigateway::CanarySpec canary;
    readFields<apigateway::CanarySpec>(reading, place, base::FieldPlace::Here, kFields,
                                       {kOther, kElsewhere, "a CanarySetting"}, canary);
    canary.variables = readVariables(reading, place, "StageVariableOverrides");
    return canary;
}

void readRouteSettings(Reading& reading, const Place& place, const std::string& route, apigateway::StageSpec& stage) {
    MethodProperties written;
    if (!isObject(reading, place, "an object of limits")) return;
    static constexpr std::array<base::OtherProperty, 3> kOther{{
        {"DataTraceEnabled", base::OtherProperty::Status::NotModelled, "traces are charged by CloudWatch Logs"},
        {"DetailedMetricsEnabled", base::OtherProperty::Status::NotModelled,
         "metrics by route are charged by CloudWatch"},
        {"LoggingLevel", base::OtherProperty::Status::NotModelled, "execution logs are charged by CloudWatch Logs"},
    }};
    readFields<MethodProperties>(reading, place, base::FieldPlace::Here, apigateway::kRouteSettingFields,
                                 {kOther, {}, "a route's settings"}, written);
    stage.settings.push_back({route, {written.rate, written.burst}, {}, {}});
}

}  // namespace

apigateway::StageSpec readStage(Reading& reading, const Place& properties, const apigateway::StageProperties& written) {
    apigateway::StageSpec stage;
    stage.name = written.name;
    if (written.cacheClusterEnabled) stage.cacheGigabytes = written.cacheGigabytes.value_or(0.5);
    if (const Node* settings = properties.node.find("MethodSettings")) {
        const Place place = properties.at("MethodSettings", *settings);
        if (!settings->isArray()) reading.wrongKind(place, "a list of settings");
        for (std::size_t i = 0; settings->isArray() && i < settings->size(); ++i)
            stage.settings.push_back(readMethodSetting(reading, place.at(i, settings->elements()[i])));
    }
    if (const Node* all = properties.node.find("DefaultRouteSettings"))
        readRouteSettings(reading, properties.at("DefaultRouteSettings", *all), "*", stage);
    if (const Node* routes = properties.node.find("RouteSettings")) {
        const Place place = properties.at("RouteSettings", *routes);
        if (isObject(reading, place, "an object of settings by route key")) {
            for (const document::Member& member : routes->members())
                readRouteSettings(reading, place.at(member.key, member.value), member.key, stage);
        }
    }
    stage.variables = readVariables(reading, properties, "Variables");
    if (stage.variables.empty()) stage.variables = readVariables(reading, properties, "StageVariables");
    stage.canary = readCanary(reading, properties);
    return stage;
}

}  // namespace headroom::format
