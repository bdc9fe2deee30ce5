// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::client {

/// How fast an SDK client in adaptive mode may send: nothing limits it until the first throttle; then a token bucket,
/// whose rate falls to 0.7 of what was sent and climbs again along a cubic curve (as TCP CUBIC does). Rates and numbers
/// as botocore has them (retries/adaptive.py, throttling.py, bucket.py, read 2026-11).
class SendRate {
public:
    explicit SendRate(base::Instant now) : began_(now), filledAt_(now) {}

    /// Takes a token for an attempt at `now`; how long the attempt must wait for it.
    base::Duration acquire(base::Instant now);
    /// An attempt was answered.
    void answered(bool throttled, base::Instant now);

    /// Attempts a second; limits only once there was a throttle.
    double rate() const { return rate_; }
    bool limits() const { return limits_; }

private:
    void measure(double seconds);
    double climbed(double seconds) const;
    void setRate(double rate, base::Instant now);
    void refill(base::Instant now);

    base::Instant began_;
    base::Instant filledAt_;
    bool limits_ = false;
    double rate_ = 1.0;
    double capacity_ = 1.0;
    double tokens_ = 0.0;
    double measured_ = 0.0;        ///< answers a second, smoothed
    std::int64_t halfSecond_ = 0;  ///< the last one that was closed
    double answers_ = 0.0;         ///< since then
    double highest_ = 0.0;         ///< rate at the last throttle
    double plateau_ = 0.0;         ///< seconds from it until the curve is there again
    double throttledAt_ = 0.0;     ///< seconds from began_
};

}  // namespace headroom::client
