// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/study/replication.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Makes a design's result of its replications, in their order: percentiles of the pooled sample, intervals over
/// replications or the batches of a single one, mean bill, objectives judged. Consumes the replications' recorders.
/// Requires at least one.
base::Result<DesignResult> mergeReplications(const format::Design& design, std::vector<Replication> replications,
                                             base::Duration duration);

}  // namespace headroom::study
