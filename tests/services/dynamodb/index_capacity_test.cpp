// SPDX-License-Identifier: GPL-3.0-or-later
// Capacity of global indexes that changes beside their table's. Oracles: counts by hand.
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

/// Ten reads and ten writes of the table and of its indexes "ByDay" and "ByName"; an update takes a minute.
Spec indexed() {
    Spec spec = provisionedSpec(10, 10);
    spec.initialBurst = 0.0;
    spec.updateTime = base::Distribution::constant(60);
    for (const char* name : {"ByDay", "ByName"}) {
        IndexSpec& index = spec.indexes.emplace_back();
        index.name = name;
        index.readCapacityUnits = index.writeCapacityUnits = 10;
    }
    return spec;
}

std::int64_t granules(const Table& table, const std::string& usageType, base::Duration window) {
    for (const base::MeterReading& reading : table.report(window).readings) {
        if (reading.usageType == usageType) return static_cast<std::int64_t>(reading.granules);
    }
    return -1;
}

}  // namespace

TEST_CASE("one UpdateTable at a time: while an index changes, neither the table nor another index does",
          "[throughput]") {
    TableBench bench(indexed());
    Throughput& index = bench.table.capacityOf("ByDay")->throughput();
    Throughput& other = bench.table.capacityOf("ByName")->throughput();
    CHECK(index.update(std::nullopt, 20));
    CHECK(bench.table.throughput().update(15, std::nullopt));  // of the same instant: the same call
    bench.run(seconds(30));
    CHECK(other.updating());
    CHECK_FALSE(other.update(std::nullopt, 20));
    CHECK_FALSE(bench.table.throughput().update(std::nullopt, 20));
    CHECK(index.units(true) == 10);
    bench.run(seconds(61));
    CHECK(index.units(true) == 20);
    CHECK(index.units(false) == 10);
    CHECK(bench.table.throughput().units(false) == 15);
    CHECK(other.update(std::nullopt, 20));
    CHECK(bench.table.capacityOf("ByYear") == nullptr);
}

TEST_CASE("a table and its indexes have decreases of their own, and a call is taken or rejected whole",
          "[throughput]") {
    Spec spec = indexed();
    spec.updateTime = base::Distribution::constant(1);
    TableBench bench(spec);
    Throughput& index = bench.table.capacityOf("ByDay")->throughput();
    for (int i = 0; i < 4; ++i) {
        CHECK(index.update(std::nullopt, 9 - i));
        bench.run(seconds(10 * (i + 1)));
    }
    CHECK_FALSE(index.update(std::nullopt, 5));
    Change both;
    both.writes = 5;
    both.indexes = {{"ByDay", std::nullopt, 5}};
    bench.table.change(both).spawn();
    bench.run(minutes(59));
    CHECK(bench.table.throughput().units(true) == 10);
    CHECK(index.units(true) == 6);
    bench.run(minutes(61));  // one more each hour
    CHECK(bench.table.throughput().units(true) == 5);
    CHECK(index.units(true) == 5);
}

TEST_CASE("what an index holds is paid by time as it changes, and its metric shows it", "[throughput]") {
    TableBench bench(indexed());
    bench.table.capacityOf("ByDay")->throughput().update(std::nullopt, 40);
    bench.run(minutes(1));
    bench.world.metrics().closePeriod(at(minutes(1)), true);
    bench.run(minutes(10));
    bench.world.metrics().closePeriod(at(minutes(10)), true);
    // Writes: table 10 and ByName 10 for 10 min; ByDay 10 for one, 40 for nine.
    CHECK(granules(bench.table, "WriteCapacityUnit-Hrs", minutes(10)) == (20 * 10 + 10 + 40 * 9) * minutes(1).count);
    CHECK(granules(bench.table, "ReadCapacityUnit-Hrs", minutes(10)) == 30 * minutes(10).count);
    for (const engine::MetricSeries& series : bench.world.metrics().series()) {
        if (series.resource == "Views/index/ByDay" && series.name == "ProvisionedWriteCapacityUnits")
            CHECK(series.values == std::vector<double>{10, 40});
    }
    for (const engine::Figure& figure : bench.table.report(minutes(10)).figures) {
        if (figure.name == "index/ByDay/ProvisionedWriteCapacityUnitsMean") CHECK(figure.value == Approx(37));
    }
}

TEST_CASE("an index that gets capacity no longer holds up its table", "[throughput]") {
    Spec spec = indexed();
    spec.writeCapacityUnits = 100;
    spec.indexes.pop_back();
    TableBench bench(spec);
    bench.evenly(callOf(Operation::PutItem, 1, 900), base::milliseconds(20), Instant{}, at(seconds(120)));
    bench.run(seconds(5));
    bench.table.capacityOf("ByDay")->throughput().update(std::nullopt, 100);
    bench.run(seconds(130));
    const auto throttled = bench.bySecond(engine::Disposition::Throttled);
    CHECK(throttled.at(60) == 40);
    CHECK(throttled.find(70) == throttled.end());
}

