// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workload/traffic_bench.hpp"

using namespace headroom;
using namespace headroom::workload;
using namespace headroom::workload::test;
using base::Distribution;
using base::milliseconds;
using base::seconds;
using engine::Cause;
using headroom::test::kBroken;
using headroom::test::kRefused;
using headroom::test::kThrottled;

// By hand: 100 arrivals in 10 s; every fifth never ends, the others go through four fates in turn.
TEST_CASE("requests are conserved and each class is counted on its own", "[traffic]") {
    const std::vector<ScriptedService::Line> fates{{milliseconds(3)},
                                                   {milliseconds(3), kThrottled},
                                                   {milliseconds(3), kBroken},
                                                   {milliseconds(3), kRefused},
                                                   {seconds(600)}};
    Bench bench(evenly(10.0), rounds(fates, 20), seconds(10));
    bench.run();
    CHECK(bench.traffic.counts() == RequestCounts{100, 20, 20, 40, 0, 20, 100});
    CHECK(bench.target.started == 100);
    CHECK(bench.traffic.latency().count() == 80);
    CHECK(bench.traffic.latency().largest() == milliseconds(3));
    CHECK(bench.traffic.bands().between(0.0, 1.0)->requests == 80);
    CHECK(seriesSum(bench.world, "Requests") == 100.0);
    CHECK(seriesSum(bench.world, "Throttled") == 20.0);
    CHECK(seriesSum(bench.world, "Failed") == 40.0);
    CHECK(seriesSum(bench.world, "TimedOut") == 0.0);
    CHECK(seriesSum(bench.world, "Latency") == Approx(3.0));
}

// By hand: the client leaves after 50 ms; what it asked for ends 600 ms after it was asked.
TEST_CASE("a client that gives up leaves its callee at work", "[traffic]") {
    TrafficSpec spec = evenly(10.0);
    spec.timeout = milliseconds(50);
    Bench bench(spec, rounds({{milliseconds(3)}, {milliseconds(600)}}, 50), seconds(10));
    bench.run();
    CHECK(bench.traffic.counts() == RequestCounts{100, 50, 0, 0, 50, 0, 100});
    CHECK(bench.target.finished == 50 + 47);  // those asked at 9.4 s or later are still at work
    CHECK(bench.traffic.latency().largest() == milliseconds(50));
    const auto slow = bench.traffic.bands().between(0.9, 1.0);
    REQUIRE(slow->shares.size() == 1);
    CHECK(slow->shares[0].cause == Cause::Downstream);
    CHECK(slow->shares[0].mean == milliseconds(50));
    CHECK(seriesSum(bench.world, "TimedOut") == 50.0);
}

// By hand: each request is throttled once, then served; one more attempt each, waits below 1 s.
TEST_CASE("retries are attempts of the same request", "[traffic]") {
    TrafficSpec spec = evenly(1.0);
    spec.retry = client::RetryMode::V2026;
    Bench bench(spec, rounds({{milliseconds(1), kThrottled}, {milliseconds(1)}}, 50), seconds(60));
    bench.run();
    const RequestCounts& counts = bench.traffic.counts();
    CHECK(counts.offered == 60);
    CHECK(counts.attempts == bench.target.started);
    CHECK(counts.succeeded == counts.offered - counts.inFlight);
    CHECK(counts.inFlight <= 1);
    CHECK(bench.traffic.latency().largest() < seconds(1) + milliseconds(2));

    Bench off(evenly(1.0), rounds({{milliseconds(1), kThrottled}, {milliseconds(1)}}, 50), seconds(60));
    off.run();
    CHECK(off.traffic.counts() == RequestCounts{60, 30, 30, 0, 0, 0, 60});
}

// By hand: 50 arrivals before Start; the last of them, at -0.1 s, ends at 0.1 s and counts nowhere.
TEST_CASE("requests of the warm-up are left out of everything", "[traffic]") {
    Bench bench(evenly(10.0), {{milliseconds(200)}}, seconds(2), seconds(5));
    bench.run();
    CHECK(bench.traffic.counts() == RequestCounts{20, 18, 0, 0, 0, 2, 20});
    CHECK(bench.target.started == 70);
    CHECK(bench.traffic.latency().count() == 18);
    CHECK(seriesSum(bench.world, "Requests") == 20.0);
}

