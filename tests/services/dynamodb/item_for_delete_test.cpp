// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes that find an item, as a given share says, of keys that have none. Oracles: counts by hand, a closed form.
#include <ctime>

#include "tests/services/dynamodb/expiring_keys_oracle.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

namespace {

/// Deletes find an item each.
Spec finding(double life, std::uint64_t keys) {
    Spec spec = specOf(life, {{base::UniformKeys{keys}}, {base::UniformKeys{keys}, 1.0, true}});
    spec.missingItems = 0.0;
    return spec;
}

constexpr std::uint64_t kVeryMany = 10'000'000;

}  // namespace

TEST_CASE("a delete that is said to find an item takes one", "[storage]") {
    Kept kept(finding(100.0, 1'000), 100.0);
    ExpiringKeys& keys = kept.keys;
    for (std::uint64_t key = 0; key < 100; ++key) keys.put(key, 1.0);
    keys.remove(500, 2.0, false);
    CHECK(keys.items() == 100.0);
    keys.remove(500, 2.0, true);
    CHECK(keys.items() == 99.0);
    std::uint64_t own = 0;
    while (!keys.has(own, 2.0)) ++own;
    keys.remove(own, 2.0, true);
    CHECK(keys.items() == 98.0);
    CHECK_FALSE(keys.has(own, 2.0));
    CHECK(keys.expiredBy(200.0) == Approx(98.0));
    CHECK(keys.items() == 0.0);
}

// Eleven items of ten million keys, most of which stand side by side, then none; whether the run ends within a life or
// long after it, when marks of what has expired are still about.
TEST_CASE("it takes one however few there are among however many keys", "[storage]") {
    for (const double begin : {1.0, 1'000.0}) {
        INFO(begin);
        Kept kept(finding(100.0, kVeryMany), 100.0);
        ExpiringKeys& keys = kept.keys;
        keys.expectEnd(begin + 10.0);
        keys.look(0.0, 1.0, {{0.0}, {0.0}, {}});
        for (std::uint64_t key = 3; key < kVeryMany && begin > 1.0; key += 9'973) keys.put(key, begin - 150.0);
        for (std::uint64_t key = 5'000'000; key < 5'000'010; ++key) keys.put(key, begin);
        keys.put(9'999'999, begin);
        std::uint64_t there = 11;
        for (std::uint64_t key = 17; there > 0; key += 900'000) {
            keys.remove(key, begin + 1.0, true);
            keys.expiredBy(begin + 1.0);
            REQUIRE(keys.items() == static_cast<double>(--there));
        }
        CHECK(keys.foundNone() == 0);
        keys.remove(17, begin + 1.0, true);
        CHECK(keys.foundNone() == 1);
        CHECK(keys.items() == 0.0);
    }
}

// 0.5 puts a second and a life of 100 s leave some 50 items from before the beginning: as many deletes take them all.
TEST_CASE("it takes what was there before the beginning as well", "[storage]") {
    Kept kept(finding(100.0, kVeryMany / 10), 100.0);
    ExpiringKeys& keys = kept.keys;
    keys.look(0.0, 1.0, {{0.5}, {0.0}, {}});
    const auto count = [&] {
        int there = 0;
        for (std::uint64_t key = 0; key < kVeryMany / 10; ++key) there += keys.has(key, 0.5) ? 1 : 0;
        return there;
    };
    const int before = count();
    CHECK(before == Approx(50.0).margin(29.0));  // four standard errors
    for (std::uint64_t i = 0; i < 20; ++i) keys.remove(1'000 * i, 0.5, true);
    CHECK(count() == before - 20);
    for (std::uint64_t i = 20; i < static_cast<std::uint64_t>(before); ++i) keys.remove(1'000 * i, 0.5, true);
    CHECK(count() == 0);
    CHECK(keys.foundNone() == 0);
    keys.remove(7, 0.5, true);
    CHECK(keys.foundNone() == 1);
}

namespace {

/// The processor's time in which deletes on keys below `asked` take all that 200,000 keys have from before the
/// beginning.
double timeToEmpty(std::uint64_t asked) {
    constexpr std::uint64_t kMany = 200'000;
    Kept kept(finding(1e6, kMany), 1e6);
    ExpiringKeys& keys = kept.keys;
    keys.look(0.0, 1e5, {{2.0}, {0.0}, {}});
    base::Stream stream(3);
    const std::clock_t begin = std::clock();
    for (std::uint64_t i = 0; i < kMany; ++i)
        keys.remove(stream.below(asked), 1.0 + static_cast<double>(i) * 1e-6, true);
    const double passed = static_cast<double>(std::clock() - begin);
    for (std::uint64_t key = 0; key < kMany; ++key) REQUIRE_FALSE(keys.has(key, 2.0));
    CHECK(keys.foundNone() > 0);
    return passed / CLOCKS_PER_SEC;
}

}  // namespace

// Deletes that fall on a hundredth of the keys have all others' items far from theirs: some six times as long as where
// they fall on all, and not hundreds of times, as if each began its search where the one before it did.
TEST_CASE("a table is emptied in about as much time wherever the deletes fall", "[storage]") {
    const double anywhere = timeToEmpty(200'000);
    CHECK(timeToEmpty(2'000) < 40.0 * anywhere);
}

// Ten items side by side and one alone: each of them is taken by one in eleven of the deletes, whose keys are any.
TEST_CASE("it takes each as likely as the next, whatever lies between them", "[storage]") {
    constexpr int kDeletes = 4'400;
    for (const std::uint64_t many : {std::uint64_t{1'000}, std::uint64_t{1'000'000}}) {
        INFO(many);
        Kept kept(finding(1e6, many), 1e6);
        ExpiringKeys& keys = kept.keys;
        std::vector<std::uint64_t> there{many / 2};
        for (std::uint64_t key = 0; key < 10; ++key) there.push_back(key);
        for (const std::uint64_t key : there) keys.put(key, 1.0);
        base::Stream stream(3);
        std::vector<double> taken(11);
        for (int i = 0; i < kDeletes; ++i) {
            const double now = 2.0 + i;
            keys.remove(stream.below(many), now, true);
            for (std::size_t one = 0; one < 11; ++one) {
                if (keys.has(there[one], now)) continue;
                taken[one] += 1.0;
                keys.put(there[one], now);
            }
        }
        double all = 0.0;
        for (const double times : taken) {
            CHECK(times == Approx(kDeletes / 11.0).margin(80.0));  // four standard errors
            all += times;
        }
        CHECK(all == kDeletes);
    }
}

// 10,000 keys, ten puts and five deletes a second, life 100 s: with n items a delete takes each at h = 5 / n a second,
// and n = K w / (w + h) (1 - exp(-(w + h) 100)) with w = 10 / K, by iteration; as many expire as are made and not
// taken.
TEST_CASE("items that any deletes take are as many as a closed form says", "[storage]") {
    for (const double many : {10'000.0, 1e7}) {
        INFO(many);
        double items = 700.0;
        for (int round = 0; round < 1'000; ++round) {
            const double both = 10.0 / many + 5.0 / items;
            items += 0.5 * (10.0 / both * (1.0 - std::exp(-both * 100.0)) - items);
        }
        Kept kept(finding(100.0, static_cast<std::uint64_t>(many)), 100.0);
        ExpiringKeys& keys = kept.keys;
        keys.look(0.0, 100.0, {{10.0}, {5.0}, {}});
        base::Stream stream(5);
        const double end = many > 1e6 ? 4'000.0 : 40'000.0;
        double sum = 0.0;
        double times = 0.0;
        double made = 0.0;
        double taken = 0.0;
        double expired = 0.0;
        bool looked = false;
        for (double now = 0.0; now < end; now -= std::log(1.0 - stream.uniform()) / 15.0) {
            if (now > 100.0 && !looked) keys.look(now, now, {{10.0}, {5.0}, {}});
            looked = now > 100.0;
            expired += keys.expiredBy(now);
            const std::uint64_t key = stream.below(static_cast<std::uint64_t>(many));
            if (stream.chance(1.0 / 3.0)) {
                keys.remove(key, now, true);
                taken += 1.0;
            } else {
                made += keys.has(key, now) ? 0.0 : 1.0;
                keys.put(key, now);
            }
            sum += keys.items();
            times += 1.0;
        }
        const double error = 0.25 / std::sqrt(end / 100.0);  // of a mean over so many lives, with some room
        CHECK(sum / times == Approx(items).epsilon(3.0 * error));
        CHECK(expired == Approx(made - taken).margin(100.0));
        CHECK(keys.foundNone() == 0);
    }
}

// Some 30 items from before the beginning, of which one delete takes one: on the mean that in the middle of them, by
// their keys. A sum of 400 even ranks, to four standard errors.
TEST_CASE("of items from before the beginning it takes each as likely as the next", "[storage]") {
    constexpr std::uint64_t kFew = 8'000;
    constexpr int kTables = 400;
    double ranks = 0.0;
    for (std::uint64_t draws = 1; draws <= kTables; ++draws) {
        Kept kept(finding(100.0, kFew), 100.0, draws);
        kept.keys.look(0.0, 1.0, {{0.3}, {0.0}, {}});
        std::vector<std::uint64_t> there;
        for (std::uint64_t key = 0; key < kFew; ++key) {
            if (kept.keys.has(key, 0.5)) there.push_back(key);
        }
        kept.keys.remove(draws * 977 % kFew, 0.5, true);
        const auto taken = std::ranges::find_if(there, [&](std::uint64_t key) { return !kept.keys.has(key, 0.5); });
        REQUIRE(taken != there.end());
        ranks += (static_cast<double>(taken - there.begin()) + 0.5) / static_cast<double>(there.size());
    }
    CHECK(ranks / kTables == Approx(0.5).margin(4.0 * std::sqrt(1.0 / 12.0 / kTables)));
}

// 16,000,000 keys of which one in 16,000 has an item from before the beginning: a delete that finds one has to look
// for it among them all, which took four seconds each time that the rates were looked at.
TEST_CASE("items from before the beginning are listed in little time, and not at each look", "[storage]") {
    constexpr std::uint64_t kMost = 16'000'000;
    Kept kept(finding(1'000.0, kMost), 1'000.0);
    ExpiringKeys& keys = kept.keys;
    const KeyRates rates{{1.0}, {0.0}, {}};
    const std::clock_t begin = std::clock();
    for (int i = 0; i < 20; ++i) {
        const double now = 1.0 + 10.0 * i;
        keys.look(now, now + 10.0, rates);
        const double before = keys.items();
        keys.remove(5, now, true);
        CHECK(keys.items() == Approx(before - 1.0));
    }
    CHECK(keys.foundNone() == 0);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 2.0);
}
