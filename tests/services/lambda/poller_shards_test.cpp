// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/poller_shards.hpp"

#include <algorithm>

#include "tests/services/lambda/bed.hpp"
#include "tests/services/lambda/poller_records.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::milliseconds;
using base::seconds;
using lambda::ShardPoller;
using lambda::ShardPollerSpec;
using test::Bed;
using test::feed;
using test::kRefused;
using test::kThrottled;
using test::Ranges;
using test::Records;
using test::ScriptedService;
using test::second;
using test::startsOf;

TEST_CASE("poller: a shard is read in order, four times a second", "[lambda]") {
    // 100 a batch, each takes 1 s: 250 at 0.1 s go as 100, 100, 50, read at 0.25, then when a batch is done at 1.25 and
    // 2.25 s. One at 5.3 s is read at 5.5 s: 200 ms old.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1)}});
    ShardPoller poller(bed.world, "M", {}, 1, records, function);
    poller.start();
    feed(records, [&](std::uint32_t lane) { poller.arrived(lane); }, {{0.1, 250}, {5.3, 1}}).spawn();
    bed.runUntil(10);
    CHECK(startsOf(function) == std::vector<double>{0.25, 1.25, 2.25, 5.5});
    CHECK(Records::ranges(records.done) == Ranges{{0, 99}, {100, 199}, {200, 249}, {250, 250}});
    bed.world.metrics().closePeriod(bed.world.now(), true);
    std::vector<double> ages;
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.name == "IteratorAge") ages = series.values;
    }
    CHECK(ages == std::vector<double>{2'150});
}

TEST_CASE("poller: a stream's concurrency is its shards times the parallelization factor", "[lambda]") {
    Bed bed;
    Records records(bed.world, 6);
    ScriptedService function(bed.world, "F", {{seconds(100)}});
    ShardPollerSpec spec;
    spec.parallelizationFactor = 3;
    ShardPoller poller(bed.world, "M", spec, 2, records, function);
    REQUIRE(poller.lanes() == 6);
    poller.start();
    for (std::uint32_t lane = 0; lane < 6; ++lane) {
        records.put(1'000, lane);
        poller.arrived(lane);
    }
    bed.runUntil(50);
    CHECK(function.started == 6);
    CHECK(poller.usage().busyPeak == 6);
}

TEST_CASE("poller: what waits is told as it was when measuring began and as it is at the end", "[lambda]") {
    // By hand: one a batch of a second each. Of eight that come at -4.9 s, read at -4.75 s, five have gone by -0.75 s
    // and three wait at 0. Fifty come then; from 0.25 to 5.25 s six are taken: 47 wait.
    Bed bed({}, 1, base::Instant{} - seconds(10));
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1)}});
    ShardPollerSpec spec;
    spec.batchSize = 1;
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    feed(records, [&](std::uint32_t lane) { poller.arrived(lane); }, {{-4.9, 8}, {0.1, 1}, {0.2, 49}}).spawn();
    bed.runUntil(6);
    engine::ResourceReport report;
    poller.report(report);
    const auto figure = [&](const std::string& name) {
        const auto found = std::ranges::find(report.figures, name, &engine::Figure::name);
        REQUIRE(found != report.figures.end());
        return found->value;
    };
    CHECK(figure("RecordsWaitingAtStart") == 3);
    CHECK(figure("RecordsRead") == 6);
    CHECK(figure("RecordsWaitingAtEnd") == 47);
}

TEST_CASE("poller: what waits at the start is told though nothing comes after it", "[lambda]") {
    // As above: three of the eight wait at 0, and have gone by 2.25 s.
    Bed bed({}, 1, base::Instant{} - seconds(10));
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{seconds(1)}});
    ShardPollerSpec spec;
    spec.batchSize = 1;
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    feed(records, [&](std::uint32_t lane) { poller.arrived(lane); }, {{-4.9, 8}}).spawn();
    bed.runUntil(6);
    engine::ResourceReport report;
    poller.report(report);
    for (const auto& [name, value] :
         {std::pair{"RecordsWaitingAtStart", 3.0}, {"RecordsRead", 3.0}, {"RecordsWaitingAtEnd", 0.0}})
        CHECK(std::ranges::any_of(report.figures,
                                  [&](const engine::Figure& one) { return one.name == name && one.value == value; }));
}

