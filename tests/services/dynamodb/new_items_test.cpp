// SPDX-License-Identifier: GPL-3.0-or-later
// Items of keys that never repeat, where items expire.
#include "model/services/dynamodb/new_items.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "model/services/dynamodb/certainty.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

constexpr std::uint64_t keyOf(int nth) { return base::kFirstNewKey + static_cast<std::uint64_t>(nth); }
Instant at(int second) { return Instant{} + seconds(second); }

/// A life of 250 s, of which a tick is a second: what was put in one second expires in the one 250 s later.
NewItems ofTicks(base::Duration life = seconds(250)) {
    NewItems items;
    items.reserve();
    items.expireAfter(life, Instant{});
    return items;
}

}  // namespace

TEST_CASE("what was put a life ago is gone, what was deleted before does not expire", "[storage]") {
    NewItems items = ofTicks();
    std::uint64_t gone = 0;
    for (int second = 0; second < 1'000; ++second) {
        gone += items.expireUntil(at(second));
        CHECK(items.put(keyOf(second)));
        if (second % 4 == 3) CHECK(items.remove(keyOf(second)));
    }
    // At 999 s those put before 749 s are gone: of these 749, three of four and the first.
    CHECK(gone == 562);
    CHECK_FALSE(items.has(keyOf(748)));
    CHECK(items.has(keyOf(749)));
    CHECK(items.expireUntil(at(999)) == 0);
    CHECK(items.expireUntil(at(2'000)) == 750 - 562);
    CHECK_FALSE(items.remove(keyOf(998)));
}

// 600 in each minute, a tick: in each second of a minute a life later ten expire, the oldest first.
TEST_CASE("what was put within a tick expires evenly over the tick a life later", "[storage]") {
    NewItems items = ofTicks(base::minutes(250));
    int put = 0;
    for (int second = 0; second < 600; ++second) {
        items.expireUntil(at(second));
        for (int i = 0; i < 10; ++i) items.put(keyOf(put++));
    }
    std::uint64_t all = 0;
    for (int second = 15'001; second <= 15'600; ++second) {
        const std::uint64_t gone = items.expireUntil(at(second));
        all += gone;
        CHECK(gone >= 9);
        CHECK(gone <= 11);
        CHECK(all + 10 >= 10 * static_cast<std::uint64_t>(second - 15'000));
        CHECK_FALSE(items.has(keyOf(static_cast<int>(all) - 1)));
        CHECK((all == 6'000 || items.has(keyOf(static_cast<int>(all)))));
    }
    CHECK(all == 6'000);
}

TEST_CASE("a write of an item that is there puts its expiry off", "[storage]") {
    NewItems items = ofTicks();
    CHECK(items.put(keyOf(0)));
    CHECK(items.put(keyOf(1)));
    items.expireUntil(at(200));
    CHECK_FALSE(items.put(keyOf(0)));
    CHECK(items.rewrites().count == 1.0);
    CHECK(items.rewrites().seconds == 200.0);
    CHECK(items.expireUntil(at(252)) == 1);
    CHECK_FALSE(items.has(keyOf(1)));
    CHECK(items.has(keyOf(0)));
    CHECK(items.expireUntil(at(450)) == 0);
    CHECK(items.expireUntil(at(451)) == 1);
    // Made again long after: a new life.
    CHECK(items.put(keyOf(1)));
    CHECK(items.expireUntil(at(700)) == 0);
    CHECK(items.has(keyOf(1)));
    CHECK(items.expireUntil(at(702)) == 1);
    CHECK(items.rewrites().count == 1.0);
}

// Ten writes a second, new ones, of what was put in the last 600 s, deletes of that. Oracle: a map of the last writes;
// for a tick a life later an item may be there or not.
TEST_CASE("new items that are written again and deleted at random agree with a map of them", "[storage]") {
    NewItems items = ofTicks();
    base::Stream stream(5);
    std::map<int, int> written;
    int put = 0;
    std::uint64_t made = 0;
    std::uint64_t went = 0;
    for (int second = 0; second < 3'000; ++second) {
        went += items.expireUntil(at(second));
        std::erase_if(written, [&](const auto& item) { return second - item.second > 250; });
        const auto maybe = [&](int key) { return written.contains(key) && second - written.at(key) >= 250; };
        for (int i = 0; i < 10; ++i) {
            const bool isNew = stream.chance(0.4);
            const int key = isNew ? put++ : std::max(0, put - 1 - static_cast<int>(stream.below(2'400)));
            if (maybe(key)) continue;
            const bool there = written.contains(key);
            if (isNew || stream.chance(0.7)) {
                made += there ? 0 : 1;
                CHECK(items.put(keyOf(key)) == !there);
                written[key] = second;
            } else {
                went += there ? 1 : 0;
                CHECK(items.remove(keyOf(key)) == there);
                written.erase(key);
            }
        }
        for (int key = 0; second % 100 == 0 && key < put; ++key) {
            if (!maybe(key)) CHECK(items.has(keyOf(key)) == written.contains(key));
        }
    }
    const auto left = items.expireUntil(at(4'000));
    CHECK(left > 500);
    CHECK(made == went + left);
}

TEST_CASE("sequences of several writers expire each by its own puts, and a last one without any further", "[storage]") {
    NewItems items = ofTicks(seconds(100));
    const std::uint64_t other = base::kFirstNewKey + base::kSequenceStride;
    std::uint64_t gone = 0;
    for (int second = 1; second <= 170; ++second) {  // as a table does
        gone += items.expireUntil(at(second));
        for (std::uint64_t i = 0; second == 1 && i < 10; ++i) items.put(base::kFirstNewKey + i);
        for (std::uint64_t i = 0; second == 50 && i < 7; ++i) items.put(other + i);
        if (second <= 100) CHECK(gone == 0);
        if (second == 120) CHECK(gone == 10);
        if (second == 149) CHECK(items.has(other + 6));
    }
    CHECK(gone == 17);
    CHECK_FALSE(items.has(other + 6));
}

namespace {

Spec ofLife(base::Duration life, std::int64_t size) {
    Spec spec = onDemandSpec();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = life;
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {base::SequentialKeys{0}};
    spec.itemSize = base::Distribution::constant(static_cast<double>(size));
    return spec;
}

double figureAt(const TableBench& bench, base::Duration window, const std::string& name) {
    for (const engine::Figure& figure : bench.table.report(window).figures) {
        if (figure.name == name) return figure.value;
    }
    return -1.0;
}

}  // namespace

// Put, updated 40 s later, read 80 s later: an item lives 60 s after its last write, so 100 s, and each read finds one
// (an item of 8 KB: a unit).
TEST_CASE("an update keeps a new item alive for who reads it, and stored", "[storage]") {
    TableBench bench(ofLife(seconds(60), 8'000));
    const Instant end = at(2'000);
    const auto each = base::milliseconds(100);
    bench.evenly(ofNewItems(callOf(Operation::PutItem)), each, Instant{}, end);
    bench.evenly(ofNewItems(callOf(Operation::UpdateItem)), each, at(40), end);
    bench.evenly(ofNewItems(callOf(Operation::GetItem)), each, at(80), end);
    bench.run(seconds(2'000));
    CHECK(bench.figure("ConsumedReadCapacityUnits") == 19'200);
    // 10 a second live 100 s; some 10 s at the beginning until it is known how long they do.
    CHECK(figureAt(bench, seconds(2'000), "ItemsMean") == Approx(1'000).epsilon(0.02));
    CHECK(figureAt(bench, seconds(2'000), "TimeToLiveDeletedItemCount") == Approx(20'000).epsilon(0.02));
}

// An item each second lives 25,000 s, a tick of 100 s: an expiry a second, in each minute of the second life too.
TEST_CASE("new items expire as evenly as they were written, minute by minute", "[storage]") {
    for (const bool streams : {false, true}) {
        Spec spec = ofLife(seconds(25'000), 500);
        if (streams) spec.stream = StreamView::KeysOnly;
        TableBench bench(spec);
        bench.evenly(ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, at(30'000));
        for (int minute = 1; minute <= 500; ++minute) {
            bench.run(base::minutes(minute));
            bench.world.metrics().closePeriod(bench.world.now(), true);
        }
        for (const auto& series : bench.world.metrics().series()) {
            if (series.name != "TimeToLiveDeletedItemCount") continue;
            REQUIRE(series.values.size() == 500);
            for (std::size_t i = 10; i < 500; ++i) {
                INFO(i);
                CHECK(series.values[i] == Approx(60).margin(i / 4 == 104 ? 10 : 2));  // one life ends, the other begins
            }
        }
    }
}

// A put a second, life 10 s, each deleted 20 s later: it has expired, and is not removed twice.
TEST_CASE("deletes of new items that have expired find nothing", "[storage]") {
    TableBench bench(ofLife(seconds(10), 8'000));
    bench.evenly(ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, Instant{} + seconds(300));
    bench.evenly(ofNewItems(callOf(Operation::DeleteItem)), seconds(1), Instant{} + seconds(20),
                 Instant{} + seconds(300));
    bench.run(seconds(300));
    // 300 puts of eight units, 280 deletes of one each.
    CHECK(bench.figure("ConsumedWriteCapacityUnits") == 300 * 8 + 280);
    CHECK(bench.figure("TimeToLiveDeletedItemCount") == Approx(300).margin(12));
}

namespace {

/// Puts at random, so many a second on the mean.
std::vector<Instant> atRandom(double perSecond, int until, std::uint64_t seed) {
    base::Stream stream(seed);
    std::vector<Instant> times;
    for (double now = 0.0;;) {
        now -= std::log(1.0 - stream.uniform()) / perSecond;
        if (now >= until) return times;
        times.push_back(Instant{} + base::fromSeconds(now));
    }
}

}  // namespace

// 0.2 puts a second of 250 KB, of which each lives 1,000,000 s: 50 GB, so 8 partitions of one that divides; however
// many puts come in the first seconds.
TEST_CASE("a table is divided for what its writes keep alive, not for how they happen to begin", "[storage]") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Spec spec = ofLife(seconds(1'000'000), 250'000);
        spec.partitions = 1;
        TableBench bench(spec);
        engine::Call call = ofNewItems(callOf(Operation::PutItem));
        for (const Instant time : atRandom(0.2, 7'200, seed)) {
            bench.send(time, call);
            ++call.item;
        }
        bench.run(base::hours(2));
        CHECK(figureAt(bench, base::hours(2), "PartitionsMean") == 8);
    }
}

// A batch is one call: of its 25 items nothing more is known than of one.
TEST_CASE("what is sure of a rate grows with the number of calls", "[storage]") {
    Certainty certainty;
    CHECK(certainty.sureShare() == 0.0);
    for (int second = 0; second < 9; ++second) {
        for (int item = 0; item < 25; ++item) certainty.saw(at(second));
    }
    CHECK(certainty.sureShare() == 0.0);
    for (int second = 9; second < 900; ++second) certainty.saw(at(second));
    CHECK(certainty.sureShare() == Approx(0.9));
}
