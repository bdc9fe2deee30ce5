// SPDX-License-Identifier: GPL-3.0-or-later
// Writes, searches and transactions through a cluster, and what replicas see of them. As in reads_test: a write takes
// 1 ms of way, 2 ms of the table and 25 units of 2 us. Oracles: counts by hand.
#include "tests/services/dax/cluster_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::kibibytes;
using base::microseconds;
using base::milliseconds;
using base::seconds;
using dax::Operation;
using test::callOf;
using test::ClusterBench;
using test::fastNodes;

TEST_CASE("a write goes to the table first and then into the cache", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::PutItem, 7));
    bench.send(seconds(2), callOf(Operation::GetItem, 7));
    bench.send(seconds(3), callOf(Operation::UpdateItem, 8));
    bench.send(seconds(4), callOf(Operation::GetItem, 8));
    bench.send(seconds(5), callOf(Operation::BatchWriteItem, 20, 25));
    bench.send(seconds(6), callOf(Operation::BatchGetItem, 20, 25));
    bench.run(seconds(10));
    CHECK(bench.inOrder()[0].took == microseconds(3'050));
    CHECK(bench.inOrder()[4].took == microseconds(3'000 + 25 * 50));
    CHECK(bench.store.asked == 3);
    CHECK(bench.figure("ItemCacheHits") == 27.0);
    CHECK(bench.figure("ItemCacheMisses") == 0.0);
}

TEST_CASE("a write that fails is not cached", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.store.answer = {
        .disposition = engine::Disposition::Throttled, .error = engine::ErrorKind::Throttling, .status = 400};
    bench.send(seconds(1), callOf(Operation::PutItem, 7));
    bench.run(seconds(2));
    CHECK(bench.answers[0].outcome.disposition == engine::Disposition::Throttled);
    CHECK(bench.cluster.items().entries() == 0);
}

TEST_CASE("a write around the cluster leaves the cache as it is until the item expires", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.run(seconds(2));
    const auto directly = [](ClusterBench& one) -> engine::Process {
        auto work = one.store.serve(one.world.requests().acquire(), callOf(Operation::PutItem, 7));
        co_await work;
    };
    directly(bench).spawn();
    bench.send(seconds(3), callOf(Operation::GetItem, 7));
    bench.send(seconds(400), callOf(Operation::GetItem, 7));
    bench.run(seconds(500));
    CHECK(bench.figure("ItemCacheHits") == 1.0);
    CHECK(bench.figure("ItemCacheMisses") == 2.0);
}

TEST_CASE("a write renews an item's time to live", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(0), callOf(Operation::PutItem, 7));
    bench.send(seconds(200), callOf(Operation::PutItem, 7));
    bench.send(seconds(450), callOf(Operation::GetItem, 7));
    bench.send(seconds(501), callOf(Operation::GetItem, 7));
    bench.run(seconds(600));
    CHECK(bench.figure("ItemCacheHits") == 1.0);
    CHECK(bench.figure("ItemCacheMisses") == 1.0);
}

TEST_CASE("a deleted item is not in the cache any more", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::PutItem, 7));
    bench.send(seconds(2), callOf(Operation::DeleteItem, 7));
    bench.run(seconds(3));
    CHECK(bench.cluster.items().entries() == 0);
    CHECK(bench.cluster.items().bytes() == base::Bytes(0));
}

