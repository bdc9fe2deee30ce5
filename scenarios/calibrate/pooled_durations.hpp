// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "scenarios/calibrate/period_durations.hpp"

namespace headroom::calibrate {

/// A figure over all invocations, and what it lies in 95 times of 100.
struct DurationLevel {
    double low = 0.0;
    double value = 0.0;
    double high = 0.0;
};

/// What the periods together say of a function's durations; milliseconds.
struct PooledDurations {
    std::optional<DurationLevel> mean;    ///< the recorded means, each weighed by its count
    std::optional<DurationLevel> median;  ///< of all invocations, where p50 and p99 were recorded
    std::optional<DurationLevel> p99;
    double count = 0.0;             ///< invocations; of an uncounted recording 0
    std::size_t periods = 0;        ///< that had p50 and p99; of a mean alone those with one
    double fewer = 0.0;             ///< share of those periods with fewer than 100 invocations
    std::vector<double> quantiles;  ///< of all invocations, at kPooledShares; empty without p50 and p99
};

inline constexpr std::array kPooledShares{0.01, 0.05, 0.10, 0.25, 0.50, 0.60, 0.70,  0.75,
                                          0.80, 0.85, 0.90, 0.95, 0.98, 0.99, 0.995, 0.999};
inline constexpr std::size_t kPooledMedian = 4;
inline constexpr std::size_t kPooledP99 = 13;

/// Puts the periods together. The p99 of 6 values is the largest of them, no 99th percentile of what they were drawn
/// from; so each period's values are laid out again: p50 and p99 stand at the ranks that they have among its count, the
/// others between and beyond them as of a log-normal law through both; of all these, the percentiles are read.
/// CloudWatch does not say whether a percentile of few values is one of them or lies between two; where the recorded
/// mean does not tell, the ranges hold both.
PooledDurations pool(const RecordedDurations& recorded);

}  // namespace headroom::calibrate
