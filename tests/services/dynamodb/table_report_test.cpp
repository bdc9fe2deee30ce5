// SPDX-License-Identifier: GPL-3.0-or-later
// Oracle: a ledger kept by hand.
#include <algorithm>
#include <string>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Distribution;
using base::Instant;
using base::MeterKind;
using base::seconds;
using test::callOf;
using test::onDemandSpec;
using test::provisionedSpec;
using test::TableBench;

namespace {

const base::MeterReading& reading(const engine::ResourceReport& report, const std::string& usageType) {
    const auto found = std::find_if(report.readings.begin(), report.readings.end(),
                                    [&](const auto& r) { return r.usageType == usageType; });
    REQUIRE(found != report.readings.end());
    CHECK(found->resource == "Views");
    CHECK(found->service == "AmazonDynamoDB");
    return *found;
}

bool warns(const engine::ResourceReport& report, const std::string& part) {
    return std::any_of(report.warnings.begin(), report.warnings.end(), [&](const engine::Warning& warning) {
        const std::string text = std::to_string(warning.count) + " " + warning.text;
        return text.find(part) != std::string::npos;
    });
}

bool equal(base::Granules granules, std::int64_t expected) { return granules == base::Granules{expected}; }

/// One of each kind of call; the ledger is beside it.
void sendLedger(TableBench& bench) {
    engine::Call strong = callOf(Operation::GetItem, 1, 5'000);
    strong.consistentRead = true;
    const Instant at{};
    bench.send(at, strong);                                         // 2 RRU
    bench.send(at, callOf(Operation::GetItem, 1, 5'000));           // 1
    bench.send(at, callOf(Operation::GetItem, 1, 10));              // 0.5
    bench.send(at, callOf(Operation::BatchGetItem, 10, 1'000));     // 5
    bench.send(at, callOf(Operation::TransactGetItems, 3, 500));    // 6
    bench.send(at, callOf(Operation::Query, 10, 4'178));            // 41,780 B: 11 blocks, 5.5
    bench.send(at, callOf(Operation::Scan, 5'000, 1'042));          // 128.5
    bench.send(at, callOf(Operation::PutItem, 1, 1'025));           // 2 WRU
    bench.send(at, callOf(Operation::UpdateItem, 1, 3'000));        // 3
    bench.send(at, callOf(Operation::DeleteItem, 1, 900));          // 1
    bench.send(at, callOf(Operation::BatchWriteItem, 25, 1'500));   // 50
    bench.send(at, callOf(Operation::TransactWriteItems, 3, 500));  // 6
    bench.send(at, callOf(Operation::PutItem, 1, 9'000), false);    // the warm-up's: 9, not billed
}

constexpr std::int64_t kLedgerHalfReads = 297;   // 148.5 units
constexpr std::int64_t kLedgerHalfWrites = 124;  // 62 units

}  // namespace

TEST_CASE("an on-demand table is billed by the half unit", "[table]") {
    TableBench bench(onDemandSpec());
    sendLedger(bench);
    bench.run(seconds(10));
    const auto report = bench.table.report(seconds(10));
    REQUIRE(report.readings.size() == 2);
    CHECK(equal(reading(report, "ReadRequestUnits").granules, kLedgerHalfReads));
    CHECK(equal(reading(report, "WriteRequestUnits").granules, kLedgerHalfWrites));
    for (const auto& one : report.readings) {
        CHECK(one.granulesPerUnit == 2);
        CHECK(one.kind == MeterKind::Measured);
    }
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 148.5);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 62.0);
}

TEST_CASE("the infrequent-access class has usage types of its own", "[table]") {
    Spec spec = onDemandSpec();
    spec.tableClass = TableClass::StandardInfrequentAccess;
    spec.itemCount = 1;
    TableBench bench(spec);
    sendLedger(bench);
    bench.run(seconds(10));
    const auto report = bench.table.report(seconds(10));
    CHECK(equal(reading(report, "IA-ReadRequestUnits").granules, kLedgerHalfReads));
    CHECK(equal(reading(report, "IA-WriteRequestUnits").granules, kLedgerHalfWrites));
    CHECK(reading(report, "IA-TimedStorage-ByteHrs").kind == MeterKind::Stored);
}

TEST_CASE("a provisioned table is billed by the unit-hour, used or not", "[table]") {
    TableBench bench(provisionedSpec(30, 20));
    bench.send(Instant{}, callOf(Operation::GetItem));
    bench.run(seconds(10));
    const auto report = bench.table.report(base::hours(24));
    REQUIRE(report.readings.size() == 2);
    const auto& reads = reading(report, "ReadCapacityUnit-Hrs");
    const auto& writes = reading(report, "WriteCapacityUnit-Hrs");
    CHECK(equal(reads.granules / reads.granulesPerUnit, 720));
    CHECK(equal(reads.granules % reads.granulesPerUnit, 0));
    CHECK(equal(writes.granules / writes.granulesPerUnit, 480));
    CHECK(reads.kind == MeterKind::Recurring);
    CHECK(writes.kind == MeterKind::Recurring);
}

TEST_CASE("storage counts 100 B beside every item, and is unknown without ItemCount", "[table]") {
    Spec spec = onDemandSpec();
    TableBench without(spec);
    CHECK(warns(without.table.report(seconds(1)), "ItemCount"));
    spec.itemCount = 1'000'000;
    spec.itemSize = Distribution::constant(3'000);
    TableBench with(spec);
    const auto report = with.table.report(seconds(1));
    CHECK_FALSE(warns(report, "ItemCount"));
    const auto& stored = reading(report, "TimedStorage-ByteHrs");
    CHECK(equal(stored.granules, 3'100'000'000));
    CHECK(stored.granulesPerUnit == 1'073'741'824);
    CHECK(stored.kind == MeterKind::Stored);
}

TEST_CASE("CloudWatch's metrics by the minute, of measured calls", "[table]") {
    Spec spec = provisionedSpec(30, 20);
    spec.putItem = Distribution::constant(0.005);
    TableBench bench(spec, Instant{} - seconds(60));
    bench.send(Instant{} - seconds(30), callOf(Operation::PutItem, 1, 5'000), false);
    bench.run(seconds(0));
    bench.world.metrics().closePeriod(Instant{}, false);
    bench.send(Instant{} + seconds(10), callOf(Operation::PutItem, 1, 2'000));
    bench.send(Instant{} + seconds(20), callOf(Operation::PutItem, 1, 3'000));
    bench.run(seconds(60));
    bench.world.metrics().closePeriod(bench.world.now(), true);
    const auto value = [&](const std::string& name) {
        for (const auto& series : bench.world.metrics().series()) {
            if (series.name == name && series.resource == "Views") return series.values.at(0);
        }
        return -1.0;
    };
    CHECK(value("ConsumedWriteCapacityUnits") == 5.0);
    CHECK(value("ConsumedReadCapacityUnits") == 0.0);
    CHECK(value("SuccessfulRequestLatency") == Approx(5.0));
    CHECK(value("WriteThrottleEvents") == 0.0);
    CHECK(value("ReadThrottleEvents") == 0.0);
    CHECK(value("ThrottledRequests") == 0.0);
    CHECK(value("ProvisionedReadCapacityUnits") == 30.0);
    CHECK(value("ProvisionedWriteCapacityUnits") == 20.0);
    CHECK(bench.figure("SuccessfulRequestLatencyMean") == Approx(0.005));
    CHECK(bench.figure("SuccessfulRequests") == 2.0);
}

TEST_CASE("errors and returned items by the minute", "[table]") {
    TableBench bench(onDemandSpec());
    const auto minute = [&](std::int64_t number, int broken, int invalid, std::uint32_t items) {
        const Instant begin = Instant{} + base::minutes(number);
        bench.table.suffer({1.0, 1.0});
        for (int i = 0; i < broken; ++i) bench.send(begin + seconds(1), callOf(Operation::GetItem));
        bench.run(base::minutes(number) + seconds(10));
        bench.table.suffer({});
        for (int i = 0; i < invalid; ++i)
            bench.send(begin + seconds(20), callOf(Operation::TransactWriteItems, 11, 400 * 1024));
        bench.send(begin + seconds(30), callOf(Operation::Query, items, 100));
        bench.send(begin + seconds(30), callOf(Operation::Scan, 2 * items, 100));
        bench.send(begin + seconds(30), callOf(Operation::BatchGetItem, 5, 100));
        bench.run(base::minutes(number + 1));
        bench.world.metrics().closePeriod(bench.world.now(), true);
    };
    minute(0, 2, 3, 7);
    minute(1, 0, 1, 4);
    const auto values = [&](const std::string& name) {
        for (const auto& series : bench.world.metrics().series()) {
            if (series.name == name) return series.values;
        }
        return std::vector<double>{};
    };
    CHECK(values("SystemErrors") == std::vector<double>{2, 0});
    CHECK(values("UserErrors") == std::vector<double>{3, 1});
    CHECK(values("ReturnedItemCount") == std::vector<double>{21, 12});
    CHECK(bench.figure("ReturnedItemCount") == 33.0);
    // A page of 1 MB holds 1,007 items of 1,042 B, whatever was asked for.
    bench.send(bench.world.now(), callOf(Operation::Query, 5'000, 1'042));
    bench.run(base::minutes(3));
    CHECK(bench.figure("ReturnedItemCount") == 33.0 + 1'007.0);
}

TEST_CASE("quotas show the busiest second against the limit", "[table]") {
    TableBench bench(provisionedSpec(30, 20));
    for (int i = 0; i < 3; ++i)
        bench.send(Instant{} + base::milliseconds(400) * i, callOf(Operation::PutItem, 1, 10'000));
    bench.run(seconds(5));
    const auto report = bench.table.report(seconds(5));
    REQUIRE(report.quotas.size() == 4);
    CHECK(report.quotas[1].limit == 20.0);
    CHECK(report.quotas[1].peak == 30.0);  // 3 x 10 units between 0 and 0.8 s
    CHECK(report.quotas[0].peak == 0.0);
    TableBench onDemand(onDemandSpec());
    CHECK(onDemand.table.report(seconds(1)).quotas[0].limit == 40'000.0);
}

TEST_CASE("warnings name AWS's reason", "[table]") {
    Spec spec = provisionedSpec(1, 1);
    spec.initialBurst = 0.0;
    TableBench bench(spec);
    bench.send(Instant{}, callOf(Operation::PutItem));
    bench.run(seconds(1));
    CHECK(warns(bench.table.report(seconds(1)), "TableWriteProvisionedThroughputExceeded"));
    Spec warm = onDemandSpec();
    warm.warmReadUnits = 20'000;
    CHECK(warns(TableBench(warm).table.report(seconds(1)), "one-time charge"));
}
