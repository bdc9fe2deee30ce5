// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// An HTTP API's Target with its RouteKey ("quick create": one integration, one route, a stage of the name $default;
/// API Gateway V2 API Reference, CreateApi) as the integration and the route that AWS makes of it. Without a RouteKey
/// the route is $default. Stages are those of any API.
void expandQuickCreate(Inventory& inventory);

}  // namespace headroom::importing
