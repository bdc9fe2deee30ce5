// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"

namespace headroom::apigateway {

/// Open connections of a WebSocket API: how many, and for how long since measuring began.
class Connections {
public:
    void open(base::Instant now) {
        settle(now);
        peak_ = std::max(peak_, ++open_);
    }
    void close(base::Instant now) {
        settle(now);
        --open_;
    }
    void startMeasuring(base::Instant now) {
        settle(now);
        total_ = 0;
        peak_ = open_;
    }
    std::int64_t open() const { return open_; }
    std::int64_t peak() const { return peak_; }
    /// Nanoseconds, summed over connections.
    base::Granules total(base::Instant now) const {
        return total_ + static_cast<base::Granules>((now - since_).count) * open_;
    }

private:
    void settle(base::Instant now) {
        total_ = total(now);
        since_ = now;
    }
    std::int64_t open_ = 0;
    std::int64_t peak_ = 0;
    base::Instant since_;
    base::Granules total_ = 0;
};

}  // namespace headroom::apigateway
