// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/resource_parts.hpp"
#include "scenarios/format/resources.hpp"

namespace headroom::format {

using document::Node;

namespace {

apigateway::RouteSpec readRoute(Reading& reading, const Place& place, const std::string& key) {
    apigateway::RouteSpec route;
    route.key = key;
    if (place.node.isString()) {  // "GET /x": "Function"
        route.integration = place.node.asString();
        return route;
    }
    if (!isObject(reading, place, "the name of a resource, or an object with Integration")) return route;
    static constexpr std::array<base::OtherProperty, 2> kLater{
        base::OtherProperty{"AuthorizerId", base::OtherProperty::Status::NotModelled,
                            "an authorizer adds latency and invocations"},
        base::OtherProperty{"CacheTtlInSeconds", base::OtherProperty::Status::NotModelled,
                            "HTTP APIs have no cache; REST APIs come later"}};
    const Node* integration = place.node.find("Integration");
    const bool external = integration != nullptr && integration->isObject() &&
                          (integration->find("Http") != nullptr || integration->find("Service") != nullptr);
    Node plain = place.node;
    if (integration != nullptr && !external && !integration->isString()) {
        plain.set("Integration", Node::string(resourceReference(reading, place.at("Integration", *integration)),
                                              integration->position()));
    }
    if (external) {
        reading.error(place.at("Integration", *integration),
                      "is not modelled yet: HTTP and service integrations come later; \"Mock\" or a function are");
        plain.set("Integration", Node::string("Mock", integration->position()));
    }
    readFields<apigateway::RouteSpec>(reading, {plain, place.pointer}, base::FieldPlace::Here, apigateway::kRouteFields,
                                      {kLater, {}, "a route"}, route);
    return route;
}

void readRoutes(Reading& reading, const Place& resource, apigateway::Spec& spec) {
    const Node* routes = resource.node.find("Routes");
    if (routes == nullptr) {
        reading.error(resource, "lacks \"Routes\", such as {\"GET /items/{id}\": {\"Integration\": \"GetItem\"}}");
        return;
    }
    const Place place = resource.at("Routes", *routes);
    if (!isObject(reading, place, "an object of routes")) return;
    if (routes->size() == 0) reading.error(place, "holds no route");
    for (const document::Member& member : routes->members()) {
        spec.routes.push_back(readRoute(reading, place.at(member.key, member.value), member.key));
    }
}

}  // namespace

std::optional<apigateway::Spec> readHttpApi(Reading& reading, const Place& resource,
                                            const apigateway::AccountQuota& quota) {
    const std::size_t before = reading.problems.list().size();
    apigateway::Spec spec;
    const Node* type = resource.node.find("Type");
    const bool serverless = type->asString() == "AWS::Serverless::HttpApi";
    const std::span<const base::Field<apigateway::Spec>> fields =
        serverless ? std::span<const base::Field<apigateway::Spec>>(apigateway::kServerlessFields)
                   : std::span<const base::Field<apigateway::Spec>>(apigateway::kFields);
    const std::span<const base::OtherProperty> properties =
        serverless ? std::span<const base::OtherProperty>(apigateway::kServerlessOtherProperties)
                   : std::span<const base::OtherProperty>(apigateway::kOtherProperties);
    const OtherKeys others{properties, {}, type->asString()};
    const ResourceParts parts(reading, resource, {"Type", "Properties", "Behavior", "Routes"});
    readFields<apigateway::Spec>(reading, parts.properties(), base::FieldPlace::Properties, fields, others, spec);
    readFields<apigateway::Spec>(reading, parts.behavior(), base::FieldPlace::Behavior, fields,
                                 {{}, {}, "Behavior of an API"}, spec);
    readRoutes(reading, resource, spec);
    if (!errorsSince(reading, before)) reportBelow(reading, resource, apigateway::check(spec, quota));
    return spec;
}

}  // namespace headroom::format
