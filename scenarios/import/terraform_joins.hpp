// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing::terraform {

/// Types of Terraform that are parts of a CloudFormation resource: they carry this prefix until they are joined.
inline constexpr std::string_view kPart = "part::";

/// Puts parts into the resource that they belong to: the integration of a method, the settings of a stage, the policies
/// of a role, the targets of a rule, the provisioned concurrency of an alias.
void joinParts(Inventory& inventory);

}  // namespace headroom::importing::terraform
