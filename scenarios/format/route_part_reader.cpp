// SPDX-License-Identifier: GPL-3.0-or-later
// AWS::ApiGatewayV2::Route and AWS::ApiGatewayV2::Integration.
#include <algorithm>

#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_lookup.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using apigateway::RouteSpec;
using base::FieldPlace;
using document::Node;

namespace {

/// The integration that a route's Target names: "integrations/ID", written with Fn::Sub or Fn::Join.
std::string integrationId(Reading& reading, const Place& place) {
    const Node* join = place.node.isObject() ? place.node.find("Fn::Join") : nullptr;
    const bool list = join != nullptr && join->isArray() && join->size() == 2 && join->elements()[1].isArray() &&
                      join->elements()[1].size() > 0;
    if (!list) return functionInUri(reading, place);
    return resourceReference(reading, {join->elements()[1].elements().back(), place.pointer});
}

/// Where an integration's requests go.
void readTarget(Reading& reading, const Place& resource, const ResourceParts& parts,
                const apigateway::IntegrationProperties& written, RouteSpec& route) {
    const Node* http = parts.behavior().node.find("Http");
    if (http != nullptr) route.http = readBackend(reading, parts.behavior().at("Http", *http));
    const bool isHttp = written.type == "HTTP_PROXY" || written.type == "HTTP";
    if (written.type == "MOCK") {
        route.integration = std::string(apigateway::kMock);
    } else if (isHttp && http == nullptr) {
        reading.error(resource,
                      "is an HTTP integration: say what its server is like by \"Behavior\": {\"Http\": "
                      "{\"Latency\": ...}}");
    } else if (written.type == "AWS") {
        reading.error(resource, "is an AWS service integration, which is not modelled yet");
    } else if (written.type == "AWS_PROXY") {
        const Node* uri = parts.properties().node.find("IntegrationUri");
        if (uri == nullptr)
            return reading.error(resource,
                                 "lacks \"IntegrationUri\", the function; AWS services "
                                 "(IntegrationSubtype) are not modelled yet");
        route.integration = functionInUri(reading, parts.properties().at("IntegrationUri", *uri));
    }
    if (!isHttp && http != nullptr) reading.error(resource, "has Behavior.Http, but is no HTTP integration");
    if (route.http && written.connection == "VPC_LINK") route.http->vpcLink = true;
}

void readIntegration(Reading& reading, const Place& resource, const apigateway::Spec& api, RouteSpec& route) {
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior"});
    apigateway::IntegrationProperties written;
    written.timeoutInMillis = api.kind == apigateway::ApiKind::Http ? apigateway::kLongestTimeoutMillis
                                                                    : apigateway::kLongestRestTimeoutMillis;
    readFields<apigateway::IntegrationProperties>(
        reading, parts.properties(), FieldPlace::Properties, apigateway::kIntegrationFields,
        {apigateway::kIntegrationOtherProperties, {}, "an AWS::ApiGatewayV2::Integration"}, written);
    static constexpr std::array<std::string_view, 1> kHttp{"Http"};
    checkKeys(reading, parts.behavior(), {}, {{}, kHttp, "Behavior of an integration"});
    route.timeoutInMillis = written.timeoutInMillis;
    readTarget(reading, resource, parts, written, route);
}

/// A WebSocket API's own routes give way to declared ones.
void addRoute(Reading& reading, const Place& place, apigateway::Spec& api, RouteSpec route) {
    const auto there = std::ranges::find(api.routes, route.key, &RouteSpec::key);
    if (there == api.routes.end()) {
        api.routes.push_back(std::move(route));
    } else if (api.kind == apigateway::ApiKind::WebSocket && there->isMock()) {
        *there = std::move(route);
    } else {
        reading.error(place, "is a second route " + document::quoted(route.key) + " of the API");
    }
}

void readRoutePart(const ApiLookup& lookup, const Place& place) {
    Reading& reading = lookup.reading;
    const ResourceParts parts(reading, place, {"Type", "Properties"});
    RouteSpec route;
    readFields<RouteSpec>(reading, parts.properties(), FieldPlace::Properties, apigateway::kRoutePartFields,
                          {apigateway::kRoutePartOtherProperties, {}, "an AWS::ApiGatewayV2::Route"}, route);
    apigateway::Spec* api = lookup.apiOf(parts.properties(), "ApiId");
    if (const Node* authorizer = parts.properties().node.find("AuthorizerId"))
        route.authorizer = resourceReference(reading, parts.properties().at("AuthorizerId", *authorizer));
    if (api == nullptr) return;
    const Node* target = parts.properties().node.find("Target");
    if (target == nullptr) {
        route.integration = std::string(apigateway::kMock);  // a WebSocket API's $connect may have none
        if (api->kind != apigateway::ApiKind::WebSocket) reading.error(place, "lacks \"Target\", its integration");
        return addRoute(reading, place, *api, std::move(route));
    }
    const Place at = parts.properties().at("Target", *target);
    const std::string id = integrationId(reading, at);
    const Node* integration = lookup.section.node.find(id);
    const Node* type = integration != nullptr && integration->isObject() ? integration->find("Type") : nullptr;
    if (type == nullptr || !type->isString() || type->asString() != "AWS::ApiGatewayV2::Integration") {
        if (!id.empty()) reading.error(at, document::quoted(id) + " is not an AWS::ApiGatewayV2::Integration");
        return;
    }
    readIntegration(reading, lookup.section.at(id, *integration), *api, route);
    addRoute(reading, place, *api, std::move(route));
}

}  // namespace

void readRouteParts(const ApiLookup& lookup) {
    lookup.each("Route", [&](const Place& part, const std::string&, bool) { readRoutePart(lookup, part); });
}

}  // namespace headroom::format
