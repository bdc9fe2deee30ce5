// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/planning/trials.hpp"

/// What a run of the same replications would warn of.
namespace headroom::planning {

/// The warnings of the trials, each once: with the numbers of the first that has it. That a percentile rests on few
/// requests is said of all trials together, and of `latencyOf` alone (empty: of none). `measured`: of a trial.
std::vector<std::string> warningsOf(std::span<const Trial* const> trials, base::Duration measured,
                                    const std::string& latencyOf);

/// Whether two warnings say the same but for their numbers.
bool saySame(const std::string& one, const std::string& other);

}  // namespace headroom::planning
