// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace headroom::recorded {

/// How much was used in each hour, for hours that come in any order.
class HourSeries {
public:
    /// `hour` is counted from 1970.
    void add(std::int64_t hour, double quantity);
    void add(const HourSeries& other);
    /// The use of `count` hours from `first` on as whole numbers in proportion to it, the busiest a billion; empty
    /// where nothing was used, or something outside of them.
    std::vector<std::int64_t> weights(std::int64_t first, std::size_t count) const;
    /// Whether an hour is near enough to those there are: within a month.
    bool holds(std::int64_t hour) const;

private:
    std::int64_t first_ = 0;
    std::vector<double> values_;
};

}  // namespace headroom::recorded
