// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/units.hpp"

namespace headroom::build {

/// What a run is asked to keep beyond its metrics: percentiles window by window (Duration of a function, Latency and
/// IntegrationLatency of an API, SuccessfulRequestLatency of a table, ExecutionTime of a state machine), means and
/// counts of a table's operations (watchedName()), cold starts of a function (init_duration).
struct WatchedPercentiles {
    std::string resource;
    std::string metric;
    base::Duration window;
    std::vector<double> shares;  ///< 0.99 for p99, 1 for the maximum; none: means and counts alone
    std::string operation{};     ///< of a table; empty: all of them
};

/// One of them as it came out.
struct PercentileSeries {
    std::string resource;
    std::string metric;
    double share = 0.0;
    std::string operation;
    base::Duration window;
    std::vector<double> seconds;  ///< a value a whole window; no number where nothing was observed
};

/// How the series of a watched metric is called among a run's: an operation stands behind it. Beside it stands how
/// often it happened, SuccessfulRequests of a table, ColdStarts of a function.
inline std::string watchedName(const std::string& metric, const std::string& operation) {
    return operation.empty() ? metric : metric + "/" + operation;
}

}  // namespace headroom::build
