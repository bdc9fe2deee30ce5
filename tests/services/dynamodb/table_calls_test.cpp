// SPDX-License-Identifier: GPL-3.0-or-later
// Batches, transactions, queries, limits, incidents, and that nothing is lost or drawn twice. Oracles: counts by hand.
#include "model/services/dynamodb/table.hpp"

#include <algorithm>
#include <cmath>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Distribution;
using base::Instant;
using base::milliseconds;
using base::seconds;
using engine::Disposition;
using engine::ErrorKind;
using test::callOf;
using test::onDemandSpec;
using test::provisionedSpec;
using test::TableBench;

namespace {

Spec emptyBucket(std::int64_t reads, std::int64_t writes) {
    Spec spec = provisionedSpec(reads, writes);
    spec.initialBurst = 0.0;
    return spec;
}

engine::Outcome only(TableBench& bench, base::Duration when, const engine::Call& call) {
    bench.send(Instant{} + when, call);
    bench.run(when + seconds(10));
    REQUIRE(bench.answers.size() == 1);
    return bench.answers[0].outcome;
}

}  // namespace

TEST_CASE("a batch is admitted item by item; what is left over is counted", "[table]") {
    TableBench bench(emptyBucket(1, 10));
    const auto outcome = only(bench, seconds(1), callOf(Operation::BatchWriteItem, 25, 900));  // 10 units there
    CHECK(outcome.ok());
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 10.0);
    CHECK(bench.figure("WriteThrottleEvents") == 15.0);
    CHECK(bench.figure("UnprocessedItems") == 15.0);
    CHECK(bench.figure("ThrottledRequests") == 0.0);
}

TEST_CASE("a batch fails only when all of it does", "[table]") {
    TableBench bench(emptyBucket(10, 1));
    const auto outcome = only(bench, seconds(0), callOf(Operation::BatchGetItem, 8, 900));
    CHECK(outcome.disposition == Disposition::Throttled);
    CHECK(outcome.error == ErrorKind::Throttling);
    CHECK(bench.figure("ReadThrottleEvents") == 8.0);
    CHECK(bench.figure("ThrottledRequests") == 1.0);
    CHECK(bench.figure("UnprocessedItems") == 0.0);
}

TEST_CASE("a transaction is admitted whole and costs twice", "[table]") {
    TableBench bench(emptyBucket(1, 10));
    const auto outcome = only(bench, seconds(1), callOf(Operation::TransactWriteItems, 3, 500));
    CHECK(outcome.ok());
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 6.0);
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 0.0);
}

TEST_CASE("a batch read returns at most 16 MB", "[table]") {
    Spec spec = onDemandSpec();
    spec.partitions = 100'000;  // hardly two of the items in one
    TableBench bench(spec);
    const auto outcome = only(bench, seconds(0), callOf(Operation::BatchGetItem, 100, 400 * 1024));
    CHECK(outcome.ok());
    CHECK(outcome.response == base::kibibytes(40 * 400));
    CHECK(bench.figure("UnprocessedItems") == 60.0);
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 40.0 * 50.0);
    CHECK(bench.figure("ReadThrottleEvents") == 0.0);
}

