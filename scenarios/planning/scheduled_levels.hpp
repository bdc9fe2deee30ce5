// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <set>
#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::planning {

/// A capacity that the clock changes; infinite where nothing bounds it.
struct Level {
    std::string of;  ///< the resource
    double units = 0.0;
    auto operator<=>(const Level&) const = default;
};
using Levels = std::vector<Level>;

/// The capacities that the clock changes somewhere in the run, in one order for all moments. `held`: the design as it
/// is at one of them (see holdAt()).
Levels levelsOf(const format::Design& design, format::Design held);

/// When capacity may change in a run that ends then, its begin among them. Of 10,000 the first.
std::set<base::Instant> changesIn(const format::Design& design, base::Instant end);

}  // namespace headroom::planning
