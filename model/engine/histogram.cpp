// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/histogram.hpp"

#include <algorithm>
#include <cmath>

namespace headroom::engine {

void LatencyHistogram::merge(const LatencyHistogram& other) {
    for (std::size_t i = 0; i < kBuckets; ++i) counts_[i] += other.counts_[i];
    count_ += other.count_;
    sum_ += other.sum_;
    smallest_ = std::min(smallest_, other.smallest_);
    largest_ = std::max(largest_, other.largest_);
}

LatencyHistogram LatencyHistogram::since(const LatencyHistogram& earlier) const {
    LatencyHistogram recent;
    recent.count_ = count_ - earlier.count_;
    recent.sum_ = sum_ - earlier.sum_;
    for (std::size_t i = 0; i < kBuckets; ++i) {
        recent.counts_[i] = counts_[i] - earlier.counts_[i];
        if (recent.counts_[i] == 0) continue;
        recent.smallest_ = std::min(recent.smallest_, std::max(base::Duration(lowerEdge(i)), smallest_));
        recent.largest_ = std::min(base::Duration(lowerEdge(i + 1) - 1), largest_);
    }
    return recent;
}

double LatencyHistogram::meanNanoseconds() const { return static_cast<double>(sum_) / static_cast<double>(count_); }

base::Duration LatencyHistogram::percentile(double p) const {
    if (count_ == 0) return base::Duration(0);
    const double wanted = std::ceil(p * static_cast<double>(count_));
    const auto rank = static_cast<std::uint64_t>(std::clamp(wanted, 1.0, static_cast<double>(count_)));
    std::uint64_t below = 0;
    for (std::size_t i = bucketOf(smallest_); i < kBuckets; ++i) {
        if (below + counts_[i] >= rank) {
            const auto low = static_cast<double>(lowerEdge(i));
            const auto width = static_cast<double>(lowerEdge(i + 1)) - low;
            const double inside = (static_cast<double>(rank - below) - 0.5) / static_cast<double>(counts_[i]);
            const base::Duration value(static_cast<std::int64_t>(low + width * inside));
            return std::clamp(value, smallest_, largest_);
        }
        below += counts_[i];
    }
    return largest_;
}

double LatencyHistogram::shareAtMost(base::Duration length) const {
    if (count_ == 0) return 1.0;
    std::uint64_t below = 0;
    for (std::size_t i = 0; i <= bucketOf(length); ++i) below += counts_[i];
    return static_cast<double>(below) / static_cast<double>(count_);
}

}  // namespace headroom::engine
