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

std::vector<engine::QuotaUse> limitsOf(const Quotas& quotas, bool standard, bool express) {
    std::vector<engine::QuotaUse> limits;
    if (standard) {
        limits.push_back({"Step Functions open executions", static_cast<double>(quotas.openExecutions), 0.0, true});
        limits.push_back({"Step Functions executions started a second", quotas.startRate, 0.0, true});
        limits.push_back({"Step Functions state transitions a second", quotas.transitionRate, 0.0, true});
    }
    if (express) {
        limits.push_back(
            {"Step Functions synchronous Express executions", static_cast<double>(quotas.syncExecutions), 0.0, true});
        limits.push_back({"Step Functions Express executions started a second", quotas.expressStartRate, 0.0, true});
    }
    return limits;
}

void Account::startMeasuring() {
    open_.peak = open_.now;
    sync_.peak = sync_.now;
    busiest_ = {};
}

std::vector<engine::QuotaUse> Account::use() const {
    std::vector<engine::QuotaUse> uses = limitsOf(quotas_, hasStandard_, hasExpress_);
    const auto standard = hasStandard_ ? 3U : 0U;  // in the order of limitsOf()
    if (hasStandard_) {
        uses[0].peak = static_cast<double>(open_.peak);
        uses[1].peak = static_cast<double>(busiest_.starts.most());
        uses[2].peak = static_cast<double>(busiest_.transitions.most());
    }
    if (hasExpress_) {
        uses[standard].peak = static_cast<double>(sync_.peak);
        uses[standard + 1].peak = static_cast<double>(busiest_.expressStarts.most());
    }
    return uses;
}

}  // namespace headroom::stepfunctions
