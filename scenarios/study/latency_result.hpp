// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a finished study says of latencies: percentiles and what they are made of. Times are seconds.
namespace headroom::study {

/// A 95 % confidence interval, or why there is none.
struct Interval {
    double low = 0.0;
    double high = 0.0;
    bool operator==(const Interval&) const = default;
};

/// One percentile with its interval over replications (or batches of one run).
struct Percentile {
    std::string name;  ///< "P50" ... "P999"
    double share = 0.0;
    double seconds = 0.0;
    std::optional<Interval> ci95;
    std::optional<Interval> inputs90{};  ///< 5th to 95th percentile over the uncertain inputs
};

/// The latency of a resource ("Api"), a route ("Api/GET /x") or a workload ("Shoppers").
struct Latency {
    std::string of;
    std::uint64_t count = 0;
    double mean = 0.0;
    std::optional<Interval> meanCi95;
    double max = 0.0;
    std::vector<Percentile> percentiles;           ///< P50 P90 P95 P99 P999
    std::vector<std::pair<double, double>> curve;  ///< share -> seconds, for the chart; shares rise, up to 0.9999
    std::string noIntervalReason;                  ///< why the ci95 are absent, when they are
};

/// One line of "what makes the p99".
struct CauseShare {
    std::string hop;
    std::string cause;  ///< "Compute", "Init", "Placement", "Waiting", "BackOff", "Downstream", "Overhead"
    double meanSeconds = 0.0;
    double share = 0.0;  ///< of the band's requests that it touched
};

struct WaterfallSpan {
    std::string hop;
    std::string cause;
    double start = 0.0;
    double length = 0.0;
};

/// A band of the latency distribution explained; `name` is "P50", "P90", "P99" or "P999".
struct CauseBand {
    std::string name;
    double fromShare = 0.0;
    double toShare = 0.0;
    std::uint64_t requests = 0;
    double low = 0.0;
    double high = 0.0;
    std::vector<CauseShare> causes;      ///< largest mean first
    std::vector<WaterfallSpan> typical;  ///< the band's typical member
    double typicalSeconds = 0.0;
};

struct Causes {
    std::string of;
    std::vector<CauseBand> bands;
};

}  // namespace headroom::study
