// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/account.hpp"

namespace headroom::stepfunctions {

namespace {

/// Whose metrics those of an account are.
constexpr const char* kMetrics = "AWS/States";

}  // namespace

Account::Account(engine::World& world, const Quotas& quotas)
    : world_(world),
      quotas_(quotas),
      starts_(quotas.startRate, quotas.startBurst, world.now()),
      expressStarts_(quotas.expressStartRate, quotas.expressStartBurst, world.now()),
      transitions_(quotas.transitionRate, quotas.transitionBurst, world.now()) {}

// CloudWatch has them by API (APIName) and for transitions by ServiceMetric: here in brackets.
void Account::join(bool express) {
    engine::Metrics& metrics = world_.metrics();
    if (startsTaken_ == nullptr)
        startsTaken_ = &metrics.metric(kMetrics, "ConsumedCapacity (StartExecution)", engine::Statistic::Sum);
    if (!express && transitionsTaken_ == nullptr)
        transitionsTaken_ = &metrics.metric(kMetrics, "ConsumedCapacity (StateTransition)", engine::Statistic::Sum);
    (express ? hasExpress_ : hasStandard_) = true;
}

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
