// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/units.hpp"

namespace headroom::build {

/// Percentiles of a metric that a run is asked to keep, window by window: Duration of a function, Latency of an API.
struct WatchedPercentiles {
    std::string resource;
    std::string metric;
    base::Duration window;
    std::vector<double> shares;  ///< 0.99 for p99, 1 for the maximum
};

/// One of them as it came out.
struct PercentileSeries {
    std::string resource;
    std::string metric;
    double share = 0.0;
    base::Duration window;
    std::vector<double> seconds;  ///< a value a whole window; no number where nothing was observed
};

}  // namespace headroom::build
