// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pricing/price_book.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// How long a request of a workload is expected to take, on the mean.
struct ExpectedLatency {
    std::string workload;
    double seconds = 0.0;
};

/// What a design is expected to do on the mean, from closed forms, before anything runs: an estimate. It knows mean
/// rates, the stretch of code by memory, mean latencies and what operations consume; not cold starts, queues, retries,
/// throttling, caches (every read goes to its table) and bursts.
struct ExpectedFigures {
    std::vector<ExpectedLatency> latencies;  ///< of the workloads whose target is known
    std::optional<double> perMonth;          ///< USD, of what is priced
    std::set<std::string> leftOut;           ///< "Step Functions", "logs": what it costs is not in there
};

/// Of a checked design; `length` is the run's, over which rates are averaged.
ExpectedFigures expectedFigures(const format::Design& design, const pricing::PriceBook& book, base::Duration length);

}  // namespace headroom::study
