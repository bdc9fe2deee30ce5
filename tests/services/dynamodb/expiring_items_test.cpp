// SPDX-License-Identifier: GPL-3.0-or-later
// What expires. Oracles: closed forms by hand, and a simulation key by key.
#include <algorithm>
#include <cmath>
#include <map>

#include "model/base/key_weights.hpp"
#include "model/base/random.hpp"
#include "model/base/sampler.hpp"
#include "model/services/dynamodb/expiry_flow.hpp"
#include "model/services/dynamodb/stored_items.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

Spec expiringAfter(base::Duration life, base::KeyPopularity keys) {
    Spec spec = onDemandSpec();
    spec.timeToLiveEnabled = true;
    spec.timeToLiveAttribute = "expires";
    spec.timeToLive = life;
    spec.timeToLiveLag = base::Duration(0);
    spec.writeKeys = {keys};
    return spec;
}
}  // namespace

TEST_CASE("what expires: closed forms by hand", "[storage]") {
    // 1 write/s over 10 keys, each item lives 10 s: a key is written at 0.1/s, there with 1 - 1/e, lost at 0.1/e a
    // second.
    const Expiring uniform = expiring(base::UniformKeys{10}, {1.0}, seconds(10));
    CHECK(uniform.items == Approx(10 * (1 - std::exp(-1.0))));
    CHECK(uniform.deletesPerSecond == Approx(std::exp(-1.0)));
    // 5,000,000 keys at 120/s, 32 days: rewritten long before they expire.
    const Expiring views = expiring(base::UniformKeys{5'000'000}, {120.0}, base::days(32));
    CHECK(views.items == Approx(5'000'000));
    CHECK(views.deletesPerSecond < 1e-20);
    // Every write a new item: Little's law.
    const Expiring endless = expiring(base::SequentialKeys{0}, {3.0}, base::hours(1));
    CHECK(endless.items == Approx(10'800));
    CHECK(endless.deletesPerSecond == Approx(3.0));
    CHECK(expiring(base::SequentialKeys{100}, {1.0}, seconds(200)).deletesPerSecond == 0.0);
    const Expiring hot = expiring(base::HotKeys{1, 0.5, 3}, {2.0}, seconds(1));
    CHECK(hot.items == Approx((1 - std::exp(-1.0)) + 2 * (1 - std::exp(-0.5))));
    CHECK(expiring(base::UniformKeys{10}, {0.0}, seconds(10)).items == 0.0);
    const base::WeightedKeys same{std::make_shared<base::KeyWeights>(std::vector<double>{1, 2, 1})};
    const Expiring weighted = expiring(same, {2.0}, seconds(1));
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
    const Expiring sum = expiring(base::ZipfKeys{kKeys, 0.99}, {50.0}, base::hours(1));
    CHECK(sum.items == Approx(items).epsilon(0.001));
    CHECK(sum.deletesPerSecond == Approx(deletes).epsilon(0.001));
}

namespace {

/// A delete for every so many changes of a key among 40, an item lives 12 s.
struct OneByOne {
    explicit OneByOne(double deletes) {
        base::Sampler gap(base::Distribution::exponential(0.5), 1);
        base::Stream stream(2);
        std::map<std::uint64_t, double> written;
        for (int i = 0; i < 120'000; ++i) {
            now += gap(stream, Instant{});
            const auto key = static_cast<std::uint64_t>(stream.uniform() * 40);
            const auto last = written.find(key);
            const bool there = last != written.end() && now - last->second <= 12.0;
            if (last != written.end()) {
                expired += there ? 0.0 : 1.0;
                itemSeconds += std::min(now - last->second, 12.0);
                written.erase(last);
            }
            const bool deleted = stream.chance(deletes);
            if (!deleted) written[key] = now;
            (deleted ? deletesAsked : writesAsked) += 1.0;
            if (!there) (deleted ? missed : made) += 1.0;
        }
    }
    double now = 0.0;
    double expired = 0.0;
    double itemSeconds = 0.0;
    double writesAsked = 0.0;
    double deletesAsked = 0.0;
    double made = 0.0;    ///< writes of what was not there
    double missed = 0.0;  ///< deletes of that
};

/// A table at its beginning whose load has always been so.
Balance atBeginning(const Spec& spec, const KindRates& rates) {
    return ExpiryBalance(spec).between(-1.0, 1.0, 1.0, {}, rates);
}

}  // namespace

TEST_CASE("what expires agrees with a simulation key by key", "[storage]") {
    // 40 keys, 2 changes/s, life 12 s, 60,000 s: about 44,000 expiries, 33,000 with deletes; three standard errors are
    // below 2 %.
    for (const double deletes : {0.0, 0.25}) {
        const OneByOne items(deletes);
        const Expiring sum = expiring(base::UniformKeys{40}, {2.0 * (1.0 - deletes), 2.0 * deletes}, seconds(12));
        CHECK(items.expired / items.now == Approx(sum.deletesPerSecond).epsilon(0.02));
        CHECK(items.itemSeconds / items.now == Approx(sum.items).epsilon(0.02));
    }
}

// The same flow of changes, counted by the table.
TEST_CASE("which writes make an item and which deletes miss agrees with a simulation key by key", "[storage]") {
    const OneByOne items(0.25);
    const Spec spec = expiringAfter(seconds(12), base::UniformKeys{40});
    const Balance now = atBeginning(spec, {{1.5, 0.5}, {}});
    CHECK(now.made == Approx(items.made / items.writesAsked).epsilon(0.02));
    CHECK(now.missed == Approx(items.missed / items.deletesAsked).epsilon(0.02));
    CHECK(now.unread == now.made);
    // The same where it is given which deletes find nothing: those that find one are counted.
    Spec given = spec;
    given.missingItems = 0.5;
    const double found = (items.deletesAsked - items.missed) / items.now;
    const Expiring sum = expiringOfRepeating(given, {items.writesAsked / items.now, found});
    CHECK(sum.deletesPerSecond == Approx(items.expired / items.now).epsilon(0.02));
    CHECK(sum.items == Approx(items.itemSeconds / items.now).epsilon(0.02));
}

// Ten keys in turn, each there for 5 of 10 s: every write makes an item, half of the reads find one.
TEST_CASE("reads of what expires find what the balance has", "[storage]") {
    const Spec spec = expiringAfter(seconds(5), base::SequentialKeys{10});
    CHECK(atBeginning(spec, {{1.0, 0.0}, {}}).made == Approx(1.0));
    CHECK(atBeginning(spec, {{1.0, 0.0}, {}}).unread == Approx(0.5));
    Spec large = spec;
    large.itemSize = base::Distribution::constant(8'000);
    // Reads half a second behind the writes find what was just put, those of the key that comes three seconds later
    // nothing: a unit each, and half a one. Of the first second nothing is known.
    for (const std::uint64_t ahead : {std::uint64_t{0}, std::uint64_t{3}}) {
        TableBench bench(large);
        engine::Call read = callOf(Operation::GetItem);
        read.item = ahead;
        bench.inTurn(10, callOf(Operation::PutItem), seconds(1), Instant{}, Instant{} + seconds(400));
        bench.inTurn(10, read, seconds(1), Instant{} + base::milliseconds(500), Instant{} + seconds(400));
        bench.run(seconds(400));
        CHECK(bench.figure("ConsumedReadCapacityUnits") == Approx(ahead == 0 ? 400 : 200).margin(2));
    }
}

// Nothing is known of a table before its first write; with ItemCount that many of its keys are there.
TEST_CASE("reads find what ItemCount says, and before the first write what they ask for", "[storage]") {
    Spec spec = expiringAfter(seconds(5), base::UniformKeys{1'000});
    CHECK(ExpiryBalance(spec).between(1.0, 2.0, 1.0, {}, {}).unread == 0.0);
    KindHistory once;
    once.repeating.saw(false, 0.5);
    CHECK(ExpiryBalance(spec).between(100.0, 101.0, 100.0, once, {}).unread == 1.0);
    Spec unsaid = spec;  // which keys are written
    unsaid.writeKeys.clear();
    CHECK(ExpiryBalance(unsaid).between(1.0, 2.0, 1.0, once, {}).items == Approx(1.0));
    spec.itemCount = 750;
    CHECK(ExpiryBalance(spec).between(100.0, 101.0, 100.0, once, {}).unread == Approx(0.25));
    CHECK(atBeginning(spec, {{1.0, 0.0}, {}}).unread == Approx(0.25));
}

// Half of the keys are there, of any size: half the units of all, and half a one of each that is not.
TEST_CASE("which items reads find of ItemCount does not go by their size", "[storage]") {
    double all = 0.0;
    for (const std::int64_t count : {10'000, 5'000}) {
        Spec spec = expiringAfter(seconds(5), base::UniformKeys{10'000});
        spec.itemSize = base::Distribution::logNormal(20'000, 60'000);
        spec.itemCount = count;
        TableBench bench(spec);
        bench.inTurn(10'000, callOf(Operation::GetItem), base::milliseconds(10), Instant{}, Instant{} + seconds(100));
        bench.run(seconds(110));
        const double units = bench.figure("ConsumedReadCapacityUnits");
        if (count == 5'000) CHECK(units == Approx(all / 2.0 + 2'500.0).epsilon(0.05));
        all = units;
    }
}

// Puts that overwrite what is there let nothing more expire, and what is made is what expires.
TEST_CASE("NewItems that is given says how much expires", "[storage]") {
    for (const double share : {0.0, 1.0}) {
        Spec spec = expiringAfter(seconds(5), base::UniformKeys{1'000'000});
        spec.newItems = share;
        TableBench bench(spec);
        bench.evenly(callOf(Operation::PutItem), seconds(1), Instant{}, Instant{} + seconds(100));
        bench.run(seconds(100));
        for (const engine::Figure& figure : bench.table.report(seconds(100)).figures) {
            if (figure.name == "TimeToLiveDeletedItemCount") CHECK(figure.value == Approx(100 * share).margin(1));
        }
    }
}

// Two new items a second, one delete of any: half of them expire. Of twice as many deletes as items half find one.
TEST_CASE("deletes of any item leave fewer to expire", "[storage]") {
    const Spec spec = expiringAfter(seconds(10), base::SequentialKeys{0});
    const Balance half = atBeginning(spec, {{0.0, 1.0}, {2.0, 0.0}});
    CHECK(half.expiringPerSecond == Approx(1.0));
    CHECK(half.items == Approx(10.0 / std::log(2.0)));
    CHECK(half.missed == 0.0);
    const Balance twice = atBeginning(spec, {{0.0, 4.0}, {2.0, 0.0}});
    CHECK(twice.missed == Approx(0.5));
    CHECK(twice.expiringPerSecond == 0.0);
    CHECK(twice.unread == 0.0);
    // The same of what a given share makes, whatever the keys.
    Spec given = expiringAfter(seconds(10), base::UniformKeys{1'000});
    given.newItems = 0.1;
    CHECK(atBeginning(given, {{}, {10.0, 50.0}}).missed == Approx(0.8));
}

TEST_CASE("a table with a time to live holds what its writes keep alive, and at least ItemCount", "[storage]") {
    for (const std::int64_t known : {0, 3, 1'000}) {
        Spec spec = expiringAfter(seconds(5), base::SequentialKeys{10});
        spec.itemCount = known;
        TableBench bench(spec);
        bench.inTurn(10, callOf(Operation::PutItem), seconds(1), Instant{}, Instant{} + seconds(100));
        bench.run(seconds(100));
        for (const engine::Figure& figure : bench.table.report(seconds(100)).figures) {
            if (figure.name == "ItemsMean")
                CHECK(figure.value == Approx(std::max<double>(5, static_cast<double>(known))).epsilon(0.02));
        }
    }
}

// Of 3 new items a second that live an hour 2 are deleted: a third expires, h = ln 3 an hour, 2 / h are there.
TEST_CASE("what callers delete does not expire", "[storage]") {
    const Expiring picked = expiring(base::SequentialKeys{0}, {3.0, 2.0}, base::hours(1));
    CHECK(picked.deletesPerSecond == Approx(1.0));
    CHECK(picked.items == Approx(7'200.0 / std::log(3.0)));
    CHECK(expiring(base::SequentialKeys{0}, {3.0, 3.0}, base::hours(1)).items == 0.0);
    // A write and a delete each second, life 10 s: all are deleted.
    Spec spec = expiringAfter(seconds(10), base::SequentialKeys{0});
    TableBench bench(spec);
    bench.evenly(test::ofNewItems(callOf(Operation::PutItem)), seconds(1), Instant{}, Instant{} + seconds(100));
    bench.evenly(test::ofNewItems(callOf(Operation::DeleteItem)), seconds(1), Instant{} + base::milliseconds(500),
                 Instant{} + seconds(100));
    bench.run(seconds(100));
    CHECK(bench.figure("TimeToLiveDeletedItemCount") == 0);
}

TEST_CASE("a table with a time to live is in balance, and counts what is deleted", "[storage]") {
    // A write each second to 10 keys in turn, life 5 s: every item expires 5 s before its key comes again.
    TableBench bench(expiringAfter(seconds(5), base::SequentialKeys{10}));
    bench.inTurn(10, callOf(Operation::PutItem, 1, 1'000), seconds(1), Instant{}, Instant{} + seconds(100));
    bench.run(seconds(100));
    CHECK(bench.table.report(seconds(100)).figures.size() > 2);
    for (const engine::Figure& figure : bench.table.report(seconds(100)).figures) {
        if (figure.name == "TimeToLiveDeletedItemCount") CHECK(figure.value == Approx(99).epsilon(0.02));
        if (figure.name == "ItemsMean") CHECK(figure.value == Approx(5).epsilon(0.02));
    }
    const auto readings = bench.table.report(seconds(100)).readings;
    CHECK(std::ranges::find(readings, "TimedStorage-ByteHrs", &base::MeterReading::usageType) != readings.end());
}

// As above: a write each second, each of which expires.
TEST_CASE("TimeToLiveDeletedItemCount is there minute by minute", "[storage]") {
    for (const bool streams : {false, true}) {
        Spec spec = expiringAfter(seconds(5), base::SequentialKeys{10});
        if (streams) spec.stream = StreamView::KeysOnly;
        TableBench bench(spec);
        bench.inTurn(10, callOf(Operation::PutItem, 1, 1'000), seconds(1), Instant{}, Instant{} + seconds(180));
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
    still.inTurn(10, callOf(Operation::PutItem, 1, 1'000), seconds(1), Instant{}, Instant{} + seconds(60));
    still.run(base::minutes(1));
    still.world.metrics().closePeriod(still.world.now(), true);
    for (const auto& series : still.world.metrics().series()) {
        if (series.name == "TimeToLiveDeletedItemCount") CHECK(series.values == std::vector<double>{0.0});
    }
}
