// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/route_keys.hpp"

#include <algorithm>

#include "scenarios/format/integration_uri.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

const Node* property(const Node& resource, std::string_view key) {
    const Node* properties = resource.find("Properties");
    return properties != nullptr ? properties->find(key) : nullptr;
}

/// "/items/{id}" of an AWS::ApiGateway::Resource; "/" of the API's own root.
std::string pathOf(const Node& resources, const Node* id) {
    std::string path;
    const Node* at = id;
    for (int depth = 0; at != nullptr && depth < document::kMaxDepth; ++depth) {
        const Node* resource = resources.find(namedIn(*at));
        if (resource == nullptr || textOf(*resource, "Type") != "AWS::ApiGateway::Resource") break;
        const Node* part = property(*resource, "PathPart");
        path = "/" + (part != nullptr ? toText(*part).value_or("") : std::string()) + path;
        at = property(*resource, "ParentId");
    }
    return path.empty() ? "/" : path;
}

/// Without an alias behind it.
std::string functionAt(const Node* uri) {
    return uri != nullptr ? format::resourceOf(format::readUri(*uri).resource) : std::string();
}

RouteInUse ofMethod(const Node& resources, const Node& method) {
    const Node* verb = property(method, "HttpMethod");
    const Node* key = property(method, "ApiKeyRequired");
    const Node* integration = property(method, "Integration");
    return {(verb != nullptr && verb->isString() ? verb->asString() : std::string()) + " " +
                pathOf(resources, property(method, "ResourceId")),
            integration != nullptr ? functionAt(integration->find("Uri")) : std::string(),
            key != nullptr && key->isBool() && key->asBool()};
}

RouteInUse ofRoute(const Node& resources, const Node& route) {
    const Node* key = property(route, "RouteKey");
    const Node* target = property(route, "Target");
    const Node* integration = target != nullptr ? resources.find(namedIn(*target)) : nullptr;
    return {key != nullptr && key->isString() ? key->asString() : std::string(),
            integration != nullptr ? functionAt(property(*integration, "IntegrationUri")) : std::string(), false};
}

RouteInUse ofEntry(const document::Member& entry) {
    const Node* integration = entry.value.isObject() ? entry.value.find("Integration") : &entry.value;
    const Node* key = entry.value.find("ApiKeyRequired");
    return {
        entry.key,
        integration != nullptr && integration->isString() ? format::resourceOf(integration->asString()) : std::string(),
        key != nullptr && key->isBool() && key->asBool()};
}

}  // namespace

std::vector<RouteInUse> routesOf(const Node& resources, const std::string& api) {
    std::vector<RouteInUse> routes;
    const Node* owner = resources.find(api);
    const Node* written = owner != nullptr ? owner->find("Routes") : nullptr;
    for (std::size_t i = 0; written != nullptr && i < written->size(); ++i)
        routes.push_back(ofEntry(written->members()[i]));
    for (const document::Member& resource : resources.members()) {
        const std::string type = textOf(resource.value, "Type");
        const bool method = type == "AWS::ApiGateway::Method";
        if (!method && type != "AWS::ApiGatewayV2::Route") continue;
        const Node* of = property(resource.value, method ? "RestApiId" : "ApiId");
        if (of == nullptr || (namedIn(*of) != api && !(of->isString() && of->asString() == api))) continue;
        routes.push_back(method ? ofMethod(resources, resource.value) : ofRoute(resources, resource.value));
    }
    std::erase_if(routes, [](const RouteInUse& route) { return route.key.starts_with("OPTIONS "); });
    std::ranges::sort(routes, {}, &RouteInUse::key);
    return routes;
}

}  // namespace headroom::importing
