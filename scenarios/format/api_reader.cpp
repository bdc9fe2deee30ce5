// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using apigateway::ApiKind;
using document::Node;

namespace {

/// How a type of API is declared.
struct Form {
    std::span<const base::Field<apigateway::Spec>> fields;
    std::span<const base::OtherProperty> others;
    bool stage = false;  ///< its properties hold those of its one stage
};

Form formOf(std::string_view type) {
    if (type == "AWS::Serverless::HttpApi")
        return {apigateway::kServerlessFields, apigateway::kServerlessOtherProperties};
    if (type == "AWS::ApiGateway::RestApi") return {apigateway::kRestFields, apigateway::kRestOtherProperties};
    if (type == "AWS::Serverless::Api")
        return {apigateway::kServerlessApiFields, apigateway::kServerlessApiOtherProperties, true};
    return {apigateway::kFields, apigateway::kOtherProperties};
}

void readRoutes(Reading& reading, const Place& resource, apigateway::Spec& spec) {
    const Node* routes = resource.node.find("Routes");
    if (routes == nullptr) return;
    const Place place = resource.at("Routes", *routes);
    if (!isObject(reading, place, "an object of routes")) return;
    if (routes->size() == 0) reading.error(place, "holds no route");
    for (const document::Member& member : routes->members()) {
        spec.routes.push_back(readRoute(reading, place.at(member.key, member.value), member.key, spec));
    }
}

/// EDGE is CloudFormation's default.
void readEndpoint(Reading& reading, const Place& properties, apigateway::Spec& spec) {
    static constexpr std::array<std::string_view, 3> kTypes{"EDGE", "REGIONAL", "PRIVATE"};
    spec.endpoint = apigateway::EndpointType::Edge;
    const Node* node = properties.node.find("EndpointConfiguration");
    if (node == nullptr) return;
    Place place = properties.at("EndpointConfiguration", *node);
    const Node* type = node;
    if (node->isObject()) {
        const Node* types = node->find("Types");
        type = types != nullptr && types->isArray() && types->size() == 1 ? &types->elements()[0] : node->find("Type");
        if (type == nullptr)
            return reading.error(place, R"(must hold "Types" with one of "EDGE", "REGIONAL", "PRIVATE")");
    }
    const base::FieldInfo info{
        .name = "Types", .label = "Endpoint", .kind = base::FieldKind::Choice, .choices = kTypes};
    if (const auto value = readFieldValue(reading, {*type, place.pointer}, info))
        spec.endpoint = static_cast<apigateway::EndpointType>(value->choice);
}

/// The assumption that nobody made: what an endpoint adds matters only where there is one that adds.
void assumeEndpoint(Reading& reading, const Place& behavior, const apigateway::Spec& spec) {
    const auto& info = apigateway::kEndpointOverheadField.info;
    const Node* given = behavior.node.find(info.name);
    if (spec.endpoint == apigateway::EndpointType::Regional) {
        if (given != nullptr)
            reading.error(behavior.at(info.name, *given),
                          "is what an edge-optimized or private endpoint adds, and this one is regional: Overhead is "
                          "the gateway's own time");
        return;
    }
    if (given != nullptr) return;
    reading.assume(document::child(behavior.pointer, info.name), std::string(info.defaultText),
                   std::string(info.source), true);
}

void readOwnStage(Reading& reading, const Place& properties, apigateway::Spec& spec) {
    apigateway::StageProperties written;
    std::vector<std::string_view> declared;
    for (const auto& field : apigateway::kServerlessApiFields) declared.push_back(field.info.name);
    for (const auto& other : apigateway::kServerlessApiOtherProperties) declared.push_back(other.name);
    readFields<apigateway::StageProperties>(reading, properties, base::FieldPlace::Properties,
                                            apigateway::kServerlessStageFields,
                                            {{}, declared, "an AWS::Serverless::Api"}, written);
    spec.stages.push_back(readStage(reading, properties, written));
}

/// Every WebSocket API has them, with or without an integration.
void addSocketRoutes(apigateway::Spec& spec) {
    for (const std::string_view key : {apigateway::kConnect, apigateway::kDisconnect, apigateway::kPush}) {
        const bool known = std::ranges::any_of(spec.routes, [&](const auto& route) { return route.key == key; });
        if (!known) {
            apigateway::RouteSpec route{std::string(key), std::string(apigateway::kMock)};
            route.timeoutInMillis = apigateway::kLongestRestTimeoutMillis;
            spec.routes.push_back(std::move(route));
        }
    }
}

}  // namespace

std::optional<apigateway::Spec> readApi(Reading& reading, const Place& resource) {
    apigateway::Spec spec;
    const std::string& type = resource.node.find("Type")->asString();
    const Form form = formOf(type);
    const bool rest = type == "AWS::ApiGateway::RestApi" || type == "AWS::Serverless::Api";
    if (rest) {
        spec.kind = ApiKind::Rest;
        spec.overhead = apigateway::defaultOverhead(ApiKind::Rest);
    }
    std::vector<std::string_view> elsewhere;
    if (form.stage) {
        for (const auto& field : apigateway::kServerlessStageFields) elsewhere.push_back(field.info.name);
    }
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior", "Routes"});
    readFields<apigateway::Spec>(reading, parts.properties(), base::FieldPlace::Properties, form.fields,
                                 {form.others, elsewhere, type}, spec);
    readFields<apigateway::Spec>(reading, parts.behavior(), base::FieldPlace::Behavior, form.fields,
                                 {{}, {}, "Behavior of an API"}, spec);
    if (rest) {
        readEndpoint(reading, parts.properties(), spec);
        assumeEndpoint(reading, parts.behavior(), spec);
    }
    if (form.stage) readOwnStage(reading, parts.properties(), spec);
    readRoutes(reading, resource, spec);
    if (spec.kind == ApiKind::WebSocket) addSocketRoutes(spec);
    return spec;
}

}  // namespace headroom::format
