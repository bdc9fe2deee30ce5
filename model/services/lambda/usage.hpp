// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "model/base/meter.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/behavior.hpp"
#include "model/services/lambda/occupancy.hpp"
#include "model/services/lambda/spec.hpp"

namespace headroom::lambda {

/// Why an invocation was refused with 429.
enum class Throttle : std::uint8_t {
    Reserved,     ///< the function's reserved concurrency is in use
    Account,      ///< the account's unreserved concurrency is in use
    RequestRate,  ///< ten requests a second for each unit of concurrency
    Scaling,      ///< no new environment so soon
};
inline constexpr std::size_t kThrottles = 4;

/// How an invocation went.
enum class InvocationResult : std::uint8_t { Answer, Error, Crash, Timeout };

/// The billed time of an invocation: INIT and execution together, rounded up to the millisecond (AWS blog "Lambda
/// standardizes billing for INIT Phase", 2025-04-29).
base::Duration billedDuration(base::Duration init, base::Duration duration);

/// What a function reports: CloudWatch metrics, figures and meter readings. Counts follow measured requests alone,
/// concurrency everything.
class Usage {
public:
    Usage(engine::World& world, const Spec& spec, std::string name);

    void throttled(const engine::Request& request, Throttle why);
    /// An invocation is let in; `cold` when it pays an INIT of that length.
    void admitted(const engine::Request& request, bool cold, base::Duration init, base::Instant now);
    /// Its code begins.
    void began(const engine::Request& request, base::Instant now) {
        if (!request.measured) return;
        ++running_;
        runningSince_ += now.ns;
    }
    /// It is over: `duration` as CloudWatch counts it, without INIT.
    void ended(const engine::Request& request, InvocationResult result, base::Duration init, base::Duration duration,
               base::Bytes printed, base::Instant now);

    void startMeasuring(base::Instant now) { concurrency_.startMeasuring(now); }
    /// Adds figures and readings of a window that ended at `end`.
    void report(engine::ResourceReport& into, base::Duration window, base::Instant end) const;

private:
    struct Counts {
        std::uint64_t invocations = 0;
        std::uint64_t coldStarts = 0;
        std::uint64_t errors = 0;
        std::uint64_t crashes = 0;
        std::uint64_t timeouts = 0;
        std::array<std::uint64_t, kThrottles> throttles{};
        base::Duration init;
        base::Granules billedMilliseconds = 0;
        base::Granules logBytes = 0;
    };
    void addReadings(engine::ResourceReport& into, base::Granules unfinished) const;
    void warnUnfinished(engine::ResourceReport& into, base::Granules unfinished) const;

    std::string name_;
    std::int64_t memory_;
    Architecture architecture_;
    engine::Metric& invocations_;
    engine::Metric& errors_;
    engine::Metric& throttles_;
    engine::Metric& duration_;
    engine::Gauge& concurrentExecutions_;
    Occupancy concurrency_;
    Counts counts_;
    std::int64_t running_ = 0;         ///< measured executions under way
    base::Granules runningSince_ = 0;  ///< the sum of the instants they began at
};

}  // namespace headroom::lambda
