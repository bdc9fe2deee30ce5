// SPDX-License-Identifier: GPL-3.0-or-later
// Provisioned capacity that changes. Oracles: counts by hand.
#include "model/services/dynamodb/throughput_target.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::hours;
using base::Instant;
using base::minutes;
using base::seconds;

namespace {

Instant at(base::Duration length) { return Instant{} + length; }

std::int64_t unitHours(base::Granules held) { return static_cast<std::int64_t>(held / hours(1).count); }

Spec updatedIn(base::Duration length, std::int64_t reads = 100, std::int64_t writes = 100) {
    Spec spec = provisionedSpec(reads, writes);
    spec.updateTime = base::Distribution::constant(base::toSeconds(length));
    return spec;
}

}  // namespace

TEST_CASE("capacity may be lowered four times at midnight UTC and once more each hour", "[throughput]") {
    // Start is 22:30 UTC. Four at once; the next at 23:00; at 0:00 four again, and never more; 27 a day.
    DecreaseQuota quota(1'767'652'200, Instant{});
    for (int i = 0; i < 4; ++i) CHECK(quota.take(Instant{}));
    CHECK_FALSE(quota.take(at(minutes(29))));
    CHECK(quota.take(at(minutes(30))));
    CHECK_FALSE(quota.take(at(minutes(89))));
    CHECK(quota.left(at(minutes(90))) == 4);
    CHECK(quota.left(at(hours(20))) == 4);
    int day = 0;
    for (std::int64_t minute = 1'530; minute < 1'530 + 1'440; ++minute) day += quota.take(at(minutes(minute))) ? 1 : 0;
    CHECK(day == 27);
}

TEST_CASE("the decrease quota before Start counts hours of the same clock", "[throughput]") {
    DecreaseQuota quota(0, at(hours(-3)));
    for (int i = 0; i < 4; ++i) CHECK(quota.take(at(hours(-3))));
    CHECK(quota.left(at(minutes(-121))) == 0);
    CHECK(quota.left(at(minutes(-120))) == 1);
    CHECK(quota.left(Instant{}) == 4);
}

TEST_CASE("an hour is billed by time or at its highest capacity", "[throughput]") {
    // Start is 7:20 UTC. 100 units, 300 from 8:10 to 8:40, 50 from 8:40 on. Until 10:20, by hand:
    // by time 50 min x 100 + 30 min x 300 + 100 min x 50; at the highest 40 min x 100 + 60 x 300 + 80 x 50.
    for (const HourlyBilling rule : {HourlyBilling::TimeWeighted, HourlyBilling::Maximum}) {
        HeldUnits held(rule, 1'767'597'600);
        held.set(70, at(minutes(-5)));
        held.set(100, at(minutes(-1)));
        held.set(300, at(minutes(50)));
        held.set(50, at(minutes(80)));
        const bool highest = rule == HourlyBilling::Maximum;
        const std::int64_t unitMinutes = highest ? 4'000 + 18'000 + 4'000 : 5'000 + 9'000 + 5'000;
        CHECK(static_cast<std::int64_t>(held.until(at(minutes(180))) / minutes(1).count) == unitMinutes);
        CHECK(held.most() == 300);
    }
}

TEST_CASE("an update serves when it is done, and another one is refused meanwhile", "[throughput]") {
    TableBench bench(updatedIn(minutes(2)));
    Throughput& throughput = bench.table.throughput();
    CHECK(throughput.update(std::nullopt, 400));
    CHECK(throughput.update(50, std::nullopt));  // at the same instant: the same call
    CHECK_FALSE(throughput.updating());
    bench.run(seconds(60));
    CHECK(throughput.updating());
    CHECK_FALSE(throughput.update(std::nullopt, 500));
    CHECK(throughput.units(true) == 100);
    CHECK(throughput.requested(true) == 400);
    bench.run(seconds(121));
    CHECK(throughput.units(true) == 400);
    CHECK(throughput.units(false) == 50);
    CHECK(throughput.since(true) == at(minutes(2)));
    CHECK(throughput.update(std::nullopt, 500));
}

TEST_CASE("one call that lowers reads and writes counts once", "[throughput]") {
    TableBench bench(updatedIn(seconds(0), 100, 100));
    Throughput& throughput = bench.table.throughput();
    for (std::int64_t i = 1; i <= 4; ++i) {
        CHECK(throughput.update(100 - i, 100 - i));
        bench.run(seconds(i));
    }
    CHECK_FALSE(throughput.update(10, std::nullopt));
    CHECK(throughput.update(200, std::nullopt));  // raising is not limited
    CHECK(throughput.units(false) == 200);
    CHECK(throughput.units(true) == 96);
}

TEST_CASE("requests are admitted by the capacity that serves", "[throughput]") {
    // 10 units and no burst; 100 units from second 10 on. 50 writes of 1 KB a second.
    Spec spec = updatedIn(seconds(10), 1, 10);
    spec.initialBurst = 0.0;
    TableBench bench(spec);
    bench.table.throughput().update(std::nullopt, 100);
    bench.evenly(callOf(Operation::PutItem, 1, 1'000), base::milliseconds(20), Instant{}, at(seconds(20)));
    bench.run(seconds(30));
    const auto throttled = bench.bySecond(engine::Disposition::Throttled);
    for (std::int64_t second = 1; second < 10; ++second) CHECK(throttled.at(second) == 40);
    for (std::int64_t second = 11; second < 20; ++second) CHECK(throttled.find(second) == throttled.end());
}

TEST_CASE("the bill, the figures and the quota follow the capacity", "[throughput]") {
    // 100 writes for 30 min + 2 min of the update, then 1,000 until 2 h: 100 x 32 + 1,000 x 88 unit-minutes.
    TableBench bench(updatedIn(minutes(2)));
    bench.run(minutes(30));
    bench.table.throughput().update(std::nullopt, 1'000);
    bench.run(hours(2));
    const engine::ResourceReport report = bench.table.report(hours(2));
    for (const base::MeterReading& reading : report.readings) {
        if (reading.usageType != "WriteCapacityUnit-Hrs") continue;
        CHECK(static_cast<std::int64_t>(reading.granules / minutes(1).count) == 100 * 32 + 1'000 * 88);
    }
    CHECK(unitHours(bench.table.throughput().heldUntil(false, at(hours(2)))) == 200);
    CHECK(bench.figure("ProvisionedWriteCapacityUnitsMax") == 1'000);
    CHECK(bench.figure("CapacityChanges") == 1);
    REQUIRE(report.quotas.size() == 4);  // of the table, then of its partitions
    CHECK(report.quotas[1].limit == 1'000);
    for (const engine::Figure& figure : report.figures) {
        if (figure.name == "ProvisionedWriteCapacityUnitsMean") CHECK(figure.value == Approx(91'200.0 / 120.0));
    }
}

TEST_CASE("ProvisionedWriteCapacityUnits shows the change in its minute", "[throughput]") {
    TableBench bench(updatedIn(seconds(90)));
    bench.table.throughput().update(std::nullopt, 300);
    for (std::int64_t minute = 1; minute <= 3; ++minute) {
        bench.run(minutes(minute));
        bench.world.metrics().closePeriod(bench.world.now(), true);
    }
    for (const engine::MetricSeries& series : bench.world.metrics().series()) {
        if (series.name != "ProvisionedWriteCapacityUnits") continue;
        CHECK(series.values == std::vector<double>{100, 200, 300});
    }
}

TEST_CASE("alarms see what was consumed, warm-up included, and zero in idle minutes", "[throughput]") {
    for (const IdleMinutes idle : {IdleMinutes::Zero, IdleMinutes::Missing}) {
        Spec spec = provisionedSpec(100, 100);
        spec.idleMinutes = idle;
        TableBench bench(spec, at(minutes(-1)));
        ConsumedUnits consumed(*bench.table.capacityOf(), true);
        bench.send(at(seconds(-30)), callOf(Operation::PutItem, 1, 4'000), false);
        bench.send(at(seconds(-20)), callOf(Operation::GetItem, 1, 4'000), false);
        bench.run(seconds(0));
        const auto first = consumed.takeMinute(Instant{});
        REQUIRE(first);
        CHECK(first->sum == 4.0);
        CHECK(consumed.takeMinute(at(minutes(1))).has_value() == (idle == IdleMinutes::Zero));
        CHECK(consumed.valueAt(0.57, 100) == 3'420.0);
    }
}

TEST_CASE("a change by hand is noticed by auto scaling after three datapoints of five minutes", "[throughput]") {
    TableBench bench(updatedIn(minutes(1)));
    ThroughputTarget target(*bench.table.capacityOf(), true);
    bench.table.throughput().update(std::nullopt, 500, true);
    bench.run(minutes(2));
    CHECK(target.capacity() == 500);
    CHECK(target.noticed() == 100);
    bench.run(minutes(17));
    CHECK(target.noticed() == 500);
    CHECK(target.request(600));
    bench.run(minutes(19));
    CHECK(target.noticed() == 600);
}
