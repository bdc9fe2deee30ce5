// SPDX-License-Identifier: GPL-3.0-or-later
// Once every key has been in the cache, requests allocate nothing: hits, misses, writes and evictions alike.
#include "tests/services/dax/cluster_bench.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/counted_new.hpp"

using namespace headroom;
using base::seconds;
using dax::Operation;
using test::callOf;
using test::ClusterBench;

namespace {

/// A read and a write every `gap`, of 3,000 keys alike; 1,000 items fit.
engine::Process use(ClusterBench& bench, base::Duration gap, base::Duration to, std::uint64_t& done) {
    base::Stream stream(7);
    for (base::Duration at = gap; at < to; at += gap) {
        co_await engine::delayUntil(base::Instant{at.count}, engine::Rank::Normal);
        engine::RequestRef request = bench.world.requests().acquire();
        request->measured = true;
        const bool write = stream.below(4) == 0;
        auto work =
            bench.front.serve(request, callOf(write ? Operation::PutItem : Operation::GetItem, stream.below(3'000)));
        co_await work;
        ++done;
    }
}

/// One call after the other, each 20 ms after the answer to the last, of so many keys in turn.
struct Calls {
    bool write;
    std::uint64_t keys;
    std::uint64_t done = 0;
};
engine::Process ask(ClusterBench& bench, Calls& calls) {
    for (;;) {
        co_await engine::delay(base::milliseconds(20));
        engine::RequestRef request = bench.world.requests().acquire();
        request->measured = true;
        auto work = bench.front.serve(
            request, callOf(calls.write ? Operation::PutItem : Operation::GetItem, calls.done % calls.keys));
        co_await work;
        ++calls.done;
    }
}

// The caller's wait is one of each; a node's minute a thousandth.
constexpr double kEventsOfHit = 2.01;
constexpr double kEventsOfMiss = 4.01;
constexpr double kEventsOfWrite = 3.01;

}  // namespace

TEST_CASE("a warm cluster allocates nothing", "[dax]") {
    dax::Spec spec = test::fastNodes(3);
    spec.itemTtl = seconds(20);
    spec.cacheMemory = 1'000.0 * 1'124.0 / static_cast<double>(base::gibibytes(16).count);
    ClusterBench bench(spec);
    bench.store.notes = false;
    std::uint64_t done = 0;
    use(bench, base::milliseconds(4), seconds(200), done).spawn();
    bench.run(seconds(59));
    const std::uint64_t before = test::allocations;
    const std::uint64_t already = done;
    bench.run(seconds(190));
    if (test::kAllocationsAreCounted) CHECK(test::allocations == before);
    CHECK(done > already + 20'000);
    CHECK(bench.figure("ItemCacheHits") > 1'000.0);
    CHECK(bench.figure("EvictedSize") > 1e6);
}

// A hit, a miss and a write cost the engine so many events, which unlike time are the same on every machine: a hot path
// that begins to do more fails here. Guards against change; the numbers are counted, not derived: the way to the node
// and back, and for what goes on to the table its own wait and the node's work afterwards.
TEST_CASE("a call of a warm cluster costs as many events as it ever did", "[dax]") {
    const auto eventsPerCall = [](bool write, std::uint64_t keys) {
        dax::Spec spec = test::fastNodes(3);
        ClusterBench bench(spec);
        bench.store.notes = false;
        Calls calls{write, keys};
        ask(bench, calls).spawn();
        bench.run(seconds(59));
        const std::uint64_t events = bench.world.scheduler().eventsHandled();
        const std::uint64_t before = calls.done;
        bench.run(seconds(119));
        const auto done = static_cast<double>(calls.done - before);
        CHECK(done > 2'000);
        return static_cast<double>(bench.world.scheduler().eventsHandled() - events) / done;
    };
    CHECK(eventsPerCall(false, 1) <= kEventsOfHit);
    CHECK(eventsPerCall(false, 1'000'000'000) <= kEventsOfMiss);
    CHECK(eventsPerCall(true, 1) <= kEventsOfWrite);
}
