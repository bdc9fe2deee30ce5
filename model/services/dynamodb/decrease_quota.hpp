// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "model/base/units.hpp"
#include "model/services/dynamodb/limits.hpp"

namespace headroom::dynamodb {

/// How often the capacity of a table (or of an index, apart) may be lowered: 4 times at 00:00 UTC, once more each hour,
/// never more than 4 at a time, so 27 times a day (Developer Guide, ServiceQuotas, 2026-04-13).
class DecreaseQuota {
public:
    /// `startSecondsUtc`: Unix time of instant 0. The quota is full at `now`.
    DecreaseQuota(std::int64_t startSecondsUtc, base::Instant now)
        : start_(startSecondsUtc), hour_(hourOf(now)), left_(kBankedDecreases) {}

    std::int64_t left(base::Instant now) {
        const std::int64_t hour = hourOf(now);
        const bool newDay = dayOf(hour) != dayOf(hour_);
        left_ = newDay ? kBankedDecreases : std::min(left_ + (hour - hour_), kBankedDecreases);
        hour_ = hour;
        return left_;
    }
    bool take(base::Instant now) {
        if (left(now) == 0) return false;
        --left_;
        return true;
    }

private:
    static std::int64_t floored(std::int64_t number, std::int64_t by) {
        return number >= 0 ? number / by : -((-number + by - 1) / by);
    }
    std::int64_t hourOf(base::Instant now) const {
        return floored(start_ + floored(now.ns, base::kNanosecondsPerSecond), 3'600);
    }
    static std::int64_t dayOf(std::int64_t hour) { return floored(hour, 24); }

    std::int64_t start_;
    std::int64_t hour_;  ///< since 1970
    std::int64_t left_;
};

}  // namespace headroom::dynamodb
