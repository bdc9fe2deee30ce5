// SPDX-License-Identifier: GPL-3.0-or-later
// Reads through a cluster. Nodes of a microsecond a unit on two CPUs, 1 ms of way, a table of 1 KB items that takes
// 2 ms: a hit takes 1.002 ms, a miss 3.02 ms. Oracles: counts by hand.
#include "tests/services/dax/cluster_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::bytes;
using base::kibibytes;
using base::microseconds;
using base::milliseconds;
using base::seconds;
using dax::Operation;
using test::callOf;
using test::ClusterBench;
using test::fastNodes;

TEST_CASE("a miss asks the table and is kept; the next read is a hit", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.send(seconds(2), callOf(Operation::GetItem, 7));
    bench.send(seconds(3), callOf(Operation::GetItem, 8));
    bench.run(seconds(10));
    const auto answers = bench.inOrder();
    REQUIRE(answers.size() == 3);
    CHECK(answers[0].took == microseconds(3'020));
    CHECK(answers[1].took == microseconds(1'002));
    CHECK(answers[2].took == microseconds(3'020));
    CHECK(answers[1].outcome.response == kibibytes(1));
    CHECK(bench.store.asked == 2);
    CHECK(bench.figure("ItemCacheHits") == 1.0);
    CHECK(bench.figure("ItemCacheMisses") == 2.0);
    CHECK(bench.figure("ItemCacheHitRatio") == Approx(1.0 / 3.0));
}

TEST_CASE("an item is kept five minutes from its reading, or as ItemTtl says", "[dax]") {
    const auto missesWith = [](base::Duration ttl) {
        dax::Spec spec = fastNodes();
        spec.itemTtl = ttl;
        ClusterBench bench(spec);
        for (const std::int64_t at : {0, 299, 301, 590, 610}) bench.send(seconds(at), callOf(Operation::GetItem));
        bench.run(seconds(700));
        return bench.figure("ItemCacheMisses");
    };
    CHECK(missesWith(dax::kDefaultTtl) == 3.0);  // at 0, 301 and 610
    CHECK(missesWith(seconds(10)) == 4.0);       // all but 301
    CHECK(missesWith(seconds(0)) == 1.0);        // never again
}

TEST_CASE("strong reads pass through: nothing is looked up or kept", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.send(seconds(2), test::strongRead(7));
    bench.send(seconds(3), test::strongRead(9));
    bench.send(seconds(4), callOf(Operation::GetItem, 9));
    bench.run(seconds(10));
    CHECK(bench.store.asked == 4);
    CHECK(bench.store.calls[1].consistentRead);
    CHECK_FALSE(bench.store.calls[3].consistentRead);
    CHECK(bench.figure("ItemCacheHits") == 0.0);
    CHECK(bench.figure("ItemCacheMisses") == 2.0);
    CHECK(bench.figure("PassedThrough") == 2.0);
    const auto warnings = bench.cluster.report(seconds(1)).warnings;
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].count == 2);
}

TEST_CASE("transactional reads pass through", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::TransactGetItems, 7, 3));
    bench.send(seconds(2), callOf(Operation::GetItem, 7));
    bench.run(seconds(10));
    CHECK(bench.store.asked == 2);
    CHECK(bench.figure("PassedThrough") == 1.0);
    CHECK(bench.figure("ItemCacheMisses") == 1.0);
}

TEST_CASE("that an item is not there is kept as well", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.store.empty = true;
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.send(seconds(2), callOf(Operation::GetItem, 7));
    bench.run(seconds(10));
    CHECK(bench.store.asked == 1);
    CHECK(bench.figure("ItemCacheHits") == 1.0);
    CHECK(bench.inOrder()[1].outcome.response == bytes(0));
    CHECK(bench.cluster.items().bytes() == bytes(100));  // its overhead alone
}

TEST_CASE("a batch asks the table for what is missing only", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::BatchGetItem, 10, 4));
    bench.send(seconds(2), callOf(Operation::BatchGetItem, 8, 10));  // 8, 9, 14 to 17 are missing
    bench.send(seconds(3), callOf(Operation::GetItem, 13));
    bench.run(seconds(10));
    REQUIRE(bench.store.calls.size() == 2);
    CHECK(bench.store.calls[1].item == 8);
    CHECK(bench.store.calls[1].items == 6);
    CHECK(bench.figure("ItemCacheHits") == 5.0);
    CHECK(bench.figure("ItemCacheMisses") == 10.0);
    CHECK(bench.inOrder()[1].outcome.response == kibibytes(10));
    CHECK(bench.inOrder()[1].took == microseconds(1'000 + 4 * 2 + 2'000 + 6 * 20));
}

