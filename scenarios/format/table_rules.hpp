// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/place.hpp"

/// What AWS asks of a design's tables taken together.
namespace headroom::format {

/// Refuses more provisioned capacity in all than the account has in a region, the replicas of global tables counted
/// where they are; what could be scaled beyond is a warning. `region`: the scenario's. After placeInRegions().
void checkProvisionedSum(Reading& reading, const document::Node& root, const std::string& region, const Design& design);

}  // namespace headroom::format
