// SPDX-License-Identifier: GPL-3.0-or-later
// CloudWatch's metrics of a cluster, minute by minute, against counts by hand.
#include <map>

#include "tests/services/dax/cluster_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::kibibytes;
using base::seconds;
using dax::Operation;
using test::callOf;
using test::ClusterBench;

namespace {

using Values = std::vector<double>;

/// Four items fit: each takes 1,124 B.
dax::Spec smallMemory() {
    dax::Spec spec = test::slowNodes();
    spec.queryCacheShare = 0.5;
    spec.cacheMemory = 2.0 * 4.0 * 1'124.0 / static_cast<double>(base::gibibytes(16).count);
    return spec;
}

void runMinutes(ClusterBench& bench, std::int64_t count) {
    for (std::int64_t minute = 1; minute <= count; ++minute) bench.closeMinute(minute);
}

}  // namespace

TEST_CASE("the metrics of a cluster, minute by minute", "[dax]") {
    ClusterBench bench(smallMemory());
    // Minute 0: a put (7), a miss (8), hits of both; a query twice; a strong read.
    bench.send(seconds(1), callOf(Operation::PutItem, 7));
    bench.send(seconds(2), callOf(Operation::GetItem, 8));
    bench.send(seconds(3), callOf(Operation::BatchGetItem, 7, 2));
    bench.send(seconds(4), callOf(Operation::Query, 7, 2));
    bench.send(seconds(5), callOf(Operation::Query, 7, 2));
    bench.send(seconds(6), test::strongRead(7));
    // Minute 1: nothing. Minute 2: four new items, two of which push out 7 and 8; a scan, an update, a delete, a batch
    // of writes and a transaction of two.
    for (std::uint64_t i = 0; i < 4; ++i) {
        bench.send(seconds(121 + static_cast<std::int64_t>(i)), callOf(Operation::GetItem, 20 + i));
    }
    bench.send(seconds(130), callOf(Operation::Scan, 0, 1));
    bench.send(seconds(131), callOf(Operation::Scan, 0, 1));
    bench.send(seconds(132), callOf(Operation::UpdateItem, 23));
    bench.send(seconds(133), callOf(Operation::DeleteItem, 23));
    bench.send(seconds(134), callOf(Operation::BatchWriteItem, 22, 1));
    bench.send(seconds(135), callOf(Operation::TransactWriteItems, 20, 2));
    bench.send(seconds(136), callOf(Operation::TransactGetItems, 20, 2));
    runMinutes(bench, 3);

    const std::map<std::string, Values> expected{
        {"GetItemRequestCount", {2, 0, 4}},     {"BatchGetItemRequestCount", {1, 0, 0}},
        {"PutItemRequestCount", {1, 0, 0}},     {"UpdateItemRequestCount", {0, 0, 1}},
        {"DeleteItemRequestCount", {0, 0, 1}},  {"BatchWriteItemRequestCount", {0, 0, 1}},
        {"TransactWriteItemsCount", {0, 0, 1}}, {"TransactGetItemsCount", {0, 0, 1}},
        {"QueryRequestCount", {2, 0, 0}},       {"ScanRequestCount", {0, 0, 2}},
        {"TotalRequestCount", {6, 0, 11}},      {"ItemCacheHits", {2, 0, 0}},
        {"ItemCacheMisses", {1, 0, 4}},         {"QueryCacheHits", {1, 0, 0}},
        {"QueryCacheMisses", {1, 0, 0}},        {"ScanCacheHits", {0, 0, 1}},
        {"ScanCacheMisses", {0, 0, 1}},         {"EvictedSize", {0, 0, 2 * 1'124.0}},
    };
    for (const auto& [name, values] : expected) {
        CAPTURE(name);
        CHECK(bench.series(name) == values);
    }
}

TEST_CASE("failures are counted by whose they are", "[dax]") {
    ClusterBench bench(test::slowNodes());
    bench.send(seconds(1), callOf(Operation::GetItem, 1));
    bench.run(seconds(30));
    bench.store.answer = {
        .disposition = engine::Disposition::Failed, .error = engine::ErrorKind::Permanent, .status = 400};
    bench.send(seconds(31), callOf(Operation::GetItem, 2));
    bench.run(seconds(40));
    bench.store.answer = {
        .disposition = engine::Disposition::Failed, .error = engine::ErrorKind::Transient, .status = 500};
    bench.send(seconds(41), callOf(Operation::GetItem, 3));
    bench.closeMinute(1);
    // Minute 1: 500 hits at once where the window of 100 ms takes 100 units. Minute 2: the node is gone.
    for (int i = 0; i < 500; ++i) bench.send(seconds(70), callOf(Operation::GetItem, 1));
    bench.closeMinute(2);
    bench.cluster.suffer({.nodesLost = 1});
    bench.send(seconds(130), callOf(Operation::GetItem, 1));
    bench.closeMinute(3);
    CHECK(bench.series("ThrottledRequestCount") == Values{0, 400, 0});
    CHECK(bench.series("ErrorRequestCount") == Values{1, 400, 0});
    CHECK(bench.series("FaultRequestCount") == Values{1, 0, 1});
    CHECK(bench.series("FailedRequestCount") == Values{2, 400, 1});
}

TEST_CASE("memory, connections and CPU are levels", "[dax]") {
    dax::Spec spec = smallMemory();
    spec.hitLatency = base::Distribution::constant(1.0);
    ClusterBench bench(spec);
    // Three reads at once of one item: three connections, three misses of 10 units; from 1.022 s on one item is there.
    for (int i = 0; i < 3; ++i) bench.send(seconds(0), callOf(Operation::GetItem, 1));
    bench.send(seconds(90), callOf(Operation::GetItem, 1));
    runMinutes(bench, 2);
    CHECK(bench.series("ClientConnections") == Values{3, 1});
    const Values memory = bench.series("CacheMemoryUtilization");
    REQUIRE(memory.size() == 2);
    CHECK(memory[0] == Approx(12.5 * (60.0 - 1.002) / 60.0).epsilon(1e-3));  // an eighth of both caches
    CHECK(memory[1] == Approx(12.5).epsilon(1e-3));
    const Values cpu = bench.series("CPUUtilization");
    REQUIRE(cpu.size() == 2);
    CHECK(cpu[0] == Approx(100.0 * 30.0 / 60'000.0));
    CHECK(cpu[1] == Approx(100.0 * 1.0 / 60'000.0));
    CHECK(bench.figure("ClientConnectionsMax") == 3.0);
    CHECK(bench.figure("CPUUtilizationMean") == Approx(100.0 * 31.0 / 120'000.0));
}

TEST_CASE("credits of burstable nodes are levels; others have none", "[dax]") {
    dax::Spec spec = test::slowNodes();
    spec.nodeType = test::nodeTypeNamed("dax.t3.small");
    spec.throttleWindow = base::seconds(60);
    ClusterBench bench(spec, kibibytes(100));
    // 24 credits an hour: 0.4 in a minute. Then twelve puts of 100 KB, each 2,500 units of 2 ms: 60 s of a CPU, a
    // credit.
    bench.closeMinute(1);
    for (std::int64_t i = 0; i < 12; ++i) bench.send(seconds(61 + 4 * i), callOf(Operation::PutItem, 7));
    bench.closeMinute(2);
    const Values balance = bench.series("CPUCreditBalance");
    const Values owed = bench.series("CPUSurplusCreditBalance");
    REQUIRE(balance.size() == 2);
    CHECK(balance[0] == Approx(0.4));
    CHECK(balance[1] == 0.0);
    CHECK(owed[0] == 0.0);
    CHECK(owed[1] == Approx(1.0 - 0.8));
    CHECK(ClusterBench(test::slowNodes()).series("CPUCreditBalance").empty());
}

TEST_CASE("a cache is cold at first and warms up", "[dax]") {
    ClusterBench bench(test::fastNodes());
    bench.store.notes = false;
    for (std::int64_t i = 0; i < 300; ++i) {
        bench.send(seconds(i) + base::milliseconds(1),
                   callOf(Operation::GetItem, static_cast<std::uint64_t>(i * i % 61)));
    }
    runMinutes(bench, 4);
    const Values misses = bench.series("ItemCacheMisses");
    CHECK(misses[0] == 31.0);  // so many squares there are modulo 61
    CHECK(misses[1] == 0.0);
    CHECK(bench.series("ItemCacheHits") == Values{29, 60, 60, 60});
}

TEST_CASE("what began in the warm-up is counted nowhere, but its items are there", "[dax]") {
    ClusterBench bench(test::slowNodes());
    bench.send(seconds(1), callOf(Operation::GetItem, 7), false);
    bench.send(seconds(2), callOf(Operation::GetItem, 7), true);
    bench.run(seconds(3));
    CHECK(bench.figure("TotalRequestCount") == 1.0);
    CHECK(bench.figure("ItemCacheMisses") == 0.0);
    CHECK(bench.figure("ItemCacheHits") == 1.0);
}

TEST_CASE("how many items fit: of the mean size of those that are there", "[dax]") {
    ClusterBench bench(test::slowNodes(), kibibytes(1));
    CHECK(bench.figure("ItemCacheCapacityItems") == Approx(16.0 * 1024 * 1024 * 1024 / 1'124.0));
    bench.store.size = kibibytes(2);
    bench.send(seconds(1), callOf(Operation::GetItem, 7));
    bench.run(seconds(2));
    CHECK(bench.figure("ItemCacheCapacityItems") == Approx(16.0 * 1024 * 1024 * 1024 / 2'148.0));
    CHECK(bench.figure("ItemCacheEntriesMax") == 1.0);
}
