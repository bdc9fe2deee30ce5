// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <optional>
#include <thread>
#include <vector>

#include "model/base/random.hpp"
#include "model/base/ziggurat.hpp"
#include "model/engine/bands.hpp"
#include "model/engine/delay.hpp"
#include "model/engine/histogram.hpp"
#include "model/engine/semaphore.hpp"
#include "model/engine/task.hpp"
#include "model/engine/timeout.hpp"
#include "model/engine/world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/counted_new.hpp"

// A small service with everything that could allocate: waits, a semaphore, timeouts of both policies, calls that go on
// when their caller is killed, request records, metrics and bands.
namespace headroom::engine {

namespace {

using base::Duration;
using base::Instant;
using base::milliseconds;

class Station {
public:
    explicit Station(std::uint64_t key)
        : world_(key, Instant{}),
          stream_(world_.keyOf("station")),
          desks_(20),
          brief_(world_.scheduler().lane(milliseconds(60))),
          patient_(world_.scheduler().lane(base::seconds(2))),
          served_(world_.metrics().metric("Station", "Served", Statistic::Sum)),
          hop_(world_.hops().id("Station")) {
        const SchedulerScope scope(world_.scheduler());
        world_.metrics().reserve(10'000);
        arrivals().spawn();
        minutes().spawn();
    }
    ~Station() { world_.scheduler().tearDown(); }
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    /// Many at once: a population that the steady state will not exceed.
    void burst(std::uint64_t requests) {
        const SchedulerScope scope(world_.scheduler());
        for (std::uint64_t i = 0; i < requests; ++i) one(1'000'000'000 + i).spawn();
    }
    void runFor(Duration length) { world_.scheduler().runUntil(world_.now() + length); }
    World& world() { return world_; }
    const LatencyHistogram& latency() const { return latency_; }
    std::int64_t timedOut() const { return timedOut_; }
    std::int64_t goneOn() const { return goneOn_; }

private:
    Duration exponential(double mean) { return base::fromSeconds(mean * base::standardExponential(stream_)); }

    Task<int> other(RequestRef request) {
        const Instant began = world_.now();
        co_await delay(exponential(0.010));
        request->record(hop_, Cause::Downstream, began, world_.now(), 0);
        ++goneOn_;
        co_return 1;
    }
    Task<int> serve(RequestRef request) {
        const Instant came = world_.now();
        co_await desks_.acquire();
        request->record(hop_, Cause::Waiting, came, world_.now(), 0);
        co_await delay(exponential(0.015));
        desks_.release();
        co_return co_await Independent(other(request));
    }
    Process one(std::uint64_t number) {
        const Instant began = world_.now();
        RequestRef request = world_.requests().acquire();
        request->key = base::deriveKey(world_.key(), number);
        const OnTimeout policy = number % 2 == 0 ? OnTimeout::Abandon : OnTimeout::Kill;
        // A killed caller that holds a desk would keep it: those wait in the patient lane.
        TimeoutLane& lane = policy == OnTimeout::Abandon ? brief_ : patient_;
        const std::optional<int> answer = co_await WithTimeout(lane, serve(request), policy);
        if (!answer) {
            ++timedOut_;
            co_return;
        }
        served_.add(1.0);
        latency_.record(world_.now() - began);
        bands_.record(*request, 0, began, world_.now() - began);
    }
    Process arrivals() {
        for (std::uint64_t number = 0;; ++number) {
            co_await delay(exponential(0.001), Rank::Normal);
            one(number).spawn();
        }
    }
    Process minutes() {
        for (;;) {
            co_await delay(base::minutes(1), Rank::Clock);
            world_.metrics().closePeriod(world_.now(), true);
        }
    }

    World world_;
    base::Stream stream_;
    Semaphore desks_;
    TimeoutLane& brief_;
    TimeoutLane& patient_;
    Metric& served_;
    HopId hop_;
    LatencyHistogram latency_;
    BandRecorder bands_;
    std::int64_t timedOut_ = 0;
    std::int64_t goneOn_ = 0;
};

}  // namespace

TEST_CASE("nothing is allocated once warm", "[steady]") {
    Station station(1);
    station.burst(2000);
    // Nine periods: a metric's datapoints, one a minute and not one a request, then have room for sixteen.
    station.runFor(base::minutes(9));
    const std::uint64_t handled = station.world().scheduler().eventsHandled();
    const std::uint64_t misses = station.world().scheduler().frames().misses();
    const std::int64_t timedOut = station.timedOut();
    const std::uint64_t before = test::allocations;
    station.runFor(base::minutes(5));
    const std::uint64_t after = test::allocations;
    CHECK(station.world().scheduler().eventsHandled() - handled > 900'000);
    CHECK(station.timedOut() - timedOut > 100);
    CHECK(after == before);
    if (test::kAllocationsAreCounted) {
        CHECK(before > 1'000);
        CHECK(station.world().scheduler().frames().misses() == misses);
    }
}

TEST_CASE("four worlds in four threads give what one alone gives", "[steady]") {
    struct Result {
        std::uint64_t events = 0;
        std::uint64_t served = 0;
        double mean = 0.0;
        std::int64_t timedOut = 0;
        std::int64_t goneOn = 0;
        std::int64_t live = 0;
        bool operator==(const Result&) const = default;
    };
    const auto run = [](std::uint64_t key) {
        Station station(key);
        station.runFor(base::seconds(60));
        Result result{station.world().scheduler().eventsHandled(),
                      station.latency().count(),
                      station.latency().meanNanoseconds(),
                      station.timedOut(),
                      station.goneOn(),
                      0};
        station.world().scheduler().tearDown();
        result.live = station.world().scheduler().frames().live();
        return result;
    };
    const Result alone = run(7);
    CHECK(alone.served > 50'000);
    CHECK(alone.live == 0);
    std::vector<Result> results(4);
    std::vector<std::thread> threads;
    for (Result& result : results) threads.emplace_back([&result, &run] { result = run(7); });
    for (std::thread& thread : threads) thread.join();
    for (const Result& result : results) CHECK(result == alone);
    CHECK_FALSE(run(8) == alone);
}

}  // namespace headroom::engine
