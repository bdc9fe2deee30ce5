// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// What belongs to a function and is answered by itself: each names its function by ARN.
/// list-aliases, get-alias.
void addAlias(const document::Node& alias, const Origin& origin, Inventory& inventory);
/// list-function-url-configs, get-function-url-config.
void addUrl(const document::Node& url, const Origin& origin, Inventory& inventory);
/// list-function-event-invoke-configs, get-function-event-invoke-config.
void addEventInvoke(const document::Node& config, const Origin& origin, Inventory& inventory);
/// list-provisioned-concurrency-configs: of an alias that is here, else of a version, which no answer shows by itself.
void addProvisioned(const document::Node& config, const Origin& origin, Inventory& inventory);
/// list-event-source-mappings, get-event-source-mapping.
void addMapping(const document::Node& mapping, const Origin& origin, Inventory& inventory, Report& report);

}  // namespace headroom::importing
