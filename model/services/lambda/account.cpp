// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/account.hpp"

#include <algorithm>

namespace headroom::lambda {

namespace {

// CloudWatch's namespace: metrics of the account as a whole name no function.
constexpr const char* kMetrics = "AWS/Lambda";

/// A bucket that held less than one request would never let one pass.
double depthOf(const Quotas& quotas, double size) { return std::max(1.0, quotas.requestRateDepth * size); }

}  // namespace

RequestRate::RequestRate(std::int64_t concurrency, const Quotas& quotas, base::Instant now) {
    if (!quotas.requestsPerConcurrency) return;
    const auto size = static_cast<double>(concurrency);
    bucket_.emplace(*quotas.requestsPerConcurrency * size, depthOf(quotas, size), now);
}

void RequestRate::resize(std::int64_t concurrency, const Quotas& quotas, base::Instant now) {
    if (!bucket_) return;
    const auto size = static_cast<double>(concurrency);
    bucket_->resize(*quotas.requestsPerConcurrency * size, depthOf(quotas, size), now);
}

Account::Account(engine::World& world, const Quotas& quotas)
    : world_(world),
      quotas_(quotas),
      begin_(world.begin()),
      rate_(quotas.concurrentExecutions, quotas, begin_),
      unreserved_(quotas.concurrentExecutions),
      executions_(begin_) {}

ConcurrencyPool& Account::join(std::optional<std::int64_t> reserved) {
    if (!reserved) return unreserved_;
    unreserved_.shrink(*reserved);
    measureShares();
    metrics_->claim(*reserved, world_.now());
    return reserved_.emplace_back(*reserved, RequestRate(*reserved, quotas_, begin_));
}

void Account::provision(ConcurrencyPool& pool, std::int64_t by, base::Instant now) {
    pool.shrink(by);
    measureShares();
    if (&pool == &unreserved_) metrics_->claim(by, now);  // a reservation is claimed already
}

bool Account::canProvision(const ConcurrencyPool& pool, std::int64_t by) const {
    return pool.limit() - by >= (&pool == &unreserved_ ? kAlwaysUnreserved : 0);
}

void Account::measureShares() {
    if (metrics_) return;
    engine::Metrics& metrics = world_.metrics();
    engine::Gauge& unreserved = metrics.gauge(kMetrics, "UnreservedConcurrentExecutions", world_.now());
    engine::Gauge& claimed = metrics.gauge(kMetrics, "ClaimedAccountConcurrency", world_.now());
    metrics_.emplace(AccountMetrics{unreserved, claimed, Occupancy(world_.now())});
    unreserved_.watch(*metrics_);
}

/// What is reserved or provisioned is taken from the account idle or not.
std::vector<engine::QuotaUse> Account::use() const {
    const auto limit = static_cast<double>(quotas_.concurrentExecutions);
    const std::int64_t peak = metrics_ ? metrics_->claims.peak() : executions_.peak();
    std::vector<engine::QuotaUse> uses{{"Lambda concurrent executions", limit, static_cast<double>(peak), true}};
    if (quotas_.requestsPerConcurrency)
        uses.push_back({"Lambda synchronous requests per second", *quotas_.requestsPerConcurrency * limit,
                        static_cast<double>(asked_.most()), true});
    return uses;
}

}  // namespace headroom::lambda
