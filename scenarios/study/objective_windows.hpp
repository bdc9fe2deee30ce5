// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/replication.hpp"

namespace headroom::study {

/// Judges the windowed objective of that index, of Latency or ErrorRate: the share of the windows that meet its limit
/// against the share that must. A window without requests, or one that what had not ended decides, is not counted.
void judgeWindows(const format::Objective& objective, std::size_t index, const std::vector<Replication>& replications,
                  ObjectiveResult& result);

/// Whether no window could be counted, as the result's reason tells.
bool saysNothingOfWindows(const ObjectiveResult& objective);

}  // namespace headroom::study
