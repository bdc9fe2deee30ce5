// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "model/engine/busiest_second.hpp"
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
    /// From now on it belongs to another concurrency.
    void resize(std::int64_t concurrency, const Quotas& quotas, base::Instant now);

private:
    std::optional<engine::TokenBucket> bucket_;
};

/// CloudWatch's metrics of an account whose concurrency is partly set aside.
struct AccountMetrics {
    engine::Gauge& unreserved;  ///< UnreservedConcurrentExecutions
    engine::Gauge& claimed;     ///< ClaimedAccountConcurrency
    Occupancy claims;           ///< the same, for its peak

    void claim(std::int64_t by, base::Instant now) {
        claimed.change(by, now);
        claims.change(by, now);
    }
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
        change(1, now);
        countRequest(synchronous, now);
    }
    void leave(base::Instant now) { change(-1, now); }
    /// A request that runs on provisioned concurrency counts here as a request alone.
    void countRequest(bool synchronous, base::Instant now) {
        if (synchronous && rate_) rate_->take(now);
    }
    void shrink(std::int64_t by) { limit_ -= by; }
    std::int64_t limit() const { return limit_; }
    /// Its use counts in these from now on.
    void watch(AccountMetrics& metrics) { metrics_ = &metrics; }

private:
    void change(std::int64_t by, base::Instant now) {
        used_ += by;
        if (metrics_ == nullptr) return;
        metrics_->unreserved.change(by, now);
        metrics_->claim(by, now);
    }

    std::int64_t limit_;
    std::int64_t used_ = 0;
    AccountMetrics* metrics_ = nullptr;
    std::optional<RequestRate> rate_;
};

/// What all functions of an account share in a Region.
class Account {
public:
    Account(engine::World& world, const Quotas& quotas);
    Account(const Account&) = delete;
    Account& operator=(const Account&) = delete;

    /// At build time: the pool a function's on-demand invocations draw from. A reservation leaves the unreserved pool
    /// for good, used or not. Reservations must have passed checkReservations().
    ConcurrencyPool& join(std::optional<std::int64_t> reserved);
    /// A function takes that much provisioned concurrency (less: gives back) out of its pool, used or not.
    void provision(ConcurrencyPool& pool, std::int64_t by, base::Instant now);
    /// Whether it may: reservations are not exceeded and 100 stay unreserved.
    bool canProvision(const ConcurrencyPool& pool, std::int64_t by) const;

    const Quotas& quotas() const { return quotas_; }
    /// Whether the account's requests a second let a synchronous invocation in, whatever its function reserved.
    bool allowsRequest(base::Instant now) { return rate_.allows(now); }
    /// An invocation of any function begins.
    void enter(bool synchronous, base::Instant now) {
        if (synchronous) rate_.take(now);
        executions_.change(1, now);
    }
    void leave(base::Instant now) { executions_.change(-1, now); }
    /// A synchronous invocation is asked for, let in or not.
    void asked(base::Instant now) { asked_.count(now); }
    /// Called by each function; once is enough.
    void startMeasuring(base::Instant now) {
        executions_.startMeasuring(now);
        if (metrics_) metrics_->claims.startMeasuring(now);
    }
    /// Concurrent executions, and requests a second where they are limited.
    std::vector<engine::QuotaUse> use() const;
    /// True for the first caller: the one function whose report carries the account's use.
    bool claimReport() { return !std::exchange(claimed_, true); }

private:
    void measureShares();

    engine::World& world_;
    Quotas quotas_;
    base::Instant begin_;
    RequestRate rate_;
    ConcurrencyPool unreserved_;
    std::deque<ConcurrencyPool> reserved_;
    Occupancy executions_;
    engine::BusiestSecond asked_;
    std::optional<AccountMetrics> metrics_;  ///< nothing where all concurrency is one pool
    bool claimed_ = false;
};

}  // namespace headroom::lambda
