// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/account.hpp"

#include <algorithm>

namespace headroom::stepfunctions {

Account::Account(engine::World& world, const Quotas& quotas)
    : world_(world),
      quotas_(quotas),
      starts_(quotas.startRate, quotas.startBurst, world.now()),
      expressStarts_(quotas.expressStartRate, quotas.expressStartBurst, world.now()),
      transitions_(quotas.transitionRate, quotas.transitionBurst, world.now()) {}

// CloudWatch has them by API (APIName) and for transitions by ServiceMetric: here in brackets.
void Account::join(bool express) {
    engine::Metrics& metrics = world_.metrics();
    const std::string own(kMetricsNamespace);
    if (startsTaken_ == nullptr)
        startsTaken_ = &metrics.metric(own, "ConsumedCapacity (StartExecution)", engine::Statistic::Sum);
    if (!express && transitionsTaken_ == nullptr)
        transitionsTaken_ = &metrics.metric(own, "ConsumedCapacity (StateTransition)", engine::Statistic::Sum);
    (express ? hasExpress_ : hasStandard_) = true;
}

TaskMetrics& Account::taskMetrics(TaskKind kind, const std::string& of) {
    const auto known = std::ranges::find_if(
        taskMetrics_, [&](const TaskMetrics& one) { return one.kind() == kind && one.of() == of; });
    return known != taskMetrics_.end() ? *known : taskMetrics_.emplace_back(world_, kind, of);
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
