// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/random.hpp"
#include "model/base/sampler.hpp"
#include "model/engine/bands.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/engine/world.hpp"

// API -> function -> table with Poisson arrivals, written twice: as coroutines (coroutine_path.hpp) and as a loop over
// a switch (switch_loop.hpp). Here is what both have in common, so that only the way of writing differs.
namespace headroom::bench {

/// The delays of a request, in order; each draws from a stream of its own.
enum class Step : std::uint8_t { Overhead, Init, Compute, Table, Finish };

inline constexpr base::Duration kKeepAlive = base::minutes(10);
inline constexpr double kMedians[] = {0.004, 0.250, 0.012, 0.004, 0.006};  // seconds, by Step

/// Everything that is measured: five metrics and a gauge, three histograms, hop records and bands.
struct Figures {
    explicit Figures(engine::World& world)
        : count(world.metrics().metric("Api", "Count", engine::Statistic::Sum)),
          latency(world.metrics().metric("Api", "Latency", engine::Statistic::Average)),
          invocations(world.metrics().metric("Function", "Invocations", engine::Statistic::Sum)),
          duration(world.metrics().metric("Function", "Duration", engine::Statistic::Average)),
          consumed(world.metrics().metric("Table", "ConsumedReadCapacityUnits", engine::Statistic::Sum)),
          concurrency(world.metrics().gauge("Function", "ConcurrentExecutions", world.now())),
          apiHop(world.hops().id("Api")),
          functionHop(world.hops().id("Function")),
          tableHop(world.hops().id("Table")) {}

    engine::Metric& count;
    engine::Metric& latency;
    engine::Metric& invocations;
    engine::Metric& duration;
    engine::Metric& consumed;
    engine::Gauge& concurrency;
    engine::LatencyHistogram apiLatency;
    engine::LatencyHistogram functionDuration;
    engine::LatencyHistogram tableLatency;
    engine::BandRecorder bands;
    engine::HopId apiHop;
    engine::HopId functionHop;
    engine::HopId tableHop;
    std::int64_t throttled = 0;
    std::int64_t coldStarts = 0;
    std::int64_t granules = 0;  ///< MB x ms, as a bill would want them
};

/// Lognormal delays, one sampler a step, as a service holds its own.
class Delays {
public:
    Delays() {
        for (const double median : kMedians) {
            samplers_.emplace_back(base::Distribution::logNormal(median, 2.0 * median), 0);
        }
    }
    base::Duration draw(Step step, std::uint64_t requestKey, base::Instant now) {
        base::Stream stream(base::deriveKey(requestKey, static_cast<std::uint64_t>(step)));
        return base::sampleDuration(samplers_[static_cast<std::size_t>(step)], stream, now);
    }

private:
    std::vector<base::Sampler> samplers_;
};

/// Idle environments of a function, the most recently used last; those idle for too long are swept when it is asked.
class WarmPool {
public:
    /// Whether there is a warm one.
    bool take(base::Instant now) {
        while (first_ < idleSince_.size() && idleSince_[first_] + kKeepAlive < now) ++first_;
        if (first_ == idleSince_.size()) {
            idleSince_.clear();
            first_ = 0;
            return false;
        }
        idleSince_.pop_back();
        return true;
    }
    void giveBack(base::Instant now) { idleSince_.push_back(now); }

private:
    std::vector<base::Instant> idleSince_;
    std::size_t first_ = 0;
};

/// A world with the path's figures and limits, for either way of writing.
struct PathState {
    explicit PathState(double perSecond)
        : world(1, base::Instant{}),
          figures(world),
          apiBucket(10 * perSecond, 10 * perSecond, base::Instant{}),
          tableBucket(12 * perSecond, 3'600 * perSecond, base::Instant{}),
          gap(base::Distribution::exponential(1.0 / perSecond), 0),
          gaps(17) {}

    base::Duration nextGap() { return base::sampleDuration(gap, gaps, world.now()); }
    void begin(engine::Request& request, std::uint64_t number, base::Instant now) {
        request.number = number;
        request.key = base::deriveKey(world.key(), number);
        request.measured = true;
        request.began = now;
    }

    engine::World world;
    Figures figures;
    Delays delays;
    WarmPool warm;
    engine::TokenBucket apiBucket;
    engine::TokenBucket tableBucket;
    base::Sampler gap;
    base::Stream gaps;
};

}  // namespace headroom::bench
