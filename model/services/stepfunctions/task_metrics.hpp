// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/engine/world.hpp"
#include "model/services/stepfunctions/raised.hpp"

namespace headroom::stepfunctions {

/// Whose metrics those of an account are.
inline constexpr std::string_view kMetricsNamespace = "AWS/States";

/// What a Task asks, as CloudWatch tells its metrics apart.
enum class TaskKind { Function, Integration, Activity };

/// CloudWatch's metrics of one function, service integration or activity that tasks ask, of all machines of the account
/// (Guide, procedure-cw-metrics). @see README.md, "Metrics".
class TaskMetrics {
public:
    /// `of`: the metrics' dimension, "Work" or "sqs:sendMessage.waitForTaskToken".
    TaskMetrics(engine::World& world, TaskKind kind, std::string of);

    TaskKind kind() const { return kind_; }
    const std::string& of() const { return of_; }

    /// A state is entered, or tried again.
    void scheduled() { scheduled_.add(1.0); }
    /// What it asks begins, so long after that.
    void started(base::Duration scheduled) {
        started_.add(1.0);
        scheduleTime_.add(milliseconds(scheduled));
    }
    /// It is over: so long after it began, and after it was scheduled.
    void closed(const Ending& ending, base::Duration ran, base::Duration all);

private:
    engine::Metric& metric(const std::string& name, engine::Statistic statistic);
    static double milliseconds(base::Duration length) { return static_cast<double>(length.count) / 1e6; }

    engine::World& world_;
    TaskKind kind_;
    std::string of_;
    engine::Metric& scheduleTime_;
    engine::Metric& runTime_;
    engine::Metric& time_;
    engine::Metric& scheduled_;
    engine::Metric& started_;
    engine::Metric& succeeded_;
    engine::Metric& failed_;
    engine::Metric& timedOut_;
    engine::Metric* silent_;  ///< HeartbeatTimedOut: of activities
};

/// One attempt of a Task as its metrics see it; nothing where it is not measured.
class TaskClock {
public:
    /// `entered`: when the state was entered or tried again; it begins now.
    TaskClock(TaskMetrics* metrics, base::Instant entered, base::Instant now)
        : metrics_(metrics), entered_(entered), began_(now) {
        if (metrics_ != nullptr) metrics_->started(now - entered);
    }
    void end(const Ending& ending, base::Instant now) const {
        if (metrics_ != nullptr) metrics_->closed(ending, now - began_, now - entered_);
    }

private:
    TaskMetrics* metrics_;
    base::Instant entered_;
    base::Instant began_;
};

}  // namespace headroom::stepfunctions
