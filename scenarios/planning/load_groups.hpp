// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::planning {

/// Traffic that is looked at by itself: all of it, that of one workload, or what several bring to one limit.
struct LoadGroup {
    /// Workloads by their number, and how much of this each of their arrivals brings.
    std::vector<std::pair<std::size_t, double>> traffic;
    std::set<std::string> resources;  ///< that it reaches
};

/// The groups of the scenario's first design. All traffic comes first, then each workload alone, then what several
/// bring: the calls of each resource (of a table and of each of its global indexes the read units and the write units,
/// each by themselves; reads of a replica by themselves), requests to APIs, and concurrent executions of functions. By
/// expected calls and the units of dynamodb::expectedUnits(), retries left out; where the file does not tell how many
/// calls there are, an arrival counts as one.
std::vector<LoadGroup> loadGroupsOf(const format::Scenario& scenario);

/// Whether it is there at every moment and has no rate that changes: closed users and schedules.
bool hasNoRate(const workload::TrafficSpec& spec);

}  // namespace headroom::planning
