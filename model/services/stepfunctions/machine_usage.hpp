// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/base/meter.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/world.hpp"
#include "model/services/stepfunctions/execution.hpp"
#include "model/services/stepfunctions/execution_ends.hpp"
#include "model/services/stepfunctions/plan.hpp"
#include "model/services/stepfunctions/state_usage.hpp"

namespace headroom::stepfunctions {

/// Whether an execution may start, and the account's quota that refuses it.
enum class Admission : std::uint8_t { Yes, Starts, OpenExecutions, ExpressStarts, SyncExecutions };
inline constexpr std::size_t kAdmissions = 5;

/// What an execution came to, as its bill and its metrics want it.
struct ExecutionTotals {
    bool child = false;  ///< of a distributed Map
    bool express = false;
    Ending ending;
    bool timedOut = false;
    bool stopped = false;  ///< from outside
    base::Duration length;
    std::int64_t events = 0;
    std::int64_t memory = 0;  ///< [B] of an Express execution
};

/// What a machine reports: CloudWatch metrics, figures and meter readings. Counts follow measured executions alone.
class MachineUsage {
public:
    MachineUsage(engine::World& world, const Spec& spec, std::string name);

    /// A measured start was refused.
    void refused(Admission why);
    /// An execution begins.
    void started(Execution& execution, base::Instant now);
    void ended(const Execution& execution, const ExecutionTotals& totals, base::Instant now);

    /// A transition has to wait for its token.
    void throttled(const Execution& execution);
    /// A state is entered, or tried again after a failure.
    void entered(const Execution& execution, StateIndex state, bool again) {
        if (!execution.measured) return;
        if (again)
            states_.triedAgain(state);
        else
            states_.entered(state);
        if (!execution.express()) transitions(execution, 1);
    }
    /// `next`: where it leads, by a catcher too.
    void left(bool measured, StateIndex state, base::Duration length, bool ok, StateIndex next) {
        if (!measured) return;
        states_.left(state, length, ok);
        states_.went(state, next);
    }

    void report(engine::ResourceReport& into, base::Duration window, const Plan& plan) const;
    /// Adds what of the readings each workload caused.
    void addCauses(std::vector<engine::CausedReading>& into) const;
    const engine::LatencyHistogram& executionTime() const { return executionTime_; }
    /// As it stands now.
    ExecutionEnds ends() const;
    /// Measured ones, children aside.
    const RunningExecutions& running() const { return running_; }

private:
    struct Counts {
        std::uint64_t started = 0;
        std::uint64_t succeeded = 0;
        std::uint64_t failed = 0;
        std::uint64_t timedOut = 0;
        std::uint64_t aborted = 0;
        std::uint64_t refused = 0;
        std::array<std::uint64_t, kAdmissions> refusedFor{};
        std::uint64_t throttledTransitions = 0;
        std::uint64_t children = 0;
        std::uint64_t childrenFailed = 0;
        std::uint64_t expressRequests = 0;
        std::int64_t transitions = 0;
        std::int64_t mostEvents = 0;
        base::Granules megabyteMilliseconds = 0;
        std::int64_t running = 0;
    };
    /// By the executions of one workload.
    struct Caused {
        std::int64_t transitions = 0;
        std::int64_t expressRequests = 0;
        base::Granules megabyteMilliseconds = 0;
    };
    void transitions(const Execution& execution, std::int64_t count) {
        counts_.transitions += count;
        caused_.of(execution.workload).transitions += count;
    }
    void countError(ErrorId error);
    void charge(const Execution& execution, const ExecutionTotals& totals);
    void addFigures(engine::ResourceReport& into, base::Duration window) const;
    void addErrors(engine::ResourceReport& into, const Plan& plan) const;
    void addReadings(engine::ResourceReport& into) const;
    void addWarnings(engine::ResourceReport& into) const;

    engine::World& world_;
    const Spec& spec_;
    std::string name_;
    engine::Metric& started_;
    engine::Metric& succeeded_;
    engine::Metric& failed_;
    engine::Metric& timedOut_;
    engine::Metric& aborted_;
    engine::Metric& throttled_;
    engine::Metric& refused_;
    engine::Metric& time_;
    engine::Gauge& open_;
    engine::Metric* billedDuration_ = nullptr;
    engine::Metric* memory_ = nullptr;
    engine::Metric* billedMemory_ = nullptr;
    bool standardChildren_ = false;
    bool expressChildren_ = false;
    Counts counts_;
    std::vector<std::uint64_t> errors_;  ///< executions that ended with them, by number; as long as the highest of them
    StateUsage states_;
    engine::PerWorkload<Caused> caused_;
    engine::LatencyHistogram executionTime_;
    engine::LatencyHistogram succeededTime_;
    engine::LatencyHistogram failedTime_;  ///< or timed out
    RunningExecutions running_;
};

}  // namespace headroom::stepfunctions
