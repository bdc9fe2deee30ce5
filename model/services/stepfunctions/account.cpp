// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/account.hpp"

namespace headroom::stepfunctions {

Account::Account(const Quotas& quotas, base::Instant now)
    : quotas_(quotas),
      starts_(quotas.startRate, quotas.startBurst, now),
      expressStarts_(quotas.expressStartRate, quotas.expressStartBurst, now),
      transitions_(quotas.transitionRate, quotas.transitionBurst, now) {}

void Account::startMeasuring() {
    open_.peak = open_.now;
    sync_.peak = sync_.now;
}

std::vector<engine::QuotaUse> Account::use() const {
    std::vector<engine::QuotaUse> uses;
    if (hasStandard_)
        uses.push_back({"Step Functions open executions", static_cast<double>(quotas_.openExecutions),
                        static_cast<double>(open_.peak), true});
    if (hasExpress_)
        uses.push_back({"Step Functions synchronous Express executions", static_cast<double>(quotas_.syncExecutions),
                        static_cast<double>(sync_.peak), true});
    return uses;
}

}  // namespace headroom::stepfunctions
