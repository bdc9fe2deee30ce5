// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/poller_queue.hpp"
#include "tests/services/lambda/bed.hpp"
#include "tests/services/lambda/poller_records.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::milliseconds;
using base::seconds;
using lambda::PollerRamp;
using lambda::QueuePoller;
using lambda::QueuePollerSpec;
using test::Bed;
using test::feed;
using test::kRefused;
using test::kThrottled;
using test::Ranges;
using test::Records;
using test::ScriptedService;
using test::second;
using test::startsOf;

TEST_CASE("poller: concurrent batches of a queue grow from 5 by 300 a minute to 1,250", "[lambda]") {
    // Facts: 5 at 0, 305 at 1 min, 1,205 at 4 min, 1,250 then: (1,250 - 5) / 300 = 4.15 min. A backlog of 2,000 batches
    // of ten, each of which is worked on for an hour.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{base::hours(1)}});
    QueuePoller poller(bed.world, "M", {}, records, function);
    records.put(20'000);
    poller.arrived();
    const auto busyAt = [&](double at) {
        bed.runUntil(at);
        return poller.busy();
    };
    CHECK(busyAt(1e-6) == 5);
    CHECK(busyAt(59.999) == 304);
    CHECK(busyAt(60.001) == 305);
    CHECK(busyAt(240.001) == 1'205);
    CHECK(busyAt(248.999) == 1'249);
    CHECK(busyAt(249.001) == 1'250);
    CHECK(busyAt(3'000) == 1'250);
    CHECK(function.calls[0].items == 10);
    CHECK_FALSE(function.calls[0].synchronous);
    CHECK(poller.usage().busyPeak == 1'250);
}

TEST_CASE("poller: MaximumConcurrency is the most, and may be below 5", "[lambda]") {
    for (const std::int64_t most : {2, 100}) {
        Bed bed;
        Records records(bed.world);
        ScriptedService function(bed.world, "F", {{base::hours(1)}});
        QueuePollerSpec spec;
        spec.maximumConcurrency = most;
        QueuePoller poller(bed.world, "M", spec, records, function);
        records.put(20'000);
        poller.arrived();
        bed.runUntil(600);
        CHECK(poller.busy() == most);
    }
}

TEST_CASE("poller: a ramp grows from the pollers that are still there once its backlog was gone", "[lambda]") {
    PollerRamp ramp(5, 300, 1'250);
    ramp.grow(0, second(0));
    ramp.grow(200, second(30));  // the same backlog
    CHECK(ramp.allowed(second(60)) == 305);
    CHECK(ramp.when(305) == second(60));
    CHECK(ramp.allowed(second(1e6)) == 1'250);
    ramp.works(90, second(60));
    ramp.works(40, second(90));
    ramp.stop();
    ramp.grow(3, second(100));  // 40 s after 90 were at work
    CHECK(ramp.allowed(second(100)) == 90);
    CHECK(ramp.allowed(second(101)) == 95);
    CHECK(ramp.when(95) == second(101));
    ramp.stop();
    ramp.works(7, second(150));
    ramp.works(8, second(240));
    ramp.stop();
    ramp.grow(1, second(250));  // more than two minutes after 90
    CHECK(ramp.allowed(second(250)) == 8);
    ramp.stop();
    ramp.grow(1, second(1'000));
    CHECK(ramp.allowed(second(1'000)) == 5);
}

// Fifty every second, each worked on for half a second. From 5 pollers on, 5 more a second, these are worked off a
// few seconds after 50 t = 10 t + 5 t^2, so 8 s. From then on fifty are there, and whatever comes is taken at once,
// though the queue has been empty, and nothing at work, for half a second before.
TEST_CASE("poller: a steady load does not stand in the queue", "[lambda]") {
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(500)}});
    QueuePollerSpec spec;
    spec.batchSize = 1;
    QueuePoller poller(bed.world, "M", spec, records, function);
    std::vector<std::pair<double, std::int64_t>> arrivals;
    for (int at = 0; at < 300; ++at) arrivals.emplace_back(at, 50);
    feed(
        records, [&](std::uint32_t) { poller.arrived(); }, arrivals)
        .spawn();
    bed.runUntil(5);
    CHECK(records.ready(0) > 50);
    for (int at = 20; at < 300; ++at) {
        bed.runUntil(at + 0.001);
        REQUIRE(records.ready(0) == 0);
        REQUIRE(poller.busy() == 50);
    }
}

TEST_CASE("poller: a batch goes when it is full or its window ends", "[lambda]") {
    // Ten a batch, 20 s: 4 at 0 and 3 at 5 s go at 20 s; 10 at 30 s at once; 25 at 40 s: two at once, 5 at 60 s.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(100)}});
    QueuePollerSpec spec;
    spec.window = seconds(20);
    QueuePoller poller(bed.world, "M", spec, records, function);
    const auto tell = [&](std::uint32_t) { poller.arrived(); };
    feed(records, tell, {{0, 4}, {5, 3}, {30, 10}, {40, 25}}).spawn();
    bed.runUntil(200);
    CHECK(startsOf(function) == std::vector<double>{20, 30, 40, 40, 60});
    CHECK(Records::ranges(records.done) == Ranges{{0, 6}, {7, 16}, {17, 26}, {27, 36}, {37, 41}});
}

TEST_CASE("poller: without a window a record goes at once", "[lambda]") {
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(100)}});
    QueuePoller poller(bed.world, "M", {}, records, function);
    feed(records, [&](std::uint32_t) { poller.arrived(); }, {{1, 1}, {2, 12}}).spawn();
    bed.runUntil(10);
    CHECK(startsOf(function) == std::vector<double>{1, 2, 2});
    CHECK(poller.usage().batches == 3);
    CHECK(poller.usage().records == 13);
}

TEST_CASE("poller: a batch is no larger than 6 MB", "[lambda]") {
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(1)}});
    QueuePollerSpec spec;
    spec.batchSize = 10'000;
    QueuePoller poller(bed.world, "M", spec, records, function);
    records.put(10'000);
    poller.arrived();
    bed.runUntil(10);
    CHECK(Records::ranges(records.done) == Ranges{{0, 6'143}, {6'144, 9'999}});
}

TEST_CASE("poller: a queue's window is over when 6 MB wait", "[lambda]") {
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(1)}});
    QueuePollerSpec spec;
    spec.batchSize = 10'000;
    spec.window = base::seconds(300);
    QueuePoller poller(bed.world, "M", spec, records, function);
    feed(records, [&](std::uint32_t) { poller.arrived(); }, {{0, 6'143}, {7, 1}}).spawn();
    bed.runUntil(20);
    CHECK(startsOf(function) == std::vector<double>{7});
    CHECK(Records::ranges(records.done) == Ranges{{0, 6'143}});
}

TEST_CASE("poller: a queue gets back what failed: all of a batch, or the records that did", "[lambda]") {
    for (const bool partial : {false, true}) {
        Bed bed;
        Records records(bed.world);
        records.unprocessable = {3};
        ScriptedService function(bed.world, "F", {{milliseconds(1)}, {milliseconds(1), kRefused}, {milliseconds(1)}});
        QueuePollerSpec spec;
        spec.reportsItemFailures = partial;
        QueuePoller poller(bed.world, "M", spec, records, function);
        records.put(30);
        poller.arrived();
        bed.runUntil(10);
        // Batch 0 to 9 holds record 3, 10 to 19 fails as a whole, 20 to 29 is done.
        CHECK(Records::ranges(records.done) == Ranges{{20, 29}});
        CHECK(Records::ranges(partial ? records.partly : records.back).front() == Records::Range{0, 9});
        CHECK(Records::ranges(records.back).back() == Records::Range{10, 19});
        CHECK(poller.usage().failedBatches == 2);
    }
}

TEST_CASE("poller: a throttled batch goes back to its queue, its poller pauses", "[lambda]") {
    // A backlog, all of it throttled at once: five batches, after a second five again and one that is added by then.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{base::Duration(0), kThrottled}});
    QueuePollerSpec spec;
    spec.perMinute = 60;
    QueuePoller poller(bed.world, "M", spec, records, function);
    records.put(1'000);
    poller.arrived();
    bed.runUntil(0.5);
    CHECK(records.back.size() == 5);
    bed.runUntil(1.5);
    CHECK(records.back.size() == 11);  // five again and a sixth
    CHECK(poller.usage().throttledBatches == 11);
    CHECK(poller.usage().failedBatches == 0);
}

TEST_CASE("poller: in front of a function: a queue's backlog runs into reserved concurrency", "[lambda]") {
    // 3 reserved, batches of 1 that take 10 s: 3 at work, the others throttled and given back.
    Bed bed;
    Records records(bed.world);
    lambda::Spec spec = test::plainFunction(test::seconds(10));
    spec.reservedConcurrentExecutions = 3;
    lambda::Function function(bed.world, bed.account, spec, "F");
    QueuePollerSpec one;
    one.batchSize = 1;
    QueuePoller poller(bed.world, "M", one, records, function);
    records.put(5);
    poller.arrived();
    bed.runUntil(60);
    CHECK(records.done.size() == 3);
    CHECK(records.back.size() == 2);
    CHECK(test::figure(function.report(seconds(60)), "Throttles") == 2);
}
