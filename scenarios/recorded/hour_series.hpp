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
    /// where nothing was used.
    std::vector<std::int64_t> weights(std::int64_t first, std::size_t count) const;
    /// From its first hour to its last.
    std::size_t length() const { return values_.size(); }

private:
    std::int64_t first_ = 0;
    std::vector<double> values_;
};

}  // namespace headroom::recorded
