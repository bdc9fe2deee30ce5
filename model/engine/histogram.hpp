// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "model/base/units.hpp"

namespace headroom::engine {

/// Latencies in logarithmic buckets: 128 a power of two, so that no two lengths in a bucket differ by more than 0.8 %.
/// Fixed memory, mergeable; count, sum, smallest and largest are exact.
class LatencyHistogram {
public:
    static constexpr unsigned kSubBits = 7;
    static constexpr std::size_t kSub = 1U << kSubBits;
    static constexpr std::size_t kBuckets = (62 - kSubBits) * kSub + 2 * kSub;

    /// The bucket of a length; negative counts as zero. Below 256 ns a bucket is one nanosecond.
    static constexpr std::size_t bucketOf(base::Duration length) {
        const auto ns = static_cast<std::uint64_t>(length.count < 0 ? 0 : length.count);
        if (ns < 2 * kSub) return static_cast<std::size_t>(ns);
        const unsigned exponent = static_cast<unsigned>(std::bit_width(ns)) - 1 - kSubBits;
        return static_cast<std::size_t>((static_cast<std::uint64_t>(exponent) << kSubBits) + (ns >> exponent));
    }
    /// The smallest length of a bucket, in nanoseconds; the largest length there is for the bucket after the last.
    static constexpr std::int64_t lowerEdge(std::size_t bucket) {
        if (bucket < 2 * kSub) return static_cast<std::int64_t>(bucket);
        if (bucket >= kBuckets) return std::numeric_limits<std::int64_t>::max();
        const std::size_t exponent = (bucket >> kSubBits) - 1;
        return static_cast<std::int64_t>((bucket - (exponent << kSubBits)) << exponent);
    }

    void record(base::Duration length) {
        ++counts_[bucketOf(length)];
        ++count_;
        sum_ += length.count;
        if (length < smallest_) smallest_ = length;
        if (length > largest_) largest_ = length;
    }
    void merge(const LatencyHistogram& other);
    /// What was recorded since `earlier`, a copy of this histogram made before: counts and sum exactly, smallest and
    /// largest to the resolution of a bucket.
    LatencyHistogram since(const LatencyHistogram& earlier) const;

    std::uint64_t count() const { return count_; }
    std::uint64_t countIn(std::size_t bucket) const { return counts_[bucket]; }
    base::Duration smallest() const { return count_ == 0 ? base::Duration(0) : smallest_; }
    base::Duration largest() const { return largest_; }
    /// Mean in nanoseconds, exact up to the rounding of one division. Requires count() > 0.
    double meanNanoseconds() const;
    /// The smallest x with at least p of the sample at or below it (0 < p <= 1), to within 0.8 %: interpolated inside
    /// its bucket and never outside [smallest, largest]. Zero when empty.
    base::Duration percentile(double p) const;
    /// The share of the sample at or below `length`, to the resolution of a bucket.
    double shareAtMost(base::Duration length) const;

private:
    __extension__ using Sum = __int128;
    std::array<std::uint64_t, kBuckets> counts_{};
    std::uint64_t count_ = 0;
    Sum sum_ = 0;
    base::Duration smallest_{std::numeric_limits<std::int64_t>::max()};
    base::Duration largest_{0};
};

}  // namespace headroom::engine
