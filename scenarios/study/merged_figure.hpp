// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "model/engine/resource_report.hpp"

namespace headroom::study {

/// How a figure of several replications is told: peaks as the highest, means joined by their weights, counts as their
/// sum. At least one figure; all have the same name.
double mergeFigure(const std::vector<const engine::Figure*>& figures);

}  // namespace headroom::study