TEST_CASE("a query reads one page and is rounded once", "[table]") {
    TableBench part(onDemandSpec());
    CHECK(only(part, seconds(0), callOf(Operation::Query, 1'500, 64)).response == base::bytes(96'000));
    CHECK(part.figure("ConsumedReadCapacityUnits") == 12.0);
    CHECK(part.figure("CutPages") == 0.0);

    TableBench whole(onDemandSpec());
    CHECK(only(whole, seconds(0), callOf(Operation::Scan, 5'000, 1'042)).ok());
    CHECK(whole.figure("ConsumedReadCapacityUnits") == 128.5);
    CHECK(whole.figure("CutPages") == 1.0);

    TableBench nothing(onDemandSpec());
    CHECK(only(nothing, seconds(0), callOf(Operation::Query, 0)).ok());
    CHECK(nothing.figure("ConsumedReadCapacityUnits") == 0.5);
}

TEST_CASE("a query of items of different sizes reads those that follow its key", "[table]") {
    Spec spec = onDemandSpec();
    spec.itemSize = Distribution::uniform(1'000, 9'000);
    TableBench bench(spec);
    engine::Call call = callOf(Operation::Query, 40);
    call.item = 500;
    call.consistentRead = true;
    std::int64_t expected = 0;
    for (std::uint64_t item = 500; item < 540; ++item) expected += bench.table.sizeOf(item).count;
    CHECK(only(bench, seconds(0), call).response.count == expected);
    CHECK(bench.figure("ConsumedReadCapacityUnits") == std::ceil(static_cast<double>(expected) / 4096.0));

    TableBench page(spec);
    CHECK(only(page, seconds(0), callOf(Operation::Query, 10'000)).response.count >= 1'048'576);
    CHECK(page.answers[0].outcome.response.count < 1'048'576 + 9'000);
}

TEST_CASE("calls beyond DynamoDB's limits fail for good and consume nothing", "[table]") {
    TableBench bench(onDemandSpec());
    const std::vector<engine::Call> calls{callOf(Operation::BatchGetItem, 101), callOf(Operation::BatchWriteItem, 26),
                                          callOf(Operation::TransactGetItems, 101),
                                          callOf(Operation::PutItem, 1, 400 * 1024 + 1),
                                          callOf(Operation::TransactWriteItems, 11, 400 * 1024)};
    for (const auto& call : calls) bench.send(Instant{}, call);
    bench.run(seconds(1));
    REQUIRE(bench.answers.size() == calls.size());
    for (const auto& answer : bench.answers) {
        CHECK(answer.outcome.disposition == Disposition::Failed);
        CHECK(answer.outcome.error == ErrorKind::Permanent);
        CHECK(answer.outcome.status == 400);
    }
    CHECK(bench.figure("UserErrors") == 5.0);
    CHECK(bench.figure("ConsumedReadCapacityUnits") + bench.figure("ConsumedWriteCapacityUnits") == 0.0);
}

TEST_CASE("a transaction whose drawn items exceed 4 MB is invalid", "[table]") {
    Spec spec = onDemandSpec();
    spec.itemSize = Distribution::uniform(50'000, 60'000);
    TableBench bench(spec);
    CHECK(only(bench, seconds(0), callOf(Operation::TransactGetItems, 90)).error == ErrorKind::Permanent);
    CHECK(bench.figure("UserErrors") == 1.0);
}

TEST_CASE("every call is answered once and every unit counted once", "[table]") {
    Spec spec = emptyBucket(40, 15);
    spec.itemSize = Distribution::logNormal(2'000, 40'000);
    TableBench bench(spec);
    bench.evenly(callOf(Operation::GetItem), milliseconds(7), Instant{}, Instant{} + seconds(60));
    bench.evenly(callOf(Operation::PutItem), milliseconds(50), Instant{}, Instant{} + seconds(60));
    bench.evenly(callOf(Operation::TransactWriteItems, 2), milliseconds(450), Instant{}, Instant{} + seconds(60));
    bench.run(seconds(61));
    const auto served = bench.count(Disposition::Succeeded);
    const auto throttled = bench.count(Disposition::Throttled);
    CHECK(throttled > 100);
    CHECK(served > 100);
    CHECK(static_cast<std::uint64_t>(served + throttled) == bench.number);
    CHECK(bench.figure("SuccessfulRequests") == static_cast<double>(served));
    CHECK(bench.figure("ThrottledRequests") == static_cast<double>(throttled));
    CHECK(bench.figure("ReadThrottleEvents") + bench.figure("WriteThrottleEvents") == static_cast<double>(throttled));
    CHECK(bench.table.latency().count() == bench.number);
    // No more than was there, and the debt of one call (a transaction of two items of 400 KB).
    CHECK(bench.figure("ConsumedReadCapacityUnits") <= 40.0 * 60.0 + 100.0);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") <= 15.0 * 60.0 + 1'600.0);
}

TEST_CASE("the same world gives the same answers, and a throttled call shifts nobody's draws", "[table]") {
    Spec spec = onDemandSpec();
    spec.itemSize = Distribution::logNormal(3'000, 12'000);
    const auto runOf = [](const Spec& used) {
        TableBench bench(used);
        bench.evenly(callOf(Operation::GetItem), milliseconds(10), Instant{}, Instant{} + seconds(10));
        bench.run(seconds(11));
        std::sort(bench.answers.begin(), bench.answers.end(),
                  [](const auto& a, const auto& b) { return a.asked < b.asked; });
        return bench.answers;
    };
    const auto first = runOf(spec);
    const auto again = runOf(spec);
    Spec scarce = emptyBucket(30, 1);
    scarce.itemSize = spec.itemSize;
    const auto throttled = runOf(scarce);
    REQUIRE(first.size() == 1'000);
    REQUIRE(throttled.size() == 1'000);
    std::size_t compared = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        REQUIRE(first[i].took == again[i].took);
        if (!throttled[i].outcome.ok()) continue;
        ++compared;
        REQUIRE(throttled[i].took == first[i].took);
    }
    CHECK(compared > 200);
    CHECK(compared < 1'000);
}

TEST_CASE("an incident slows calls down or fails them, and ends", "[table]") {
    Spec spec = onDemandSpec();
    spec.getItem = Distribution::constant(0.004);
    TableBench bench(spec);
    bench.table.suffer({.slowdown = 5.0, .failing = 0.0});
    bench.send(Instant{}, callOf(Operation::GetItem));
    bench.run(seconds(1));
    bench.table.suffer({.slowdown = 1.0, .failing = 1.0});
    bench.send(Instant{} + seconds(1), callOf(Operation::GetItem));
    bench.run(seconds(2));
    bench.table.suffer({});
    bench.send(Instant{} + seconds(2), callOf(Operation::GetItem));
    bench.run(seconds(3));
    REQUIRE(bench.answers.size() == 3);
    CHECK(bench.answers[0].took == milliseconds(20));
    CHECK(bench.answers[1].outcome.status == 500);
    CHECK(bench.answers[1].outcome.error == ErrorKind::Transient);
    CHECK(bench.answers[2].took == milliseconds(4));
    CHECK(bench.figure("SystemErrors") == 1.0);
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 1.0);
}

// API Reference, BatchGetItem (2026): at most 16 MB in all and 1 MB of each partition; the rest is unprocessed.
TEST_CASE("a BatchGetItem returns at most 1 MB of a partition and 16 MB in all", "[table]") {
    // 300 KB each: 3 of one partition; 54 of a table with one for nearly every item.
    for (const std::int64_t partitions : {1, 2, 100'000}) {
        Spec spec = test::onDemandSpec();
        spec.partitions = partitions;
        test::TableBench bench(spec);
        bench.send(Instant{}, callOf(Operation::BatchGetItem, 100, 300 * 1'024));
        bench.run(seconds(10));
        const double left = partitions == 1 ? 97 : (partitions == 2 ? 94 : 46);
        CHECK(bench.figure("UnprocessedItems") == left);
        CHECK(bench.figure("ConsumedReadCapacityUnits") == (100 - left) * 75 / 2);
    }
}

TEST_CASE("a BatchGetItem of items of 10 KB that are not alike returns all of them", "[table]") {
    Spec spec = test::onDemandSpec();
    spec.itemSize = base::Distribution::uniform(9'000, 10'000);
    spec.partitions = 1;
    test::TableBench bench(spec);
    bench.send(Instant{}, callOf(Operation::BatchGetItem, 100));
    bench.run(seconds(10));
    CHECK(bench.figure("UnprocessedItems") == 0);
}