TEST_CASE("auto scaling sees what an index consumes, reads and writes apart", "[throughput]") {
    Spec spec = indexed();
    spec.billingMode = BillingMode::Provisioned;
    TableBench bench(spec);
    ConsumedUnits writes(*bench.table.capacityOf("ByDay"), true);
    ConsumedUnits reads(*bench.table.capacityOf("ByDay"), false);
    for (int i = 0; i < 3; ++i) bench.send(at(seconds(5)), callOf(Operation::PutItem, 1, 1'500));
    engine::Call query = callOf(Operation::Query, 2, 4'000);
    query.index = 1;
    bench.send(at(seconds(6)), query);
    bench.run(minutes(1));
    CHECK(writes.takeMinute(at(minutes(1)))->sum == 6);
    CHECK(reads.takeMinute(at(minutes(1)))->sum == 1);
}

TEST_CASE("indexes change their mode with their table, and are billed so", "[modes]") {
    // Provisioned for a minute, on-demand for the next, then provisioned again.
    TableBench bench(indexed());
    bench.evenly(callOf(Operation::PutItem, 1, 900), seconds(1), Instant{}, at(seconds(180)));
    Change onDemand;
    onDemand.billingMode = BillingMode::PayPerRequest;
    bench.table.change(onDemand).spawn();  // served after a minute
    bench.run(seconds(61));
    CHECK(bench.table.capacityOf("ByDay")->throughput().units(true) == 0);
    Change back;
    back.billingMode = BillingMode::Provisioned;
    back.reads = back.writes = 5;
    back.indexes = {{"ByDay", 6, 7}, {"ByName", 8, 9}};
    bench.table.change(back).spawn();
    bench.run(seconds(180));
    CHECK(bench.table.capacityOf("ByDay")->throughput().units(true) == 7);
    CHECK(bench.table.capacityOf("ByName")->throughput().units(false) == 8);
    // Held: 30 of each for 60 s, then 21 writes and 19 reads from 121 s on.
    CHECK(granules(bench.table, "WriteCapacityUnit-Hrs", seconds(180)) == (30 * 60 + 21 * 59) * seconds(1).count);
    CHECK(granules(bench.table, "ReadCapacityUnit-Hrs", seconds(180)) == (30 * 60 + 19 * 59) * seconds(1).count);
    // On demand: the writes of the seconds 60 to 120 and of both indexes.
    CHECK(granules(bench.table, "WriteRequestUnits", seconds(180)) == Approx(2 * 3 * 61).margin(2 * 3));
}

TEST_CASE("an index that becomes on-demand takes at once what it was ever provisioned for", "[modes]") {
    Spec spec = indexed();
    spec.indexes.front().readCapacityUnits = 20'000;
    spec.updateTime = base::Distribution::constant(1);
    TableBench bench(spec);
    Change onDemand;
    onDemand.billingMode = BillingMode::PayPerRequest;
    bench.table.change(onDemand).spawn();
    bench.run(seconds(5));
    const auto accepted = [&](const char* index, bool writes) {
        return std::get<OnDemandCapacity>(bench.table.capacityOf(index)->control().capacity(writes))
            .accepted(bench.world.now());
    };
    CHECK(accepted("ByDay", false) == 20'000);
    CHECK(accepted("ByName", false) == 12'000);
    CHECK(accepted("ByDay", true) == 4'000);
}

TEST_CASE("another table class from the end of its change on, and each is billed its time", "[modes]") {
    Spec spec = provisionedSpec(3, 4);
    spec.updateTime = base::Distribution::constant(60);
    spec.itemCount = 1'000;
    spec.itemSize = base::Distribution::constant(924);  // 1,024 B with the overhead
    TableBench bench(spec);
    Change cheaper;
    cheaper.tableClass = TableClass::StandardInfrequentAccess;
    bench.run(minutes(3));
    bench.table.change(cheaper).spawn();
    bench.run(minutes(3) + seconds(30));
    CHECK_FALSE(bench.table.throughput().update(std::nullopt, 20));  // UPDATING
    bench.run(minutes(10));
    const auto of = [&](const char* type) { return granules(bench.table, type, minutes(10)); };
    CHECK(of("WriteCapacityUnit-Hrs") == 4 * minutes(4).count);
    CHECK(of("IA-WriteCapacityUnit-Hrs") == 4 * minutes(6).count);
    CHECK(of("ReadCapacityUnit-Hrs") == 3 * minutes(4).count);
    CHECK(of("IA-ReadCapacityUnit-Hrs") == 3 * minutes(6).count);
    CHECK(of("TimedStorage-ByteHrs") == 1'024'000 * 4 / 10);
    CHECK(of("IA-TimedStorage-ByteHrs") == 1'024'000 * 6 / 10);
}

TEST_CASE("requests and a growing table's storage are billed by the class of their time", "[modes]") {
    Spec spec = onDemandSpec();
    spec.updateTime = base::Distribution::constant(0);
    spec.itemCount = 0;
    spec.itemSize = base::Distribution::constant(924);
    spec.writeKeys = {base::SequentialKeys{}};
    TableBench bench(spec);
    bench.evenly(test::ofNewItems(callOf(Operation::PutItem)), seconds(1), at(base::milliseconds(500)),
                 at(seconds(100)));
    bench.run(seconds(40));
    Change cheaper;
    cheaper.tableClass = TableClass::StandardInfrequentAccess;
    bench.table.change(cheaper).spawn();
    bench.run(seconds(100));
    const auto of = [&](const char* type) { return granules(bench.table, type, seconds(100)); };
    CHECK(of("WriteRequestUnits") == 2 * 40);
    CHECK(of("IA-WriteRequestUnits") == 2 * 60);
    // n items after n seconds: 40 x 40 / 2 and 100 x 100 / 2 item seconds, of 1,024 B, over 100 s.
    CHECK(of("TimedStorage-ByteHrs") == Approx(8.0 * 1'024).epsilon(0.001));
    CHECK(of("IA-TimedStorage-ByteHrs") == Approx(42.0 * 1'024).epsilon(0.001));
}
