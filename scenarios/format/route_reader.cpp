// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/service_reader.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// A name to be read on; where there is none nothing more is to be said of it.
Node named(const std::string& name, const Node& at) {
    return name.empty() ? Node::reported(at.position()) : Node::string(name, at.position());
}

/// The name in the place of an integration, which may be an object that says more.
Node plainIntegration(Reading& reading, const Place& place, apigateway::ApiKind kind, apigateway::RouteSpec& route) {
    const Node& node = place.node;
    if (node.isString()) return node;
    if (const Node* http = node.isObject() ? node.find("Http") : nullptr) {
        route.http = readBackend(reading, place.at("Http", *http));
        if (node.size() != 1) reading.error(place, R"(holds "Http" and something else)");
        return named({}, node);
    }
    if (node.isObject() && node.find("Service") != nullptr) {
        readService(reading, place, kind, route);
        return named(route.integration, node);
    }
    return named(resourceReference(reading, place), node);
}

}  // namespace

apigateway::HttpBackendSpec readBackend(Reading& reading, const Place& place) {
    apigateway::HttpBackendSpec backend;
    if (!isObject(reading, place, "an object with Latency")) return backend;
    readFields<apigateway::HttpBackendSpec>(reading, place, base::FieldPlace::Here, apigateway::kHttpBackendFields,
                                            {{}, {}, "an HTTP backend"}, backend);
    if (backend.vpcLink && place.node.find("VpcLinkLatency") == nullptr) {
        const auto& field = apigateway::kHttpBackendFields.back().info;
        reading.assume(document::child(place.pointer, field.name), std::string(field.defaultText),
                       std::string(field.source), true);
    }
    return backend;
}

apigateway::RouteSpec readRoute(Reading& reading, const Place& place, const std::string& key,
                                const apigateway::Spec& api) {
    apigateway::RouteSpec route;
    route.key = key;
    if (api.kind != apigateway::ApiKind::Http) route.timeoutInMillis = apigateway::kLongestRestTimeoutMillis;
    if (place.node.isString()) {  // "GET /x": "Function"
        route.integration = place.node.asString();
        return route;
    }
    if (!isObject(reading, place, "the name of a resource, or an object with Integration")) return route;
    Node plain = place.node;
    if (const Node* integration = place.node.find("Integration"))
        plain.set("Integration", plainIntegration(reading, place.at("Integration", *integration), api.kind, route));
    for (const char* reference : {"AuthorizerId", "CanaryIntegration"}) {
        const Node* node = place.node.find(reference);
        if (node == nullptr || node->isString()) continue;
        plain.set(reference, Node::string(resourceReference(reading, place.at(reference, *node)), node->position()));
    }
    readFields<apigateway::RouteSpec>(reading, {plain, place.pointer}, base::FieldPlace::Here, apigateway::kRouteFields,
                                      {{}, {}, "a route"}, route);
    return route;
}

}  // namespace headroom::format
