// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/hour_series.hpp"

#include <algorithm>
#include <cmath>

namespace headroom::recorded {

void HourSeries::add(std::int64_t hour, double quantity) {
    if (values_.empty()) first_ = hour;
    if (hour < first_) {
        values_.insert(values_.begin(), static_cast<std::size_t>(first_ - hour), 0.0);
        first_ = hour;
    }
    const auto at = static_cast<std::size_t>(hour - first_);
    if (at >= values_.size()) values_.resize(at + 1);
    values_[at] += quantity;
}

bool HourSeries::holds(std::int64_t hour) const {
    constexpr std::int64_t kLongestMonth = 31 * 24;
    const std::int64_t last = first_ + static_cast<std::int64_t>(values_.size());
    return values_.empty() || (hour < first_ + kLongestMonth && hour > last - 1 - kLongestMonth);
}

void HourSeries::add(const HourSeries& other) {
    for (std::size_t i = 0; i < other.values_.size(); ++i)
        add(other.first_ + static_cast<std::int64_t>(i), other.values_[i]);
}

std::vector<std::int64_t> HourSeries::weights(std::int64_t first, std::size_t count) const {
    const double most = values_.empty() ? 0.0 : *std::ranges::max_element(values_);
    if (!(most > 0.0)) return {};
    constexpr double kBusiest = 1e9;
    std::vector<std::int64_t> weights(count);
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const std::int64_t at = first_ - first + static_cast<std::int64_t>(i);
        const bool inside = at >= 0 && at < static_cast<std::int64_t>(count);
        if (!inside && values_[i] > 0.0) return {};
        if (inside) weights[static_cast<std::size_t>(at)] = std::llround(values_[i] / most * kBusiest);
    }
    return weights;
}

}  // namespace headroom::recorded
