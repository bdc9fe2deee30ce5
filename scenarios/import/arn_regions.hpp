// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "scenarios/document/node.hpp"

namespace headroom::importing {

/// Adds the regions of the ARNs that stand in a file by themselves, of services that are priced by region, and of the
/// URLs of queues under QueueUrls and QueueUrl.
void addRegions(const document::Node& value, std::set<std::string>& regions);

}  // namespace headroom::importing
