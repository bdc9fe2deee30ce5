// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::stepfunctions {

/// How much was asked for in the busiest second of the clock, of something that a bucket limits by the second.
class BusiestSecond {
public:
    void count(base::Instant now) {
        if (now.ns >= end_) {
            end_ = (now.ns / base::kNanosecondsPerSecond + 1) * base::kNanosecondsPerSecond;
            inSecond_ = 0;
        }
        busiest_ = std::max(busiest_, ++inSecond_);
    }
    double peak() const { return static_cast<double>(busiest_); }

private:
    std::int64_t end_ = INT64_MIN;
    std::int64_t inSecond_ = 0;
    std::int64_t busiest_ = 0;
};

}  // namespace headroom::stepfunctions
