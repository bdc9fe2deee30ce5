// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/planning/compare.hpp"

namespace headroom::planning {

/// Simulates the designs between `base` and the diff's other, one group of changes after the other, on the random
/// numbers of `result`, and tells what each group does to cost and p99 on top of the ones before. The effects add up to
/// the difference of the two designs. Cancelled: no effects.
base::Result<std::vector<ChangeEffect>> changeEffects(const Source& base, const DesignDiff& diff,
                                                      const study::StudyResult& result, const study::RunOptions& run);

}  // namespace headroom::planning
