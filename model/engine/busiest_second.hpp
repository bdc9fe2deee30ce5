// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::engine {

/// How much came in the busiest second of the clock since Start.
class BusiestSecond {
public:
    /// One more; instants ascend.
    void count(base::Instant now) {
        if (now.ns < 0) return;
        if (now.ns >= end_) begin(now);
        ++inSecond_;
    }
    std::int64_t most() const { return std::max(busiest_, inSecond_); }

private:
    void begin(base::Instant now) {
        busiest_ = most();
        inSecond_ = 0;
        end_ = (now.ns / base::kNanosecondsPerSecond + 1) * base::kNanosecondsPerSecond;
    }

    std::int64_t end_ = 0;
    std::int64_t inSecond_ = 0;
    std::int64_t busiest_ = 0;
};

}  // namespace headroom::engine
