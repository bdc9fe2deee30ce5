// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/quotas.hpp"

#include <algorithm>
#include <string>

namespace headroom::lambda {

base::Result<void> checkReservations(const Quotas& quotas, std::span<const std::int64_t> reserved) {
    std::int64_t sum = 0;
    for (const std::int64_t one : reserved) sum += one;
    const std::int64_t most = std::max<std::int64_t>(quotas.concurrentExecutions - kAlwaysUnreserved, 0);
    if (sum <= most) return {};
    return base::Error{
        base::Errc::Refused, "/Properties/ReservedConcurrentExecutions",
        "functions reserve " + std::to_string(sum) + " concurrent executions; a quota of " +
            std::to_string(quotas.concurrentExecutions) + " leaves " + std::to_string(most) +
            " to reserve, because AWS keeps 100 unreserved (Lambda Developer Guide, lambda-concurrency)"};
}

}  // namespace headroom::lambda
