// SPDX-License-Identifier: GPL-3.0-or-later
// A table's stream. Oracles: counts and sizes by hand, every record found once and in order.
#include <set>

#include "tests/services/dynamodb/stream_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Bytes;
using base::Instant;
using base::seconds;

namespace {

std::int64_t recordsAfter(const Spec& spec, const engine::Call& call) {
    StreamBench bench(spec);
    bench.send(Instant{}, call);
    bench.run(seconds(10));
    return bench.waiting();
}

}  // namespace

TEST_CASE("a table without a stream keeps no records", "[stream]") {
    TableBench bench(onDemandSpec());
    CHECK(bench.table.records() == nullptr);
    CHECK(bench.figure("StreamRecords") == 0);
}

TEST_CASE("an item that changes is one record, whatever wrote it", "[stream]") {
    const Spec spec = streamedSpec();
    CHECK(recordsAfter(spec, callOf(Operation::PutItem)) == 1);
    CHECK(recordsAfter(spec, callOf(Operation::UpdateItem)) == 1);
    CHECK(recordsAfter(spec, callOf(Operation::DeleteItem)) == 1);
    CHECK(recordsAfter(spec, callOf(Operation::BatchWriteItem, 25)) == 25);
    CHECK(recordsAfter(spec, callOf(Operation::TransactWriteItems, 7)) == 7);
    for (const Operation read :
         {Operation::GetItem, Operation::BatchGetItem, Operation::TransactGetItems, Operation::Query, Operation::Scan})
        CHECK(recordsAfter(spec, callOf(read)) == 0);
}

TEST_CASE("what changes nothing is no record", "[stream]") {
    Spec spec = streamedSpec();
    spec.failedConditions = 1.0;
    CHECK(recordsAfter(spec, callOf(Operation::PutItem)) == 0);
    CHECK(recordsAfter(spec, callOf(Operation::TransactWriteItems, 7)) == 0);
    spec = streamedSpec();
    spec.missingItems = 1.0;
    CHECK(recordsAfter(spec, callOf(Operation::DeleteItem)) == 0);
    CHECK(recordsAfter(spec, callOf(Operation::PutItem)) == 1);
    spec = streamedSpec();
    spec.unchangedWrites = 1.0;
    CHECK(recordsAfter(spec, callOf(Operation::PutItem)) == 0);
    CHECK(recordsAfter(spec, callOf(Operation::DeleteItem)) == 1);
    spec.newItems = 1.0;  // what is new cannot be as it was
    CHECK(recordsAfter(spec, callOf(Operation::PutItem)) == 1);
    Spec scarce = provisionedSpec(1, 1);
    scarce.stream = StreamView::KeysOnly;
    scarce.initialBurst = 0.0;
    StreamBench bench(scarce);
    for (int i = 0; i < 10; ++i) bench.send(Instant{} + seconds(1), callOf(Operation::PutItem));
    bench.run(seconds(10));
    CHECK(bench.count(engine::Disposition::Throttled) > 0);
    CHECK(bench.waiting() == bench.count(engine::Disposition::Succeeded));
}

