// SPDX-License-Identifier: GPL-3.0-or-later
// Capacity that Terraform gives in resources of its own: of an alias, and by the clock.
#include <algorithm>

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/terraform_part_owner.hpp"

namespace headroom::importing::terraform {

using document::Node;

namespace {

/// The function that a property names: by reference, also to an alias of it, or by its name in the account.
std::string functionOf(Inventory& inventory, const Resource& resource) {
    std::string name = named(resource, "FunctionName");
    const Resource* found = inventory.find(name);
    if (found != nullptr && found->type == "AWS::Lambda::Alias") name = named(*found, "FunctionName");
    const Resource* function = find(inventory, "AWS::Lambda::Function", [&](const Resource& one) {
        return one.name == name || (!name.empty() && textOf(one.properties, "FunctionName") == name);
    });
    return function != nullptr ? function->name : name;
}

bool isNumber(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

void placeProvisioned(Inventory& inventory, const Resource& part, Report& report) {
    const std::string function = functionOf(inventory, part);
    const std::string qualifier = named(part, "Qualifier");
    Resource* owner = find(inventory, "AWS::Lambda::Alias", [&](const Resource& alias) {
        if (alias.name == qualifier) return true;
        return functionOf(inventory, alias) == function && textOf(alias.properties, "Name") == qualifier;
    });
    if (owner == nullptr && (inventory.find(function) == nullptr ||
                             (!qualifier.empty() && !isNumber(qualifier) && inventory.find(qualifier) == nullptr)))
        return leaveOut(part, "is of a function or an alias that is not here", report);
    if (owner == nullptr) {
        Resource version = newResource(part.name, "AWS::Lambda::Version", part.origin);
        version.properties.set("FunctionName", refTo(function, part.origin.at));
        inventory.resources.push_back(std::move(version));
        owner = &inventory.resources.back();
    }
    Node config = Node::object(part.origin.at);
    copyMember(part.properties, "ProvisionedConcurrentExecutions", config, "ProvisionedConcurrentExecutions");
    owner->properties.set("ProvisionedConcurrencyConfig", std::move(config));
}

bool sameText(const Resource& one, const Resource& other, std::string_view key) {
    const Node* first = one.properties.find(key);
    const Node* second = other.properties.find(key);
    return first != nullptr && second != nullptr && toText(*first) == toText(*second);
}

void placeAction(Inventory& inventory, const Resource& part, Report& report) {
    Resource* target = find(inventory, "AWS::ApplicationAutoScaling::ScalableTarget", [&](const Resource& one) {
        return sameText(one, part, "ServiceNamespace") && sameText(one, part, "ScalableDimension") &&
               sameText(one, part, "ResourceId");
    });
    if (target == nullptr) return leaveOut(part, "is an action of a scalable target that is not here", report);
    listIn(*target, "ScheduledActions")
        .append(without(part.properties, {"ServiceNamespace", "ScalableDimension", "ResourceId"}));
}

}  // namespace

void joinProvisioned(Inventory& inventory, const std::vector<Resource>& parts, Report& report) {
    for (const Resource& part : parts) {
        if (part.type.substr(kPart.size()) == "provisioned") placeProvisioned(inventory, part, report);
    }
}

void joinScheduledActions(Inventory& inventory, const std::vector<Resource>& parts, Report& report) {
    for (const Resource& part : parts) {
        if (part.type.substr(kPart.size()) == "action") placeAction(inventory, part, report);
    }
}

}  // namespace headroom::importing::terraform
