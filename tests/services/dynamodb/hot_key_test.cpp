// SPDX-License-Identifier: GPL-3.0-or-later
// One key under load, seen from its callers. Oracle: 3,000 read and 1,000 write units a second, whatever the table has.
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Instant;
using base::seconds;
using engine::Disposition;
using test::callOf;
using test::TableBench;

namespace {

/// The same item again and again, `perSecond` times, for five seconds.
void hammer(TableBench& bench, engine::Call call, std::int64_t perSecond) {
    call.item = 4711;
    for (std::int64_t i = 0; i < 5 * perSecond; ++i)
        bench.send(Instant{} + base::Duration(i * 1'000'000'000 / perSecond), call);
    bench.run(seconds(6));
}

}  // namespace

TEST_CASE("one key at 4,000 eventual reads a second of 4 KB is served", "[hot]") {
    for (const Spec& spec : {test::onDemandSpec(), test::provisionedSpec(12'000, 10)}) {
        TableBench bench(spec);
        hammer(bench, callOf(Operation::GetItem, 1, 4'096), 4'000);
        CHECK(bench.count(Disposition::Succeeded) == 20'000);
    }
}

TEST_CASE("one key at 7,000 eventual reads a second throttles by key range though the table has capacity", "[hot]") {
    for (Spec spec : {test::onDemandSpec(), test::provisionedSpec(12'000, 10)}) {
        spec.partitionWindow = base::milliseconds(100);
        TableBench bench(spec);
        hammer(bench, callOf(Operation::GetItem, 1, 4'096), 7'000);
        // Of 35,000 pass 6,000 a second, and once the 600 that the bucket held.
        CHECK(static_cast<double>(bench.count(Disposition::Throttled)) == Approx(4'400.0).margin(2.0));
        CHECK(bench.figure("ReadKeyRangeThroughputThrottleEvents") == bench.figure("ReadThrottleEvents"));
        CHECK(bench.figure("ReadThrottleEvents") == bench.figure("ThrottledRequests"));
        CHECK(bench.figure("ReadProvisionedThroughputThrottleEvents") == 0.0);
        CHECK(bench.figure("PartitionsMean") == 4.0);
    }
}

TEST_CASE("a transaction on a hot key fails whole and takes nothing from the other", "[hot]") {
    Spec spec = test::onDemandSpec();
    spec.partitions = 2;
    spec.partitionWindow = base::milliseconds(100);  // 100 writes
    TableBench bench(spec);
    engine::Call call = callOf(Operation::PutItem, 1, 400 * 1024);
    bench.send(Instant{}, call);  // 400 units: the partition of item 0 is closed for 300 ms
    engine::Call both = callOf(Operation::TransactWriteItems, 8, 500);  // items 0 to 7 lie on both
    bench.send(Instant{}, both);
    bench.send(Instant{} + base::milliseconds(500), both);
    bench.run(seconds(1));
    CHECK(bench.count(Disposition::Throttled) == 1);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 400.0 + 16.0);
    CHECK(bench.figure("WriteKeyRangeThroughputThrottleEvents") == 1.0);
}

TEST_CASE("the report says how exact the counts were by which partitions were divided", "[hot]") {
    Spec spec = test::provisionedSpec(10, 4'000);
    spec.partitions = 1;
    TableBench bench(spec);
    // 85 a second of 10 units, one item after the other: four fifths of a partition and more, minute after minute.
    bench.evenly(callOf(Operation::PutItem, 1, 10'240), base::microseconds(11'765), Instant{},
                 Instant{} + seconds(330));
    bench.run(seconds(200));
    CHECK(bench.figure("HeatErrorMax") == 0.0);
    CHECK(bench.figure("PartitionSplits") == 0.0);
    bench.run(seconds(331));
    CHECK(bench.figure("PartitionSplits") == 1.0);
    CHECK(bench.figure("HeatErrorMax") > 0.0);
    CHECK(bench.figure("HeatErrorMax") <= 1.0 / 32);
}