TEST_CASE("writes that change nothing cost the table and no index", "[stream]") {
    Spec spec = onDemandSpec();
    spec.unchangedWrites = 1.0;
    spec.indexes.push_back(indexNamed("ByAuthor"));
    TableBench bench(spec);
    bench.send(Instant{}, callOf(Operation::PutItem, 1, 1'000));
    bench.run(seconds(10));
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 1);
    CHECK(bench.figure("index/ByAuthor/ConsumedWriteCapacityUnits") == 0);
}

TEST_CASE("a record holds the images that StreamViewType says, and its keys", "[stream]") {
    struct Case {
        StreamView view;
        std::int64_t changed;  ///< from 1,024 B to 2,000 B
        std::int64_t created;  ///< of 2,000 B
        std::int64_t deleted;  ///< of 1,024 B
    };
    for (const Case& one :
         {Case{StreamView::KeysOnly, 500, 500, 500}, Case{StreamView::NewImage, 2'500, 2'500, 500},
          Case{StreamView::OldImage, 1'524, 500, 1'524}, Case{StreamView::NewAndOldImages, 3'524, 2'500, 1'524}}) {
        for (const int what : {0, 1, 2}) {
            Spec spec = streamedSpec(one.view);
            spec.newItems = what == 1 ? 1.0 : 0.0;
            StreamBench bench(spec);
            bench.send(Instant{}, what == 2 ? callOf(Operation::DeleteItem) : callOf(Operation::PutItem, 1, 2'000));
            bench.run(seconds(1));
            REQUIRE(bench.waiting() == 1);
            const std::int64_t size = what == 0 ? one.changed : (what == 1 ? one.created : one.deleted);
            CHECK(bench.takeAny().payload == Bytes(size));
            CHECK(bench.figure("StreamBytes") == static_cast<double>(size));
        }
    }
}

TEST_CASE("a batch is the workload's that wrote its records, in turns where several did", "[stream]") {
    StreamBench bench(streamedSpec());
    bench.send(Instant{}, callOf(Operation::PutItem));
    bench.run(seconds(1));
    bench.workload = 3;
    bench.send(Instant{} + seconds(2), callOf(Operation::PutItem));
    for (int i = 0; i < 3; ++i) bench.send(Instant{} + seconds(3), callOf(Operation::PutItem));
    bench.run(seconds(4));
    const std::uint32_t lane = bench.busyLane();
    CHECK(bench.source->take(lane, 2, base::mebibytes(6)).workload == 0);  // one of each; the older first
    const engine::RecordBatch rest = bench.source->take(lane, 2, base::mebibytes(6));
    CHECK(rest.workload == 3);
    CHECK(bench.source->part(rest, 1, 1).workload == 3);
    bench.workload = 0;
    bench.send(Instant{} + seconds(5), callOf(Operation::PutItem));
    bench.run(seconds(6));
    CHECK(bench.source->take(lane, 9, base::mebibytes(6)).workload == 3);  // half a batch is owed to it
}

TEST_CASE("a batch is as large as asked and no larger than there is room", "[stream]") {
    StreamBench bench(streamedSpec());  // 500 B and an image of 1,024 B
    for (int i = 0; i < 10; ++i) bench.send(Instant{} + seconds(i), callOf(Operation::PutItem));
    bench.run(seconds(20));
    const std::uint32_t lane = bench.busyLane();
    REQUIRE(bench.source->ready(lane) == 10);
    CHECK(bench.source->oldest(lane) == Instant{});
    const engine::RecordBatch four = bench.source->take(lane, 4, base::mebibytes(6));
    CHECK(four == engine::RecordBatch{0, 4, lane, Bytes(4 * 1'524), Instant{}, Instant{} + seconds(3), 0});
    const engine::RecordBatch two = bench.source->take(lane, 100, Bytes(2 * 1'524 + 1'523));
    CHECK(two == engine::RecordBatch{4, 2, lane, Bytes(2 * 1'524), Instant{} + seconds(4), Instant{} + seconds(5), 0});
    CHECK(bench.source->take(lane, 100, Bytes(1)).records == 1);  // one at least
    CHECK(bench.source->part(four, 1, 2) ==
          engine::RecordBatch{1, 2, lane, Bytes(2 * 1'524), Instant{} + seconds(1), Instant{} + seconds(2), 0});
    CHECK(bench.source->ready(lane) == 3);
    CHECK(bench.figure("ReturnedRecordsCount") == 7);
    CHECK(bench.figure("StreamBacklog") == 10);  // handed out is not done
    bench.source->processed(four);
    bench.source->discarded(two);
    CHECK(bench.figure("StreamBacklog") == 4);
    CHECK(bench.figure("StreamRecordsDiscarded") == 2);
}

TEST_CASE("records of a key keep their order, and none is lost or comes twice", "[stream]") {
    // 20,000 writes to 500 keys, a reader of 4 lanes a shard that takes a few now and then, so backlogs grow and
    // shrink.
    Spec spec = streamedSpec();
    spec.itemSize = base::Distribution::uniform(1, 3'000);  // an item keeps its size: sizes tell keys apart
    spec.partitions = 5;
    StreamBench bench(spec, 4);
    engine::Call call = callOf(Operation::PutItem);
    for (int i = 0; i < 20'000; ++i) {
        call.item = static_cast<std::uint64_t>(i) * 7'919 % 500;
        bench.send(Instant{} + base::milliseconds(i), call);
    }
    std::uint64_t taken = 0;
    std::map<std::uint32_t, std::uint64_t> next;
    std::map<std::int64_t, std::set<std::uint32_t>> lanesOfSize;
    for (int second = 1; second <= 30; ++second) {
        bench.run(seconds(second));
        for (std::uint32_t lane = 0; lane < bench.lanes(); ++lane) {
            while (bench.source->ready(lane) > (second < 25 ? 40 : 0)) {
                const engine::RecordBatch batch = bench.source->take(lane, 7, base::mebibytes(6));
                CHECK(batch.first == next[lane]);
                next[lane] += batch.records;
                taken += batch.records;
                for (std::uint32_t i = 0; i < batch.records; ++i)
                    lanesOfSize[bench.source->part(batch, i, 1).payload.count].insert(lane);
                bench.source->processed(batch);
            }
        }
    }
    CHECK(taken == 20'000);
    CHECK(bench.figure("StreamRecords") == 20'000);
    CHECK(bench.figure("StreamBacklog") == 0);
    CHECK(bench.arrivals == 20'000);
    CHECK(next.size() == 5 * 4);  // of a shard for each of the five partitions, all four lanes
    std::size_t apart = 0;        // two keys of one size may lie in two lanes
    for (const auto& [size, lanes] : lanesOfSize) apart += lanes.size();
    CHECK(apart <= 500);
    CHECK(lanesOfSize.size() > 400);
}

TEST_CASE("a filter passes its share of the records", "[stream]") {
    StreamBench bench(streamedSpec());
    REQUIRE(bench.source->passOnly(0.25));
    bench.evenly(callOf(Operation::PutItem), base::milliseconds(1), Instant{}, Instant{} + seconds(10));
    bench.run(seconds(20));
    CHECK(static_cast<double>(bench.waiting()) == Approx(2'500).margin(4 * 43.3));  // 4 sigma of a binomial
    CHECK(bench.figure("StreamRecordsFiltered") + static_cast<double>(bench.waiting()) == 10'000);
}

TEST_CASE("each reader has a place of its own", "[stream]") {
    StreamBench bench(streamedSpec());
    const auto other = bench.table.records()->open(bench, 2, false);
    for (int i = 0; i < 5; ++i) bench.send(Instant{}, callOf(Operation::PutItem));
    bench.run(seconds(1));
    CHECK(bench.takeAny().records == 5);
    std::int64_t left = 0;
    for (std::uint32_t lane = 0; lane < 2 * bench.table.records()->shards(); ++lane) left += other->ready(lane);
    CHECK(left == 5);
    CHECK(bench.figure("StreamRecords") == 5);
    CHECK(bench.figure("ReturnedRecordsCount") == 5);
}

TEST_CASE("records that nobody can process are named", "[stream]") {
    Spec spec = streamedSpec();
    spec.unprocessableRecords = 0.1;
    StreamBench bench(spec);
    engine::Call call = callOf(Operation::PutItem);
    for (int i = 0; i < 5'000; ++i) bench.send(Instant{} + base::milliseconds(i), call);
    bench.run(seconds(10));
    const std::uint32_t lane = bench.busyLane();
    std::int64_t bad = 0;
    while (bench.source->ready(lane) > 0)
        bad += bench.source->firstUnprocessable(bench.source->take(lane, 1, Bytes(0))) == 0U ? 1 : 0;
    CHECK(static_cast<double>(bad) == Approx(500).margin(4 * 21.3));
}

TEST_CASE("a stream keeps records for a day and has a shard a partition, room for more at least", "[stream]") {
    StreamBench bench(streamedSpec());
    CHECK(bench.table.records()->retention() == base::hours(24));
    CHECK(bench.table.records()->shards() == 64);
    Spec wide = streamedSpec();
    wide.partitions = 100;
    StreamBench many(wide);
    CHECK(many.table.records()->shards() == 200);
}

TEST_CASE("GetRecords of readers of one's own are charged, Lambda's are not", "[stream]") {
    Spec spec = streamedSpec();
    StreamBench bench(spec);
    bench.send(Instant{}, callOf(Operation::PutItem));
    bench.run(seconds(10));
    CHECK(bench.granules("Streams-Requests", seconds(100)) == -1);
    spec.streamReads = base::Rate{4.0};
    StreamBench own(spec);
    CHECK(own.granules("Streams-Requests", seconds(100)) == 400);
}

TEST_CASE("ReturnedRecordsCount and ReturnedBytes, minute by minute", "[stream]") {
    StreamBench bench(streamedSpec());
    for (int i = 0; i < 3; ++i) bench.send(Instant{} + seconds(1), callOf(Operation::PutItem));
    bench.run(seconds(30));
    CHECK(bench.takeAny().records == 3);
    bench.closeMinute(60);
    bench.send(Instant{} + seconds(61), callOf(Operation::PutItem));
    bench.run(seconds(90));
    CHECK(bench.takeAny().records == 1);
    bench.closeMinute(120);
    CHECK(bench.series("ReturnedRecordsCount") == std::vector<double>{3, 1});
    CHECK(bench.series("ReturnedBytes") == std::vector<double>{3 * 1'524, 1'524});
}