TEST_CASE("what came of a batch in part is kept in part", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.store.size = kibibytes(2);
    bench.send(seconds(1), callOf(Operation::BatchGetItem, 0, 4));
    bench.run(milliseconds(1'002));
    bench.store.size = kibibytes(4);  // each is larger than the answer has room for: two of four came
    bench.run(seconds(2));
    CHECK(bench.cluster.items().entries() == 2);
}

TEST_CASE("a failed read is answered as it came and not kept", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.store.answer = {
        .disposition = engine::Disposition::Throttled, .error = engine::ErrorKind::Throttling, .status = 400};
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.run(seconds(2));
    CHECK(bench.answers[0].outcome.disposition == engine::Disposition::Throttled);
    CHECK(bench.answers[0].took == milliseconds(3));
    CHECK(bench.cluster.items().entries() == 0);
    CHECK(bench.figure("ErrorRequestCount") == 1.0);
    CHECK(bench.figure("FailedRequestCount") == 1.0);
    CHECK(bench.figure("ThrottledRequestCount") == 0.0);  // the table's throttles are the table's
}

TEST_CASE("two tables behind a cluster do not share items", "[dax]") {
    ClusterBench bench(fastNodes());
    test::PlainStore other;
    engine::Service& front = bench.cluster.frontOf(other);
    CHECK(&front != &bench.front);
    CHECK(&bench.cluster.frontOf(bench.store) == &bench.front);
    const auto ask = [](ClusterBench& one, engine::Service& service) -> engine::Process {
        engine::RequestRef request = one.world.requests().acquire();
        request->measured = true;
        auto work = service.serve(request, callOf(Operation::GetItem, 7));
        co_await work;
    };
    ask(bench, bench.front).spawn();
    bench.run(seconds(1));
    ask(bench, front).spawn();
    bench.run(seconds(2));
    CHECK(other.asked == 1);
    CHECK(bench.figure("ItemCacheMisses") == 2.0);
}

TEST_CASE("what does not fit pushes out what was used longest ago", "[dax]") {
    dax::Spec spec = fastNodes();
    spec.cacheMemory = 10.0 * 1'124.0 / (16.0 * 1024 * 1024 * 1024);  // ten items of 1 KB and 100 B
    ClusterBench bench(spec);
    for (std::uint64_t item = 0; item < 12; ++item) {
        bench.send(seconds(static_cast<std::int64_t>(item)), callOf(Operation::GetItem, item));
    }
    bench.send(seconds(20), callOf(Operation::GetItem, 0));
    bench.send(seconds(21), callOf(Operation::GetItem, 11));
    bench.run(seconds(30));
    CHECK(bench.figure("ItemCacheHits") == 1.0);
    CHECK(bench.figure("ItemCacheMisses") == 13.0);
    CHECK(bench.figure("EvictedSize") == 3.0 * 1'124.0);
    CHECK(bench.cluster.report(seconds(1)).warnings.size() == 1);
    CHECK(bench.figure("ItemCacheCapacityItems") == Approx(10.0).epsilon(1e-3));
}

TEST_CASE("flushing forgets everything", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.send(seconds(1), callOf(Operation::Query, 7, 5));
    bench.run(seconds(2));
    bench.cluster.flushCache();
    CHECK(bench.cluster.items().entries() == 0);
    CHECK(bench.cluster.results().entries() == 0);
    bench.send(seconds(3), callOf(Operation::GetItem, 7));
    bench.run(seconds(4));
    CHECK(bench.figure("ItemCacheMisses") == 2.0);
}

TEST_CASE("a call of the cluster itself is no call", "[dax]") {
    ClusterBench bench(fastNodes());
    const auto ask = [](ClusterBench& one) -> engine::Process {
        auto work = one.cluster.serve(one.world.requests().acquire(), callOf(Operation::GetItem));
        const engine::Outcome outcome = co_await work;
        one.answers.push_back({one.world.now(), {}, outcome});
    };
    ask(bench).spawn();
    bench.run(seconds(1));
    REQUIRE(bench.answers.size() == 1);
    CHECK(bench.answers[0].outcome.error == engine::ErrorKind::Permanent);
}

TEST_CASE("the same search of the table and of an index are two results", "[dax]") {
    dax::Spec spec = fastNodes();
    spec.queryCacheShare = 0.5;
    ClusterBench bench(spec);
    for (std::int64_t i = 0; i < 6; ++i) {
        engine::Call call = callOf(Operation::Query, 7, 3);
        call.index = static_cast<decltype(call.index)>(i % 3);
        bench.send(seconds(1 + i), call);
    }
    bench.run(seconds(100));
    CHECK(bench.store.asked == 3);
    CHECK(bench.figure("QueryCacheMisses") == 3.0);
    CHECK(bench.figure("QueryCacheHits") == 3.0);
}

TEST_CASE("a batch keeps that items are not there", "[dax]") {
    ClusterBench bench(fastNodes());
    bench.store.empty = true;
    bench.send(seconds(1), callOf(Operation::BatchGetItem, 0, 10));
    bench.send(seconds(2), callOf(Operation::BatchGetItem, 0, 10));
    bench.send(seconds(3), callOf(Operation::GetItem, 4));
    bench.run(seconds(10));
    CHECK(bench.store.asked == 1);
    CHECK(bench.figure("ItemCacheMisses") == 10.0);
    CHECK(bench.figure("ItemCacheHits") == 11.0);
}
