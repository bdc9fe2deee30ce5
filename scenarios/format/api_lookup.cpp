// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/api_lookup.hpp"

#include <algorithm>

#include "scenarios/document/suggest.hpp"

namespace headroom::format {

using apigateway::RouteSpec;
using document::Node;

ApiLookup::ApiLookup(Reading& read, const Place& resourcesSection, std::vector<Resource>& modelled)
    : reading(read), section(resourcesSection), resources_(modelled) {
    for (const document::Member& member : section.node.members()) nodes_.emplace(member.key, &member.value);
}

Resource* ApiLookup::resource(const std::string& name) const {
    const auto at = std::ranges::find(resources_, name, &Resource::name);
    return at == resources_.end() ? nullptr : &*at;
}

apigateway::Spec* ApiLookup::find(const std::string& name) const {
    Resource* found = resource(name);
    return found == nullptr ? nullptr : std::get_if<apigateway::Spec>(&found->spec);
}

apigateway::Spec* ApiLookup::apiOf(const Place& owner, std::string_view key, std::string* into) const {
    const Node* node = owner.node.find(key);
    if (node == nullptr) return nullptr;  // reported by its field
    const Place place = owner.at(key, *node);
    const std::string name = resourceReference(reading, place);
    if (into != nullptr) *into = name;
    apigateway::Spec* api = find(name);
    if (api != nullptr || name.empty()) return api;
    const std::string type = typeOf(name);
    const bool broken = type == "AWS::ApiGateway::RestApi" || type == "AWS::Serverless::Api" ||
                        type == "AWS::ApiGatewayV2::Api" || type == "AWS::Serverless::HttpApi";
    if (!broken) reading.error(place, document::quoted(name) + " is not an API of this design");
    return nullptr;
}

apigateway::Spec* ApiLookup::apiOfPart(const Place& owner, bool v2, std::string_view instead, std::string* into) const {
    const char* key = v2 ? "ApiId" : "RestApiId";
    std::string name;
    apigateway::Spec* api = apiOf(owner, key, &name);
    if (into != nullptr) *into = name;
    if (api == nullptr || (api->kind == apigateway::ApiKind::Rest) != v2) return api;
    reading.error(owner.at(key, *owner.node.find(key)),
                  document::quoted(name) + (v2 ? " is a REST API: " : " is no REST API: ") + std::string(instead) +
                      " (CloudFormation Template Reference, AWS::ApiGatewayV2::Api: it makes HTTP and WebSocket APIs)");
    return nullptr;
}

std::string ApiLookup::typeOf(const std::string& name) const {
    const auto at = nodes_.find(name);
    const Node* type = at != nodes_.end() && at->second->isObject() ? at->second->find("Type") : nullptr;
    return type != nullptr && type->isString() ? type->asString() : std::string();
}

void ApiLookup::addRoute(const Place& place, const std::string& name, RouteSpec route) const {
    Resource& api = *resource(name);
    auto& spec = std::get<apigateway::Spec>(api.spec);
    const auto there = std::ranges::find(spec.routes, route.key, &RouteSpec::key);
    const bool givesWay = there != spec.routes.end() && spec.kind == apigateway::ApiKind::WebSocket &&
                          there->isMock() && !api.routes.contains(route.key);
    if (there != spec.routes.end() && !givesWay)
        return reading.error(place, "is a second route " + document::quoted(route.key) + " of the API");
    api.routes[route.key] = place.pointer;
    if (givesWay)
        *there = std::move(route);
    else
        spec.routes.push_back(std::move(route));
}

}  // namespace headroom::format
