// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/base/meter.hpp"
#include "model/engine/causes.hpp"
#include "model/engine/quantile_windows.hpp"
#include "model/engine/world.hpp"
#include "model/services/lambda/behavior.hpp"
#include "model/services/lambda/billed_time.hpp"
#include "model/services/lambda/environments.hpp"
#include "model/services/lambda/log_meter.hpp"
#include "model/services/lambda/occupancy.hpp"
#include "model/services/lambda/spec.hpp"

namespace headroom::lambda {

/// Why an invocation was refused with 429.
enum class Throttle : std::uint8_t {
    Reserved,             ///< the function's reserved concurrency is in use
    Account,              ///< the account's unreserved concurrency is in use
    RequestRate,          ///< ten requests a second for each unit of concurrency
    Scaling,              ///< no new environment so soon
    ReservedRequestRate,  ///< ten requests a second for each unit of the function's reserved concurrency
};
inline constexpr std::size_t kThrottles = 5;

/// How an invocation went.
enum class InvocationResult : std::uint8_t { Answer, Error, Crash, Timeout };

/// What a function reports: CloudWatch metrics, figures and meter readings. Counts follow measured requests alone,
/// concurrency everything.
class Usage {
public:
    Usage(engine::World& world, const Spec& spec, std::string name);

    void throttled(const engine::Request& request, Throttle why);
    /// An invocation is let in; `cold` when it pays an INIT of that length, or a RESTORE.
    /// INIT runs within the invocation, as part of its duration: no cold start.
    void initSuppressed(const engine::Request& request);
    void admitted(const engine::Request& request, bool cold, base::Duration init, base::Instant now);
    /// Its environment came out of a snapshot.
    void restored(const engine::Request& request) {
        if (!request.measured) return;
        ++counts_.restores;
        ++caused_.of(request.workload).restores;
    }
    /// Its environment had been initialised before; the INIT is billed all the same.
    void initialisedAhead(const engine::Request& request, base::Duration billed);
    /// Its code begins, on provisioned concurrency or not.
    void began(const engine::Request& request, bool provisioned, base::Instant now) {
        if (!request.measured) return earlier_.began(std::max(now, base::Instant{}));
        lane(provisioned).began(now);
        caused_.of(request.workload).running(provisioned).began(now);
    }
    /// An invocation that is over.
    struct Ended {
        InvocationResult result = InvocationResult::Answer;
        bool provisioned = false;
        base::Duration init;        ///< what is billed of it
        base::Duration duration;    ///< as CloudWatch counts it, without INIT
        base::Duration extensions;  ///< after the answer
        base::Bytes printed;
        base::Bytes streamed;   ///< what is charged of a streamed answer
        bool brokeOff = false;  ///< a stream, after a part of it had been sent
    };
    void ended(const engine::Request& request, const Ended& how, base::Instant now);

    /// Lets percentiles of Duration be kept there, which outlives the run.
    void watchDurations(engine::QuantileWindows& into) { watchedDurations_.push_back(&into); }
    /// Lets cold starts be counted over time and their INIT be kept [ms], as Lambda Insights does (init_duration).
    void watchColdStarts(engine::Metric& count, engine::Metric& init) {
        watchedColdStarts_ = &count;
        watchedInit_ = &init;
    }

    void startMeasuring(base::Instant now) { concurrency_.startMeasuring(now); }
    /// Adds figures and readings of a window that ended at `end`; `ahead`: INIT of provisioned environments.
    void report(engine::ResourceReport& into, base::Duration window, base::Instant end, const InitAhead& ahead) const;
    /// Adds what of those readings, of a window that ended at `end`, each workload caused.
    void addCauses(std::vector<engine::CausedReading>& into, base::Instant end) const;

private:
    struct Counts {
        std::uint64_t invocations = 0;
        std::uint64_t coldStarts = 0;
        std::uint64_t suppressedInits = 0;
        std::uint64_t errors = 0;
        std::uint64_t crashes = 0;
        std::uint64_t timeouts = 0;
        std::array<std::uint64_t, kThrottles> throttles{};
        std::uint64_t initialisedAhead = 0;
        std::uint64_t restores = 0;
        base::Duration init;
        base::Duration extensions;
        base::Granules streamedBytes = 0;
        std::uint64_t brokenStreams = 0;
    };
    /// Executions under way.
    struct Running {
        std::int64_t count = 0;
        base::Granules since = 0;  ///< the sum of the instants they began at

        void began(base::Instant at) {
            ++count;
            since += at.ns;
        }
        void ended(base::Instant began) {
            --count;
            since -= began.ns;
        }
        /// How long they have run, in ms.
        base::Granules unfinished(base::Instant end) const;
    };
    /// Measured executions of one price.
    struct Lane : Running {
        base::Granules billedMilliseconds = 0;
    };
    /// Those that began for requests from before Start, from there on: nothing of them is billed.
    struct Earlier : Running {
        base::Granules milliseconds = 0;  ///< of those that have ended
    };
    /// By the requests of one workload.
    struct Caused {
        std::int64_t invocations = 0;
        std::int64_t onDemand = 0;  ///< billed ms
        std::int64_t provisioned = 0;
        std::int64_t logged = 0;  ///< bytes
        std::int64_t streamed = 0;
        std::int64_t restores = 0;
        std::array<Running, 2> underWay{};  ///< on demand, provisioned

        Running& running(bool onProvisioned) { return underWay[onProvisioned ? 1 : 0]; }
    };
    Lane& lane(bool provisioned) { return provisioned ? provisioned_ : onDemand_; }
    void addFigures(engine::ResourceReport& into, base::Duration window, base::Instant end,
                    const InitAhead& ahead) const;
    void addReadings(engine::ResourceReport& into, base::Instant end, const InitAhead& ahead) const;
    void addSnapStart(engine::ResourceReport& into, base::Duration window) const;
    void endedEarlier(base::Instant began, base::Instant now);
    /// Milliseconds of executions, with what those under way have run so far.
    base::Granules billedBy(base::Instant end) const;
    void warnUnfinished(engine::ResourceReport& into, base::Instant end) const;
    void warnEarlier(engine::ResourceReport& into, base::Instant end) const;

    std::string name_;
    std::int64_t memory_;
    std::int64_t chargedStorage_;  ///< MB
    Architecture architecture_;
    bool provisions_;
    bool restores_;
    bool chargesSnapshots_;
    bool initialisesAhead_;
    bool extends_;
    bool streams_;
    engine::Metric& invocations_;
    engine::Metric& errors_;
    engine::Metric& throttles_;
    engine::Metric& duration_;
    engine::Gauge& concurrentExecutions_;
    std::vector<engine::QuantileWindows*> watchedDurations_;
    engine::Metric* watchedColdStarts_ = nullptr;
    engine::Metric* watchedInit_ = nullptr;
    Occupancy concurrency_;
    Counts counts_;
    LogMeter log_;
    Lane onDemand_;
    Lane provisioned_;
    Earlier earlier_;
    engine::PerWorkload<Caused> caused_;
};

}  // namespace headroom::lambda
