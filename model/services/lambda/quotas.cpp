// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/quotas.hpp"

#include <algorithm>
#include <string>

namespace headroom::lambda {

base::Result<void> checkReservations(const Quotas& quotas, std::span<const std::int64_t> reserved,
                                     std::span<const std::int64_t> provisioned) {
    std::int64_t sum = 0;
    for (const std::int64_t one : reserved) sum += one;
    const std::int64_t most = std::max<std::int64_t>(quotas.concurrentExecutions - kAlwaysUnreserved, 0);
    const std::string because = "; a quota of " + std::to_string(quotas.concurrentExecutions) + " leaves " +
                                std::to_string(most) +
                                " to reserve, because AWS keeps 100 unreserved (Lambda Developer Guide, "
                                "lambda-concurrency)";
    if (sum > most) {
        return base::Error{base::Errc::Refused, "/Properties/ReservedConcurrentExecutions",
                           "functions reserve " + std::to_string(sum) + " concurrent executions" + because};
    }
    std::int64_t ahead = 0;
    for (const std::int64_t one : provisioned) ahead += one;
    if (ahead == 0 || sum + ahead <= most) return {};
    return base::Error{base::Errc::Refused, "/Properties/ProvisionedConcurrencyConfig",
                       "functions reserve " + std::to_string(sum) + " and provision " + std::to_string(ahead) +
                           " concurrent executions beside them" + because};
}

}  // namespace headroom::lambda
