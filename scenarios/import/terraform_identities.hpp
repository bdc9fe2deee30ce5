// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::importing::terraform {

/// What a resource of a state is found by in others: its ARNs, and its identifier where AWS gives one that is no name
/// (terraform-provider-aws 6, documentation of each resource, 2026).
std::vector<std::string> identitiesOf(std::string_view type, const document::Node& values);

/// Whether an attribute passes on what another resource is, as resource_id of a method does: not the resource's own.
bool passesOn(std::string_view type, std::string_view attribute);

}  // namespace headroom::importing::terraform
