// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>

#include "model/engine/resource_report.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/occupancy.hpp"
#include "model/services/lambda/quotas.hpp"

namespace headroom::lambda {

/// Concurrency that a group of invocations shares, a function's reservation or what the account has left for the
/// others, with the requests a second that its size allows.
class ConcurrencyPool {
public:
    /// `rateOf` is the concurrency that the limit in requests a second follows.
    ConcurrencyPool(std::int64_t limit, std::int64_t rateOf, const Quotas& quotas, base::Instant now);

    bool hasRoom() const { return used_ < limit_; }
    bool allowsRequest(base::Instant now) { return !requests_ || requests_->has(1, now); }
    /// Requires hasRoom() and, for a synchronous invocation, allowsRequest().
    void enter(bool synchronous, base::Instant now) {
        ++used_;
        if (synchronous && requests_) requests_->take(1, now);
    }
    void leave() { --used_; }
    void shrink(std::int64_t by) { limit_ -= by; }
    std::int64_t limit() const { return limit_; }

private:
    std::int64_t limit_;
    std::int64_t used_ = 0;
    std::optional<engine::TokenBucket> requests_;
};

/// What all functions of an account share in a Region.
class Account {
public:
    Account(engine::World& world, const Quotas& quotas);
    Account(const Account&) = delete;
    Account& operator=(const Account&) = delete;

    /// At build time: the pool a function draws from. A reservation leaves the unreserved pool for good, used or not.
    /// Reservations must have passed checkReservations().
    ConcurrencyPool& join(std::optional<std::int64_t> reserved);

    const Quotas& quotas() const { return quotas_; }
    /// Executions of all functions.
    void change(std::int64_t by, base::Instant now) { executions_.change(by, now); }
    /// Called by each function; once is enough.
    void startMeasuring(base::Instant now) { executions_.startMeasuring(now); }
    engine::QuotaUse use() const;
    /// True for the first caller: the one function whose report carries the account's use.
    bool claimReport() { return !std::exchange(claimed_, true); }

private:
    Quotas quotas_;
    base::Instant begin_;
    ConcurrencyPool unreserved_;
    std::deque<ConcurrencyPool> reserved_;
    Occupancy executions_;
    bool claimed_ = false;
};

} // namespace headroom::lambda
