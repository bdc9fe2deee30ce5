// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/quick_create.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

Node take(Node& properties, std::string_view key) {
    const Node* found = properties.find(key);
    Node value = found != nullptr ? *found : Node();
    std::erase_if(properties.members(), [&](const document::Member& member) { return member.key == key; });
    return value;
}

/// The name for a part of an API, which no resource has.
std::string freeName(const Inventory& inventory, const std::string& wanted) {
    std::string name = wanted;
    for (int i = 2; inventory.find(name) != nullptr; ++i) name = wanted + std::to_string(i);
    return name;
}

bool isUrl(const Node& target) { return target.isString() && target.asString().starts_with("http"); }

void expand(Inventory& inventory, std::size_t index) {
    Resource& api = inventory.resources[index];
    Node target = take(api.properties, "Target");
    const Node key = take(api.properties, "RouteKey");
    take(api.properties, "CredentialsArn");
    const document::Position at = target.position().known() ? target.position() : api.origin.at;
    const Origin origin{api.origin.file, at};
    Resource integration =
        newResource(freeName(inventory, api.name + "Integration"), "AWS::ApiGatewayV2::Integration", origin);
    integration.properties.set("ApiId", refTo(api.name, at), at);
    integration.properties.set("IntegrationType", Node::string(isUrl(target) ? "HTTP_PROXY" : "AWS_PROXY", at), at);
    if (isUrl(target)) integration.properties.set("IntegrationMethod", Node::string("ANY", at), at);
    integration.properties.set("IntegrationUri", std::move(target), at);
    Resource route = newResource(freeName(inventory, api.name + "Route"), "AWS::ApiGatewayV2::Route", origin);
    route.properties.set("ApiId", refTo(api.name, at), at);
    route.properties.set("RouteKey", key.isString() ? key : Node::string("$default", at), at);
    route.properties.set("Target", fromText("integrations/${" + integration.name + "}", at), at);
    for (Resource* made : {&integration, &route}) made->region = api.region;
    inventory.resources.push_back(std::move(integration));
    inventory.resources.push_back(std::move(route));
}

}  // namespace

void expandQuickCreate(Inventory& inventory) {
    for (std::size_t i = 0; i < inventory.resources.size(); ++i) {
        const Resource& resource = inventory.resources[i];
        if (resource.type == "AWS::ApiGatewayV2::Api" && resource.properties.find("Target") != nullptr)
            expand(inventory, i);
    }
}

}  // namespace headroom::importing
