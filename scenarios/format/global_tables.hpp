// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// Its replicas are all regions until placeInRegions() has taken out the scenario's own.
std::optional<dynamodb::Spec> readGlobalTable(Reading& reading, const Place& resource, const dynamodb::Quotas& quotas);

/// Checks where the design's global tables are, and lets each workload on one use the replica of its Region. Last: what
/// a workload's target names is then no longer a resource.
void placeInRegions(Reading& reading, const document::Node& root, const std::string& region, Design& design);

/// "Views (eu-west-1)": a replica outside the scenario's region.
std::string replicaName(const std::string& table, const std::string& region);

}  // namespace headroom::format
