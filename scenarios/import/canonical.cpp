// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/canonical.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "scenarios/import/new_names.hpp"

namespace headroom::importing {

using document::Node;

namespace {

bool isHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// "OrdersVersion" out of "OrdersVersion0a1b2c3d4e": ten digits of SAM, eight at least (with more before) of the CDK.
std::string withoutHash(const std::string& name) {
    constexpr std::string_view kWord = "Version";
    const std::size_t at = name.rfind(kWord);
    if (at == std::string::npos) return name;
    const std::size_t end = at + kWord.size();
    const bool hash =
        name.size() >= end + 8 && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(end), name.end(), isHex);
    return hash ? name.substr(0, end) : name;
}

NewNames newNames(const Inventory& inventory) {
    std::map<std::string, int> wanted;
    for (const Resource& resource : inventory.resources) ++wanted[resource.name];
    NewNames names;
    for (const Resource& resource : inventory.resources) {
        if (resource.type != "AWS::Lambda::Version") continue;
        std::string shorter = withoutHash(resource.name);
        if (shorter == resource.name || ++wanted[shorter] > 1) continue;
        names.emplace(resource.name, std::move(shorter));
    }
    return names;
}

/// The function behind an alias or a version.
std::string functionBehind(const Inventory& inventory, const std::string& name) {
    const Resource* resource = inventory.find(name);
    if (resource == nullptr) return name;
    if (resource->type != "AWS::Lambda::Alias" && resource->type != "AWS::Lambda::Version") return name;
    const Node* function = resource->properties.find("FunctionName");
    const std::string behind = function != nullptr ? namedIn(*function) : std::string();
    return behind.empty() ? name : behind;
}

void nameFunctions(const Inventory& inventory, Node& routes) {
    for (document::Member& route : routes.members()) {
        Node* integration = route.value.isObject() ? route.value.find("Integration") : &route.value;
        if (integration == nullptr || !integration->isString()) continue;
        *integration = Node::string(functionBehind(inventory, integration->asString()), integration->position());
    }
}

/// A deployment takes effect by a stage; SAM gives it one more, "Stage", that nobody asks for.
void dropDeployments(Inventory& inventory) {
    std::set<std::string> staged;
    for (const Resource& resource : inventory.resources) {
        const Node* api = resource.properties.find("RestApiId");
        if (resource.type == "AWS::ApiGateway::Stage" && api != nullptr) staged.insert(namedIn(*api));
    }
    std::erase_if(inventory.resources, [&](const Resource& resource) {
        const Node* api = resource.properties.find("RestApiId");
        return resource.type == "AWS::ApiGateway::Deployment" && api != nullptr && staged.contains(namedIn(*api));
    });
    for (Resource& resource : inventory.resources) {
        if (resource.type == "AWS::ApiGateway::Stage")
            std::erase_if(resource.properties.members(),
                          [](const auto& member) { return member.key == "DeploymentId"; });
    }
}

}  // namespace

void makeCanonical(Inventory& inventory) {
    const NewNames names = newNames(inventory);
    for (Resource& resource : inventory.resources) {
        if (const auto at = names.find(resource.name); at != names.end()) resource.name = at->second;
        if (!names.empty()) renameReferences(resource.properties, names);
    }
    dropDeployments(inventory);
    for (Resource& resource : inventory.resources) nameFunctions(inventory, resource.routes);
}

}  // namespace headroom::importing
