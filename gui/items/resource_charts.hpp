// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "gui/items/series_source.hpp"

namespace headroom::gui {

/// Everything that is known over time of one resource or workload: what people ask about first (requests, latency,
/// capacity, concurrency, hit ratio, credits), then every other metric that was ever above 0.
std::vector<figures::SeriesChart> resourceChartsOf(const study::StudyResult& study, const study::DesignResult& result,
                                                   const std::string& resource);

}  // namespace headroom::gui
