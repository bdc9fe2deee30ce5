// SPDX-License-Identifier: GPL-3.0-or-later
// Writes that wait for another region: in order, by one process, none lost. Oracles: counts by hand.
#include "model/services/dynamodb/replication.hpp"

#include <algorithm>

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::milliseconds;
using base::seconds;

namespace {

Spec replicated(double lagSeconds = 0) {
    Spec spec = onDemandSpec();
    spec.replicas = {"us-east-2"};
    spec.replicationLag = base::Distribution::constant(lagSeconds);
    spec.itemCount = 1'000;
    spec.itemSize = base::Distribution::constant(1'000);
    return spec;
}

/// The bench's table, whose writes go to a replica that takes so many a second.
struct Narrow : TableBench {
    explicit Narrow(const Spec& spec, std::int64_t perSecond)
        : TableBench(spec), away(world, "Views (us-east-2)", capped(spec, perSecond)) {
        table.replicateTo(away, "us-east-2", "USE2-AWS-Out-Bytes");
    }
    static Spec capped(Spec spec, std::int64_t perSecond) {
        spec.maxWriteRequestUnits = perSecond;
        return spec;
    }
    double unitsAway() const { return figureOf(away, "ConsumedWriteCapacityUnits"); }
    double backlogMax() const { return figureOf(table, "ReplicationBacklogMax"); }
    /// The count of the warning that says `text`; 0: there is none.
    double warned(const std::string& text) const {
        for (const engine::Warning& one : table.report(seconds(100)).warnings) {
            if (one.text.find(text) != std::string::npos) return static_cast<double>(one.count);
        }
        return 0.0;
    }
    static double figureOf(const dynamodb::Table& of, const std::string& name) {
        for (const engine::Figure& one : of.report(seconds(100)).figures) {
            if (one.name == name) return one.value;
        }
        return -1.0;
    }
    dynamodb::Table away;
};

/// Notes the size of each record of a stream.
struct Sizes : engine::RecordReader {
    explicit Sizes(dynamodb::Table& table) : source(table.records()->open(*this, 1, true)) {}
    void arrived(std::uint32_t lane) override {
        const engine::RecordBatch batch = source->take(lane, 1, base::mebibytes(6));
        of.push_back(batch.payload.count);
        source->processed(batch);
    }
    std::unique_ptr<engine::RecordSource> source;
    std::vector<std::int64_t> of;
};

/// One unit.
Replicated writeOf(std::uint64_t key) { return {key, 0, Instant{}, 900, 900, 2, 0, 0, ItemChange::Changed, true}; }

}  // namespace

// 20 writes of one unit a second for a minute, abroad 10 a second and 10 at once: after t seconds 20 t are sent and
// 10 + 10 t are there, so 590 wait after a minute, and all are there after 119 s.
TEST_CASE("a backlog grows by what is missing, is told, and comes down to nothing", "[global]") {
    Narrow tables(replicated(), 10);
    tables.evenly(callOf(Operation::PutItem), milliseconds(50), Instant{}, Instant{} + seconds(60));
    tables.run(seconds(60));
    CHECK(tables.backlogMax() == Approx(590).margin(2));
    const double waiting = tables.warned("still waited for capacity in us-east-2 at the end");
    CHECK(waiting == Approx(590).margin(2));
    CHECK(tables.unitsAway() + waiting == 1'200);  // none is lost
    tables.run(seconds(115));
    CHECK(tables.warned("still waited") == 1'200 - tables.unitsAway());
    tables.run(seconds(125));
    CHECK(tables.unitsAway() == 1'200);
    CHECK(tables.warned("still waited") == 0);
    CHECK(tables.warned("replicated writes waited for capacity in us-east-2") > 1'000);
    CHECK(tables.backlogMax() == Approx(590).margin(2));
    // Write n is sent n / 20 s after the beginning and there (n - 10) / 10 s after it: the mean of n / 20 - 1 from 20
    // on, within the 100 ms after which it is tried again.
    CHECK(Narrow::figureOf(tables.table, "ReplicationLatencyMean") == Approx(29.0).epsilon(0.02));
}

TEST_CASE("without a want of capacity nothing waits and nothing is warned of", "[global]") {
    Narrow tables(replicated(1), 100);
    tables.evenly(callOf(Operation::PutItem), milliseconds(50), Instant{}, Instant{} + seconds(60));
    tables.run(seconds(100));
    CHECK(tables.backlogMax() == 0);
    CHECK(tables.warned("replicated writes") == 0);
    CHECK(tables.unitsAway() == 1'200);
}

// Whatever waits, one process looks every 100 ms. (The polls of each of the 990 writes would be 9,900 a second.)
TEST_CASE("a backlog costs events by time, not by its length", "[global]") {
    Narrow tables(replicated(), 1);
    for (int i = 0; i < 990; ++i) tables.send(Instant{}, callOf(Operation::PutItem));
    tables.run(seconds(10));
    const std::uint64_t before = tables.world.scheduler().eventsHandled();
    tables.run(seconds(20));
    CHECK(tables.world.scheduler().eventsHandled() - before <= 101);
    CHECK(tables.unitsAway() == Approx(21).margin(1));
}

TEST_CASE("what waits comes in in the order in which it came", "[global]") {
    Spec spec = replicated();
    spec.stream = StreamView::NewImage;
    spec.streamOverhead = base::Bytes(0);
    Narrow tables(spec, 3);
    Sizes there(tables.away);
    for (int i = 0; i < 40; ++i) {  // at all phases of the 100 ms
        engine::Call call = callOf(Operation::PutItem, 1, 100 + i);
        call.item = static_cast<std::uint64_t>(i);
        tables.send(Instant{} + milliseconds(37 * i), call);
    }
    tables.run(seconds(60));
    REQUIRE(there.of.size() == 40);
    CHECK(there.of.front() == 100);
    CHECK(std::ranges::is_sorted(there.of));
}

TEST_CASE("what waits takes what the region's own requests leave", "[global]") {
    // Of its 1,000 units a second 800 go to requests there, so of 1,000 writes a second that come in 200 find capacity
    // beside the 1,000 of the first moment.
    Narrow tables(replicated(), 1'000);
    tables.evenly(callOf(Operation::PutItem), milliseconds(1), Instant{}, Instant{} + seconds(20));
    const auto ask = [](Narrow& to, std::uint64_t number) -> engine::Process {
        co_await engine::delayUntil(Instant{} + base::microseconds(1'250) * static_cast<std::int64_t>(number));
        engine::RequestRef request = to.world.requests().acquire();
        request->measured = true;
        engine::Call call = callOf(Operation::PutItem);
        call.item = number % 1'000;
        auto work = to.away.serve(request, call);
        (void)co_await work;
    };
    for (std::uint64_t i = 0; i < 16'000; ++i) ask(tables, i).spawn();
    tables.run(seconds(20));
    const double refused = Narrow::figureOf(tables.away, "WriteThrottleEvents");
    CHECK(refused < 250);  // at most one whenever the waiting ones have taken what there was: ten times a second
    CHECK(tables.unitsAway() == Approx(21'000).margin(200));
    const double cameIn = tables.unitsAway() - (16'000 - refused);
    CHECK(cameIn == Approx(5'000).margin(450));
    CHECK(tables.warned("still waited") == 20'000 - cameIn);
}

// Developer Guide, transaction-apis and lsi: 1 KB is two units in a transaction and one in the local index; what goes
// abroad is one and one.
TEST_CASE("a transaction's local index is written once abroad, as at home", "[global]") {
    Spec spec = replicated();
    IndexSpec local = indexNamed("BySize");
    local.global = false;
    spec.indexes.push_back(local);
    Narrow tables(spec, 1'000);
    tables.send(Instant{}, callOf(Operation::TransactWriteItems));
    tables.run(seconds(10));
    CHECK(Narrow::figureOf(tables.table, "ConsumedWriteCapacityUnits") == 3);
    CHECK(tables.unitsAway() == 2);
}

// 25 items of 40 KB are 1,000 units, as much as one partition takes in a second; their keys lie in many partitions, so
// that three batches at once find capacity in each of them.
TEST_CASE("the items of a batch are written where their keys lie", "[global]") {
    Spec spec = replicated();
    spec.itemSize = base::Distribution::constant(40 * 1'024);
    spec.partitions = 64;
    spec.warmWriteUnits = 40'000;
    Narrow tables(spec, 40'000);
    for (const int second : {0, 65}) {  // the second time tells the partitions that a minute is over
        for (int i = 0; i < 3; ++i) {
            engine::Call call = callOf(Operation::BatchWriteItem, 25);
            call.item = static_cast<std::uint64_t>(100 * i);
            tables.send(Instant{} + seconds(second) + milliseconds(i), call);
        }
    }
    tables.run(seconds(130));
    CHECK(tables.unitsAway() == 6'000);
    CHECK(tables.backlogMax() == 0);
    CHECK(Narrow::figureOf(tables.table, "ReplicationLatencyMean") == 0.0);
    const auto peakOf = [](const dynamodb::Table& table) {
        for (const engine::QuotaUse& quota : table.report(seconds(100)).quotas) {
            if (quota.name.ends_with("write units a second of one partition, over a minute")) return quota.peak;
        }
        return -1.0;
    };
    CHECK(peakOf(tables.table) > 0.0);
    CHECK(peakOf(tables.away) == peakOf(tables.table));
}

// A transaction holds item 5 while a batch wants to write 4, 5 and 6: 5 comes back.
TEST_CASE("of a partly processed batch those items are replicated that were written", "[global]") {
    Spec spec = replicated();
    spec.itemSize = base::Distribution::uniform(1'000, 100'000);
    spec.stream = StreamView::NewImage;
    spec.streamOverhead = base::Bytes(0);
    Narrow tables(spec, 40'000);
    Sizes there(tables.away);
    engine::Call held = callOf(Operation::TransactWriteItems);
    held.item = 5;
    tables.send(Instant{}, held);
    engine::Call batch = callOf(Operation::BatchWriteItem, 3);
    batch.item = 4;
    tables.send(Instant{} + base::microseconds(1), batch);
    tables.run(seconds(10));
    const auto sizeOf = [&](std::uint64_t item) { return tables.table.sizeOf(item).count; };
    CHECK(there.of == std::vector<std::int64_t>{sizeOf(5), sizeOf(4), sizeOf(6)});
    CHECK(tables.figure("UnprocessedItems") == 1);
}

TEST_CASE("beyond the most that may wait writes are counted, not kept", "[global]") {
    TableBench home(replicated());
    dynamodb::Table away(home.world, "Views (us-east-2)", Narrow::capped(replicated(), 1));
    Replication replication(home.world, "Views", base::Distribution::constant(0), 8);
    replication.add(away, "us-east-2", "USE2-AWS-Out-Bytes");
    for (std::uint64_t i = 0; i < 20; ++i)  // one is there at once, eight wait
        replication.send(writeOf(i), base::bytes(900));
    engine::ResourceReport report;
    replication.addTo(report, 0);
    CHECK(std::ranges::any_of(report.warnings, [](const engine::Warning& one) {
        return one.count == 11 && one.text.find("were not brought to us-east-2, because 8 others") != std::string::npos;
    }));
    home.run(seconds(60));
    CHECK(Narrow::figureOf(away, "ConsumedWriteCapacityUnits") == 9);
    ReplicationQueue queue(8);
    for (std::uint64_t i = 0; i < 8; ++i) CHECK(queue.put(writeOf(i)));
    CHECK_FALSE(queue.put(writeOf(8)));
    CHECK(queue.front().key == 0);
    queue.pop();
    CHECK(queue.put(writeOf(8)));
    CHECK(queue.size() == 8);
}
