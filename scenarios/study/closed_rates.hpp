// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Offered against achieved rate of each workload of closed users, over all replications of that length (format,
/// section 4): users who wait for answers send less than they would.
std::vector<ClosedRate> closedRates(const format::Design& design, const DesignResult& result, base::Duration duration);

}  // namespace headroom::study
