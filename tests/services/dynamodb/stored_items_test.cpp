// SPDX-License-Identifier: GPL-3.0-or-later
// How many items a table holds. Oracle: counts by hand.
#include "model/services/dynamodb/stored_items.hpp"

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

Spec holding(std::int64_t items, std::vector<base::KeyPopularity> keys, bool deletes = false) {
    Spec spec = onDemandSpec();
    spec.itemCount = items;
    spec.writeKeys = std::move(keys);
    spec.deletes = deletes;
    return spec;
}

const base::MeterReading* storage(const engine::ResourceReport& report) {
    for (const base::MeterReading& reading : report.readings) {
        if (reading.usageType == "TimedStorage-ByteHrs") return &reading;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("writes that only replace items need not be followed", "[storage]") {
    CHECK_FALSE(StoredItems::canChange(holding(100, {base::UniformKeys{100}})));
    CHECK(StoredItems::canChange(holding(100, {base::UniformKeys{101}})));
    CHECK(StoredItems::canChange(holding(100, {base::SequentialKeys{0}})));
    CHECK(StoredItems::canChange(holding(100, {base::UniformKeys{100}}, true)));
    Spec unknown = onDemandSpec();
    unknown.writeKeys = {base::UniformKeys{5}};
    CHECK_FALSE(StoredItems::canChange(unknown));
}

TEST_CASE("the first write to a key makes an item, a delete removes it", "[storage]") {
    StoredItems items(holding(70, {base::UniformKeys{130}}), Instant{});
    items.put(69, Instant{});
    CHECK(items.count() == 70);
    items.put(70, Instant{});
    items.put(70, Instant{});
    items.put(129, Instant{});
    CHECK(items.count() == 72);
    items.remove(3, Instant{});
    items.remove(3, Instant{});
    CHECK(items.count() == 71);
    items.put(3, Instant{});
    CHECK(items.count() == 72);
}

TEST_CASE("the time average counts from Start on", "[storage]") {
    // 10 items and one more in the warm-up; one more each second from second 1 to 4: 11 x 1 + 12 + 13 + 14 + 15 x 6.
    StoredItems items(holding(10, {base::SequentialKeys{0}}), Instant{} - seconds(9));
    items.put(base::kFirstNewKey, Instant{} - seconds(5));
    for (std::uint64_t i = 1; i <= 4; ++i)
        items.put(base::kFirstNewKey + i, Instant{} + seconds(static_cast<std::int64_t>(i)));
    const base::Granules area = items.until(Instant{} + seconds(10));
    CHECK(static_cast<std::int64_t>(area / seconds(1).count) == 11 + 12 + 13 + 14 + 15 * 6);
}

TEST_CASE("a table's storage grows with what is put into it", "[storage]") {
    // 1,000 items of 924 + 100 B; 100 new ones in the first 10 of 20 s, evenly: 1,000 + 45 or so on average, by hand:
    // put i comes at (i + 1) / 10 s and is there for the rest.
    Spec spec = holding(1'000, {base::SequentialKeys{0}});
    spec.itemSize = base::Distribution::constant(924);
    TableBench bench(spec);
    bench.evenly(test::ofNewItems(callOf(Operation::PutItem)), base::milliseconds(100), Instant{},
                 Instant{} + seconds(10));
    bench.run(seconds(20));
    const auto report = bench.table.report(seconds(20));
    double itemSeconds = 1'000 * 20.0;
    for (int i = 0; i < 100; ++i) itemSeconds += 20.0 - i / 10.0;
    REQUIRE(storage(report) != nullptr);
    CHECK(static_cast<double>(storage(report)->granules) == Approx(itemSeconds / 20.0 * 1'024));
    CHECK(storage(report)->kind == base::MeterKind::Stored);
}

// Updates of 10 items beside new ones: an update makes none.
TEST_CASE("keys that never repeat beside others: only they make items", "[storage]") {
    Spec spec = holding(10, {base::SequentialKeys{}, base::UniformKeys{10}});
    spec.itemSize = base::Distribution::constant(500);
    spec.unchangedWrites = 1.0;  // what is there stays as it is
    spec.indexes.push_back(indexNamed("All"));
    TableBench bench(spec);
    bench.evenly(test::ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, Instant{} + seconds(50));
    bench.evenly(callOf(Operation::UpdateItem), seconds(1), Instant{}, Instant{} + seconds(10));
    bench.run(seconds(60));
    CHECK(bench.figure("SuccessfulRequests") == 60);
    CHECK(bench.figure("index/All/ConsumedWriteCapacityUnits") == 50);
}

// Items of 400 KB and 100 B: 26,207 are in 10 GB.
TEST_CASE("a partition divides when the items written to it no longer fit", "[storage]") {
    Spec spec = test::onDemandSpec();
    spec.partitions = 1;
    spec.itemCount = 26'000;
    spec.itemSize = base::Distribution::constant(409'600);
    spec.writeKeys = {base::SequentialKeys{}};
    spec.partitionWindow = base::minutes(60);  // so that it takes them all at once
    spec.indexes.push_back(indexNamed("All"));
    spec.indexes.front().partitions = 1;
    test::TableBench bench(spec);
    engine::Call call = test::ofNewItems(callOf(Operation::PutItem));
    bench.evenly(call, base::milliseconds(100), base::Instant{}, base::Instant{} + base::seconds(20));
    bench.run(base::seconds(25));
    CHECK(bench.figure("SuccessfulRequests") == 200);
    CHECK(bench.figure("PartitionsMean") == 1);
    call.item += 200;
    bench.evenly(call, base::milliseconds(100), base::Instant{} + base::seconds(30),
                 base::Instant{} + base::seconds(40));
    bench.run(base::seconds(45));
    CHECK(bench.figure("PartitionsMean") == 2);
    CHECK(bench.figure("index/All/PartitionsMean") == 2);
    CHECK(bench.figure("PartitionSplits") == 0);  // for heat
}

TEST_CASE("a delete of what is not there removes nothing", "[storage]") {
    Spec spec = holding(1'000, {base::UniformKeys{1'000}}, true);
    spec.missingItems = 1.0;
    TableBench bench(spec);
    bench.evenly(callOf(Operation::DeleteItem), seconds(1), Instant{} + base::milliseconds(500),
                 Instant{} + seconds(100));
    bench.run(seconds(100));
    for (const engine::Figure& figure : bench.table.report(seconds(100)).figures) {
        if (figure.name == "ItemsMean") CHECK(figure.value == Approx(1'000.0));
    }
}

// Keys 0 to 99 are there; deletes fall on 0 to 199, each once: 100 find something, and no more can go.
TEST_CASE("deletes of keys that never were remove nothing and cost a unit", "[storage]") {
    Spec spec = holding(100, {base::UniformKeys{100}}, true);
    spec.itemSize = base::Distribution::constant(3'000);
    TableBench bench(spec);
    bench.evenly(callOf(Operation::DeleteItem), seconds(1), Instant{}, Instant{} + seconds(200));
    bench.run(seconds(201));
    CHECK(bench.figure("SuccessfulRequests") == 200);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 100 * 3 + 100 * 1);
    for (const engine::Figure& figure : bench.table.report(seconds(200)).figures) {
        if (figure.name == "ItemsMean")
            CHECK(figure.value == Approx(25.0).margin(1.0));  // 100 to 0 in half of the time
    }
}

// Keys beyond ItemCount are new once: of two puts of each of 100 keys, of which 50 are there, 50 make items.
TEST_CASE("a put makes an item where its key is not there, and an entry in an index", "[storage]") {
    Spec spec = holding(50, {base::UniformKeys{100}});
    spec.itemSize = base::Distribution::constant(500);
    spec.unchangedWrites = 1.0;  // what is there stays as it is
    spec.indexes.push_back(indexNamed("All"));
    TableBench bench(spec);
    for (const int from : {0, 200})
        bench.evenly(callOf(Operation::PutItem), seconds(1), Instant{} + seconds(from),
                     Instant{} + seconds(from + 100));
    bench.run(seconds(400));
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 200);
    CHECK(bench.figure("index/All/ConsumedWriteCapacityUnits") == 50);
    spec.writeKeys = {base::SequentialKeys{}};
    TableBench growing(spec);
    growing.evenly(test::ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, Instant{} + seconds(100));
    growing.run(seconds(200));
    CHECK(growing.figure("index/All/ConsumedWriteCapacityUnits") == 100);
}

// A put that is tried again, or an update of what was put, has the same key.
TEST_CASE("an item is made once, however often it is written", "[storage]") {
    for (const bool known : {true, false}) {
        Spec spec = holding(0, {base::SequentialKeys{}});
        if (!known) spec.itemCount.reset();
        spec.itemSize = base::Distribution::constant(500);
        spec.unchangedWrites = 1.0;
        spec.indexes.push_back(indexNamed("All"));
        TableBench bench(spec);
        for (const Operation operation : {Operation::PutItem, Operation::UpdateItem})
            bench.evenly(test::ofNewItems(callOf(operation)), seconds(1), Instant{}, Instant{} + seconds(50));
        bench.run(seconds(60));
        CHECK(bench.figure("SuccessfulRequests") == 100);
        CHECK(bench.figure("index/All/ConsumedWriteCapacityUnits") == 50);
    }
}

// Ten carts are deleted and put again beside orders: 10 entries go, 10 + 50 come.
TEST_CASE("new keys beside others leave the others' items to their keys", "[storage]") {
    Spec spec = holding(10, {base::SequentialKeys{}, base::UniformKeys{10}}, true);
    spec.itemSize = base::Distribution::constant(500);
    spec.indexes.push_back(indexNamed("All"));
    TableBench bench(spec);
    bench.evenly(test::ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, Instant{} + seconds(50));
    for (const int from : {0, 20})  // the second time nothing is there
        bench.evenly(callOf(Operation::DeleteItem), seconds(1), Instant{} + seconds(from),
                     Instant{} + seconds(from + 10));
    bench.evenly(callOf(Operation::PutItem), seconds(1), Instant{} + seconds(50), Instant{} + seconds(60));
    bench.run(seconds(70));
    CHECK(bench.figure("index/All/ConsumedWriteCapacityUnits") == 10 + 50 + 10);
}

TEST_CASE("items beyond 2^28 keys are there once", "[storage]") {
    const std::uint64_t there = std::uint64_t{3} << 28U;
    const std::uint64_t not_ = std::uint64_t{5} << 28U;
    StoredItems items(holding(std::int64_t{1} << 30U, {base::UniformKeys{std::uint64_t{1} << 31U}}, true), Instant{});
    CHECK_FALSE(items.put(there, Instant{}));
    CHECK(items.remove(there, Instant{}));
    CHECK_FALSE(items.remove(there, Instant{}));
    CHECK(items.put(not_, Instant{}));
    CHECK_FALSE(items.put(not_, Instant{}));
    CHECK(items.count() == std::int64_t{1} << 30U);
}

// A delete whose put has not come yet takes the oldest item; one that is tried again finds nothing.
TEST_CASE("deletes of new keys come in the order of the puts", "[storage]") {
    StoredItems items(holding(0, {base::SequentialKeys{}}, true), Instant{});
    CHECK_FALSE(items.remove(base::kFirstNewKey, Instant{}));
    for (std::uint64_t i = 0; i < 3; ++i) items.put(base::kFirstNewKey + i, Instant{});
    CHECK(items.remove(base::kFirstNewKey + 1, Instant{}));
    CHECK_FALSE(items.remove(base::kFirstNewKey + 1, Instant{}));
    CHECK(items.remove(base::kFirstNewKey + 7, Instant{}));  // 0
    CHECK(items.lacks(base::kFirstNewKey, false));
    CHECK_FALSE(items.lacks(base::kFirstNewKey + 2, false));
    CHECK(items.count() == 1);
}

// Sequence 1 is another writer's; what reads, changes or deletes goes through one after the other.
TEST_CASE("each sequence of new keys makes items of its own", "[storage]") {
    StoredItems items(holding(0, {base::SequentialKeys{}}, true), Instant{});
    const std::uint64_t other = base::kFirstNewKey + base::kSequenceStride;
    for (std::uint64_t i = 0; i < 3; ++i) {
        CHECK(items.put(base::kFirstNewKey + i, Instant{}));
        CHECK(items.put(other + i, Instant{}));
        CHECK_FALSE(items.put(other + i, Instant{}));  // tried again
    }
    CHECK(items.count() == 6);
    const auto nth = [&](std::uint64_t i) { return items.followed(base::kFirstNewKey + i); };
    CHECK(nth(2) == base::kFirstNewKey + 2);
    CHECK(nth(4) == other + 1);
    for (std::uint64_t i = 0; i < 6; ++i) CHECK_FALSE(items.lacks(nth(i), false));
    CHECK(items.lacks(nth(6), false));
    for (std::uint64_t i = 0; i < 6; ++i) CHECK(items.remove(nth(i), Instant{}));
    CHECK_FALSE(items.remove(nth(6), Instant{}));
    for (std::uint64_t i = 3; i < 5; ++i) items.put(other + i, Instant{});
    CHECK(items.remove(other + 3, Instant{}));
    CHECK(items.remove(other + 3, Instant{}));  // gone: another, for which is which is not known among several
    items.put(other + 5, Instant{});
    CHECK(items.remove(nth(9), Instant{}));  // not written: any
    CHECK(items.count() == 0);
}

// Of 8 KB items half are there: a read of one costs two units, of another half a unit's block as what is not there.
TEST_CASE("a read of an item that is not there costs a block", "[storage]") {
    Spec spec = holding(50, {base::UniformKeys{100}});
    spec.itemSize = base::Distribution::constant(8'000);
    TableBench bench(spec);
    engine::Call read = callOf(Operation::GetItem);
    read.consistentRead = true;
    bench.evenly(read, seconds(1), Instant{}, Instant{} + seconds(100));
    bench.run(seconds(110));
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 50 * 2 + 50 * 1);
}

// Shares that are given decide for the storage as for the units.
TEST_CASE("NewItems that is given makes as many items", "[storage]") {
    Spec spec = holding(1'000, {base::UniformKeys{1'000}});
    spec.newItems = 1.0;
    TableBench bench(spec);
    bench.evenly(callOf(Operation::PutItem), seconds(1), Instant{}, Instant{} + seconds(100));
    bench.run(seconds(100));
    for (const engine::Figure& figure : bench.table.report(seconds(100)).figures) {
        if (figure.name == "ItemsMean") CHECK(figure.value == Approx(1'050.0).margin(1.0));
    }
}

// 100 KB items, each with an entry of all of it: as much again, from no item on.
TEST_CASE("indexes of a table that begins empty store what comes", "[storage]") {
    const auto bytes = [](std::int64_t items) {
        Spec spec = holding(items, {base::SequentialKeys{}});
        spec.itemSize = base::Distribution::constant(100'000);
        spec.indexes.push_back(indexNamed("All"));
        TableBench bench(spec);
        bench.evenly(test::ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, Instant{} + seconds(100));
        bench.run(seconds(100));
        const auto report = bench.table.report(seconds(100));
        REQUIRE(storage(report) != nullptr);
        return static_cast<double>(storage(report)->granules);
    };
    CHECK(bytes(1) - bytes(0) == Approx(2.0 * 100'100).epsilon(0.02));
}
