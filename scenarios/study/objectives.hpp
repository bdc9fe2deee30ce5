// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/replication.hpp"

namespace headroom::study {

/// Whether that value of the objective's figure meets it.
bool isMet(const ObjectiveResult& objective, double value);

/// Whether nothing that the objective is about ended, so that its value says nothing.
bool saysNothing(const ObjectiveResult& objective);

/// Judges a design's objectives. Met and missed need the whole interval of their confidence on one side of the limit;
/// without one (see samplesOf() and kFewestForInterval) the value itself decides.
std::vector<ObjectiveResult> judge(const format::Design& design, const std::vector<Replication>& replications,
                                   const DesignResult& result);

}  // namespace headroom::study