TEST_CASE("two designs get the same requests", "[traffic]") {
    TrafficSpec spec = specOf(Poisson{base::Rate{50.0}});
    spec.mix[0].key = base::ZipfKeys{1'000, 0.99};
    spec.mix.push_back(spec.mix[0]);
    spec.payloadSize = Distribution::logNormal(1'000.0, 9'000.0);
    Bench fast(spec, {{milliseconds(1)}}, seconds(20));
    fast.run();
    spec.retry = client::RetryMode::Standard;
    Bench slow(spec, {{milliseconds(400), kThrottled}, {milliseconds(400)}}, seconds(20));
    slow.run();
    REQUIRE(slow.target.calls.size() == fast.target.calls.size() + 1);  // the first request's second attempt
    std::size_t other = 0;
    for (std::size_t i = 0; i < fast.target.calls.size(); ++i, ++other) {
        const engine::Call& one = fast.target.calls[i];
        if (slow.target.calls[other].draws != one.draws) ++other;  // step over the retry
        const engine::Call& two = slow.target.calls[other];
        REQUIRE(one.draws == two.draws);
        REQUIRE(one.item == two.item);
        REQUIRE(one.payload == two.payload);
        REQUIRE(fast.target.starts[i] == slow.target.starts[other]);
    }
}

TEST_CASE("the same key gives the same run and another key another", "[traffic]") {
    const auto total = [](std::uint64_t key) {
        TrafficSpec spec = specOf(Poisson{base::Rate{200.0}});
        spec.payloadSize = Distribution::exponential(500.0);
        Bench bench(spec, {{milliseconds(5)}}, seconds(10), seconds(1), key);
        bench.run();
        std::uint64_t sum = 0;
        for (const engine::Call& call : bench.target.calls) {
            sum = sum * 31 + static_cast<std::uint64_t>(call.payload.count);
        }
        return std::pair(bench.traffic.counts().offered, sum);
    };
    CHECK(total(1) == total(1));
    CHECK(total(1) != total(2));
}

// By hand: 15 ms there, 5 ms at the target, 15 ms back; a client that waits 20 ms leaves as the answer sets out.
TEST_CASE("the client's network costs half a round trip each way", "[traffic]") {
    TrafficSpec spec = evenly(1.0);
    spec.roundTrip = Distribution::constant(0.030);
    Bench bench(spec, {{milliseconds(5)}}, seconds(1));
    bench.run();
    CHECK(bench.target.starts.at(0) == Instant{milliseconds(15).count});
    CHECK(bench.traffic.latency().largest() == milliseconds(35));
    const auto band = bench.traffic.bands().between(0.0, 1.0);
    REQUIRE(band->shares.size() == 2);
    CHECK(band->shares[0].cause == Cause::Waiting);
    CHECK(band->shares[0].hop == bench.world.hops().id("Shoppers"));
    CHECK(band->shares[0].mean == milliseconds(30));

    spec.timeout = milliseconds(10);
    Bench impatient(spec, {{milliseconds(5)}}, seconds(1));
    impatient.run();
    CHECK(impatient.traffic.counts() == RequestCounts{1, 0, 0, 0, 1, 0, 1});
    CHECK(impatient.target.finished == 1);  // what was sent arrives
}

TEST_CASE("a workload counts its windows", "[traffic]") {
    std::vector<ScriptedService::Line> script = rounds({{milliseconds(10)}}, 5);
    script.push_back({milliseconds(30)});
    script.push_back({milliseconds(10)});
    Bench bench(evenly(1.0), script, seconds(10));
    const engine::ThresholdWindows& windows = bench.traffic.watch(seconds(5), milliseconds(20));
    bench.run();
    using Count = engine::ThresholdWindows::Count;
    CHECK(windows.counts() == std::vector<Count>{{5, 0}, {5, 1}});
}

// The first 20 s, at twice the load, see the most frames that are ever alive at once.
TEST_CASE("a warm workload takes no new memory for frames", "[traffic]") {
    TrafficSpec spec = specOf(Steps{{{Duration(0), base::Rate{2'000.0}}, {seconds(20), base::Rate{1'000.0}}}});
    spec.retry = client::RetryMode::V2026;
    spec.timeout = milliseconds(20);
    spec.roundTrip = Distribution::constant(0.002);
    const std::vector<ScriptedService::Line> fates{{milliseconds(3), kBroken}, {milliseconds(3)}, {milliseconds(100)}};
    Bench bench(spec, rounds(fates, 100'000), seconds(60));
    bench.target.keepsCalls = false;
    bench.traffic.start();
    bench.world.scheduler().runUntil(Instant{} + seconds(20));
    const std::uint64_t misses = bench.world.scheduler().frames().misses();
    bench.world.scheduler().runUntil(Instant{} + seconds(60));
    CHECK(misses > 0);
#ifndef HEADROOM_FRAMES_FROM_MALLOC
    CHECK(bench.world.scheduler().frames().misses() == misses);
#endif
    const RequestCounts& counts = bench.traffic.counts();
    CHECK(counts.offered == counts.succeeded + counts.throttled + counts.failed + counts.timedOut + counts.inFlight);
    CHECK(counts.attempts > counts.offered);
}
