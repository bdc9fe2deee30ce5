// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::lambda {

/// A level over time: its peak and its exact time average since measuring began.
class Occupancy {
public:
    explicit Occupancy(base::Instant now) : since_(now) {}

    void change(std::int64_t by, base::Instant now) {
        area_ += static_cast<Area>(level_) * (now - since_).count;
        since_ = now;
        level_ += by;
        peak_ = std::max(peak_, level_);
    }
    /// Forgets what was before `now`, except the level.
    void startMeasuring(base::Instant now) {
        area_ = 0;
        since_ = now;
        peak_ = level_;
    }
    std::int64_t level() const { return level_; }
    std::int64_t peak() const { return peak_; }
    /// Over `window`, which ends at `end` (not before the last change) and began with startMeasuring().
    double mean(base::Duration window, base::Instant end) const {
        if (window.count <= 0) return 0.0;
        const Area area = area_ + static_cast<Area>(level_) * (end - since_).count;
        return static_cast<double>(area) / static_cast<double>(window.count);
    }

private:
    __extension__ using Area = __int128;
    base::Instant since_;
    Area area_ = 0;
    std::int64_t level_ = 0;
    std::int64_t peak_ = 0;
};

}  // namespace headroom::lambda
