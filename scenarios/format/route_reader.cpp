// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/part_fields.hpp"
#include "scenarios/format/api_parts.hpp"
#include "scenarios/format/field_reader.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// The name in the place of an integration; "Mock" where it is an object that is read here or refused.
Node plainIntegration(Reading& reading, const Place& place, apigateway::RouteSpec& route) {
    const Node& node = place.node;
    if (node.isString()) return node;
    if (const Node* http = node.isObject() ? node.find("Http") : nullptr) {
        route.http = readBackend(reading, place.at("Http", *http));
        if (node.size() != 1) reading.error(place, R"(holds "Http" and something else)");
        return Node::string("", node.position());
    }
    if (node.isObject() && node.find("Service") != nullptr) {
        reading.error(place,
                      "is not modelled yet: AWS service integrations come later; a function, \"Mock\" or "
                      "{\"Http\": ...} are");
        return Node::string("Mock", node.position());
    }
    return Node::string(resourceReference(reading, place), node.position());
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
        plain.set("Integration", plainIntegration(reading, place.at("Integration", *integration), route));
    for (const char* reference : {"AuthorizerId", "CanaryIntegration"}) {
        const Node* node = place.node.find(reference);
        if (node == nullptr || node->isString()) continue;
        plain.set(reference, Node::string(resourceReference(reading, place.at(reference, *node)), node->position()));
    }
    readFields<apigateway::RouteSpec>(reading, {plain, place.pointer}, base::FieldPlace::Here, apigateway::kRouteFields,
                                      {{}, {}, "a route"}, route);
    return route;
}

std::string functionInUri(Reading& reading, const Place& place) {
    const Node* sub = place.node.isObject() && place.node.size() == 1 ? place.node.find("Fn::Sub") : nullptr;
    if (sub == nullptr || !sub->isString()) return resourceReference(reading, place);
    const std::string& text = sub->asString();
    for (std::size_t at = text.rfind("${"); at != std::string::npos;) {
        const std::size_t end = text.find_first_of(".}", at);
        const std::string name = text.substr(at + 2, end == std::string::npos ? end : end - at - 2);
        if (!name.empty() && !name.starts_with("AWS::")) return name;
        at = at == 0 ? std::string::npos : text.rfind("${", at - 1);
    }
    return resourceReference(reading, place);
}

}  // namespace headroom::format
