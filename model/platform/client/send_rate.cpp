// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/platform/client/send_rate.hpp"

#include <algorithm>

#include "model/base/elementary.hpp"

namespace headroom::client {

using base::Duration;
using base::Instant;

namespace {

constexpr double kSmoothing = 0.8;    // of the newest half second
constexpr double kFall = 0.7;         // of the rate that was throttled
constexpr double kSteepness = 0.4;    // of the curve
constexpr double kMostGrowth = 2.0;   // times what is measured
constexpr double kSlowest = 0.5;      // attempts a second
constexpr double kHalfSeconds = 2.0;  // in a second

double cubeRoot(double x) { return x <= 0.0 ? 0.0 : base::math::exp(base::math::log(x) / 3.0); }

}  // namespace

void SendRate::refill(Instant now) {
    tokens_ = std::min(capacity_, tokens_ + base::toSeconds(now - filledAt_) * rate_);
    filledAt_ = now;
}

Duration SendRate::acquire(Instant now) {
    if (!limits_) return Duration(0);
    refill(now);
    tokens_ -= 1.0;
    return tokens_ >= 0.0 ? Duration(0) : base::fromSeconds(-tokens_ / rate_);
}

void SendRate::measure(double seconds) {
    answers_ += 1.0;
    const auto halfSecond = static_cast<std::int64_t>(seconds * kHalfSeconds);
    if (halfSecond <= halfSecond_) return;
    const double recent = answers_ * kHalfSeconds / static_cast<double>(halfSecond - halfSecond_);
    measured_ = recent * kSmoothing + measured_ * (1.0 - kSmoothing);
    answers_ = 0.0;
    halfSecond_ = halfSecond;
}

double SendRate::climbed(double seconds) const {
    const double from = seconds - throttledAt_ - plateau_;
    return kSteepness * from * from * from + highest_;
}

void SendRate::setRate(double rate, Instant now) {
    refill(now);
    rate_ = std::max(rate, kSlowest);
    capacity_ = std::max(rate, 1.0);
    tokens_ = std::min(tokens_, capacity_);
}

void SendRate::answered(bool throttled, Instant now) {
    const double seconds = base::toSeconds(now - began_);
    measure(seconds);
    double next = 0.0;
    if (throttled) {
        highest_ = limits_ ? std::min(measured_, rate_) : measured_;
        plateau_ = cubeRoot(highest_ * (1.0 - kFall) / kSteepness);
        throttledAt_ = seconds;
        limits_ = true;
        next = highest_ * kFall;
    } else {
        next = climbed(seconds);
    }
    setRate(std::min(next, kMostGrowth * measured_), now);
}

}  // namespace headroom::client
