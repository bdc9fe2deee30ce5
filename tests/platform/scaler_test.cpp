// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/scaling_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::test;
using autoscaling::Bounds;
using autoscaling::Cause;

TEST_CASE("autoscaling: a scale-out cooldown lets only larger scale outs through", "[autoscaling]") {
    // 100 of 100 at 3 min: 143, there at 4:30. Then 143 of 143. Without a cooldown the minutes 5 and on are at 1.0 as
    // well, the alarm stays: at 5 min ceil(143 / 0.7) = 205. With a cooldown of 10 min after the change (until 14:30)
    // the 100 it began with count: ceil(100 x 1 / 0.7) = 143, which is there; at 15 min 205.
    for (const std::int64_t cooldown : {0, 600}) {
        Bench bench;
        Pool pool(bench.world, 100, base::seconds(90));
        Share metric(pool, {1'000});
        Scaler scaler(bench.world, pool, Bounds{1, 205});
        scaler.track({.scaleOutCooldown = base::seconds(cooldown), .rules = autoscaling::kProvisionedConcurrency},
                     metric);
        scaler.start();
        bench.runUntil(60);
        const double second = cooldown == 0 ? 5 : 15;
        CHECK(changesOf(scaler) == std::vector<Change>{{3, 100, 143}, {second, 143, 205}});
    }
}

TEST_CASE("autoscaling: a scale-in cooldown holds up the next scale in, never a scale out", "[autoscaling]") {
    // 50 of 100 from the beginning: at 15 min 72 (ceil(50 / 0.7)), at once. From minute 15 on 30: 30 / 72 = 0.42: the
    // highest of 15 datapoints is 0.5 until minute 14 leaves, so the first that is lower: at 16 min 0.5 x 72 / 0.7
    // = 52. With a cooldown of 1 h it waits until 75 min: ceil(72 x 0.4167 / 0.7) = 43.
    for (const std::int64_t cooldown : {0, 3'600}) {
        Bench bench;
        Pool pool(bench.world, 100, base::Duration(0));
        std::vector<double> load = step(50, 15, 30);
        load.resize(100, 30);
        load.push_back(1'000);
        Share metric(pool, load);
        Scaler scaler(bench.world, pool, Bounds{1, 100});
        scaler.track({.scaleInCooldown = base::seconds(cooldown), .rules = autoscaling::kProvisionedConcurrency},
                     metric);
        scaler.start();
        bench.runUntil(102.5);
        const std::vector<Change> changes = changesOf(scaler);
        REQUIRE(changes.size() >= 2);
        CHECK(changes[0] == Change{15, 100, 72});
        CHECK(changes[1] == (cooldown == 0 ? Change{16, 72, 52} : Change{75, 72, 43}));
        const std::size_t before = changes.size();
        bench.runUntil(103);
        REQUIRE(scaler.activities().size() == before + 1);  // three minutes at 1.0, in the midst of any cooldown
        CHECK(scaler.activities().back().cause == Cause::AboveTarget);
    }
}

TEST_CASE("autoscaling: of several policies the largest capacity counts, and all must agree to scale in",
          "[autoscaling]") {
    // Two metrics of one pool of 100: 90 and 80 % used, so 129 and 115: 129. Then the first falls to 10: the second
    // keeps the pool. When it falls to 20 as well (from minute 60 on): at 75 min ceil(20 / 0.7) = 29, not 15.
    Bench bench;
    Pool pool(bench.world, 100, base::Duration(0));
    Share first(pool, step(90, 10, 10));
    std::vector<double> load = step(80, 60, 20);
    Share second(pool, load);
    Scaler scaler(bench.world, pool, Bounds{1, 500});
    scaler.track({.rules = autoscaling::kProvisionedConcurrency}, first);
    scaler.track({.target = 0.7, .rules = autoscaling::kProvisionedConcurrency}, second);
    scaler.start();
    bench.runUntil(59);
    REQUIRE(changesOf(scaler).size() == 2);
    CHECK(changesOf(scaler)[0] == Change{3, 100, 129});
    // 80 / 129 = 0.62 is below 0.63, and the first agrees from minute 10 on: at 25 min ceil(80 / 0.7) = 115.
    CHECK(changesOf(scaler)[1] == Change{25, 129, 115});
    bench.runUntil(75);
    REQUIRE(changesOf(scaler).size() == 3);
    CHECK(changesOf(scaler)[2] == Change{75, 115, 29});
}

TEST_CASE("autoscaling: scheduled actions move the bounds, and the capacity with them, at once", "[autoscaling]") {
    // Every hour from 1:00 on at least 60, every hour from 1:30 on at least 10 and at most 40.
    Bench bench;
    Pool pool(bench.world, 20, base::minutes(1));
    Scaler scaler(bench.world, pool, Bounds{10, 100});
    const auto hourly = [](double first) {
        return [first](Instant from) -> std::optional<Instant> {
            Instant at = minute(first);
            while (at < from) at = at + base::hours(1);
            return at;
        };
    };
    scaler.schedule({60, std::nullopt, hourly(60)});
    scaler.schedule({10, 40, hourly(90)});
    scaler.start();
    bench.runUntil(130);
    // At 2:00 the most is 40 and the least becomes 60: the least holds.
    CHECK(changesOf(scaler) == std::vector<Change>{{60, 20, 60}, {90, 60, 40}, {120, 40, 60}});
    CHECK(scaler.bounds() == Bounds{60, 40});
    CHECK(describe(scaler.activities()[0]) == "scheduled, from 20 to 60");
}

TEST_CASE("autoscaling: a policy that acts brings a capacity within its bounds", "[autoscaling]") {
    // Nothing is used: the low alarm acts after 15 min and finds 5 below the least of 50. Everything is used: the high
    // one acts after 3 min and finds 200 above the most of 100.
    for (const bool idle : {true, false}) {
        Bench bench;
        Pool pool(bench.world, idle ? 5 : 200, base::Duration(0));
        Share metric(pool, {idle ? 0.0 : 1'000.0});
        Scaler scaler(bench.world, pool, Bounds{50, 100});
        scaler.track({.rules = autoscaling::kProvisionedConcurrency}, metric);
        scaler.start();
        bench.runUntil(60);
        CHECK(changesOf(scaler) == std::vector<Change>{idle ? Change{15, 5, 50} : Change{3, 200, 100}});
        CHECK(describe(scaler.activities()[0]) ==
              (idle ? "outside its bounds, from 5 to 50" : "outside its bounds, from 200 to 100"));
    }
    // Who may not scale in has no low alarm that acts.
    Bench bench;
    Pool pool(bench.world, 5, base::Duration(0));
    Share metric(pool, {0.0});
    Scaler scaler(bench.world, pool, Bounds{50, 100});
    scaler.track({.disableScaleIn = true, .rules = autoscaling::kProvisionedConcurrency}, metric);
    scaler.start();
    bench.runUntil(60);
    CHECK(changesOf(scaler).empty());
}

TEST_CASE("autoscaling: what the service refuses is tried again each minute and reported", "[autoscaling]") {
    Bench bench;
    Pool pool(bench.world, 100, base::minutes(1));
    pool.quota = 100;
    Share metric(pool, {100});
    Scaler scaler(bench.world, pool, Bounds{1, 500});
    scaler.track({.rules = autoscaling::kProvisionedConcurrency}, metric);
    scaler.start();
    bench.runUntil(5);
    CHECK(scaler.activities().size() == 3);
    CHECK(describe(scaler.activities()[0]) == "above the target: 1 instead of 0.7, from 100 to 143, refused");
    pool.quota = 143;
    bench.runUntil(6);
    engine::ResourceReport report;
    scaler.report(report, minute(4));
    REQUIRE(report.figures.size() == 3);
    CHECK(report.figures[0].value == 1);  // ScaleOuts
    CHECK(report.figures[1].value == 0);  // ScaleIns
    CHECK(report.figures[2].value == 2);  // RefusedScalings: at 4 and 5 min
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].count == 2);
}

TEST_CASE("autoscaling: capacities are rounded up, rounding errors are not", "[autoscaling]") {
    CHECK(autoscaling::capacityFor(100, 0.7, 0.7) == 100);
    CHECK(autoscaling::capacityFor(100, 0.71, 0.7) == 102);
    for (std::int64_t capacity = 1; capacity < 2'000; ++capacity) {
        for (const double target : {0.1, 0.3, 0.7, 0.9}) {
            CHECK(autoscaling::capacityFor(capacity, target * 2 / 3 * 3, target) == 2 * capacity);
        }
    }
}
