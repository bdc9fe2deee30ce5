// SPDX-License-Identifier: GPL-3.0-or-later
// Switching between provisioned and on-demand while the table runs. Oracles: counts by hand.
#include "model/services/dynamodb/throughput_target.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::minutes;
using base::seconds;

namespace {

Instant at(base::Duration length) { return Instant{} + length; }

std::int64_t granules(const engine::ResourceReport& report, const std::string& usageType) {
    for (const base::MeterReading& reading : report.readings) {
        if (reading.usageType == usageType) return static_cast<std::int64_t>(reading.granules);
    }
    return -1;
}

/// How many of `calls` writes of 1 KB at one instant are taken.
std::int64_t takenAtOnce(TableBench& bench, Instant when, int calls) {
    const std::int64_t before = bench.count(engine::Disposition::Succeeded);
    for (int i = 0; i < calls; ++i) {
        engine::Call call = callOf(Operation::PutItem, 1, 1'000);
        call.item = static_cast<std::uint64_t>(i);  // over all partitions
        bench.send(when, call);
    }
    bench.run(when - Instant{} + seconds(2));
    return bench.count(engine::Disposition::Succeeded) - before;
}

}  // namespace

TEST_CASE("a table that becomes on-demand keeps its capacity until the switch is done", "[modes]") {
    // 10 units without burst, switched at 10 s, done at 70 s; 50 writes a second.
    Spec spec = provisionedSpec(1, 10);
    spec.initialBurst = 0.0;
    spec.updateTime = base::Distribution::constant(60);
    TableBench bench(spec);
    bench.evenly(callOf(Operation::PutItem, 1, 1'000), base::milliseconds(20), Instant{}, at(seconds(100)));
    bench.run(seconds(10));
    bench.table.change({.billingMode = BillingMode::PayPerRequest, .reads = {}, .writes = {}}).spawn();
    bench.run(seconds(120));
    const auto throttled = bench.bySecond(engine::Disposition::Throttled);
    CHECK(throttled.at(69) == 40);
    CHECK(throttled.find(71) == throttled.end());
    // 70 s x 10 units are paid by the hour; what came later by the unit: 30 s x 50.
    const auto report = bench.table.report(seconds(100));
    CHECK(granules(report, "WriteCapacityUnit-Hrs") == 10 * seconds(70).count);
    CHECK(granules(report, "WriteRequestUnits") == 2 * 1'500);
    CHECK(bench.figure("ProvisionedWriteCapacityUnitsMax") == 10);
}

TEST_CASE("it then takes at once what it was ever provisioned for, at least 4,000 writes", "[modes]") {
    // Developer Guide: once provisioned for 10,000, now 10: 10,000. Our numbers: 8,000, lowered to 10.
    for (const std::int64_t once : {8'000, 3'000}) {
        Spec spec = provisionedSpec(10, once);
        spec.updateTime = base::Distribution::constant(1);
        TableBench bench(spec);
        bench.table.change({.billingMode = {}, .reads = {}, .writes = 10}).spawn();
        bench.run(seconds(2));
        CHECK(bench.table.throughput().units(true) == 10);
        bench.table.change({.billingMode = BillingMode::PayPerRequest, .reads = {}, .writes = {}}).spawn();
        CHECK(takenAtOnce(bench, at(seconds(10)), 9'000) == std::max<std::int64_t>(once, 4'000));
    }
}

TEST_CASE("a table that becomes provisioned has the capacity given, and no burst yet", "[modes]") {
    Spec spec = onDemandSpec();
    spec.updateTime = base::Distribution::constant(5);
    TableBench bench(spec);
    bench.table.expect({.billingMode = BillingMode::Provisioned});
    bench.evenly(callOf(Operation::PutItem, 1, 1'000), base::milliseconds(20), Instant{}, at(seconds(20)));
    bench.table.change({.billingMode = BillingMode::Provisioned, .reads = 5, .writes = 10}).spawn();
    bench.run(seconds(20));
    const auto throttled = bench.bySecond(engine::Disposition::Throttled);
    CHECK(throttled.find(4) == throttled.end());
    CHECK(throttled.at(10) == 40);
    const auto report = bench.table.report(seconds(20));
    CHECK(granules(report, "WriteRequestUnits") == 2 * 250);
    CHECK(granules(report, "ReadCapacityUnit-Hrs") == 5 * seconds(15).count);
    CHECK(granules(report, "WriteCapacityUnit-Hrs") == 10 * seconds(15).count);
}

TEST_CASE("pre-warming: an on-demand table takes more at once when the change is done", "[modes]") {
    Spec spec = onDemandSpec();
    spec.updateTime = base::Distribution::constant(60);
    TableBench bench(spec);
    Change warm;
    warm.warmWrites = 7'000;
    bench.table.change(warm).spawn();
    CHECK(takenAtOnce(bench, at(seconds(30)), 9'000) == 4'000);
    CHECK(bench.figure("PartitionsMean") == 4);
    CHECK(takenAtOnce(bench, at(seconds(90)), 9'000) == 7'000);
    CHECK(bench.figure("PartitionsMean") == 8);  // 7,000 writes are seven; all four divide
    bool charged = false;
    for (const engine::Warning& warning : bench.table.report(seconds(100)).warnings)
        charged = charged || warning.text.find("one-time charge") != std::string::npos;
    CHECK(charged);
}

TEST_CASE("pre-warming: a provisioned table has the partitions, and takes as much once it is on-demand", "[modes]") {
    Spec spec = provisionedSpec(10, 10);
    spec.updateTime = base::Distribution::constant(1);
    TableBench bench(spec);
    Change warm;
    warm.warmWrites = 6'000;
    bench.table.change(warm).spawn();
    bench.run(seconds(5));
    CHECK(bench.figure("PartitionsMean") == 8);  // one divides until there are six
    CHECK(bench.table.throughput().units(true) == 10);
    bench.table.change({.billingMode = BillingMode::PayPerRequest, .reads = {}, .writes = {}}).spawn();
    CHECK(takenAtOnce(bench, at(seconds(10)), 9'000) == 6'000);
}

TEST_CASE("OnDemandThroughput changes while the table runs", "[modes]") {
    Spec spec = onDemandSpec();
    spec.updateTime = base::Distribution::constant(60);
    TableBench bench(spec);
    const auto limit = [&](std::int64_t most) {
        Change change;
        change.mostWrites = most;
        bench.table.change(change).spawn();
    };
    limit(100);
    CHECK(takenAtOnce(bench, at(seconds(30)), 300) == 300);
    CHECK(takenAtOnce(bench, at(seconds(70)), 300) == 100);
    CHECK(bench.figure("WriteMaxOnDemandThroughputThrottleEvents") == 200);
    limit(250);
    CHECK(takenAtOnce(bench, at(seconds(140)), 300) == 250);
    limit(-1);
    CHECK(takenAtOnce(bench, at(seconds(210)), 300) == 300);
    CHECK(bench.figure("WriteMaxOnDemandThroughputThrottleEvents") == 250);
}

TEST_CASE("pre-warming and capping an index: what it takes, and so what its table takes", "[modes]") {
    // The table takes 9,000 writes at once; its index of everything 4,000, then 7,000, then 250.
    Spec spec = onDemandSpec();
    spec.warmWriteUnits = 9'000;
    spec.partitions = 64;
    spec.updateTime = base::Distribution::constant(60);
    spec.indexes.push_back(indexNamed("ByDay"));
    TableBench bench(spec);
    bench.table.expect({.indexes = {{.index = "ByDay", .mostWrites = 250}}});
    CHECK(takenAtOnce(bench, at(seconds(10)), 9'000) == 4'000);
    bench.table.change({.indexes = {{.index = "ByDay", .warmWrites = 7'000}}}).spawn();
    CHECK(takenAtOnce(bench, at(seconds(40)), 9'000) == 4'000);
    CHECK(bench.figure("index/ByDay/PartitionsMean") == 4);
    CHECK(takenAtOnce(bench, at(seconds(80)), 9'000) == 7'000);
    CHECK(bench.figure("index/ByDay/PartitionsMean") == 8);
    bench.world.metrics().closePeriod(bench.world.now(), true);
    bench.table.change({.indexes = {{.index = "ByDay", .mostWrites = 250}}}).spawn();
    CHECK(takenAtOnce(bench, at(seconds(150)), 9'000) == 250);
    CHECK(bench.figure("index/ByDay/WriteMaxOnDemandThroughputThrottleEvents") == 8'750);
    bench.world.metrics().closePeriod(bench.world.now(), true);
    for (const engine::MetricSeries& one : bench.world.metrics().series()) {
        if (one.name != "OnDemandMaxWriteRequestUnits") continue;
        CHECK(one.resource == "Views/index/ByDay");
        CHECK(one.values == std::vector<double>{0, 250});
    }
}

TEST_CASE("a warm index has a one-time charge as well", "[modes]") {
    const auto charged = [](const Spec& spec) {
        TableBench bench(spec);
        for (const engine::Warning& warning : bench.table.report(seconds(100)).warnings) {
            if (warning.text.find("one-time charge") != std::string::npos) return true;
        }
        return false;
    };
    Spec spec = onDemandSpec();
    spec.indexes.push_back(indexNamed("ByDay"));
    CHECK_FALSE(charged(spec));
    spec.indexes[0].warmReadUnits = 20'000;
    CHECK(charged(spec));
}

TEST_CASE("a change waits until the table takes changes", "[modes]") {
    Spec spec = provisionedSpec(1, 10);
    spec.updateTime = base::Distribution::constant(60);
    TableBench bench(spec);
    bench.table.throughput().update(std::nullopt, 20);
    bench.run(seconds(30));
    bench.table.change({.billingMode = {}, .reads = {}, .writes = 30}).spawn();
    bench.run(seconds(119));
    CHECK(bench.table.throughput().units(true) == 20);
    bench.run(seconds(131));
    CHECK(bench.table.throughput().units(true) == 30);
}

TEST_CASE("auto scaling rests while a table is on-demand, and is gone when the console switched it", "[modes]") {
    for (const bool console : {false, true}) {
        Spec spec = provisionedSpec(1, 10);
        spec.updateTime = base::Distribution::constant(1);
        TableBench bench(spec);
        ThroughputTarget target(*bench.table.capacityOf(), true);
        bench.table.change({.billingMode = BillingMode::PayPerRequest, .reads = {}, .writes = {}, .console = console})
            .spawn();
        bench.run(seconds(5));
        CHECK(target.busy());
        CHECK(target.capacity() == 0);
        bench.table.change({.billingMode = BillingMode::Provisioned, .reads = 1, .writes = 7}).spawn();
        bench.run(seconds(30));
        CHECK(target.capacity() == 7);
        CHECK(target.busy() == console);
    }
}

// As after any change that it has not made: three datapoints of five minutes.
TEST_CASE("alarms stay as they are while a table is on-demand, and notice its capacity after it", "[modes]") {
    Spec spec = provisionedSpec(1, 200);
    spec.updateTime = base::Distribution::constant(1);
    TableBench bench(spec);
    const ThroughputTarget target(*bench.table.capacityOf(), true);
    bench.table.change({.billingMode = BillingMode::PayPerRequest, .reads = {}, .writes = {}}).spawn();
    bench.run(base::minutes(30));
    CHECK(target.capacity() == 0);
    CHECK(target.noticed() == 200);
    bench.table.change({.billingMode = BillingMode::Provisioned, .reads = 1, .writes = 20}).spawn();
    bench.run(base::minutes(40));
    CHECK(target.capacity() == 20);
    CHECK(target.noticed() == 200);
    bench.run(base::minutes(46));
    CHECK(target.noticed() == 20);
}
