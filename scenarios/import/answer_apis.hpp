// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// A route, an integration, a stage or an authorizer of an HTTP or WebSocket API, as `aws apigatewayv2 get-routes` and
/// its like print it.
void addApiPart(const document::Node& item, const Origin& origin, const std::string& api, Inventory& inventory,
                Report& report);

/// A path with its methods, as `aws apigateway get-resources --embed methods` prints it, into the API's Body.
void addMethods(const document::Node& path, Resource& api);

/// A stage of a REST API, as `aws apigateway get-stages` prints it.
void addRestStage(const document::Node& stage, const Origin& origin, const std::string& api, Inventory& inventory,
                  Report& report);

/// Routes of answers (`files`) whose integration no answer holds go, told.
void dropOpenRoutes(const std::set<std::string>& files, Inventory& inventory, Report& report);

}  // namespace headroom::importing