TEST_CASE("poller: a failing batch blocks its lane until retries or age are used up", "[lambda]") {
    // Two retries: three times at 0, 0.25, 0.5 s, then given up; the next batch follows.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F",
                             {{base::Duration(0), kRefused},
                              {base::Duration(0), kRefused},
                              {base::Duration(0), kRefused},
                              {base::Duration(0)}});
    ShardPollerSpec spec;
    spec.batchSize = 10;
    spec.maximumRetryAttempts = 2;
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    records.put(20);
    poller.arrived(0);
    bed.runUntil(60);
    CHECK(startsOf(function) == std::vector<double>{0, 0.25, 0.5, 0.5});
    CHECK(Records::ranges(records.given) == Ranges{{0, 9}});
    CHECK(Records::ranges(records.done) == Ranges{{10, 19}});
    CHECK(poller.usage().discardedRecords == 10);

    // By age alone: at most 60 s: tried at 0, 0.25, ..., 60 s: 241 times. A throttle holds up the lane as well.
    for (const engine::Outcome& outcome : {kRefused, kThrottled}) {
        Bed other;
        Records others(other.world);
        ScriptedService broken(other.world, "F", {{base::Duration(0), outcome}});
        ShardPollerSpec aged;
        aged.maximumRecordAge = seconds(60);
        ShardPoller blocked(other.world, "M", aged, 1, others, broken);
        blocked.start();
        others.put(5);
        blocked.arrived(0);
        other.runUntil(120);
        CHECK(broken.started == 241);
        CHECK(Records::ranges(others.given) == Ranges{{0, 4}});
    }
}

TEST_CASE("poller: throttles do not use up a stream's retries", "[lambda]") {
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F",
                             {{base::Duration(0), kThrottled},
                              {base::Duration(0), kThrottled},
                              {base::Duration(0), kRefused},
                              {base::Duration(0)}});
    ShardPollerSpec spec;
    spec.maximumRetryAttempts = 1;
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    records.put(5);
    poller.arrived(0);
    bed.runUntil(60);
    CHECK(function.started == 4);
    CHECK(Records::ranges(records.done) == Ranges{{0, 4}});
}

TEST_CASE("poller: bisecting isolates the record that fails and uses up no retries", "[lambda]") {
    // Record 6 of 0 to 9: 10 fail; 0-4 done; 5-9 fail; 5-6 fail; 5 done; 6 fails, and again after its one retry; 7-9.
    Bed bed;
    Records records(bed.world);
    records.unprocessable = {6};
    ScriptedService function(bed.world, "F", {{base::Duration(0)}});
    ShardPollerSpec spec;
    spec.bisects = true;
    spec.maximumRetryAttempts = 1;
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    records.put(10);
    poller.arrived(0);
    bed.runUntil(60);
    std::vector<std::uint32_t> items;
    for (const engine::Call& call : function.calls) items.push_back(call.items);
    CHECK(items == std::vector<std::uint32_t>{10, 5, 5, 2, 1, 1, 1, 3});
    CHECK(Records::ranges(records.done) == Ranges{{0, 4}, {5, 5}, {7, 9}});
    CHECK(Records::ranges(records.given) == Ranges{{6, 6}});
}

TEST_CASE("poller: a reported failure keeps what came before it, and is bisected from there", "[lambda]") {
    struct Row {
        bool bisects;
        std::vector<std::uint32_t> items;
        Ranges done;
        Ranges given;
    };
    // Record 6 of 0 to 9: 0-5 are done. What is left, 6-9, is tried once more and given up; or, without retries, that
    // is where the batch is cut: 6-9 fails at its first and is halved, 6-7 fails, 6 fails alone, 7 and 8-9 are done.
    for (const Row& row : {Row{false, {10, 4}, {{0, 5}}, {{6, 9}}},
                           Row{true, {10, 4, 2, 1, 1, 2}, {{0, 5}, {7, 7}, {8, 9}}, {{6, 6}}}}) {
        Bed bed;
        Records records(bed.world);
        records.unprocessable = {6};
        ScriptedService function(bed.world, "F", {{base::Duration(0)}});
        ShardPollerSpec spec;
        spec.reportsItemFailures = true;
        spec.bisects = row.bisects;
        spec.maximumRetryAttempts = row.bisects ? 0 : 1;
        ShardPoller poller(bed.world, "M", spec, 1, records, function);
        poller.start();
        records.put(10);
        poller.arrived(0);
        bed.runUntil(60);
        std::vector<std::uint32_t> items;
        for (const engine::Call& call : function.calls) items.push_back(call.items);
        CHECK(items == row.items);
        CHECK(Records::ranges(records.done) == row.done);
        CHECK(Records::ranges(records.given) == row.given);
    }
}

