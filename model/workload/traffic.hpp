// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/base/sampler.hpp"
#include "model/engine/bands.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/quantile_windows.hpp"
#include "model/engine/threshold_windows.hpp"
#include "model/engine/world.hpp"
#include "model/platform/client/retry.hpp"
#include "model/workload/arrivals.hpp"
#include "model/workload/client_network.hpp"
#include "model/workload/mix.hpp"
#include "model/workload/traffic_spec.hpp"

namespace headroom::workload {

/// What became of the requests that began in the measured window; each is counted on its own, when it happens.
struct RequestCounts {
    std::uint64_t offered = 0;
    std::uint64_t succeeded = 0;
    std::uint64_t throttled = 0;
    std::uint64_t failed = 0;
    std::uint64_t timedOut = 0;
    std::uint64_t inFlight = 0;  ///< begun and not ended now
    std::uint64_t attempts = 0;  ///< first ones and the client's retries

    bool operator==(const RequestCounts&) const = default;
};

/// How a target keeps sessions: which of its routes open, close and push, and when it puts a client out.
struct SessionRules {
    std::uint16_t connect = 0;
    std::uint16_t disconnect = 0;
    std::uint16_t push = 0;
    base::Duration longest;          ///< a connection's life
    base::Duration silence;          ///< without a message either way
    base::Bytes largest{INT64_MAX};  ///< a message from the client above it ends the connection
};

/// What closed users ask for and get.
struct ClosedRates {
    std::optional<base::Rate> wanted;  ///< if every answer came at once; nothing when they do not think
    base::Rate achieved;               ///< requests that succeeded
};

/// The clients of a workload: sends its requests to the target as they arrive and keeps what came of them.
class Traffic {
public:
    /// `spec` must make sense (see check of its parts); `asks` resolves its mix. Requests arrive from the world's
    /// beginning to `end`. `number` tells workloads apart in Request::workload.
    Traffic(engine::World& world, const TrafficSpec& spec, std::vector<Ask> asks, engine::Service& target,
            client::Target kind, base::Instant end, std::uint32_t number = 0);
    Traffic(const Traffic&) = delete;
    Traffic& operator=(const Traffic&) = delete;

    /// Every arrival is a session, as `spec.session` says. Call before start().
    void holdSessions(const SessionSpec& spec, const SessionRules& rules);

    /// Begins. Call once, with the world's scheduler current.
    void start();

    const std::string& name() const { return name_; }
    const RequestCounts& counts() const { return counts_; }
    /// From the first attempt to the final outcome, given up ones with the time they waited; measured requests only.
    const engine::LatencyHistogram& latency() const { return latency_; }
    const engine::BandRecorder& bands() const { return bands_; }
    /// Of a closed workload, over the measured `window`.
    std::optional<ClosedRates> closedRates(base::Duration window) const;

    /// Keeps counts for a windowed objective. The reference stays valid. Call before start().
    const engine::ThresholdWindows& watch(base::Duration window, base::Duration limit);
    /// The same of an objective that limits its errors: a request that is throttled, fails or is given up is one.
    const engine::ThresholdWindows& watchErrors(base::Duration window);
    /// Tells windowed objectives of the requests that are still under way; once, at the end of the measured window.
    void settle();
    /// Lets percentiles of its requests' latency be kept there, which outlives the run.
    void watchLatency(engine::QuantileWindows& into) { quantiles_.push_back(&into); }

private:
    /// Closed users, scaled.
    struct Users {
        std::int64_t count = 0;
        base::Sampler think;
        double meanThink = 0.0;  ///< of `think`, before `timeScale`
        double timeScale = 1.0;
    };
    struct Sessions {
        base::Sampler length;
        double messages = 0.0;  ///< a second, of each connection
        double received = 0.0;
        SessionRules rules;
    };
    /// A workload's own one-minute metrics.
    struct Series {
        Series(engine::Metrics& metrics, const std::string& name);
        engine::Metric& requests;
        engine::Metric& throttled;
        engine::Metric& failed;
        engine::Metric& timedOut;
        engine::Metric& latency;
    };

    engine::Process arrive();
    engine::Process sendOne(engine::RequestRef request);
    engine::Process converse(std::uint64_t key);
    engine::Process push(std::uint64_t key);
    engine::Process hangUp(std::uint64_t key);
    engine::Call sessionCall(std::uint64_t key, std::uint16_t route);
    engine::Process use(std::uint64_t userKey);
    engine::RequestRef begin(std::uint64_t key);
    engine::Task<engine::Outcome> ask(const engine::RequestRef& request, const engine::Call& call,
                                      client::RetryQuota& quota);
    void finish(const engine::Request& request, const engine::Outcome& outcome);
    void count(engine::Disposition disposition);
    base::Duration thinkOf(base::Stream& stream, double share);

    engine::World& world_;
    std::string name_;
    std::uint64_t key_;
    std::uint32_t number_;
    std::uint64_t sent_ = 0;
    Mix mix_;
    std::unique_ptr<ArrivalSource> source_;  ///< of an open workload
    std::optional<Users> users_;             ///< of a closed one
    std::unique_ptr<Sessions> sessions_;     ///< of connections that stay open
    std::unique_ptr<ClientNetwork> network_;
    client::Route route_;
    bool plain_;  ///< one attempt without a limit: the target is awaited directly
    RequestCounts counts_;
    Series series_;
    engine::LatencyHistogram latency_;
    engine::BandRecorder bands_;
    std::deque<engine::ThresholdWindows> windows_;
    std::deque<engine::ThresholdWindows> errors_;
    std::vector<engine::QuantileWindows*> quantiles_;
};

}  // namespace headroom::workload
