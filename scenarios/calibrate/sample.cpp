// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/sample.hpp"

#include <algorithm>
#include <cmath>

namespace headroom::calibrate {

void Sample::record(base::Duration value) {
    if (exact() && values_.size() < kExact) {
        values_.push_back(value);
        sorted_ = false;
    } else {
        values_.clear();
    }
    histogram_.record(value);
}

void Sample::merge(const Sample& other) {
    if (exact() && other.exact() && values_.size() + other.values_.size() <= kExact) {
        values_.insert(values_.end(), other.values_.begin(), other.values_.end());
        sorted_ = false;
    } else {
        values_.clear();
    }
    histogram_.merge(other.histogram_);
}

void Sample::sort() const {
    if (!sorted_) std::ranges::sort(values_);
    sorted_ = true;
}

base::Duration Sample::percentile(double share) const {
    if (!exact()) return histogram_.percentile(share);
    sort();
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values_.size())));
    return values_[std::clamp<std::size_t>(rank, 1, values_.size()) - 1];
}

std::vector<Sample::Step> Sample::steps() const {
    std::vector<Step> steps;
    const auto all = static_cast<double>(count());
    double below = 0.0;
    const auto add = [&](base::Duration low, base::Duration value, double upTo) {
        steps.push_back({low, value, below, upTo});
        below = upTo;
    };
    if (exact()) {
        sort();
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const bool last = i + 1 == values_.size() || values_[i] < values_[i + 1];
            if (last) add(values_[i], values_[i], static_cast<double>(i + 1) / all);
        }
        return steps;
    }
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < engine::LatencyHistogram::kBuckets && seen < count(); ++bucket) {
        if (histogram_.countIn(bucket) == 0) continue;
        seen += histogram_.countIn(bucket);
        const base::Duration low(engine::LatencyHistogram::lowerEdge(bucket));
        const base::Duration high(engine::LatencyHistogram::lowerEdge(bucket + 1));
        add(std::max(low, smallest()), std::min(high, largest()), static_cast<double>(seen) / all);
    }
    return steps;
}

}  // namespace headroom::calibrate
