// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "model/workload/arrivals.hpp"
#include "tests/support/statistics.hpp"

/// What the tests of arrival processes have in common.
namespace headroom::test {

inline std::vector<base::Instant> arrivalsOf(const workload::ArrivalSpec& spec, std::uint64_t key,
                                             base::Duration length, base::Duration before = {}) {
    std::vector<base::Instant> arrivals;
    const auto source = workload::makeArrivals(spec, key, base::Instant{} - before, base::Instant{} + length);
    while (const auto at = source->next()) { arrivals.push_back(*at); }
    return arrivals;
}

/// How many arrivals fell into each window of the given length, from time 0 on.
inline std::vector<double> countsIn(const std::vector<base::Instant>& arrivals, base::Duration window,
                                    base::Duration length) {
    std::vector<double> counts(static_cast<std::size_t>(length / window), 0.0);
    for (const base::Instant at : arrivals) {
        const auto i = static_cast<std::size_t>((at - base::Instant{}) / window);
        if (at.ns >= 0 && i < counts.size()) { counts[i] += 1.0; }
    }
    return counts;
}

/// Whether a Poisson count is within the 99.9 % interval of its mean.
inline bool poissonCount(double count, double mean) { return std::abs(count - mean) < kNormal999 * std::sqrt(mean); }

/// The index of dispersion of n Poisson counts is 1 with a standard error of sqrt(2 / n).
inline bool poissonDispersion(const std::vector<double>& counts) {
    return std::abs(indexOfDispersion(counts) - 1.0) < kNormal999 * std::sqrt(2.0 / static_cast<double>(counts.size()));
}

}  // namespace headroom::test
