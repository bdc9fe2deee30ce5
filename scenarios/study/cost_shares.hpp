// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/replication.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Adds to `cost` who causes the bill: each line is divided in proportion to what the measured requests of each
/// workload used of it, over all replications. What no request used is told apart by why. Both add up to the bill,
/// exactly.
base::Result<void> addCostShares(const format::Design& design, const std::vector<Replication>& replications,
                                 const pricing::Bill& bill, Cost& cost);

}  // namespace headroom::study
