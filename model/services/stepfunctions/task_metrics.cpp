// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/task_metrics.hpp"

#include <utility>

namespace headroom::stepfunctions {

namespace {

using engine::Statistic;

/// What CloudWatch's names begin with: of times, and of counts.
struct Names {
    const char* one;
    const char* many;
};
Names namesOf(TaskKind kind) {
    switch (kind) {
        case TaskKind::Function:
            return {"LambdaFunction", "LambdaFunctions"};
        case TaskKind::Integration:
            return {"ServiceIntegration", "ServiceIntegrations"};
        case TaskKind::Activity:
            break;
    }
    return {"Activity", "Activities"};
}

std::string oneOf(TaskKind kind, const char* what) { return std::string(namesOf(kind).one) + what; }
std::string manyOf(TaskKind kind, const char* what) { return std::string(namesOf(kind).many) + what; }

}  // namespace

TaskMetrics::TaskMetrics(engine::World& world, TaskKind kind, std::string of)
    : world_(world),
      kind_(kind),
      of_(std::move(of)),
      scheduleTime_(metric(oneOf(kind, "ScheduleTime"), Statistic::Average)),
      runTime_(metric(oneOf(kind, "RunTime"), Statistic::Average)),
      time_(metric(oneOf(kind, "Time"), Statistic::Average)),
      scheduled_(metric(manyOf(kind, "Scheduled"), Statistic::Sum)),
      started_(metric(manyOf(kind, "Started"), Statistic::Sum)),
      succeeded_(metric(manyOf(kind, "Succeeded"), Statistic::Sum)),
      failed_(metric(manyOf(kind, "Failed"), Statistic::Sum)),
      timedOut_(metric(manyOf(kind, "TimedOut"), Statistic::Sum)),
      silent_(kind == TaskKind::Activity ? &metric(manyOf(kind, "HeartbeatTimedOut"), Statistic::Sum) : nullptr) {}

/// The function, integration or activity is the metrics' dimension: here in brackets.
engine::Metric& TaskMetrics::metric(const std::string& name, Statistic statistic) {
    return world_.metrics().metric(std::string(kMetricsNamespace), name + " (" + of_ + ")", statistic);
}

void TaskMetrics::closed(const Ending& ending, base::Duration ran, base::Duration all) {
    runTime_.add(milliseconds(ran));
    time_.add(milliseconds(all));
    if (ending.ok()) return succeeded_.add(1.0);
    const bool late = ending.error == kTimeoutError;
    if (late && silent_ != nullptr && ending.alias == kHeartbeatError) return silent_->add(1.0);
    (late ? timedOut_ : failed_).add(1.0);
}

}  // namespace headroom::stepfunctions
