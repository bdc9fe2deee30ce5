// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "model/base/sampler.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/durable_run.hpp"
#include "model/services/lambda/durable_spec.hpp"
#include "model/services/lambda/durable_usage.hpp"

namespace headroom::lambda {

/// What a durable function has beside other functions: its clocks, its checkpoints and what it reports.
class Durable {
public:
    Durable(engine::World& world, const DurableSpec& spec, const std::string& name);

    /// How long an execution may take that somebody waits for, or nobody.
    engine::TimeoutLane& limit(bool synchronous) { return synchronous ? synchronous_ : whole_; }
    DurableUsage& usage() { return usage_; }
    const DurableUsage& usage() const { return usage_; }
    bool invokesInSteps() const { return invokesInSteps_; }

    /// Books an operation that has written a checkpoint and `more`; how long the code waits for that.
    base::Duration checkpoint(DurableRun& run, base::Bytes more);
    /// Whether the execution may go on: neither 3,000 operations nor 100 MB.
    static bool hasRoom(const DurableRun& run) {
        return run.done <= kMostDurableOperations && run.written <= kMostDurableBytes;
    }
    /// What a further invocation takes for what is done already.
    base::Duration replay(const DurableRun& run) const { return replayTime_ * std::max<std::int64_t>(run.done - 1, 0); }
    base::Duration resume(const DurableRun& run);
    /// A step has failed: the pause before it is tried again; nothing when it has been tried often enough.
    std::optional<base::Duration> retry(DurableRun& run) const;

private:
    engine::World& world_;
    engine::TimeoutLane& whole_;
    engine::TimeoutLane& synchronous_;
    base::Sampler size_;
    base::Sampler time_;
    base::Sampler resume_;
    base::Duration replayTime_;
    std::int64_t stepAttempts_;
    bool invokesInSteps_;
    DurableUsage usage_;
};

}  // namespace headroom::lambda