TEST_CASE("poller: a stream's window collects a batch", "[lambda]") {
    // 5 s: 3 at 0 and 2 at 3 s go at 5 s; 100 at 7 s are full and go with the next look at the shard.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(10)}});
    ShardPollerSpec spec;
    spec.window = seconds(5);
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    feed(records, [&](std::uint32_t lane) { poller.arrived(lane); }, {{0, 3}, {3, 2}, {7, 100}}).spawn();
    bed.runUntil(20);
    CHECK(startsOf(function) == std::vector<double>{5, 7});
    CHECK(Records::ranges(records.done) == Ranges{{0, 4}, {5, 104}});
}

TEST_CASE("poller: a window is over when 6 MB wait", "[lambda]") {
    // 1 KB a record: 6,143 at 0 wait; one more at 7 s makes 6 MB, which go with the next look at the shard.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(10)}});
    ShardPollerSpec spec;
    spec.window = seconds(300);
    spec.batchSize = 10'000;
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    feed(records, [&](std::uint32_t lane) { poller.arrived(lane); }, {{0, 6'143}, {7, 1}, {8, 5}}).spawn();
    bed.runUntil(20);
    CHECK(startsOf(function) == std::vector<double>{7});
    CHECK(Records::ranges(records.done) == Ranges{{0, 6'143}});
}

TEST_CASE("poller: what a read has found is worked off batch by batch", "[lambda]") {
    // One record a batch of 10 ms. 30 at 0.1 s are read at 0.25: 30 batches 10 ms apart, not a quarter of a second. Of
    // 2 at 0.6 s and one at 0.752 s, read at 0.75 and 1 s: the last is not there at the first read.
    Bed bed;
    Records records(bed.world);
    ScriptedService function(bed.world, "F", {{milliseconds(10)}});
    ShardPollerSpec spec;
    spec.batchSize = 1;
    ShardPoller poller(bed.world, "M", spec, 1, records, function);
    poller.start();
    feed(records, [&](std::uint32_t lane) { poller.arrived(lane); }, {{0.1, 30}, {0.6, 2}, {0.752, 1}}).spawn();
    bed.runUntil(5);
    std::vector<double> expected;
    for (int i = 0; i < 30; ++i) expected.push_back(base::toSeconds(milliseconds(250 + 10 * i)));
    for (const int at : {750, 760, 1'000}) expected.push_back(base::toSeconds(milliseconds(at)));
    CHECK(startsOf(function) == expected);
    CHECK(poller.leftBehind() == 0);
}

TEST_CASE("poller: a batch that began in the warm-up and is stuck counts from Start", "[lambda]") {
    // Fails every 250 ms without end from -30 s on: in the 10 s measured at 0, 0.25, ..., 9.75 s: 40 times, then 10 s.
    Bed bed({}, 1, second(-30));
    Records records(bed.world);
    lambda::Spec spec = test::plainFunction(test::seconds(0));
    spec.error = 1.0;
    lambda::Function function(bed.world, bed.account, spec, "F");
    ShardPoller poller(bed.world, "M", {}, 1, records, function);
    poller.start();
    records.put(5);
    poller.arrived(0);
    bed.runUntil(0);
    function.startMeasuring();
    bed.runUntil(9.9);
    CHECK(poller.usage().batches == 40);
    CHECK(poller.usage().failedBatches == 40);
    const engine::ResourceReport report = function.report(base::fromSeconds(9.9));
    CHECK(test::figure(report, "Invocations") == 40);
    CHECK(test::figure(report, "Errors") == 40);
    CHECK(test::granules(report, "Request") == 40);
    CHECK(test::granules(report, "Lambda-GB-Second") == 40 * 1'769);  // 1 ms each: the least that is billed
    bed.world.metrics().closePeriod(bed.world.now(), true);
    for (const engine::MetricSeries& series : bed.world.metrics().series()) {
        if (series.name == "IteratorAge") CHECK(series.values == std::vector<double>{39'750});
    }
}
