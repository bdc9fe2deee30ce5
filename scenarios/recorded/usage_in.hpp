// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "scenarios/recorded/billing_export.hpp"

namespace headroom::recorded {

/// What an export has of some regions.
struct RegionalUse {
    std::vector<pricing::UsageLine> lines;
    std::set<std::string> others;  ///< regions that it has use of as well
};

/// The use of these regions (none: of all). Where an ARN names a region it is of that one, whatever AWS booked it under
/// (the free use of an account is of no region); a file that names no region at all is taken to be of these.
RegionalUse usageIn(const std::set<std::string>& regions, const ExportedUsage& exported);

/// "eu-central-1, eu-west-1".
std::string listed(const std::set<std::string>& names);

}  // namespace headroom::recorded
