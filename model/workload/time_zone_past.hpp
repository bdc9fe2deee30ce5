// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace headroom::workload {

/// What zones went by before the rule of today: rules in POSIX's form, each followed by the time in UTC at which it
/// ended, the oldest first, separated by blanks; and the names of the zones.
struct PastZones {
    std::string_view rules;
    std::string_view names;
};

const std::vector<PastZones>& pastOfTheAmericas();
const std::vector<PastZones>& pastOfTheOthers();  ///< zones outside "America/"

}  // namespace headroom::workload
