// SPDX-License-Identifier: GPL-3.0-or-later
// Items of keys that several callers go through in turn, each at its own pace. Oracles: a simulation key by key, closed
// forms.
#include <array>
#include <limits>

#include "model/services/dynamodb/several_turns.hpp"
#include "tests/services/dynamodb/expiring_keys_oracle.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

// Turns of two writers, and of a writer and who deletes, come every 200 to 1,000 s; of the last one alone, up to twice
// as many items would expire.
TEST_CASE("turns of several callers that may leave an item as it is each count", "[storage]") {
    const base::SequentialKeys turn{10'000};
    const base::SequentialKeys half{5'000};
    const base::UniformKeys any{10'000};
    for (const double unchanged : {0.5, 0.9}) {
        INFO(unchanged);
        checkAlike(Both({{turn, 50.0}, {turn, 10.0, true}}, 450.0, 400.0, {unchanged}, 8.0));
        checkAlike(Both({{turn, 50.0}, {turn, 35.0, true}}, 450.0, 400.0, {unchanged}, 8.0));
        checkAlike(Both({{turn, 30.0}, {turn, 18.0}}, 450.0, 400.0, {unchanged}, 8.0));
    }
    checkAlike(Both({{turn, 30.0}, {half, 18.0}, {any, 10.0}, {any, 5.0, true}}, 450.0, 400.0, {0.9}, 8.0));
}

TEST_CASE("turns of several callers that fail do nothing", "[storage]") {
    const base::SequentialKeys turn{10'000};
    checkAlike(Both({{turn, 50.0}, {turn, 35.0, true}}, 450.0, 400.0, {0.0, 0.3}, 8.0));
    checkAlike(Both({{turn, 30.0}, {turn, 18.0}}, 150.0, 120.0, {0.9, 0.3}, 8.0));
}

// With one caller the same as TurnedKey says; with none what comes at random: w / (w + d) (1 - exp(-(w + d) life)).
TEST_CASE("one caller alone, and none, are the closed forms", "[storage]") {
    constexpr double kNever = std::numeric_limits<double>::infinity();
    for (const RandomCalls& random : {RandomCalls{0.0, 0.004}, RandomCalls{0.01, 0.002}}) {
        for (const double unchanged : {0.0, 0.6}) {
            INFO(random.writes << ", " << unchanged);
            const std::array<CallsInTurn, 2> turns{{{70.0, false, 0.2}, {90.0, true, 0.0}}};
            SeveralTurns several(random, turns, 300.0, unchanged);
            const TurnedKey key(random, turns[0], 300.0, unchanged);
            several.follow(std::array{25.0, kNever});
            for (const double age : {30.0, 150.0, 300.0})
                CHECK(several.chance(age) == Approx(key.chance(25.0, age)).margin(0.02));
        }
        const std::array<CallsInTurn, 1> none{{{70.0}}};
        SeveralTurns several(random, none, 300.0, 0.0);
        several.follow(std::array{kNever});
        const double both = random.writes + random.deletes;
        CHECK(several.chance(300.0) == Approx(random.writes / both * (1.0 - std::exp(-both * 300.0))).margin(0.005));
    }
}

// By hand: of three writes in turn, each of which fails by half, one of the last two within a life of 100 s has done.
TEST_CASE("what failed leaves what the turn before wrote", "[storage]") {
    const std::array<CallsInTurn, 1> turns{{{60.0, false, 0.5}}};
    SeveralTurns several({}, turns, 100.0, 0.0);
    several.follow(std::array{10.0});
    CHECK(several.chance(20.0) == Approx(0.5));
    CHECK(several.chance(100.0) == Approx(0.75));
    const std::array<CallsInTurn, 1> often{{{0.001}}};
    CHECK_FALSE(SeveralTurns({}, often, 100.0, 0.0).canFollow());
}
