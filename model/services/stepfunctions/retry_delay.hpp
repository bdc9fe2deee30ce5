// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "model/base/random.hpp"
#include "model/base/units.hpp"
#include "model/services/stepfunctions/definition.hpp"

namespace headroom::stepfunctions {

/// How long the n-th retry (n from 1) waits at most: min(IntervalSeconds x BackoffRate^(n-1), MaxDelaySeconds).
/// Cut at the longest delay that the language can name, so that no rate overflows.
inline base::Duration longestDelay(const Retrier& retrier, std::int64_t n) {
    constexpr double kLongest = 99'999'999.0;
    const double most = retrier.maxDelaySeconds ? static_cast<double>(*retrier.maxDelaySeconds) : kLongest;
    double seconds = static_cast<double>(retrier.intervalSeconds);
    for (std::int64_t i = 1; i < n && seconds < most && retrier.backoffRate > 1.0; ++i) seconds *= retrier.backoffRate;
    return base::nanoseconds(static_cast<std::int64_t>(std::min(seconds, most) * 1e9));
}

/// How long it waits: with FULL jitter uniform between 0 and the longest.
inline base::Duration retryDelay(const Retrier& retrier, std::int64_t n, base::Stream& draws) {
    const base::Duration longest = longestDelay(retrier, n);
    if (!retrier.fullJitter) return longest;
    return base::nanoseconds(static_cast<std::int64_t>(draws.uniform() * static_cast<double>(longest.count)));
}

}  // namespace headroom::stepfunctions
