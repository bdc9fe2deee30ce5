// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "model/services/apigateway/deployment_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using apigateway::MethodSetting;
using base::FieldPlace;
using document::Node;

namespace {

void addStage(const ApiLookup& lookup, const Place& place, apigateway::Spec& api, apigateway::StageSpec stage) {
    for (const auto& other : api.stages) {
        if (other.name == stage.name) return lookup.reading.error(place, "is a second stage of that name");
    }
    checkSettings(lookup.reading, place, api, stage);
    api.stages.push_back(std::move(stage));
}

void readStagePart(const ApiLookup& lookup, const Place& place, bool v2) {
    const ResourceParts parts(lookup.reading, place, {"Type", "Properties"});
    apigateway::StageProperties written;
    const auto& fields = parts.properties();
    if (v2) {
        readFields<apigateway::StageProperties>(
            lookup.reading, fields, FieldPlace::Properties, apigateway::kStageV2Fields,
            {apigateway::kStageV2OtherProperties, {}, "an AWS::ApiGatewayV2::Stage"}, written);
    } else {
        readFields<apigateway::StageProperties>(
            lookup.reading, fields, FieldPlace::Properties, apigateway::kStageFields,
            {apigateway::kStageOtherProperties, {}, "an AWS::ApiGateway::Stage"}, written);
    }
    apigateway::Spec* api = lookup.apiOf(fields, v2 ? "ApiId" : "RestApiId");
    apigateway::StageSpec stage = readStage(lookup.reading, fields, written);
    if (api == nullptr) return;
    if ((api->kind == apigateway::ApiKind::Rest) == v2)
        return lookup.reading.error(place,
                                    v2 ? "a REST API's stage is an AWS::ApiGateway::Stage"
                                       : "only REST APIs have stages of this type, with a cache and a canary; this "
                                         "API's is an AWS::ApiGatewayV2::Stage (API Gateway Developer Guide, "
                                         "http-api-vs-rest)");
    addStage(lookup, place, *api, std::move(stage));
}

/// StageDescription: a stage, and what all its methods have.
apigateway::StageSpec readDescription(Reading& reading, const Place& place, const std::string& name) {
    apigateway::StageProperties written;
    apigateway::MethodProperties all;
    std::vector<std::string_view> elsewhere;
    const auto stageKeys = std::span(apigateway::kServerlessStageFields).subspan(1);  // but for the name
    for (const auto& field : apigateway::kStageDescriptionFields) elsewhere.push_back(field.info.name);
    readFields<apigateway::StageProperties>(
        reading, place, FieldPlace::Properties, stageKeys,
        {apigateway::kStageDescriptionOtherProperties, elsewhere, "a StageDescription"}, written);
    std::vector<std::string_view> read;
    for (const auto& field : stageKeys) read.push_back(field.info.name);
    for (const auto& other : apigateway::kStageDescriptionOtherProperties) read.push_back(other.name);
    readFields<apigateway::MethodProperties>(reading, place, FieldPlace::Here, apigateway::kStageDescriptionFields,
                                             {{}, read, "a StageDescription"}, all);
    written.name = name;
    apigateway::StageSpec stage = readStage(reading, place, written);
    const bool caching = place.node.find("CachingEnabled") != nullptr;
    if (all.rate || all.burst || caching || all.cacheTtlInSeconds)
        stage.settings.push_back(
            {"*", {all.rate, all.burst}, caching ? std::optional(all.caching) : std::nullopt, all.cacheTtlInSeconds});
    return stage;
}

void readDeployment(const ApiLookup& lookup, const Place& place) {
    const ResourceParts parts(lookup.reading, place, {"Type", "Properties"});
    const Place& properties = parts.properties();
    apigateway::StageProperties written;
    readFields<apigateway::StageProperties>(
        lookup.reading, properties, FieldPlace::Properties, apigateway::kDeploymentFields,
        {apigateway::kDeploymentOtherProperties, {}, "an AWS::ApiGateway::Deployment"}, written);
    std::string name;
    apigateway::Spec* api =
        lookup.apiOfPart(properties, false, "its stages are AWS::ApiGatewayV2::Stage resources", &name);
    const Node* description = properties.node.find("StageDescription");
    if (written.name.empty()) {
        if (description != nullptr)
            lookup.reading.error(properties.at("StageDescription", *description),
                                 "goes with a StageName (" + std::string(apigateway::source::kDeployment) + ")");
        return;
    }
    const Node empty = Node::object(place.node.position());
    const Place said = properties.at("StageDescription", description != nullptr ? *description : empty);
    if (!isObject(lookup.reading, said, "an object with keys of a stage") || api == nullptr) return;
    addStage(lookup, place, *api, readDescription(lookup.reading, said, written.name));
}

/// It changes nothing of an API of its generation; there is none for a REST API.
void checkDeploymentV2(const ApiLookup& lookup, const Place& place) {
    const Node* properties = place.node.find("Properties");
    const Node* api = properties != nullptr && properties->isObject() ? properties->find("ApiId") : nullptr;
    const Node* named = api != nullptr && api->isObject() ? api->find("Ref") : api;
    if (named == nullptr || !named->isString() || lookup.find(named->asString()) == nullptr) return;
    lookup.apiOfPart(place.at("Properties", *properties), true,
                     "its deployments are AWS::ApiGateway::Deployment resources");
}

}  // namespace

