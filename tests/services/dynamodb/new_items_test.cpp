// SPDX-License-Identifier: GPL-3.0-or-later
// Items of keys that never repeat, where items expire.
#include "model/services/dynamodb/new_items.hpp"

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

TEST_CASE("what was put a life ago is gone, what was deleted before does not expire", "[storage]") {
    NewItems items;
    items.reserve();
    items.expireAfter(seconds(256));
    const auto at = [](int second) { return Instant{} + seconds(second); };
    for (int second = 0; second < 1'000; ++second) {
        const auto key = base::kFirstNewKey + static_cast<std::uint64_t>(second);
        CHECK(items.put(key, at(second)));
        if (second % 4 == 3) CHECK(items.remove(key));
    }
    // Put up to 743 s: three of four of these 744 are left.
    CHECK(items.expire(at(999)) == 558);
    CHECK_FALSE(items.has(base::kFirstNewKey + 742));
    CHECK(items.has(base::kFirstNewKey + 744));
    CHECK(items.expire(at(999)) == 0);
    CHECK(items.expire(at(2'000)) == 192);
    CHECK_FALSE(items.remove(base::kFirstNewKey + 998));
}

TEST_CASE("sequences of several writers expire each by its own puts, and a last one without any further", "[storage]") {
    NewItems items;
    items.reserve();
    items.expireAfter(seconds(100));
    const std::uint64_t other = base::kFirstNewKey + base::kSequenceStride;
    std::uint64_t gone = 0;
    for (int second = 1; second <= 170; ++second) {  // as a table does
        const Instant now = Instant{} + seconds(second);
        for (std::uint64_t i = 0; second == 1 && i < 10; ++i) items.put(base::kFirstNewKey + i, now);
        for (std::uint64_t i = 0; second == 50 && i < 7; ++i) items.put(other + i, now);
        gone += items.expire(now);
        if (second <= 100) CHECK(gone == 0);
        if (second == 120) CHECK(gone == 10);
        if (second == 120) CHECK(items.has(other + 6));
    }
    CHECK(gone == 17);
    CHECK_FALSE(items.has(other + 6));
}

// A put a second, life 10 s, each deleted 20 s later: it has expired, and is not removed twice.
TEST_CASE("deletes of new items that have expired find nothing", "[storage]") {
    Spec spec = onDemandSpec();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = seconds(10);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::SequentialKeys{0}};
    spec.itemSize = base::Distribution::constant(8'000);
    TableBench bench(spec);
    bench.evenly(ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, Instant{} + seconds(300));
    bench.evenly(ofNewItems(callOf(Operation::DeleteItem)), seconds(1), Instant{} + seconds(20),
                 Instant{} + seconds(300));
    bench.run(seconds(300));
    // 300 puts of eight units, 280 deletes of one each.
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 300 * 8 + 280);
    CHECK(bench.figure("TimeToLiveDeletedItemCount") == Approx(300).margin(12));
}

// 10 GB a partition: 30 GB kept alive are three at least, although nothing says ItemCount.
TEST_CASE("a table is divided for what its writes keep alive", "[storage]") {
    Spec spec = onDemandSpec();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = seconds(1'000'000);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::SequentialKeys{0}};
    spec.itemSize = base::Distribution::constant(300'000);
    TableBench bench(spec);  // a write in ten seconds: 100,000 items
    bench.evenly(ofNewItems(callOf(Operation::PutItem)), seconds(10), Instant{}, Instant{} + seconds(3'600));
    bench.run(base::hours(1));
    double partitions = 0.0;
    for (const engine::Figure& figure : bench.table.report(base::hours(1)).figures) {
        if (figure.name == "PartitionsMean") partitions = figure.value;
    }
    Spec small = spec;
    small.itemSize = base::Distribution::constant(1'000);
    TableBench few(small);
    few.evenly(ofNewItems(callOf(Operation::PutItem)), seconds(10), Instant{}, Instant{} + seconds(3'600));
    few.run(base::hours(1));
    for (const engine::Figure& figure : few.table.report(base::hours(1)).figures) {
        if (figure.name == "PartitionsMean") CHECK(partitions > figure.value);
    }
}
