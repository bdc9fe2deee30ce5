// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "model/engine/metrics.hpp"

namespace headroom::study {

/// "Views/ConsumedWriteCapacityUnits/Sum": a series as results call it.
std::string nameOf(const engine::MetricSeries& series);

}  // namespace headroom::study
