// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"

namespace headroom::dynamodb {

/// CloudWatch's resolution for consumed capacity (Developer Guide, metrics-dimensions, 2026-04-13).
inline constexpr base::Duration kMinute = base::minutes(1);

/// Which clock minute, counted from Start; those of the warm-up are negative.
constexpr std::int64_t minuteOf(base::Instant at) {
    const std::int64_t length = kMinute.count;
    return at.ns >= 0 ? at.ns / length : -((-at.ns + length - 1) / length);
}

/// Where the clock minute of an instant ends.
constexpr base::Instant endOfMinute(base::Instant at) { return base::Instant{(minuteOf(at) + 1) * kMinute.count}; }

}  // namespace headroom::dynamodb