void checkSettings(Reading& reading, const Place& place, const apigateway::Spec& api,
                   const apigateway::StageSpec& stage) {
    std::set<std::string> methods;
    for (const apigateway::MethodSetting& setting : stage.settings) {
        if (!methods.insert(setting.method).second)
            reading.error(place, "has two settings of " + document::quoted(setting.method));
        const bool known = setting.method == "*" || std::ranges::any_of(api.routes, [&](const auto& route) {
                               return route.key == setting.method;
                           });
        if (!known)
            reading.error(place,
                          "has settings of " + document::quoted(setting.method) + ", which is not a route of the API");
    }
    for (const auto& route : api.routes) {
        if (route.cachedAsOne && route.key.find('{') != std::string::npos && cacheTtlOf(route, stage))
            reading.warning(place,
                            "caches one answer of " + document::quoted(route.key) +
                                " for everybody: its Integration has no CacheKeyParameters (API Gateway Developer "
                                "Guide, api-gateway-caching)");
    }
    const bool idle =
        std::ranges::none_of(api.routes, [&](const auto& route) { return cacheTtlOf(route, stage).has_value(); });
    const bool asked = std::ranges::any_of(stage.settings, [](const auto& one) { return one.caching.value_or(false); });
    if (!stage.cacheGigabytes && asked)
        reading.warning(place,
                        "has CachingEnabled and no cache, so nothing is cached: CacheClusterEnabled and "
                        "CacheClusterSize make one (API Gateway Developer Guide, api-gateway-caching)");
    if (stage.cacheGigabytes && idle)
        reading.warning(place,
                        "runs a cache that nothing uses: no GET route with an integration to ask (a mock has none) has "
                        "CachingEnabled or CacheTtlInSeconds, and it is charged by the hour");
}

void readStageParts(const ApiLookup& lookup) {
    for (const document::Member& member : lookup.section.node.members()) {
        if (lookup.typeOf(member.key) != "AWS::Serverless::Api") continue;
        const apigateway::Spec* api = lookup.find(member.key);
        const Place place = lookup.section.at(member.key, member.value);
        if (api != nullptr) checkSettings(lookup.reading, place, *api, api->stages.front());
    }
    lookup.each("Stage", [&](const Place& part, const std::string&, bool v2) { readStagePart(lookup, part, v2); });
    lookup.each("Deployment", [&](const Place& part, const std::string&, bool v2) {
        v2 ? checkDeploymentV2(lookup, part) : readDeployment(lookup, part);
    });
}

}  // namespace headroom::format
