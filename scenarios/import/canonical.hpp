// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Makes designs that are the same look the same: what tools put into names and changes with every deployment goes
/// (the hash of SAM's and the CDK's versions), a deployment beside a stage goes, a route that names an alias names its
/// function.
void makeCanonical(Inventory& inventory);

}  // namespace headroom::importing
