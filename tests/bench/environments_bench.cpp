// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <vector>

#include "model/base/random.hpp"
#include "model/base/ziggurat.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/event_queue.hpp"
#include "model/services/lambda/function.hpp"

// A function with 10,000 environments at work against one with 10, per request, in turns within one run. The
// requirement: at most 1.25 times as long, once what the bare event queue takes at as many pending events is taken off
// both (that cost is the queue's, and grows with any model). No environment is looked at but the one that serves.
namespace headroom::bench {

namespace {

constexpr std::int64_t kRequestsATurn = 50'000;

/// Of the processor: what others take of a busy machine is not counted.
double nanosecondsSince(std::clock_t from) { return static_cast<double>(std::clock() - from) * (1e9 / CLOCKS_PER_SEC); }

/// Requests of a second each on average, as many a second as environments are wanted at work.
class BusyFunction {
public:
    explicit BusyFunction(std::int64_t environments)
        : world_(1, base::Instant{}),
          scope_(world_.scheduler()),
          perSecond_(static_cast<double>(environments)),
          account_(world_, quotas()),
          function_(world_, account_, spec(), "F") {
        arrive().spawn();
        turn();
        turn();  // warm
    }
    ~BusyFunction() { world_.scheduler().tearDown(); }
    BusyFunction(const BusyFunction&) = delete;
    BusyFunction& operator=(const BusyFunction&) = delete;

    /// Nanoseconds a request over one turn; `events` becomes how many events one takes.
    double turn() {
        const std::uint64_t requests = sent_;
        const std::uint64_t handled = world_.scheduler().eventsHandled();
        end_ = end_ + base::fromSeconds(static_cast<double>(kRequestsATurn) / perSecond_);
        const std::clock_t from = std::clock();
        world_.scheduler().runUntil(end_);
        const double spent = nanosecondsSince(from);
        const auto count = static_cast<double>(sent_ - requests);
        events_ = static_cast<double>(world_.scheduler().eventsHandled() - handled) / count;
        return spent / count;
    }
    double events() const { return events_; }
    std::size_t pending() { return world_.scheduler().pending(); }

private:
    static lambda::Quotas quotas() {
        lambda::Quotas quotas;
        quotas.concurrentExecutions = 100'000;
        quotas.requestsPerConcurrency.reset();
        quotas.scalingBurst.reset();
        return quotas;
    }
    static lambda::Spec spec() {
        lambda::Spec spec;
        spec.runtime = "nodejs22.x";
        spec.memorySize = 1'769;
        spec.timeout = 60;
        spec.steps.push_back({lambda::WaitStep{base::Distribution::exponential(1.0)}});
        return spec;
    }
    engine::Process arrive() {
        base::Stream stream(17);
        for (;;) {
            const double gap = base::standardExponential(stream) / perSecond_;
            co_await engine::delay(base::fromSeconds(gap), engine::Rank::Normal);
            invoke().spawn();
        }
    }
    static engine::Call callOf(const engine::Request& request) {
        engine::Call call;
        call.draws = base::deriveKey(request.key, 7);
        return call;
    }
    engine::Process invoke() {
        engine::RequestRef request = world_.requests().acquire();
        request->number = sent_++;
        request->key = base::deriveKey(world_.key(), request->number);
        request->began = world_.now();
        request->measured = true;
        engine::Task<engine::Outcome> task = function_.serve(request, callOf(*request));
        const engine::Outcome outcome = co_await task;
        benchmark::DoNotOptimize(outcome.status);
    }

    engine::World world_;
    engine::SchedulerScope scope_;
    double perSecond_;
    std::uint64_t sent_ = 0;
    base::Instant end_;
    double events_ = 0.0;
    lambda::Account account_;
    lambda::Function function_;
};

/// The engine's queue alone: nanoseconds to take the earliest event and put one back, a second later on average.
class BareQueue {
public:
    explicit BareQueue(std::size_t pending) {
        base::Stream stream(7);
        for (auto& each : increments_) each = base::fromSeconds(base::standardExponential(stream)).count;
        for (std::size_t i = 0; i < pending; ++i) queue_.push({increments_[i % kIncrements], ++sequence_ << 24});
        turn();
    }
    double turn() {
        constexpr std::int64_t kHolds = 200'000;
        const std::clock_t from = std::clock();
        for (std::int64_t i = 0; i < kHolds; ++i) {
            const engine::Event event = queue_.top();
            queue_.pop();
            queue_.push({event.time + increments_[sequence_ % kIncrements], ++sequence_ << 24});
        }
        return nanosecondsSince(from) / static_cast<double>(kHolds);
    }

private:
    static constexpr std::size_t kIncrements = 8192;
    std::vector<std::int64_t> increments_ = std::vector<std::int64_t>(kIncrements);
    engine::EventQueue queue_;
    std::uint64_t sequence_ = 0;
};

/// One of the two, with the least it ever took: what is above was somebody else's.
struct Side {
    explicit Side(std::int64_t environments) : function(environments), queue(function.pending()) {}
    void turn() {
        request = std::min(request, function.turn());
        hold = std::min(hold, queue.turn());
    }
    double own() const { return request - hold * function.events(); }

    BusyFunction function;
    BareQueue queue;
    double request = 1e18;
    double hold = 1e18;
};

void environments(benchmark::State& state) {
    Side few(10);
    Side many(10'000);
    for (auto _ : state) {
        few.turn();
        many.turn();
    }
    state.counters["ns/request at 10"] = few.request;
    state.counters["ns/request at 10000"] = many.request;
    state.counters["queue ns/event at 10"] = few.hold;
    state.counters["queue ns/event at 10000"] = many.hold;
    state.counters["events/request"] = many.function.events();
    state.counters["ratio without queue"] = many.own() / few.own();
}

}  // namespace

BENCHMARK(environments)->Iterations(20)->Unit(benchmark::kMillisecond);

}  // namespace headroom::bench
