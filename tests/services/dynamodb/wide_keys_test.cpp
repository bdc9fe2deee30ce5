// SPDX-License-Identifier: GPL-3.0-or-later
// Items that expire of more keys than are followed one by one. Oracles: closed forms, counts by hand.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/services/dynamodb/expiring_keys.hpp"
#include "model/services/dynamodb/stored_items.hpp"
#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using namespace headroom::test;
using base::Instant;
using base::seconds;

namespace {

constexpr std::uint64_t kMost = ExpiringKeys::kMostKeys;

Spec writing(std::vector<base::KeyPopularity> keys) {
    Spec spec = onDemandSpec();
    spec.timeToLiveEnabled = true;
    spec.timeToLive = seconds(60);
    spec.timeToLiveLag = base::Duration(0);
    spec.itemSize = base::Distribution::constant(8'000);
    spec.writeKeys = std::move(keys);
    return spec;
}

double figureOf(const TableBench& bench, const std::string& name) {
    for (const engine::Figure& figure : bench.table.report(seconds(600)).figures) {
        if (figure.name == name) return figure.value;
    }
    return -1.0;
}

}  // namespace

TEST_CASE("what expires of the keys from one on", "[storage]") {
    const Changes changes{2.0, 0.5};
    const auto alike = [](const Expiring& a, const Expiring& b) {
        CHECK(a.items == Approx(b.items));
        CHECK(a.deletesPerSecond == Approx(b.deletesPerSecond));
    };
    alike(expiring(base::UniformKeys{kMost + 50}, changes, seconds(20), kMost),
          expiring(base::UniformKeys{50}, changes, seconds(20)));
    // Of 100 keys with half of the writes 50 are left, of 200 with the other half all: a quarter and a half.
    alike(expiring(base::HotKeys{100, 0.5, 300}, changes, seconds(20), 50),
          expiring(base::HotKeys{50, 1.0 / 3.0, 250}, changes, seconds(20)));
    alike(expiring(base::HotKeys{100, 0.5, 300}, changes, seconds(20), 200),
          expiring(base::UniformKeys{100}, changes, seconds(20)));
    double all = 0.0;
    for (int key = 50'000; key < 200'000; ++key) all += std::pow(key + 1.0, -0.99);
    Expiring sum;
    for (int key = 50'000; key < 200'000; ++key) {
        const double rate = 50.0 * std::pow(key + 1.0, -0.99) / all;
        sum.items += 1.0 - std::exp(-rate * 3'600.0);
        sum.deletesPerSecond += rate * std::exp(-rate * 3'600.0);
    }
    const Expiring tail = expiring(base::ZipfKeys{200'000, 0.99}, {50.0}, base::hours(1), 50'000);
    CHECK(tail.items == Approx(sum.items).epsilon(0.001));
    CHECK(tail.deletesPerSecond == Approx(sum.deletesPerSecond).epsilon(0.001));
}

// 100 keys come again every 10 s and never expire; of 20,000,000 others each second one is written once, a sixth of
// them beyond those that are followed: 600 expire in 600 s, 60 are there beside the 100. Of the 100, each read finds
// one.
TEST_CASE("few keys that are written often keep their items beside very many", "[storage]") {
    const base::KeyPopularity few = base::SequentialKeys{100};
    const base::KeyPopularity many = base::UniformKeys{20'000'000};
    Spec spec = writing({few, many});
    TableBench bench(spec);
    engine::Call put = callOf(Operation::PutItem);
    put.keys = base::kindNumber(few);
    bench.inTurn(100, put, base::milliseconds(100), Instant{}, Instant{} + seconds(600));
    bench.inTurn(100, callOf(Operation::GetItem), base::milliseconds(100), Instant{} + seconds(20),
                 Instant{} + seconds(600));
    for (std::uint64_t i = 0; i < 600; ++i) {
        engine::Call call = callOf(Operation::PutItem);
        call.keys = base::kindNumber(many);
        call.item = 1'000 + i * 123'456'789 % 19'000'000;
        bench.send(Instant{} + seconds(static_cast<std::int64_t>(i)), call);
    }
    bench.run(seconds(600));
    CHECK(figureOf(bench, "ConsumedReadCapacityUnits") == 5'800);
    CHECK(figureOf(bench, "TimeToLiveDeletedItemCount") == Approx(600).epsilon(0.06));
    CHECK(figureOf(bench, "ItemsMean") == Approx(160).epsilon(0.06));
    // Beyond them nothing of what is read again is there, nor is what nobody writes.
    engine::Call read = callOf(Operation::GetItem);
    read.item = kMost + 5'000;
    CHECK(bench.table.lacks(read, Operation::GetItem, 0));
    read.item = 30'000'000;
    CHECK(bench.table.lacks(read, Operation::GetItem, 0));
}

TEST_CASE("several kinds of keys that count as one are a warning", "[storage]") {
    const base::KeyPopularity wide = base::UniformKeys{kMost + 1};
    const base::KeyPopularity wider = base::ZipfKeys{10 * kMost, 0.8};
    const base::KeyPopularity few = base::UniformKeys{1'000};
    const base::KeyPopularity turn = base::SequentialKeys{kMost + 1};
    CHECK_FALSE(takesKindsForOne(writing({wide})));
    CHECK_FALSE(takesKindsForOne(writing({few, wide})));
    CHECK_FALSE(takesKindsForOne(writing({turn, base::SequentialKeys{0}})));
    CHECK(takesKindsForOne(writing({few, wide, wider})));
    CHECK(takesKindsForOne(writing({few, turn})));
    CHECK_FALSE(ExpiringKeys::decide(writing({few, turn})));
    CHECK(ExpiringKeys::decide(writing({few, wide})));
    Spec given = writing({few, turn});
    given.newItems = 0.5;
    CHECK_FALSE(takesKindsForOne(given));
    Spec kept = writing({few, turn});
    kept.timeToLiveEnabled = false;
    CHECK_FALSE(takesKindsForOne(kept));
    TableBench bench(writing({few, turn}));
    std::size_t warnings = 0;
    for (const engine::Warning& warning : bench.table.report(seconds(1)).warnings)
        warnings += warning.text.starts_with("several kinds of keys") ? 1U : 0U;
    CHECK(warnings == 1);
}

TEST_CASE("several callers in turn whose deletes find items by a share bring a warning", "[storage]") {
    const auto warned = [](std::optional<double> missing, const std::vector<base::KeyPopularity>& kinds) {
        Spec spec = writing(kinds);
        spec.unchangedWrites = 0.5;
        spec.missingItems = missing;
        spec.deletes = true;
        TableBench bench(spec);
        for (const base::KeyPopularity& keys : kinds) {
            for (const Operation operation : {Operation::PutItem, Operation::DeleteItem}) {
                engine::Call call = callOf(operation);
                call.keys = base::kindNumber(keys);
                bench.inTurn(base::keyCount(keys), call, seconds(1), Instant{}, Instant{} + seconds(30));
            }
        }
        bench.run(seconds(30));
        return std::ranges::any_of(bench.table.report(seconds(30)).warnings, [](const engine::Warning& warning) {
            return warning.text.find("go through the keys in turn") != std::string::npos;
        });
    };
    const base::KeyPopularity some = base::SequentialKeys{100};
    const base::KeyPopularity more = base::SequentialKeys{200};
    CHECK(warned(0.5, {some, more}));
    CHECK_FALSE(warned({}, {some, more}));
    CHECK_FALSE(warned(0.5, {base::UniformKeys{100}}));
}
