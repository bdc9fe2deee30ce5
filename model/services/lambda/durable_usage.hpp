// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/base/meter.hpp"
#include "model/engine/causes.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/durable_run.hpp"
#include "model/services/lambda/durable_spec.hpp"

namespace headroom::lambda {

/// What the executions of a durable function report beside its invocations.
class DurableUsage {
public:
    enum class End : std::uint8_t { Succeeded, Failed, TimedOut };

    DurableUsage(engine::World& world, const DurableSpec& spec, const std::string& name);

    /// An execution begins, which is an operation.
    void started(DurableRun& run);
    /// An operation: the start of an execution, a step, a wait, an invocation, a retry.
    void operated(DurableRun& run, base::Bytes bytes);
    /// What an operation that is booked already has written as well: the answer of an invocation.
    void wrote(DurableRun& run, base::Bytes bytes);
    void ended(const DurableRun& run, End how);
    void report(engine::ResourceReport& into, base::Duration window) const;
    /// Adds what of its readings each workload caused; what is kept is nobody's, as other stored things.
    void addCauses(std::vector<engine::CausedReading>& into) const;

private:
    struct Counts {
        std::uint64_t started = 0;
        std::uint64_t succeeded = 0;
        std::uint64_t failed = 0;
        std::uint64_t timedOut = 0;
        std::uint64_t operations = 0;
        base::Granules bytes = 0;
        base::Granules byteMicroseconds = 0;  ///< kept while executions run
        base::Granules nanoseconds = 0;       ///< of executions that have ended
    };

    /// By the executions of one workload.
    struct Caused {
        std::int64_t operations = 0;
        std::int64_t bytes = 0;
    };

    engine::World& world_;
    std::string name_;
    std::int64_t retentionDays_;
    engine::Metric& started_;
    engine::Metric& succeeded_;
    engine::Metric& failed_;
    engine::Metric& timedOut_;
    engine::Metric& duration_;
    engine::Metric& operations_;
    engine::Metric& written_;
    engine::Gauge& running_;
    Counts counts_;
    engine::PerWorkload<Caused> caused_;
};

}  // namespace headroom::lambda
