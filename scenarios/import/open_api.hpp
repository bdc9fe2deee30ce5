// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// Reads the OpenAPI document in the Body of every API (API Gateway Developer Guide, api-gateway-swagger-extensions):
/// its operations become routes, its authorizers resources of their own. The Body is gone afterwards.
void readOpenApis(Inventory& inventory, Report& report);

}  // namespace headroom::importing
