// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using apigateway::MethodSetting;
using base::FieldPlace;
using base::OtherProperty;

namespace {

constexpr std::array<OtherProperty, 8> kStageOther{{
    {"AccessLogSetting", OtherProperty::Status::NotModelled, "access logs are charged by CloudWatch Logs"},
    {"ClientCertificateId", OtherProperty::Status::NoEffect, "permissions"},
    {"DeploymentId", OtherProperty::Status::NoEffect, "which deployment the stage has"},
    {"Description", OtherProperty::Status::NoEffect, "a text"},
    {"DocumentationVersion", OtherProperty::Status::NoEffect, "documentation"},
    {"Tags", OtherProperty::Status::NoEffect, "labels"},
    {"TracingEnabled", OtherProperty::Status::NotModelled, "X-Ray is charged by the trace"},
    {"AutoDeploy", OtherProperty::Status::NoEffect, "deployment"},
}};

constexpr std::array<OtherProperty, 7> kStageV2Other{{
    {"AccessLogSettings", OtherProperty::Status::NotModelled, "access logs are charged by CloudWatch Logs"},
    {"AccessPolicyId", OtherProperty::Status::NoEffect, "permissions"},
    {"AutoDeploy", OtherProperty::Status::NoEffect, "deployment"},
    {"ClientCertificateId", OtherProperty::Status::NoEffect, "permissions"},
    {"DeploymentId", OtherProperty::Status::NoEffect, "which deployment the stage has"},
    {"Description", OtherProperty::Status::NoEffect, "a text"},
    {"Tags", OtherProperty::Status::NoEffect, "labels"},
}};

void readStagePart(const ApiLookup& lookup, const Place& place, bool v2) {
    const ResourceParts parts(lookup.reading, place, {"Type", "Properties"});
    apigateway::StageProperties written;
    const auto& fields = parts.properties();
    if (v2) {
        readFields<apigateway::StageProperties>(lookup.reading, fields, FieldPlace::Properties,
                                                apigateway::kStageV2Fields,
                                                {kStageV2Other, {}, "an AWS::ApiGatewayV2::Stage"}, written);
    } else {
        readFields<apigateway::StageProperties>(lookup.reading, fields, FieldPlace::Properties,
                                                apigateway::kStageFields,
                                                {kStageOther, {}, "an AWS::ApiGateway::Stage"}, written);
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
    for (const auto& other : api->stages) {
        if (other.name == stage.name) return lookup.reading.error(place, "is a second stage of that name");
    }
    checkSettings(lookup.reading, place, *api, stage);
    api->stages.push_back(std::move(stage));
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
    const bool idle =
        std::ranges::none_of(api.routes, [&](const auto& route) { return cacheTtlOf(route, stage).has_value(); });
    if (stage.cacheGigabytes && idle)
        reading.warning(place,
                        "runs a cache that nothing uses: no GET route has CachingEnabled or "
                        "CacheTtlInSeconds, and it is charged by the hour");
}

void readStageParts(const ApiLookup& lookup) {
    lookup.each("Stage", [&](const Place& part, const std::string&, bool v2) { readStagePart(lookup, part, v2); });
}

}  // namespace headroom::format
