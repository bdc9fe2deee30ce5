// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/place.hpp"

/// What AWS asks of a design's tables taken together.
namespace headroom::format {

/// Refuses more provisioned capacity in all than the account has in a region, the replicas of global tables counted
/// where they are; what could be scaled beyond is a warning. `region`: the scenario's. After placeInRegions().
void checkProvisionedSum(Reading& reading, const document::Node& root, const std::string& region, const Design& design);

/// Warns of a target of auto scaling that stays out of reach within MaxCapacity, as far as the expected load of a table
/// tells (TableDemand). `length`: of the run.
void checkScalingReach(Reading& reading, const document::Node& root, const Design& design, base::Duration length);

}  // namespace headroom::format
