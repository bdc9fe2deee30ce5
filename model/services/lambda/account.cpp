// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/account.hpp"

namespace headroom::lambda {

ConcurrencyPool::ConcurrencyPool(std::int64_t limit, std::int64_t rateOf, const Quotas& quotas, base::Instant now)
    : limit_(limit) {
    if (!quotas.requestsPerConcurrency) return;
    const auto size = static_cast<double>(rateOf);
    requests_.emplace(*quotas.requestsPerConcurrency * size, quotas.requestRateDepth * size, now);
}

Account::Account(engine::World& world, const Quotas& quotas)
    : quotas_(quotas),
      begin_(world.begin()),
      unreserved_(quotas.concurrentExecutions, quotas.concurrentExecutions, quotas, begin_),
      executions_(begin_) {}

ConcurrencyPool& Account::join(std::optional<std::int64_t> reserved) {
    if (!reserved) return unreserved_;
    unreserved_.shrink(*reserved);
    return reserved_.emplace_back(*reserved, *reserved, quotas_, begin_);
}

engine::QuotaUse Account::use() const {
    return {"Lambda concurrent executions", static_cast<double>(quotas_.concurrentExecutions),
            static_cast<double>(executions_.peak()), true};
}

} // namespace headroom::lambda
