// SPDX-License-Identifier: GPL-3.0-or-later
// When items of keys that repeat expire, by hand.
#include "tests/services/dynamodb/expiring_keys_oracle.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

// 1,000 keys in the first second, life 4,096 s, of which a tick is one second: they expire in the one that comes a life
// later, a tenth of them in each tenth of it.
TEST_CASE("what was written in a tick expires evenly over one", "[storage]") {
    Kept kept(specOf(4'096.0, {{base::UniformKeys{2'000}}}), 4'096.0);
    for (std::uint64_t key = 0; key < 1'000; ++key) kept.keys.put(key, 0.5);
    CHECK(kept.keys.expiredBy(4'096.0) == 0.0);
    for (int tenth = 1; tenth <= 5; ++tenth) {
        const double now = 4'096.0 + 0.1 * tenth;
        CHECK(kept.keys.expiredBy(now) == Approx(100.0));
        CHECK(kept.keys.items() == Approx(1'000.0 - 100.0 * tenth));
        double there = 0.0;
        for (std::uint64_t key = 0; key < 1'000; ++key) there += kept.keys.has(key, now) ? 1.0 : 0.0;
        CHECK(there == Approx(1'000.0 - 100.0 * tenth).margin(70.0));  // four standard errors
    }
    // Which of them are left is drawn.
    const auto leftBy = [](std::uint64_t draws) {
        Kept some(specOf(4'096.0, {{base::UniformKeys{2'000}}}), 4'096.0, draws);
        for (std::uint64_t key = 0; key < 1'000; ++key) some.keys.put(key, 0.5);
        std::vector<bool> left;
        for (std::uint64_t key = 0; key < 1'000; ++key) left.push_back(some.keys.has(key, 4'096.5));
        return left;
    };
    CHECK(leftBy(1) == leftBy(1));
    int alike = 0;
    for (std::size_t key = 0; key < 1'000; ++key) alike += leftBy(1)[key] == leftBy(2)[key] ? 1 : 0;
    CHECK(alike == Approx(500.0).margin(64.0));  // four standard errors
    // Each is deleted or written again or expires, and none of them twice.
    double expired = 500.0;
    double again = 0.0;
    double deleted = 0.0;
    for (std::uint64_t key = 0; key < 1'000; ++key) {
        const double now = 4'096.5 + 0.0004 * static_cast<double>(key);
        if (kept.keys.has(key, now)) {
            if (key % 2 == 0) kept.keys.put(key, now);
            if (key % 2 == 1) kept.keys.remove(key, now, true);
            ++(key % 2 == 0 ? again : deleted);
        }
        const double gone = kept.keys.expiredBy(now);
        CHECK((gone >= 0.0));
        expired += gone;
    }
    CHECK((again > 100.0 && deleted > 100.0));
    expired += kept.keys.expiredBy(4'098.0);
    CHECK(kept.keys.items() == Approx(again));
    expired += kept.keys.expiredBy(20'000.0);
    CHECK(expired + deleted == Approx(1'000.0));
    CHECK(kept.keys.items() == Approx(0.0).margin(1e-6));
}

// Two writes a second over so many keys that none comes twice: 200 are there, of which two expire each second, though
// nobody looks at the rates again.
TEST_CASE("what was there before the beginning is less as it expires", "[storage]") {
    Kept kept(specOf(100.0, {{base::UniformKeys{1'000'000}}}), 100.0);
    kept.keys.look(0.0, 50.0, {{2.0}, {0.0}, {}});
    CHECK(kept.keys.items() == Approx(200.0).epsilon(0.001));
    CHECK(kept.keys.expiredBy(25.0) == Approx(50.0).epsilon(0.001));
    CHECK(kept.keys.items() == Approx(150.0).epsilon(0.001));
}

TEST_CASE("a delete that by a given share finds nothing leaves all as it is", "[storage]") {
    Spec spec = specOf(100.0, {{base::UniformKeys{1'000}}});
    spec.missingItems = 0.5;
    Kept kept(spec, 100.0);
    for (std::uint64_t key = 0; key < 100; ++key) kept.keys.put(key, 1.0);
    for (std::uint64_t key = 0; key < 200; ++key) kept.keys.remove(key, 2.0, false);
    CHECK(kept.keys.items() == 100.0);
    for (std::uint64_t key = 0; key < 100; ++key) CHECK(kept.keys.has(key, 2.0));
    CHECK(kept.keys.expiredBy(200.0) == Approx(100.0));
}

// 20,000 keys, 50 puts and 50 deletes a second, of which a half find an item, life 10 minutes: with n items a delete
// takes each at h = 25 / n a second, and n = K w / (w + h) (1 - exp(-(w + h) 600)) with w = 50 / K; by iteration.
TEST_CASE("what is there at the beginning goes by how many deletes are said to find an item", "[storage]") {
    constexpr double kWrites = 50.0 / 20'000.0;
    double items = 10'000.0;
    for (int round = 0; round < 1'000; ++round) {
        const double both = kWrites + 25.0 / items;
        items += 0.5 * (20'000.0 * kWrites / both * (1.0 - std::exp(-both * 600.0)) - items);
    }
    Spec spec = specOf(600.0, {{base::UniformKeys{20'000}}, {base::UniformKeys{20'000}, 1.0, true}});
    spec.missingItems = 0.5;
    Kept kept(spec, 600.0);
    KeyRates rates{{50.0}, {25.0}, {}};
    kept.keys.look(0.0, 1.0, rates);
    CHECK(kept.keys.items() == Approx(items).epsilon(0.001));
    double there = 0.0;
    for (std::uint64_t key = 0; key < 20'000; ++key) there += kept.keys.has(key, 0.0) ? 1.0 : 0.0;
    CHECK(there == Approx(items).epsilon(0.03));
}

// Marks of when a key was written go round after 65,534 ticks: 16 lives of 4,096.
TEST_CASE("what expired long ago does not come back", "[storage]") {
    Kept kept(specOf(4'096.0, {{base::UniformKeys{1'000}}}), 4'096.0);
    ExpiringKeys& keys = kept.keys;
    for (std::uint64_t key = 0; key < 500; ++key) keys.put(key, 1.0);
    double second = 1.0;
    for (int step = 0; step < 200'000; ++step) {
        second += 1.0;
        keys.put(999, second);
        if (step % 1'000 != 0 || second < 5'000.0) continue;
        for (std::uint64_t key = 0; key < 500; ++key) REQUIRE_FALSE(keys.has(key, second));
        keys.expiredBy(second);
        REQUIRE(keys.items() == Approx(1.0));
    }
    CHECK(keys.expiredBy(second + 1e6) == Approx(1.0));
    CHECK_FALSE(keys.has(999, second + 1e6));
}

// Less is kept where nothing that the run writes can expire in it, and the answers are the same; where something can,
// it does.
TEST_CASE("a run that ends within a life is told apart from none", "[storage]") {
    const Spec spec = specOf(1'000.0, {{base::UniformKeys{1'003}}, {base::UniformKeys{500}, 1.0, true}});
    for (const double end : {999.0, 1'200.0}) {
        KeyCalls calls(spec);
        ExpiringKeys whole(spec, calls, 1'000.0, 5);
        ExpiringKeys told(spec, calls, 1'000.0, 5);
        told.expectEnd(end);
        base::Stream stream(3);
        double expired = 0.0;
        for (double now = 0.25; now < end; now += 0.25) {
            const std::uint64_t key = stream.below(1'003);
            const bool deletes = key < 500 && stream.chance(0.3);
            if (now == 1.0 || now == 8.0 || now == 64.0 || now == 512.0) {
                const KeyRates rates = calls.mean(now, [](std::uint32_t) { return 1.0; });
                whole.look(now, 8.0 * now, rates);
                told.look(now, 8.0 * now, rates);
            }
            REQUIRE(told.has(key, now) == whole.has(key, now));
            const std::uint64_t other = stream.below(1'103);
            REQUIRE(told.has(other, now) == whole.has(other, now));
            calls.saw(deletes, {});
            for (ExpiringKeys* keys : {&whole, &told}) {
                if (deletes)
                    keys->remove(key, now, true);
                else
                    keys->put(key, now);
            }
            REQUIRE(told.items() == whole.items());
            const double gone = whole.expiredBy(now);
            REQUIRE(told.expiredBy(now) == gone);
            expired += gone;
        }
        CHECK((expired > 0.0));
        CHECK(told.expiredBy(end) == whole.expiredBy(end));
    }
}
