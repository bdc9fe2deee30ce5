// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/canonical.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "scenarios/import/new_names.hpp"

namespace headroom::importing {

using document::Node;

namespace {

bool isHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// "OrdersVersion" out of "OrdersVersion0a1b2c3d4e": ten digits of SAM, eight at least (with more before) of the CDK.
std::string withoutHash(const std::string& name, std::string_view word) {
    const std::size_t at = name.rfind(word);
    if (at == std::string::npos) return name;
    const std::size_t end = at + word.size();
    const bool hash =
        name.size() >= end + 8 && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(end), name.end(), isHex);
    return hash ? name.substr(0, end) : name;
}

NewNames newNames(const Inventory& inventory) {
    std::map<std::string, int> wanted;
    for (const Resource& resource : inventory.resources) ++wanted[resource.name];
    NewNames names;
    for (const Resource& resource : inventory.resources) {
        const bool stage = resource.type == "AWS::ApiGateway::Stage" || resource.type == "AWS::ApiGatewayV2::Stage";
        if (!stage && resource.type != "AWS::Lambda::Version") continue;
        std::string shorter = withoutHash(resource.name, stage ? "Stage" : "Version");
        if (shorter == resource.name || ++wanted[shorter] > 1) continue;
        names.emplace(resource.name, std::move(shorter));
    }
    return names;
}

/// What an alias or a version names: a function, a machine or one of its versions.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kBehind{
    {{"AWS::Lambda::Alias", "FunctionName"},
     {"AWS::Lambda::Version", "FunctionName"},
     {"AWS::StepFunctions::StateMachineVersion", "StateMachineArn"},
     {"AWS::StepFunctions::StateMachineAlias", "DeploymentPreference"},
     {"AWS::StepFunctions::StateMachineAlias", "RoutingConfiguration"}}};

void nameOwners(const Inventory& inventory, Node& routes) {
    for (document::Member& route : routes.members()) {
        Node* integration = route.value.isObject() ? route.value.find("Integration") : &route.value;
        if (integration != nullptr && integration->isObject()) integration = integration->find("Target");
        if (integration == nullptr || !integration->isString()) continue;
        *integration = Node::string(ownerBehind(inventory, integration->asString()), integration->position());
    }
}

/// SAM's transform writes a DestinationConfig that holds nothing where the template has none.
void dropEmptyDestinations(Resource& resource) {
    if (resource.type != "AWS::Lambda::EventInvokeConfig") return;
    std::erase_if(resource.properties.members(), [](const document::Member& member) {
        return member.key == "DestinationConfig" && member.value.isObject() && member.value.size() == 0;
    });
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

std::string ownerBehind(const Inventory& inventory, const std::string& name) {
    const Resource* resource = inventory.find(name);
    for (const auto& [type, key] : kBehind) {
        const Node* named = resource != nullptr && resource->type == type ? resource->properties.find(key) : nullptr;
        const std::string behind = named != nullptr ? namedIn(*named) : std::string();
        if (!behind.empty() && behind != name)
            return type == "AWS::StepFunctions::StateMachineAlias" ? ownerBehind(inventory, behind) : behind;
    }
    return name;
}

void makeCanonical(Inventory& inventory) {
    const NewNames names = newNames(inventory);
    for (Resource& resource : inventory.resources) {
        if (const auto at = names.find(resource.name); at != names.end()) resource.name = at->second;
        if (!names.empty()) renameReferences(resource.properties, names);
    }
    dropDeployments(inventory);
    for (Resource& resource : inventory.resources) {
        nameOwners(inventory, resource.routes);
        dropEmptyDestinations(resource);
    }
}

}  // namespace headroom::importing
