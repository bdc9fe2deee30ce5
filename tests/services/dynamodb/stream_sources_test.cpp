// SPDX-License-Identifier: GPL-3.0-or-later
// What else than a call puts records into a stream: time to live, replication. And where records go when partitions
// divide.
#include <set>

#include "tests/services/dynamodb/stream_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

/// A write each second to ten keys in turn, which live five seconds: one expires each second.
Spec expiringSpec() {
    Spec spec = streamedSpec(StreamView::OldImage);
    spec.timeToLiveEnabled = true;
    spec.timeToLive = seconds(5);
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::SequentialKeys{10}};
    return spec;
}

std::set<std::uint32_t> lanesWithRecords(const StreamBench& bench) {
    std::set<std::uint32_t> lanes;
    for (std::uint32_t lane = 0; lane < bench.lanes(); ++lane) {
        if (bench.source->ready(lane) > 0) lanes.insert(lane);
    }
    return lanes;
}

}  // namespace

TEST_CASE("deletions by time to live are records with the old image", "[stream]") {
    StreamBench bench(expiringSpec());
    bench.inTurn(10, callOf(Operation::PutItem), seconds(1), Instant{}, Instant{} + seconds(1'000));
    bench.run(seconds(1'001));
    // Each key comes back when its item is gone: puts have no old image.
    CHECK(bench.figure("StreamRecords") == Approx(2'000).margin(15));
    CHECK(bench.figure("StreamBytes") == Approx(1'000 * 500 + 1'000 * 1'524).epsilon(0.01));
    const double deleted = bench.figure("StreamRecords") - 1'000;
    for (const engine::Figure& one : bench.table.report(seconds(1'001)).figures) {
        if (one.name == "TimeToLiveDeletedItemCount") CHECK(deleted == Approx(one.value).epsilon(0.01));
    }
}

TEST_CASE("a table without writes loses nothing to time to live", "[stream]") {
    StreamBench bench(expiringSpec());
    bench.run(seconds(1'000));
    CHECK(bench.waiting() == 0);
}

TEST_CASE("what is replicated is in the stream of every region", "[stream]") {
    Spec spec = streamedSpec();
    spec.replicas = {"us-east-2"};
    spec.replicationLag = base::Distribution::constant(1.0);
    StreamBench home(spec);
    Table away(home.world, "Views (us-east-2)", spec);
    home.table.replicateTo(away, "us-east-2", "USE2-AWS-Out-Bytes");
    away.replicateTo(home.table, "us-west-2", "USW2-AWS-Out-Bytes");
    const auto there = away.records()->open(home, 1, true);
    home.send(Instant{}, callOf(Operation::BatchWriteItem, 10));
    home.send(Instant{}, callOf(Operation::TransactWriteItems, 3));
    home.send(Instant{} + base::milliseconds(400), callOf(Operation::DeleteItem));
    home.run(base::milliseconds(500));
    CHECK(home.waiting() == 14);
    home.run(seconds(5));
    CHECK(home.waiting() == 14);
    std::int64_t replicated = 0;
    for (std::uint32_t lane = 0; lane < away.records()->shards(); ++lane) replicated += there->ready(lane);
    CHECK(replicated == 14);
}

TEST_CASE("partitions that came to be by division write to shards of their own", "[stream]") {
    Spec spec = provisionedSpec(10, 900);
    spec.stream = StreamView::KeysOnly;
    spec.updateTime = base::Distribution::constant(1.0);
    StreamBench bench(spec);
    bench.evenly(callOf(Operation::PutItem), base::milliseconds(10), Instant{}, Instant{} + seconds(10));
    bench.run(seconds(20));
    CHECK(lanesWithRecords(bench) == std::set<std::uint32_t>{0});
    bench.table.throughput().update(std::nullopt, 2'500);  // four partitions
    bench.run(seconds(30));
    engine::Call more = callOf(Operation::PutItem);
    more.item = 5'000;
    bench.evenly(more, base::milliseconds(10), Instant{} + seconds(30), Instant{} + seconds(40));
    bench.run(seconds(50));
    CHECK(lanesWithRecords(bench) == std::set<std::uint32_t>{0, 1, 2, 3});
    CHECK(bench.waiting() == 2'000);
}
