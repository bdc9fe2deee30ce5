// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "model/base/units.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/services/apigateway/limits.hpp"

namespace headroom::apigateway {

/// What all APIs of an account share in a region: one token bucket, a token a request whatever its API, full at the
/// beginning (API Gateway Developer Guide, request throttling, 2026-11). AWS calls its limits best-effort targets; here
/// they are exact.
class Account {
public:
    Account(AccountQuota quota, base::Instant now) : quota_(quota), bucket_(quota.rate, quota.burst, now) {}
    Account(const Account&) = delete;
    Account& operator=(const Account&) = delete;

    const AccountQuota& quota() const { return quota_; }

    /// Whether a request may go on; takes its token.
    bool admit(base::Instant now) {
        if (now.ns >= 0) countInSecond(now.ns / base::kNanosecondsPerSecond);
        return bucket_.take(1, now);
    }

    /// Each API asks once when it is built; the first speaks for the account in its report.
    bool claimSpeaker() { return !std::exchange(claimed_, true); }

    /// The limit against the busiest second since Start, throttled requests included.
    engine::QuotaUse use() const {
        const auto peak = static_cast<double>(std::max(busiest_, inSecond_));
        return {"API Gateway requests per second", quota_.rate, peak, true};
    }

private:
    void countInSecond(std::int64_t second) {
        if (second != second_) {
            busiest_ = std::max(busiest_, inSecond_);
            inSecond_ = 0;
            second_ = second;
        }
        ++inSecond_;
    }

    AccountQuota quota_;
    engine::TokenBucket bucket_;
    std::int64_t second_ = -1;
    std::int64_t inSecond_ = 0;
    std::int64_t busiest_ = 0;
    bool claimed_ = false;
};

}  // namespace headroom::apigateway
