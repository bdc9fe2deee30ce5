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

/// Ten requests a second for each unit of some concurrency; no limit when the quotas have none.
class RequestRate {
public:
    RequestRate(std::int64_t concurrency, const Quotas& quotas, base::Instant now);

    bool allows(base::Instant now) { return !bucket_ || bucket_->has(1, now); }
    void take(base::Instant now) {
        if (bucket_) bucket_->take(1, now);
    }

private:
    std::optional<engine::TokenBucket> bucket_;
};

/// Concurrency that a group of invocations shares: a function's reservation, or what the account has left for the
/// others.
class ConcurrencyPool {
public:
    explicit ConcurrencyPool(std::int64_t limit) : limit_(limit) {}
    /// A reservation: it limits requests a second as well.
    ConcurrencyPool(std::int64_t limit, RequestRate rate) : limit_(limit), rate_(std::move(rate)) {}

    bool hasRoom() const { return used_ < limit_; }
    bool allowsRequest(base::Instant now) { return !rate_ || rate_->allows(now); }
    /// Requires hasRoom() and, for a synchronous invocation, allowsRequest().
    void enter(bool synchronous, base::Instant now) {
        ++used_;
        if (synchronous && rate_) rate_->take(now);
    }
    void leave() { --used_; }
    void shrink(std::int64_t by) { limit_ -= by; }
    std::int64_t limit() const { return limit_; }

private:
    std::int64_t limit_;
    std::int64_t used_ = 0;
    std::optional<RequestRate> rate_;
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
    /// Whether the account's requests a second let a synchronous invocation in, whatever its function reserved.
    bool allowsRequest(base::Instant now) { return rate_.allows(now); }
    /// An invocation of any function begins.
    void enter(bool synchronous, base::Instant now) {
        if (synchronous) rate_.take(now);
        executions_.change(1, now);
    }
    void leave(base::Instant now) { executions_.change(-1, now); }
    /// Called by each function; once is enough.
    void startMeasuring(base::Instant now) { executions_.startMeasuring(now); }
    engine::QuotaUse use() const;
    /// True for the first caller: the one function whose report carries the account's use.
    bool claimReport() { return !std::exchange(claimed_, true); }

private:
    Quotas quotas_;
    base::Instant begin_;
    RequestRate rate_;
    ConcurrencyPool unreserved_;
    std::deque<ConcurrencyPool> reserved_;
    Occupancy executions_;
    bool claimed_ = false;
};

}  // namespace headroom::lambda
