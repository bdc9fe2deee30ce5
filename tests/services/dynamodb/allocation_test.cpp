// SPDX-License-Identifier: GPL-3.0-or-later
// A served call allocates nothing once the world is warm: global operator new is counted.
#include "model/services/dynamodb/new_items.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/counted_new.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::Instant;
using base::milliseconds;
using base::seconds;
using test::callOf;

namespace {

std::uint64_t allocationsWhileServing(const Spec& spec) {
    test::TableBench bench(spec);
    bench.answers.reserve(200'000);
    for (std::size_t i = 0; i < kOperations; ++i) {
        const auto operation = static_cast<Operation>(i);
        const bool several = traitsOf(operation).shape != Shape::Single;
        bench.evenly(callOf(operation, several ? 20 : 1), milliseconds(11), Instant{}, Instant{} + seconds(60));
    }
    bench.run(seconds(20));
    const std::uint64_t before = headroom::test::allocations;
    bench.run(seconds(40));
    const std::uint64_t after = headroom::test::allocations;
    bench.run(seconds(70));
    CHECK(bench.answers.size() == 10 * 5455);
    return after - before;
}

}  // namespace

TEST_CASE("serving allocates nothing once warm, throttled or not", "[table]") {
    Spec onDemand = test::onDemandSpec();
    onDemand.itemSize = base::Distribution::logNormal(2'000, 20'000);
    CHECK(allocationsWhileServing(onDemand) == 0);
    Spec scarce = test::provisionedSpec(100, 100);
    scarce.itemSize = onDemand.itemSize;
    CHECK(allocationsWhileServing(scarce) == 0);
}

// Every two seconds 100 items: 60 find capacity abroad, 40 wait for most of a second.
TEST_CASE("replicated writes allocate nothing once warm, those that wait neither", "[global]") {
    Spec spec = test::onDemandSpec();
    spec.replicas = {"us-east-2"};
    spec.replicationLag = base::Distribution::constant(0.1);
    test::TableBench home(spec);
    Spec narrow = spec;
    narrow.maxWriteRequestUnits = 60;
    dynamodb::Table away(home.world, "Views (us-east-2)", narrow);
    home.table.replicateTo(away, "us-east-2", "USE2-AWS-Out-Bytes");
    home.answers.reserve(1'000);
    for (int i = 0; i < 4; ++i)
        home.evenly(callOf(Operation::BatchWriteItem, 25), seconds(2), Instant{}, Instant{} + seconds(60));
    home.run(seconds(20));
    const std::uint64_t before = headroom::test::allocations;
    home.run(seconds(40));
    CHECK(headroom::test::allocations - before == 0);
    home.run(seconds(70));
    CHECK(home.figure("ReplicationBacklogMax") == 40);
}

namespace {

/// Takes everything at once.
struct Greedy : engine::RecordReader {
    void arrived(std::uint32_t lane) override {
        source->processed(source->take(lane, 100, base::mebibytes(6)));
        ++taken;
    }
    std::unique_ptr<engine::RecordSource> source;
    std::uint64_t taken = 0;
};

}  // namespace

TEST_CASE("a stream's records allocate nothing once its lanes have been used", "[stream]") {
    Spec spec = test::onDemandSpec();
    spec.stream = StreamView::NewAndOldImages;
    test::TableBench bench(spec);
    Greedy reader;
    reader.source = bench.table.records()->open(reader, 2, true);
    bench.answers.reserve(200'000);
    bench.evenly(callOf(Operation::PutItem), milliseconds(1), Instant{}, Instant{} + seconds(40));
    bench.run(seconds(20));
    const std::uint64_t before = headroom::test::allocations;
    bench.run(seconds(40));
    CHECK(headroom::test::allocations == before);
    CHECK(reader.taken == 40'000);
}

// A thousand a second, each written again 100 s later: each lives 350 s.
TEST_CASE("new items that expire leave their room to others", "[storage]") {
    NewItems items;
    items.reserve();
    items.expireAfter(seconds(250), Instant{});
    std::uint64_t put = 0;
    const auto go = [&](int from, int until) {
        std::uint64_t gone = 0;
        for (int second = from; second < until; ++second) {
            gone += items.expireUntil(Instant{} + seconds(second));
            for (int i = 0; i < 1'000; ++i) items.put(base::kFirstNewKey + put++);
            for (std::uint64_t i = 0; second >= 100 && i < 1'000; ++i)
                items.put(base::kFirstNewKey + put - 101'000 + i);
        }
        return gone;
    };
    CHECK(go(0, 1'000) == 649'000);
    const std::uint64_t before = headroom::test::allocations;
    CHECK(go(1'000, 2'000) == 1'000'000);
    CHECK(headroom::test::allocations - before < 10);  // a block holds 4,096: of a million 244
}

// The only item of its block of keys, 100,000 times within a tick.
TEST_CASE("a new item that is made and deleted again and again takes no more room", "[storage]") {
    NewItems items;
    items.reserve();
    items.expireAfter(seconds(250), Instant{});
    const auto go = [&](int times) {
        for (int i = 0; i < times; ++i) {
            items.put(base::kFirstNewKey);
            items.remove(base::kFirstNewKey);
        }
    };
    go(10);
    const std::uint64_t before = headroom::test::allocations;
    go(100'000);
    CHECK(headroom::test::allocations == before);
}
