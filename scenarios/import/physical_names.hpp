// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Where a property names another resource by what it is called in the account (FunctionName: "orders-prod", an ARN,
/// ResourceId: "table/orders-prod"), puts the resource of the files that is called so.
void resolvePhysicalNames(Inventory& inventory);

}  // namespace headroom::importing
