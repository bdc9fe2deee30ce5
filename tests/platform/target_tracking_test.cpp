// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/scaling_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::test;
using autoscaling::Bounds;

TEST_CASE("autoscaling: provisioned concurrency scales out after three minutes, in after fifteen", "[autoscaling]") {
    // 50 of 100 for 5 minutes, then 100: 1.0 in the minutes 5, 6 and 7, so 3 of 3 at 8 min: ceil(100 x 1 / 0.7) = 143.
    // It takes 2 min (until 10:00, after the datapoint of minute 9 was read as 1.0): 100 x 1 / 0.7 is no more than what
    // is asked for already. Then 100 / 143 = 0.699. From minute 20 on 80: 80 / 143 = 0.56 < 0.9 x 0.7 in the minutes 20
    // to 34, so 15 of 15 at 35 min: ceil(143 x 0.5594 / 0.7) = ceil(114.3) = 115. 80 / 115 = 0.696.
    Bench bench;
    Pool pool(bench.world, 100, base::minutes(2) - base::seconds(1));
    std::vector<double> load = step(50, 5, 100);
    load.resize(20, 100);
    load.push_back(80);
    Share metric(pool, load);
    Scaler scaler(bench.world, pool, Bounds{10, 500});
    scaler.track({.rules = autoscaling::kProvisionedConcurrency}, metric);
    scaler.start();
    bench.runUntil(120);
    CHECK(changesOf(scaler) == std::vector<Change>{{8, 100, 143}, {35, 143, 115}});
    CHECK(pool.capacity() == 115);
    CHECK(describe(scaler.activities()[0]) == "above the target: 1 instead of 0.7, from 100 to 143");
    CHECK(describe(scaler.activities()[1]) == "below the target: 0.5594 instead of 0.7, from 143 to 115");
}

TEST_CASE("autoscaling: bursts shorter than three minutes change nothing", "[autoscaling]") {
    Bench bench;
    Pool pool(bench.world, 100, base::minutes(2));
    std::vector<double> load;
    for (int i = 0; i < 60; ++i) load.push_back(i % 3 == 2 ? 65.0 : 100.0);
    Share metric(pool, load);
    Scaler scaler(bench.world, pool, Bounds{1, 500});
    scaler.track({.rules = autoscaling::kProvisionedConcurrency}, metric);
    scaler.start();
    bench.runUntil(60);
    CHECK(scaler.activities().empty());
}

TEST_CASE("autoscaling: without data nothing is scaled in, with zeros it is", "[autoscaling]") {
    // 70 of 100 for 5 minutes, then nothing published, or 0: the low alarm's 15 minutes are 5 to 19.
    for (const bool published : {false, true}) {
        Bench bench;
        Pool pool(bench.world, 100, base::minutes(2));
        Share metric(pool, step(70, 5, published ? 0 : -1));
        Scaler scaler(bench.world, pool, Bounds{7, 500});
        scaler.track({.rules = autoscaling::kProvisionedConcurrency}, metric);
        scaler.start();
        bench.runUntil(120);
        if (published) {
            CHECK(changesOf(scaler) == std::vector<Change>{{20, 100, 7}});
        } else {
            CHECK(scaler.activities().empty());
            CHECK(scaler.low(0).state() == cloudwatch::AlarmState::InsufficientData);
        }
    }
}

TEST_CASE("autoscaling: DynamoDB's alarms and capacities", "[autoscaling]") {
    // P = 100 at 70 %: out above 70 x 60 twice. 100/s from minute 10 on: 2 of 2 at 12 min, evaluated 150 s later at
    // 14.5: ceil(100 / 0.7) = 143 (AWS's pricing example: 100 consumed, 143 provisioned). 80/s from minute 30 on is 56
    // % of 143, above 50 %: nothing. 70/s from minute 50 on is 49 %: 15 of 15 at 65 min, at 67.5: ceil(70 / 0.7) = 100.
    Bench bench;
    Pool pool(bench.world, 100, base::minutes(1));
    std::vector<double> load(10, 60);
    load.resize(30, 100);
    load.resize(50, 80);
    load.push_back(70);
    Consumed metric(load);
    Scaler scaler(bench.world, pool, Bounds{100, 400});
    scaler.track({.rules = autoscaling::kDynamoDbCapacity}, metric);
    scaler.start();
    CHECK(scaler.high(0).threshold() == Approx(0.7 * 100 * 60));
    CHECK(scaler.low(0).threshold() == Approx(0.5 * 100 * 60));
    bench.runUntil(140);
    CHECK(changesOf(scaler) == std::vector<Change>{{14.5, 100, 143}, {67.5, 143, 100}});
    CHECK(scaler.high(0).threshold() == Approx(0.7 * 100 * 60));
}

TEST_CASE("autoscaling: a capacity stays within its bounds, and scale-in can be switched off", "[autoscaling]") {
    Bench bench;
    Pool pool(bench.world, 100, base::minutes(2));
    Share metric(pool, step(100, 10, 5));
    Scaler scaler(bench.world, pool, Bounds{50, 120});
    scaler.track({.disableScaleIn = true, .rules = autoscaling::kProvisionedConcurrency}, metric);
    scaler.start();
    bench.runUntil(90);
    CHECK(changesOf(scaler) == std::vector<Change>{{3, 100, 120}});
    CHECK(pool.capacity() == 120);
}