TEST_CASE("results are kept by all parameters; queries and items know nothing of each other", "[dax]") {
    dax::Spec spec = fastNodes();
    spec.queryCacheShare = 0.5;
    ClusterBench bench(spec);
    bench.send(seconds(1), callOf(Operation::Query, 7, 20));
    bench.send(seconds(2), callOf(Operation::Query, 7, 20));    // hit
    bench.send(seconds(3), callOf(Operation::Query, 7, 21));    // other parameters
    bench.send(seconds(4), callOf(Operation::GetItem, 7));      // no result fills the item cache
    bench.send(seconds(5), callOf(Operation::PutItem, 7));      // and no write empties the query cache
    bench.send(seconds(6), callOf(Operation::Query, 7, 20));    // hit
    bench.send(seconds(7), callOf(Operation::Scan, 7, 20));     // not a query
    bench.send(seconds(8), callOf(Operation::Scan, 7, 20));     // hit
    bench.send(seconds(302), callOf(Operation::Query, 7, 20));  // expired
    bench.run(seconds(400));
    CHECK(bench.figure("QueryCacheHits") == 2.0);
    CHECK(bench.figure("QueryCacheMisses") == 3.0);
    CHECK(bench.figure("ScanCacheHits") == 1.0);
    CHECK(bench.figure("ScanCacheMisses") == 1.0);
    CHECK(bench.figure("ItemCacheMisses") == 1.0);
    CHECK(bench.inOrder()[1].took == microseconds(1'000 + 20 * 2));  // 20 KB of result
    CHECK(bench.inOrder()[0].took == microseconds(3'000 + 200 * 2));
}

TEST_CASE("with QueryTtl 0 no result is kept", "[dax]") {
    dax::Spec spec = fastNodes();
    spec.queryTtl = seconds(0);
    spec.queryCacheShare = 0.5;
    ClusterBench bench(spec);
    for (const std::int64_t at : {1, 2, 3}) bench.send(seconds(at), callOf(Operation::Query, 7, 20));
    bench.run(seconds(10));
    CHECK(bench.figure("QueryCacheMisses") == 3.0);
    CHECK(bench.cluster.results().entries() == 0);
}

TEST_CASE("a transaction is answered by the table; its items are read again in the background", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::TransactWriteItems, 7, 3));
    bench.send(seconds(2), callOf(Operation::BatchGetItem, 7, 3));
    bench.run(seconds(10));
    CHECK(bench.inOrder()[0].took == microseconds(3'000 + 3 * 50));  // as any write: nobody waits for the reading
    REQUIRE(bench.store.calls.size() == 2);
    CHECK(bench.store.calls[1].operation == static_cast<std::uint16_t>(Operation::TransactGetItems));
    CHECK(bench.store.calls[1].items == 3);
    CHECK(bench.figure("ItemCacheHits") == 3.0);
    CHECK(bench.figure("PassedThrough") == 0.0);
}

TEST_CASE("a replica lacks or has outdated for ReplicationLag what the primary has", "[dax]") {
    dax::Spec spec = fastNodes(2);
    ClusterBench bench(spec);
    bench.send(seconds(1), callOf(Operation::PutItem, 7));
    bench.run(milliseconds(1'003) + microseconds(100));  // written at 1.00305 s
    bench.store.notes = false;
    const auto readAt = [&](base::Duration at) {
        for (int i = 0; i < 400; ++i) bench.send(at, callOf(Operation::GetItem, 7));
        bench.run(at + milliseconds(100));
    };
    readAt(milliseconds(1'005));
    const double misses = bench.figure("ItemCacheMisses");  // those that went to the replica: half of 400
    CHECK(misses == Approx(200.0).margin(40.0));
    CHECK(bench.figure("StaleReads") == 0.0);
    bench.send(seconds(2), callOf(Operation::PutItem, 7));
    readAt(milliseconds(2'005));
    CHECK(bench.figure("ItemCacheMisses") == misses);
    CHECK(bench.figure("StaleReads") == Approx(200.0).margin(40.0));
    const double stale = bench.figure("StaleReads");
    readAt(milliseconds(3'000));
    CHECK(bench.figure("StaleReads") == stale);
    CHECK(bench.figure("ItemCacheMisses") == misses);
}

TEST_CASE("an item in demand is not missed for ever on a replica", "[dax]") {
    ClusterBench bench(fastNodes(2));
    bench.evenly(callOf(Operation::GetItem, 7), milliseconds(1), seconds(1), seconds(2)).spawn();
    bench.run(seconds(3));
    // Until the first answer (3 ms) all miss, then 10 ms long those of the replica.
    CHECK(bench.figure("ItemCacheMisses") < 20.0);
    CHECK(bench.figure("ItemCacheHits") > 980.0);
}

TEST_CASE("a single node has no replica that lags", "[dax]") {
    ClusterBench bench(fastNodes(1));
    bench.send(seconds(1), callOf(Operation::PutItem, 7));
    bench.run(milliseconds(1'004));
    for (int i = 0; i < 50; ++i) bench.send(milliseconds(1'004), callOf(Operation::GetItem, 7));
    bench.run(seconds(2));
    CHECK(bench.figure("ItemCacheHits") == 50.0);
}
