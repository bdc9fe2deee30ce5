// SPDX-License-Identifier: GPL-3.0-or-later
// How many items a table holds. Oracles: counts by hand, closed forms, and a simulation key by key.
#include "model/services/dynamodb/stored_items.hpp"

#include <cmath>
#include <map>

#include "model/base/key_weights.hpp"
#include "model/base/random.hpp"
#include "model/base/sampler.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

Spec holding(std::int64_t items, std::vector<base::KeyPopularity> keys, bool deletes = false) {
    Spec spec = onDemandSpec();
    spec.itemCount = items;
    spec.writeKeys = std::move(keys);
    spec.deletes = deletes;
    return spec;
}

Spec expiringAfter(base::Duration life, base::KeyPopularity keys) {
    Spec spec = onDemandSpec();
    spec.timeToLiveEnabled = true;
    spec.timeToLiveAttribute = "expires";
    spec.timeToLive = life;
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {keys};
    return spec;
}

const base::MeterReading* storage(const engine::ResourceReport& report) {
    for (const base::MeterReading& reading : report.readings) {
        if (reading.usageType == "TimedStorage-ByteHrs") return &reading;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("writes that only replace items need not be followed", "[storage]") {
    CHECK_FALSE(StoredItems::canChange(holding(100, {base::UniformKeys{100}})));
    CHECK(StoredItems::canChange(holding(100, {base::UniformKeys{101}})));
    CHECK(StoredItems::canChange(holding(100, {base::SequentialKeys{0}})));
    CHECK(StoredItems::canChange(holding(100, {base::UniformKeys{100}}, true)));
    Spec unknown = onDemandSpec();
    unknown.writeKeys = {base::UniformKeys{5}};
    CHECK_FALSE(StoredItems::canChange(unknown));
}

TEST_CASE("the first write to a key makes an item, a delete removes it", "[storage]") {
    StoredItems items(holding(70, {base::UniformKeys{130}}), Instant{});
    items.put(69, Instant{});
    CHECK(items.count() == 70);
    items.put(70, Instant{});
    items.put(70, Instant{});
    items.put(129, Instant{});
    CHECK(items.count() == 72);
    items.remove(3, Instant{});
    items.remove(3, Instant{});
    CHECK(items.count() == 71);
    items.put(3, Instant{});
    CHECK(items.count() == 72);
}

TEST_CASE("the time average counts from Start on", "[storage]") {
    // 10 items and one more in the warm-up; one more each second from second 1 to 4: 11 x 1 + 12 + 13 + 14 + 15 x 6.
    StoredItems items(holding(10, {base::SequentialKeys{0}}), Instant{} - seconds(9));
    items.put(0, Instant{} - seconds(5));
    for (std::uint64_t i = 1; i <= 4; ++i) items.put(i, Instant{} + seconds(static_cast<std::int64_t>(i)));
    const base::Granules area = items.until(Instant{} + seconds(10));
    CHECK(static_cast<std::int64_t>(area / seconds(1).count) == 11 + 12 + 13 + 14 + 15 * 6);
}

TEST_CASE("a table's storage grows with what is put into it", "[storage]") {
    // 1,000 items of 924 + 100 B; 100 new ones in the first 10 of 20 s, evenly: 1,000 + 45 or so on average, by hand:
    // put i comes at (i + 1) / 10 s and is there for the rest.
    Spec spec = holding(1'000, {base::SequentialKeys{0}});
    spec.itemSize = base::Distribution::constant(924);
    TableBench bench(spec);
    bench.evenly(callOf(Operation::PutItem), base::milliseconds(100), Instant{}, Instant{} + seconds(10));
    bench.run(seconds(20));
    const auto report = bench.table.report(seconds(20));
    double itemSeconds = 1'000 * 20.0;
    for (int i = 0; i < 100; ++i) itemSeconds += 20.0 - i / 10.0;
    REQUIRE(storage(report) != nullptr);
    CHECK(static_cast<double>(storage(report)->granules) == Approx(itemSeconds / 20.0 * 1'024));
    CHECK(storage(report)->kind == base::MeterKind::Stored);
}

TEST_CASE("what expires: closed forms by hand", "[storage]") {
    // 1 write/s over 10 keys, each item lives 10 s: a key is written at 0.1/s, there with 1 - 1/e, lost at 0.1/e a
    // second.
    const Expiring uniform = expiring(base::UniformKeys{10}, 1.0, seconds(10));
    CHECK(uniform.items == Approx(10 * (1 - std::exp(-1.0))));
    CHECK(uniform.deletesPerSecond == Approx(std::exp(-1.0)));
    // 5,000,000 keys at 120/s, 32 days: rewritten long before they expire.
    const Expiring views = expiring(base::UniformKeys{5'000'000}, 120.0, base::days(32));
    CHECK(views.items == Approx(5'000'000));
    CHECK(views.deletesPerSecond < 1e-20);
    // Every write a new item: Little's law.
    const Expiring endless = expiring(base::SequentialKeys{0}, 3.0, base::hours(1));
    CHECK(endless.items == Approx(10'800));
    CHECK(endless.deletesPerSecond == Approx(3.0));
    CHECK(expiring(base::SequentialKeys{100}, 1.0, seconds(200)).deletesPerSecond == 0.0);
    const Expiring hot = expiring(base::HotKeys{1, 0.5, 3}, 2.0, seconds(1));
    CHECK(hot.items == Approx((1 - std::exp(-1.0)) + 2 * (1 - std::exp(-0.5))));
    CHECK(expiring(base::UniformKeys{10}, 0.0, seconds(10)).items == 0.0);
    const base::WeightedKeys same{std::make_shared<base::KeyWeights>(std::vector<double>{1, 2, 1})};
    const Expiring weighted = expiring(same, 2.0, seconds(1));
    CHECK(weighted.items == Approx(hot.items));
    CHECK(weighted.deletesPerSecond == Approx(hot.deletesPerSecond));
}

TEST_CASE("what expires under Zipf's law is the sum over its keys", "[storage]") {
    constexpr std::uint64_t kKeys = 200'000;
    double norm = 0.0;
    for (std::uint64_t key = 1; key <= kKeys; ++key) norm += std::pow(static_cast<double>(key), -0.99);
    double items = 0.0;
    double deletes = 0.0;
    for (std::uint64_t key = 1; key <= kKeys; ++key) {
        const double rate = 50.0 * std::pow(static_cast<double>(key), -0.99) / norm;
        items += 1.0 - std::exp(-rate * 3'600.0);
        deletes += rate * std::exp(-rate * 3'600.0);
    }
    const Expiring sum = expiring(base::ZipfKeys{kKeys, 0.99}, 50.0, base::hours(1));
    CHECK(sum.items == Approx(items).epsilon(0.001));
    CHECK(sum.deletesPerSecond == Approx(deletes).epsilon(0.001));
}

TEST_CASE("what expires agrees with a simulation key by key", "[storage]") {
    // 40 keys, 2 writes/s, life 12 s, 60,000 s: about 44,000 expiries; three standard errors are 1.5 %.
    base::Sampler gap(base::Distribution::exponential(0.5), 1);
    base::Stream stream(2);
    std::map<std::uint64_t, double> written;
    double now = 0.0;
    std::int64_t deleted = 0;
    for (int i = 0; i < 120'000; ++i) {
        now += gap(stream, Instant{});
        const auto key = static_cast<std::uint64_t>(stream.uniform() * 40);
        const auto last = written.find(key);
        if (last != written.end() && now - last->second > 12.0) ++deleted;
        written[key] = now;
    }
    const Expiring sum = expiring(base::UniformKeys{40}, 2.0, seconds(12));
    CHECK(static_cast<double>(deleted) / now == Approx(sum.deletesPerSecond).epsilon(0.015));
}

TEST_CASE("a table with a time to live is in balance, and counts what is deleted", "[storage]") {
    // A write each second to 10 keys in turn, life 5 s: every item expires 5 s before its key comes again.
    TableBench bench(expiringAfter(seconds(5), base::SequentialKeys{10}));
    bench.evenly(callOf(Operation::PutItem, 1, 1'000), seconds(1), Instant{}, Instant{} + seconds(100));
    bench.run(seconds(100));
    CHECK(bench.table.report(seconds(100)).figures.size() > 2);
    for (const engine::Figure& figure : bench.table.report(seconds(100)).figures) {
        if (figure.name == "TimeToLiveDeletedItemCount") CHECK(figure.value == Approx(99).epsilon(0.02));
        if (figure.name == "ItemsMean") CHECK(figure.value == Approx(5).epsilon(0.02));
    }
    CHECK(storage(bench.table.report(seconds(100))) != nullptr);
}

// As above: a write each second, each of which expires.
TEST_CASE("TimeToLiveDeletedItemCount is there minute by minute", "[storage]") {
    for (const bool streams : {false, true}) {
        Spec spec = expiringAfter(seconds(5), base::SequentialKeys{10});
        if (streams) spec.stream = StreamView::KeysOnly;
        TableBench bench(spec);
        bench.evenly(callOf(Operation::PutItem, 1, 1'000), seconds(1), Instant{}, Instant{} + seconds(180));
        std::vector<double> minutes;
        for (int minute = 1; minute <= 3; ++minute) {
            bench.run(base::minutes(minute));
            bench.world.metrics().closePeriod(bench.world.now(), true);
        }
        for (const auto& series : bench.world.metrics().series()) {
            if (series.name == "TimeToLiveDeletedItemCount") minutes = series.values;
        }
        REQUIRE(minutes.size() == 3);
        for (const double minute : minutes) CHECK(minute == Approx(60).margin(5));  // the first ones are few to go by
    }
    TableBench still(expiringAfter(base::days(30), base::SequentialKeys{10}));
    still.evenly(callOf(Operation::PutItem, 1, 1'000), seconds(1), Instant{}, Instant{} + seconds(60));
    still.run(base::minutes(1));
    still.world.metrics().closePeriod(still.world.now(), true);
    for (const auto& series : still.world.metrics().series()) {
        if (series.name == "TimeToLiveDeletedItemCount") CHECK(series.values == std::vector<double>{0.0});
    }
}

// Items of 400 KB and 100 B: 26,207 are in 10 GB.
TEST_CASE("a partition divides when the items written to it no longer fit", "[storage]") {
    Spec spec = test::onDemandSpec();
    spec.partitions = 1;
    spec.itemCount = 26'000;
    spec.itemSize = base::Distribution::constant(409'600);
    spec.writeKeys = {base::SequentialKeys{}};
    spec.partitionWindow = base::minutes(60);  // so that it takes them all at once
    spec.indexes.push_back(indexNamed("All"));
    spec.indexes.front().partitions = 1;
    test::TableBench bench(spec);
    bench.evenly(test::callOf(Operation::PutItem), base::milliseconds(100), base::Instant{},
                 base::Instant{} + base::seconds(20));
    bench.run(base::seconds(25));
    CHECK(bench.figure("SuccessfulRequests") == 200);
    CHECK(bench.figure("PartitionsMean") == 1);
    bench.evenly(test::callOf(Operation::PutItem), base::milliseconds(100), base::Instant{} + base::seconds(30),
                 base::Instant{} + base::seconds(40));
    bench.run(base::seconds(45));
    CHECK(bench.figure("PartitionsMean") == 2);
    CHECK(bench.figure("index/All/PartitionsMean") == 2);
    CHECK(bench.figure("PartitionSplits") == 0);  // for heat
}

TEST_CASE("a delete of what is not there removes nothing", "[storage]") {
    Spec spec = holding(1'000, {base::UniformKeys{1'000}}, true);
    spec.missingItems = 1.0;
    TableBench bench(spec);
    bench.evenly(callOf(Operation::DeleteItem), seconds(1), Instant{} + base::milliseconds(500),
                 Instant{} + seconds(100));
    bench.run(seconds(100));
    for (const engine::Figure& figure : bench.table.report(seconds(100)).figures) {
        if (figure.name == "ItemsMean") CHECK(figure.value == Approx(1'000.0));
    }
}
