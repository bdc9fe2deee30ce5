// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/held_units.hpp"

#include <algorithm>

namespace headroom::dynamodb {

using base::Granules;
using base::Instant;

namespace {

constexpr std::int64_t kHour = base::hours(1).count;

Granules product(std::int64_t units, base::Duration length) { return static_cast<Granules>(units) * length.count; }

}  // namespace

HeldUnits::HeldUnits(HourlyBilling rule, std::int64_t startSecondsUtc)
    : rule_(rule), offset_((startSecondsUtc % 3'600 + 3'600) % 3'600 * base::kNanosecondsPerSecond) {}

Instant HeldUnits::hourEnd(Instant at) const { return Instant{((at.ns + offset_) / kHour + 1) * kHour - offset_}; }

/// Time before instant 0 is not measured.
void HeldUnits::settle(Instant now) {
    if (now <= since_) return;
    switch (rule_) {
        case HourlyBilling::TimeWeighted:
            paid_ += product(units_, now - since_);
            since_ = now;
            break;
        case HourlyBilling::Maximum:
            for (Instant end = hourEnd(since_); end <= now; end = hourEnd(since_)) {
                paid_ += product(peak_, end - since_);
                since_ = end;
                peak_ = units_;
            }
            break;
    }
}

void HeldUnits::set(std::int64_t units, Instant now) {
    settle(now);
    units_ = units;
    const bool measured = now.ns > 0;
    peak_ = measured ? std::max(peak_, units) : units;
    most_ = measured ? std::max(most_, units) : units;
}

Granules HeldUnits::until(Instant at) const {
    HeldUnits copy = *this;
    copy.settle(at);
    return copy.paid_ + product(rule_ == HourlyBilling::Maximum ? copy.peak_ : copy.units_, at - copy.since_);
}

}  // namespace headroom::dynamodb
