// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/function_grants.hpp"

#include <algorithm>
#include <set>

#include "scenarios/import/queue_properties.hpp"

namespace headroom::importing {

using document::Node;

namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

std::vector<std::string> namesUnder(const Resource& resource, const char* key) {
    const Node* value = resource.properties.find(key);
    return value != nullptr ? allNamedIn(*value) : std::vector<std::string>();
}

/// Queues whose messages come from other queues.
std::set<std::string> deadLetterQueues(const Inventory& inventory) {
    std::set<std::string> all;
    for (const Resource& resource : inventory.resources) {
        if (resource.type != kQueueType) continue;
        for (std::string& name : namesUnder(resource, "RedrivePolicy")) all.insert(std::move(name));
    }
    return all;
}

/// Where Lambda puts the outcomes and the dead letters of a function.
std::set<std::string> destinationsOf(const Inventory& inventory, const Resource& function) {
    std::set<std::string> all;
    for (std::string& name : namesUnder(function, "DeadLetterConfig")) all.insert(std::move(name));
    for (const Resource& config : inventory.resources) {
        const bool tells =
            config.type == "AWS::Lambda::EventInvokeConfig" || config.type == "AWS::Lambda::EventSourceMapping";
        if (!tells || config.properties.find("DestinationConfig") == nullptr) continue;
        if (!holds(namesUnder(config, "FunctionName"), function.name)) continue;
        for (std::string& name : namesUnder(config, "DestinationConfig")) all.insert(std::move(name));
    }
    return all;
}

/// The name of the one that there is; empty: none, or several.
template <class Is>
std::string onlyOne(const Inventory& inventory, Is is) {
    std::string only;
    for (const Resource& resource : inventory.resources) {
        if (!is(resource)) continue;
        if (!only.empty()) return {};
        only = resource.name;
    }
    return only;
}

}  // namespace

bool isTable(const Resource& resource) {
    return resource.type == "AWS::DynamoDB::Table" || resource.type == "AWS::DynamoDB::GlobalTable";
}

bool isMachine(const Resource& resource) { return resource.type == "AWS::StepFunctions::StateMachine"; }

OnlyOnes::OnlyOnes(const Inventory& inventory) {
    const std::set<std::string> dead = deadLetterQueues(inventory);
    for (std::string name : {onlyOne(inventory, isTable), onlyOne(inventory, [&](const Resource& resource) {
                                 return isStandardQueue(resource) && !dead.contains(resource.name);
                             })}) {
        if (!name.empty()) names_.push_back(std::move(name));
    }
}

bool OnlyOnes::holds(const std::string& name) const { return importing::holds(names_, name); }

FunctionGrants::FunctionGrants(const Inventory& inventory, const Mentions& mentions, const OnlyOnes& only,
                               const Resource& function)
    : inventory_(inventory), mentions_(mentions), only_(only), function_(function) {
    const Node* environment = function.properties.find("Environment");
    if (environment != nullptr) variables_ = mentions.in(*environment);
    environmentAt_ = environment != nullptr ? environment->position() : function.origin.at;
    grants_ = grantsOf(inventory, mentions, function, known_);
    destinations_ = destinationsOf(inventory, function);
}

const Grant* FunctionGrants::allowing(std::string_view action, const std::string& name) const {
    for (const Grant& grant : grants_) {
        if (!covers(grant.action, action)) continue;
        if (holds(grant.resources, name)) return &grant;
        if (grant.everything && (only_.holds(name) || mentioned(name))) return &grant;
    }
    return nullptr;
}

bool FunctionGrants::mentioned(const std::string& name) const { return holds(variables_, name); }

bool FunctionGrants::isDestination(const std::string& name) const { return destinations_.contains(name); }

std::string FunctionGrants::clusterInUse() const {
    for (const std::string& name : variables_) {
        if (inventory_.find(name)->type == "AWS::DAX::Cluster") return name;
    }
    return {};
}

}  // namespace headroom::importing
