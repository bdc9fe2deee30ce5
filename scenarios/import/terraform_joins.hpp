// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing::terraform {

/// Puts parts into the resource that they belong to: the integration of a method, the settings of a stage, the policies
/// of a role, the targets of a rule, the provisioned concurrency of an alias. A part whose owner is not found is told.
void joinParts(Inventory& inventory, Report& report);

}  // namespace headroom::importing::terraform
