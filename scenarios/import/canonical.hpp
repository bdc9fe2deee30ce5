// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// The function or the machine behind an alias or a version; any other name as it is.
std::string ownerBehind(const Inventory& inventory, const std::string& name);

/// Makes designs that are the same look the same: what tools put into names and changes with every deployment goes
/// (the hash of SAM's and the CDK's versions, and of SAM's stages), a deployment beside a stage and a DestinationConfig
/// that holds nothing go, a route that names an alias names its function or machine.
void makeCanonical(Inventory& inventory);

}  // namespace headroom::importing
