// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/account.hpp"

namespace headroom::lambda {

RequestRate::RequestRate(std::int64_t concurrency, const Quotas& quotas, base::Instant now) {
    if (!quotas.requestsPerConcurrency) return;
    const auto size = static_cast<double>(concurrency);
    bucket_.emplace(*quotas.requestsPerConcurrency * size, quotas.requestRateDepth * size, now);
}

Account::Account(engine::World& world, const Quotas& quotas)
    : quotas_(quotas),
      begin_(world.begin()),
      rate_(quotas.concurrentExecutions, quotas, begin_),
      unreserved_(quotas.concurrentExecutions),
      executions_(begin_) {}

ConcurrencyPool& Account::join(std::optional<std::int64_t> reserved) {
    if (!reserved) return unreserved_;
    unreserved_.shrink(*reserved);
    return reserved_.emplace_back(*reserved, RequestRate(*reserved, quotas_, begin_));
}

engine::QuotaUse Account::use() const {
    return {"Lambda concurrent executions", static_cast<double>(quotas_.concurrentExecutions),
            static_cast<double>(executions_.peak()), true};
}

}  // namespace headroom::lambda
