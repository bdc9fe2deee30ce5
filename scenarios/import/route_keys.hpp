// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// A route of an API in a draft: of its Routes, or a Method or Route resource of its own.
struct RouteInUse {
    std::string key;       ///< "GET /items/{id}"
    std::string function;  ///< that answers; empty: something else
    bool needsKey = false;
};

/// Every route of an API but for preflights (OPTIONS), sorted by key.
std::vector<RouteInUse> routesOf(const document::Node& resources, const std::string& api);

}  // namespace headroom::importing
