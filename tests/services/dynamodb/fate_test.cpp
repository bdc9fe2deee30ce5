// SPDX-License-Identifier: GPL-3.0-or-later
// Items that are there or not, conditions that fail, transactions that meet. Oracles: the guide's table of units, row
// by row, and Erlang's loss formula.
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
using test::TableBench;

namespace {

constexpr std::int64_t kKb = 1'024;

Spec itemsOf(std::int64_t size) {
    Spec spec = onDemandSpec();
    spec.itemSize = Distribution::constant(static_cast<double>(size));
    return spec;
}

/// Read and write units of one call, read and write units together (one of them is 0).
double unitsOf(const Spec& spec, const engine::Call& call) {
    TableBench bench(spec);
    bench.send(Instant{}, call);
    bench.run(seconds(1));
    return bench.figure("ConsumedReadCapacityUnits") + bench.figure("ConsumedWriteCapacityUnits");
}

engine::Call strong(engine::Call call) {
    call.consistentRead = true;
    return call;
}

}  // namespace

TEST_CASE("the guide's table of units, row by row", "[fate]") {
    const Spec three = itemsOf(3 * kKb);
    const Spec large = itemsOf(6 * kKb + kKb / 2);
    CHECK(unitsOf(three, strong(callOf(Operation::GetItem))) == 1.0);
    CHECK(unitsOf(large, strong(callOf(Operation::GetItem))) == 2.0);
    CHECK(unitsOf(large, callOf(Operation::GetItem)) == 1.0);
    CHECK(unitsOf(large, callOf(Operation::TransactGetItems)) == 4.0);
    CHECK(unitsOf(itemsOf(500), callOf(Operation::TransactGetItems, 3)) == 6.0);
    CHECK(unitsOf(large, strong(callOf(Operation::BatchGetItem, 2))) == 4.0);      // each rounded: 8 + 8 KB
    CHECK(unitsOf(itemsOf(4'178), strong(callOf(Operation::Query, 10))) == 11.0);  // 40.8 KB: 44 KB
    CHECK(unitsOf(itemsOf(64), strong(callOf(Operation::Query, 1'500))) == 24.0);  // 96,000 B: 96 KB
    CHECK(unitsOf(itemsOf(64), callOf(Operation::Scan, 1'500)) == 12.0);
    CHECK(unitsOf(itemsOf(512), callOf(Operation::PutItem)) == 1.0);
    CHECK(unitsOf(itemsOf(3 * kKb + 1), callOf(Operation::UpdateItem)) == 4.0);
    CHECK(unitsOf(three, callOf(Operation::DeleteItem)) == 3.0);
    CHECK(unitsOf(large, callOf(Operation::BatchWriteItem, 2)) == 14.0);
    CHECK(unitsOf(itemsOf(500), callOf(Operation::TransactWriteItems, 3)) == 6.0);
    CHECK(unitsOf(itemsOf(400 * kKb), strong(callOf(Operation::GetItem))) == 100.0);
    CHECK(unitsOf(itemsOf(400 * kKb), callOf(Operation::PutItem)) == 400.0);
}

TEST_CASE("a put counts the larger of the item there and the new one", "[fate]") {
    Spec spec = itemsOf(5 * kKb);
    CHECK(unitsOf(spec, callOf(Operation::PutItem, 1, 2 * kKb)) == 5.0);
    CHECK(unitsOf(spec, callOf(Operation::UpdateItem, 1, 7 * kKb)) == 7.0);
    spec.newItems = 1.0;
    CHECK(unitsOf(spec, callOf(Operation::PutItem, 1, 2 * kKb)) == 2.0);
}

TEST_CASE("what is not there costs a block, read or deleted", "[fate]") {
    Spec spec = itemsOf(40 * kKb);
    spec.missingItems = 1.0;
    CHECK(unitsOf(spec, strong(callOf(Operation::GetItem))) == 1.0);
    CHECK(unitsOf(spec, callOf(Operation::GetItem)) == 0.5);
    CHECK(unitsOf(spec, callOf(Operation::BatchGetItem, 10)) == 5.0);
    CHECK(unitsOf(spec, callOf(Operation::DeleteItem)) == 1.0);
    CHECK(unitsOf(spec, callOf(Operation::PutItem)) == 40.0);
    spec.missingItems = 0.25;
    TableBench bench(spec);
    bench.evenly(callOf(Operation::GetItem), milliseconds(1), Instant{}, Instant{} + seconds(4));
    bench.run(seconds(5));
    // 4,000 reads: three quarters of 5 units, the rest of half a unit. Standard error 0.7 %.
    CHECK(bench.figure("ConsumedReadCapacityUnits") / 4'000.0 == Approx(0.75 * 5.0 + 0.25 * 0.5).epsilon(0.03));
}

TEST_CASE("a search that finds nothing costs a block for each partition searched", "[fate]") {
    Spec spec = itemsOf(kKb);
    spec.partitions = 7;
    CHECK(unitsOf(spec, callOf(Operation::Query, 0)) == 0.5);
    CHECK(unitsOf(spec, callOf(Operation::Scan, 0)) == 3.5);
    CHECK(unitsOf(spec, strong(callOf(Operation::Scan, 0))) == 7.0);
}

TEST_CASE("a failed condition consumes, is an error to its caller and counts as such", "[fate]") {
    Spec spec = itemsOf(3 * kKb);
    spec.failedConditions = 0.5;
    TableBench bench(spec);
    bench.evenly(callOf(Operation::PutItem), milliseconds(2), Instant{}, Instant{} + seconds(4));
    bench.run(seconds(5));
    const auto failed = static_cast<double>(bench.count(Disposition::Failed));
    CHECK(failed == Approx(1'000.0).margin(4.0 * std::sqrt(2'000.0 * 0.25)));
    CHECK(bench.figure("ConditionalCheckFailedRequests") == failed);
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 6'000.0);
    CHECK(bench.figure("SuccessfulRequests") == 2'000.0 - failed);
    CHECK(bench.figure("UserErrors") == 0.0);
    for (const auto& answer : bench.answers) {
        if (answer.outcome.ok()) continue;
        CHECK(answer.outcome.error == ErrorKind::Permanent);
        CHECK(answer.outcome.status == 400);
    }
    CHECK(unitsOf(spec, callOf(Operation::GetItem)) == 0.5);  // reads have no conditions
}

TEST_CASE("transactions on one item conflict as often as Erlang's formula says", "[fate]") {
    // Poisson arrivals of which one at a time is taken, for 50 ms: a loss system with one server.
    Spec spec = itemsOf(100);
    spec.transactWriteItems = Distribution::constant(0.050);
    TableBench bench(spec);
    engine::Call call = callOf(Operation::TransactWriteItems, 1);
    call.item = 5;
    base::Stream stream(3);
    double at = 0.0;
    int sent = 0;
    for (; sent < 8'000; ++sent) {
        at += -std::log(stream.uniformOpen()) / 30.0;
        bench.send(Instant{} + base::fromSeconds(at), call);
    }
    bench.run(seconds(400));
    const double load = 30.0 * 0.050;
    const double lost = static_cast<double>(bench.count(Disposition::Failed)) / sent;
    CHECK(lost == Approx(load / (1.0 + load)).margin(4.0 * std::sqrt(0.24 / 8'000.0)));
    CHECK(bench.figure("TransactionConflict") == static_cast<double>(bench.count(Disposition::Failed)));
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 2.0 * static_cast<double>(bench.count(Disposition::Succeeded)));
}

TEST_CASE("writes and transactional reads mind a transaction under way, plain reads do not", "[fate]") {
    Spec spec = itemsOf(100);
    spec.transactWriteItems = Distribution::constant(0.050);
    const auto conflicts = [&](const engine::Call& call, base::Duration when) {
        TableBench bench(spec);
        engine::Call transaction = callOf(Operation::TransactWriteItems, 3);
        transaction.item = 10;  // 10, 11, 12
        bench.send(Instant{}, transaction);
        bench.send(Instant{} + when, call);
        bench.run(seconds(1));
        return bench.count(Disposition::Failed) == 1;
    };
    const auto on = [](Operation operation, std::uint64_t item, std::uint32_t items = 1) {
        engine::Call call = callOf(operation, items);
        call.item = item;
        return call;
    };
    CHECK(conflicts(on(Operation::PutItem, 12), milliseconds(10)));
    CHECK_FALSE(conflicts(on(Operation::PutItem, 12), milliseconds(51)));
    CHECK_FALSE(conflicts(on(Operation::PutItem, 13), milliseconds(10)));
    CHECK(conflicts(on(Operation::TransactGetItems, 8, 3), milliseconds(10)));
    CHECK(conflicts(on(Operation::TransactWriteItems, 7, 4), milliseconds(10)));
    CHECK_FALSE(conflicts(on(Operation::GetItem, 11), milliseconds(10)));
    CHECK_FALSE(conflicts(on(Operation::Query, 10, 3), milliseconds(10)));
}
