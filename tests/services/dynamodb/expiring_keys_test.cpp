// SPDX-License-Identifier: GPL-3.0-or-later
// Items of keys that repeat, one by one, against a simulation.
#include "tests/services/dynamodb/expiring_keys_oracle.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

TEST_CASE("items that expire agree with a simulation key by key, for a life shorter and longer than the run",
          "[storage]") {
    for (const double life : {60.0, 600.0, 7'200.0}) {
        INFO(life);
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}}, life, 1'800.0));
        checkAlike(Both({{base::ZipfKeys{100'000, 0.99}, 50.0}}, life, 1'800.0));
        checkAlike(Both({{base::HotKeys{100, 0.5, 30'000}, 50.0}}, life, 1'800.0));
    }
}

TEST_CASE("kinds of keys that are written at different rates each keep their own items", "[storage]") {
    for (const double life : {300.0, 7'200.0}) {
        INFO(life);
        checkAlike(Both({{base::ZipfKeys{1'000, 0.8}, 100.0}, {base::UniformKeys{1'000'000}, 1.0}}, life, 1'800.0));
        checkAlike(Both({{base::UniformKeys{100'000}, 50.0}, {base::ZipfKeys{100'000, 0.99}, 50.0}}, life, 1'800.0));
    }
}

TEST_CASE("deletes find what is there under their own keys", "[storage]") {
    for (const double life : {300.0, 7'200.0}) {
        INFO(life);
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}, {base::UniformKeys{20'000}, 20.0, true}}, life, 1'800.0));
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}, {base::UniformKeys{200}, 20.0, true}}, life, 1'800.0));
        checkAlike(Both({{base::UniformKeys{20'000}, 50.0}, {base::UniformKeys{200'000}, 20.0, true}}, life, 1'800.0));
    }
}

// 10 keys in turn each second, life 5 s: nothing of a key is there when it comes again; 20 s: nothing expires.
TEST_CASE("keys that are written in turn", "[storage]") {
    for (const double life : {5.0, 20.0, 200.0}) {
        INFO(life);
        Kept kept(specOf(life, {{base::SequentialKeys{10}}}), life);
        double made = 0.0;
        for (int second = 0; second < 1'000; ++second) {
            const auto key = static_cast<std::uint64_t>(second % 10);
            if (second > 0) kept.look(second, second + 1.0);
            if (second > 1 && !kept.keys.has(key, second)) made += 1.0;
            kept.calls.saw(false, {});
            kept.keys.put(key, second);
        }
        const double expired = kept.keys.expiredBy(999.5);
        CHECK(made == (life < 10.0 ? 998.0 : 0.0));
        CHECK(expired == Approx(life < 10.0 ? 1'000.0 : 0.0).margin(6.0));
        CHECK(kept.keys.items() == Approx(life < 10.0 ? 5.0 : 10.0).margin(1.0));
    }
}

// Each key's turn comes within a life of 1,200 s, or, of 300 s, not.
TEST_CASE("keys that are written in turn beside others", "[storage]") {
    const base::SequentialKeys turn{20'000};
    for (const double life : {300.0, 1'200.0}) {
        INFO(life);
        checkAlike(Both({{turn, 25.0}, {base::SequentialKeys{10'000}, 25.0}}, life, 600.0));
        checkAlike(Both({{turn, 25.0}, {base::ZipfKeys{20'000, 0.99}, 5.0}}, life, 600.0));
        checkAlike(Both({{turn, 25.0}, {base::UniformKeys{20'000}, 5.0}, {base::UniformKeys{20'000}, 2.0, true}}, life,
                        600.0));
    }
}

TEST_CASE("deletes at random take what was written in turn before the beginning", "[storage]") {
    const base::SequentialKeys turn{20'000};
    const base::UniformKeys any{20'000};
    for (const double perSecond : {20.0, 50.0, 100.0}) {
        INFO(perSecond);
        checkAlike(Both({{turn, 50.0}, {any, perSecond, true}}, 300.0, 300.0));
    }
    checkAlike(Both({{turn, 50.0}, {any, 20.0, true}}, 300.0, 1'800.0));
    checkAlike(Both({{any, 25.0}, {turn, 10.0, true}}, 1'000.0, 600.0));
}

TEST_CASE("writes that change nothing put no expiry off, of what was there before the beginning either", "[storage]") {
    const base::UniformKeys any{20'000};
    for (const double unchanged : {0.5, 0.9, 1.0}) {
        INFO(unchanged);
        checkAlike(Both({{any, 50.0}}, 600.0, 300.0, {unchanged}));
        checkAlike(Both({{any, 50.0}, {any, 10.0, true}}, 600.0, 900.0, {unchanged}));
    }
}

// A key's turn comes every 20 s, 12 times in a life, or every 100 s; with UnchangedWrites at 1 only what has expired is
// made again.
TEST_CASE("writes in turn that change nothing put no expiry off", "[storage]") {
    const base::SequentialKeys often{1'000};
    const base::SequentialKeys seldom{5'000};
    for (const double unchanged : {0.5, 0.9, 0.999, 1.0 - 1e-12, 1.0}) {
        INFO(unchanged);
        checkAlike(Both({{often, 50.0}}, 250.0, 200.0, {unchanged}));
        checkAlike(Both({{seldom, 50.0}}, 250.0, 200.0, {unchanged}));
        checkAlike(Both({{seldom, 50.0}}, 70.0, 60.0, {unchanged}));
    }
}

// Two workloads write the same items, one key after the other and at random: what leaves an item as it is of one
// depends on what the other does. A turn comes twice in a life, or once or not; the oracle takes twelve lives to
// settle.
TEST_CASE("writes in turn and at random that change nothing of the same items put no expiry off", "[storage]") {
    const base::SequentialKeys turn{20'000};
    const base::UniformKeys any{20'000};
    const auto check = [](const std::vector<Writer>& writers, double life, double length, FateShares fate) {
        INFO(life << " s, unchanged: " << fate.unchanged);
        checkAlike(Both(writers, life, length, fate, 12.0));
    };
    for (const double unchanged : {0.5, 0.9, 1.0}) {
        check({{turn, 100.0}, {any, 100.0}}, 450.0, 400.0, {unchanged});
        check({{turn, 100.0}, {any, 30.0}}, 130.0, 200.0, {unchanged});
    }
    check({{turn, 30.0}, {any, 100.0}}, 450.0, 400.0, {0.9});
    check({{turn, 100.0}, {any, 30.0}, {any, 20.0, true}}, 450.0, 400.0, {0.9});
    check({{turn, 100.0}, {base::ZipfKeys{20'000, 0.99}, 100.0}}, 450.0, 400.0, {0.9});
    check({{turn, 100.0}, {any, 100.0}}, 330.0, 400.0, {0.9, 0.2});
    check({{turn, 20.0, true}, {any, 100.0}}, 450.0, 400.0, {0.9});
}

TEST_CASE("calls in turn that fail do nothing, and others come in their place a round before", "[storage]") {
    const base::SequentialKeys turn{5'000};
    const base::UniformKeys any{5'000};
    for (const double failed : {0.3, 0.9}) {
        INFO(failed);
        checkAlike(Both({{turn, 50.0}}, 250.0, 200.0, {0.0, failed}));
        checkAlike(Both({{turn, 50.0}}, 250.0, 200.0, {0.8, failed}));
        checkAlike(Both({{any, 50.0}, {turn, 50.0, true}}, 450.0, 400.0, {0.0, failed}));
    }
}
