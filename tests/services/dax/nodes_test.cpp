// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes that are lost, added and paid for. Oracles: counts by hand.
#include "tests/services/dax/cluster_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::hours;
using base::milliseconds;
using base::minutes;
using base::seconds;
using dax::Operation;
using test::callOf;
using test::ClusterBench;
using test::fastNodes;

namespace {

engine::Incident nodesLost(std::int64_t nodes) { return {.nodesLost = nodes}; }

std::size_t failed(const ClusterBench& bench) {
    std::size_t count = 0;
    for (const auto& answer : bench.answers) count += answer.outcome.ok() ? 0U : 1U;
    return count;
}

}  // namespace

TEST_CASE("when the primary is lost, writes fail until a replica has taken over; reads go on", "[dax]") {
    ClusterBench bench(fastNodes(3));
    bench.evenly(callOf(Operation::PutItem, 7), seconds(1), milliseconds(500), seconds(100)).spawn();
    bench.run(seconds(10));
    bench.cluster.suffer(nodesLost(1));
    bench.evenly(callOf(Operation::GetItem, 7), seconds(1), seconds(11), seconds(100)).spawn();
    bench.run(seconds(60));
    CHECK(failed(bench) == 30);  // from 10 s to 40 s
    CHECK(bench.figure("FaultRequestCount") == 30.0);
    CHECK(bench.answers[10].outcome.error == engine::ErrorKind::Transient);
    bench.cluster.suffer({});
    bench.run(seconds(110));
    CHECK(failed(bench) == 30);  // it comes back as a replica
    CHECK(bench.figure("ItemCacheHits") == 89.0);
}

TEST_CASE("a lost replica's successor is warm, and meanwhile the others do its work", "[dax]") {
    dax::Spec spec = test::slowNodes(2);
    ClusterBench bench(spec);
    bench.send(seconds(0), callOf(Operation::PutItem, 7));
    bench.run(seconds(1));
    bench.cluster.suffer(nodesLost(1));
    for (int i = 0; i < 4; ++i) bench.send(seconds(2), callOf(Operation::GetItem, 7));
    bench.run(seconds(3));
    CHECK(bench.inOrder().back().took == milliseconds(4));  // one node of two CPUs
    bench.cluster.suffer({});
    bench.send(seconds(4), callOf(Operation::GetItem, 7));
    bench.run(seconds(5));
    CHECK(bench.figure("ItemCacheMisses") == 0.0);
}

TEST_CASE("a cluster of one node is gone with it and comes back cold", "[dax]") {
    ClusterBench bench(fastNodes(1));
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.run(seconds(2));
    bench.cluster.suffer(nodesLost(1));
    bench.send(seconds(3), callOf(Operation::GetItem, 7));
    bench.send(seconds(3), callOf(Operation::PutItem, 7));
    bench.run(seconds(10));
    CHECK(failed(bench) == 2);
    bench.cluster.suffer({});
    bench.send(seconds(11), callOf(Operation::GetItem, 7));
    bench.send(seconds(12), callOf(Operation::PutItem, 7));  // it is the primary at once
    bench.run(seconds(20));
    CHECK(failed(bench) == 2);
    CHECK(bench.figure("ItemCacheHits") == 0.0);
    CHECK(bench.figure("ItemCacheMisses") == 2.0);
}

TEST_CASE("losing all nodes of several empties the cache, losing all but one does not", "[dax]") {
    ClusterBench bench(fastNodes(3));
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.run(seconds(2));
    bench.cluster.suffer(nodesLost(2));
    CHECK(bench.cluster.items().entries() == 1);
    bench.cluster.suffer(nodesLost(3));
    CHECK(bench.cluster.items().entries() == 0);
}

TEST_CASE("slow nodes take longer and do less; failing ones answer 500", "[dax]") {
    ClusterBench bench(test::slowNodes());
    bench.send(seconds(0), callOf(Operation::PutItem, 7));
    bench.run(seconds(1));
    bench.cluster.suffer({.slowdown = 3.0});
    bench.send(seconds(2), callOf(Operation::GetItem, 7));
    bench.run(seconds(3));
    CHECK(bench.inOrder().back().took == milliseconds(6));
    bench.cluster.suffer({.failing = 1.0});
    bench.send(seconds(4), callOf(Operation::GetItem, 7));
    bench.run(seconds(5));
    CHECK(bench.inOrder().back().outcome.status == 500);
    CHECK(bench.figure("FaultRequestCount") == 1.0);
    bench.cluster.suffer({});
    bench.send(seconds(6), callOf(Operation::GetItem, 7));
    bench.run(seconds(7));
    CHECK(bench.inOrder().back().took == milliseconds(2));
}

TEST_CASE("nodes are paid by the hour, whether they are lost or not; a removed one's last hour whole", "[dax]") {
    ClusterBench bench(fastNodes(3));
    bench.run(hours(1));
    bench.cluster.startMeasuring();
    bench.run(hours(3));
    CHECK(bench.reading("NodeUsage:dax.r5.large") == 6.0);
    bench.cluster.suffer(nodesLost(2));
    bench.run(hours(4));
    CHECK(bench.reading("NodeUsage:dax.r5.large") == 9.0);
    bench.cluster.resize(5);
    bench.run(hours(4) + minutes(30));
    CHECK(bench.reading("NodeUsage:dax.r5.large") == 11.5);
    bench.cluster.resize(4);  // the last one began half an hour ago and counts one
    bench.run(hours(5) + minutes(30));
    CHECK(bench.reading("NodeUsage:dax.r5.large") == 3 * 4.5 + 1.5 + 1.0);
}

TEST_CASE("a new node begins warm and takes its share", "[dax]") {
    ClusterBench bench(test::slowNodes(1));
    bench.send(seconds(0), callOf(Operation::PutItem, 7));
    bench.run(seconds(1));
    bench.cluster.resize(11);
    for (int i = 0; i < 22; ++i) bench.send(seconds(2), callOf(Operation::GetItem, 7));
    bench.run(seconds(3));
    CHECK(bench.figure("ItemCacheMisses") == 0.0);
    base::Duration longest;
    for (const auto& answer : bench.answers) longest = std::max(longest, answer.took);
    CHECK(bench.inOrder().back().took <= milliseconds(10));  // 22 hits on one node would take 22 ms
    bench.cluster.resize(1);
    for (int i = 0; i < 22; ++i) bench.send(seconds(4), callOf(Operation::GetItem, 7));
    bench.run(seconds(5));
    CHECK(bench.inOrder().back().took == milliseconds(22));
}

TEST_CASE("no node has more than 40,000 connections", "[dax]") {
    dax::Spec spec = fastNodes(1);
    spec.hitLatency = base::Distribution::constant(60.0);
    ClusterBench bench(spec);
    bench.store.notes = false;
    for (int i = 0; i < 40'002; ++i) bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.run(seconds(2));
    CHECK(bench.figure("FaultRequestCount") == 2.0);
    const auto report = bench.cluster.report(seconds(1));
    REQUIRE(report.warnings.size() == 2);
    CHECK(report.warnings[1].count == 2);
    REQUIRE(report.quotas.size() == 1);
    CHECK(report.quotas[0].limit == 40'000.0);
}
