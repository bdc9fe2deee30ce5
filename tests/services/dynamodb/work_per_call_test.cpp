// SPDX-License-Identifier: GPL-3.0-or-later
// What one call costs the engine, counted in events, which unlike time are the same on every machine: a hot path that
// begins to do more fails here. That it allocates nothing is in allocation_test.cpp.
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::milliseconds;
using base::seconds;
using test::callOf;
using test::TableBench;

namespace {

struct Driven {
    std::uint64_t calls = 0;
};

/// A call every 10 ms, one after the other, with one key after the other.
engine::Process drive(TableBench& bench, engine::Call call, Driven& driven) {
    for (;;) {
        co_await engine::delay(milliseconds(10));
        engine::RequestRef request = bench.world.requests().acquire();
        request->measured = true;
        call.draws = base::deriveKey(77, driven.calls);
        auto work = bench.table.serve(request, call);
        co_await work;
        ++call.item;
        ++driven.calls;
    }
}

/// Events of the engine for each of a thousand seconds' calls, the driver's own wait left out.
double eventsPerCall(const Spec& spec, const engine::Call& call) {
    TableBench bench(spec);
    Driven driven;
    drive(bench, call, driven).spawn();
    bench.run(seconds(200));
    const std::uint64_t events = bench.world.scheduler().eventsHandled();
    const std::uint64_t before = driven.calls;
    bench.run(seconds(1'200));
    const auto calls = static_cast<double>(driven.calls - before);
    CHECK(calls > 10'000);
    return static_cast<double>(bench.world.scheduler().eventsHandled() - events) / calls - 1.0;
}

}  // namespace

TEST_CASE("a call of a table is one event, whatever the operation and whatever becomes of it", "[work]") {
    Spec indexed = test::onDemandSpec();
    indexed.indexes.push_back(test::indexNamed("ByDay"));
    Spec scarce = test::provisionedSpec(1, 1);
    scarce.initialBurst = 0.0;
    for (std::size_t i = 0; i < kOperations; ++i) {
        const auto operation = static_cast<Operation>(i);
        CAPTURE(kOperationTraits[i].name);
        const engine::Call call = callOf(operation, traitsOf(operation).shape == Shape::Single ? 1 : 5, 2'000);
        // The clock wakes nobody by itself: a tenth of an event in a hundred calls would be a minute's.
        CHECK(eventsPerCall(test::onDemandSpec(), call) == Approx(1.0).margin(1e-3));
        CHECK(eventsPerCall(indexed, call) == Approx(1.0).margin(1e-3));
        CHECK(eventsPerCall(scarce, call) == Approx(1.0).margin(1e-3));
    }
}

TEST_CASE("a write of a global table is one event more for each other region", "[work]") {
    Spec spec = test::onDemandSpec();
    spec.replicas = {"us-east-2", "eu-west-1"};
    spec.replicationLag = base::Distribution::constant(0.5);
    spec.itemCount = 1'000;
    TableBench bench(spec);
    dynamodb::Table ohio(bench.world, "Views (us-east-2)", spec);
    dynamodb::Table ireland(bench.world, "Views (eu-west-1)", spec);
    bench.table.replicateTo(ohio, "us-east-2", "USE2-AWS-Out-Bytes");
    bench.table.replicateTo(ireland, "eu-west-1", "EU-AWS-Out-Bytes");
    Driven driven;
    drive(bench, callOf(Operation::PutItem, 1, 2'000), driven).spawn();
    bench.run(seconds(10));
    const std::uint64_t events = bench.world.scheduler().eventsHandled();
    const std::uint64_t before = driven.calls;
    bench.run(seconds(110));
    const auto calls = static_cast<double>(driven.calls - before);
    CHECK(static_cast<double>(bench.world.scheduler().eventsHandled() - events) / calls == Approx(4.0).margin(0.01));
}
