// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/import/inventory.hpp"

/// A part of a CloudFormation resource that Terraform has as a resource of its own, and what it says of its owner.
namespace headroom::importing::terraform {

/// Types of Terraform that are parts of a CloudFormation resource: they carry this prefix until they are joined.
inline constexpr std::string_view kPart = "part::";

/// The resource that a property names, or its text as it stands: a name in the account.
std::string named(const Resource& resource, std::string_view key);

/// The list of that name in the owner, made where there is none.
document::Node& listIn(Resource& owner, const std::string& key);

/// The part's own keys, without those that say where it belongs.
document::Node without(const document::Node& properties, std::initializer_list<std::string_view> keys);

/// A resource of a type for which something holds; null: none.
template <class Is>
Resource* find(Inventory& inventory, std::string_view type, Is is) {
    for (Resource& resource : inventory.resources) {
        if (resource.type == type && is(resource)) return &resource;
    }
    return nullptr;
}

/// The resource that a part names by reference or by its name in the account; null: none.
Resource* ownerOf(Inventory& inventory, const Resource& part, std::string_view key, std::string_view type,
                  std::string_view nameKey);

/// Tells that a part, or what is said of it, goes without effect.
void leaveOut(const Resource& part, std::string text, Report& report);

/// Indexes and replicas of tables.
void joinTableParts(Inventory& inventory, const std::vector<Resource>& parts, Report& report);

/// Methods of REST APIs and their stages: integrations, responses and method settings, in that order.
void joinRestParts(Inventory& inventory, const std::vector<Resource>& parts, Report& report);

/// Provisioned concurrency of aliases and versions.
void joinProvisioned(Inventory& inventory, const std::vector<Resource>& parts, Report& report);

/// Actions by the clock of scalable targets.
void joinScheduledActions(Inventory& inventory, const std::vector<Resource>& parts, Report& report);

}  // namespace headroom::importing::terraform
