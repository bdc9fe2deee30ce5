// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "scenarios/format/scenario.hpp"

namespace headroom::planning {

/// What makes latencies of two designs of different meaning, a sentence each: a workload of users who wait in one and
/// not in the other, a state machine of another type.
std::vector<std::string> latencyNotes(const format::Design& base, const format::Design& other);

}  // namespace headroom::planning
