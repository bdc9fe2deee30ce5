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
