// SPDX-License-Identifier: GPL-3.0-or-later
// Items of keys that several callers go through in turn, each at its own pace. Oracles: a simulation key by key, closed
// forms.
#include <array>
#include <limits>
#include <utility>

#include "model/services/dynamodb/expiry_flow.hpp"
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

namespace {

const std::array<std::pair<std::uint64_t, double>, 2> kSlowTurns{{{13'500, 5.2}, {10'300, 7.0}}};  // keys, a second
constexpr double kSlowLife = 771.0;
constexpr double kSlowRun = 600.0;
constexpr double kSlowSame = 0.9;

/// Of both callers so far back, each at its own pace and at its first key at 0: what expires in the run.
double expiredAtAnEvenPace(double lives) {
    std::vector<Arrival> arrivals;
    for (std::uint32_t i = 0; i < kSlowTurns.size(); ++i) {
        const auto [keys, rate] = kSlowTurns[i];
        const auto before = static_cast<std::int64_t>(lives * kSlowLife * rate);
        const auto count = static_cast<std::int64_t>(keys);
        for (std::int64_t nth = -before; static_cast<double>(nth) < kSlowRun * rate; ++nth)
            arrivals.push_back(
                {static_cast<double>(nth) / rate, i, static_cast<std::uint64_t>((nth % count + count) % count)});
    }
    std::ranges::sort(arrivals, {}, &Arrival::at);
    base::Stream stream(3);
    std::unordered_map<std::uint64_t, double> ends;
    double expired = 0.0;
    const auto ended = [&](double end) { expired += end > 0.0 && end <= kSlowRun ? 1.0 : 0.0; };
    for (const Arrival& one : arrivals) {
        const auto item = ends.find(one.key);
        const bool there = item != ends.end() && item->second > one.at;
        if (item != ends.end() && !there) ended(item->second);
        if (!there || !stream.chance(kSlowSame)) ends[one.key] = one.at + kSlowLife;
    }
    for (const auto& [key, end] : ends) ended(end);
    return expired;
}

}  // namespace

// A dozen calls a second are never the same number twice: by rates that are read off them the turns of lives ago would
// be a quarter of a life off, and what expires up to a tenth more or less.
TEST_CASE("turns of several slow callers come as often as the design says", "[storage]") {
    Spec spec =
        specOf(kSlowLife, {{base::SequentialKeys{kSlowTurns[0].first}}, {base::SequentialKeys{kSlowTurns[1].first}}});
    spec.unchangedWrites = kSlowSame;
    std::vector<Writer> writers;
    std::vector<ExpectedCalls> expected;
    for (std::uint32_t i = 0; i < kSlowTurns.size(); ++i) {
        writers.push_back({spec.writeKeys[i], kSlowTurns[i].second});
        expected.push_back({i, false, spec.writeKeys[i], kSlowTurns[i].second});
    }
    const double even = expiredAtAnEvenPace(12.0);
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        ExpiryFlow flow(spec, base::Instant{}, seed);
        flow.expectLoad([](std::uint32_t, base::Instant) { return 1.0; }, base::Instant{} + base::seconds(600),
                        expected);
        base::Stream stream(seed);
        std::int64_t second = 1;
        for (const Arrival& one : arrivalsOf(writers, 0.0, kSlowRun, stream)) {
            for (; static_cast<double>(second) < one.at; ++second) flow.next(second);
            const base::Instant at = base::Instant{} + base::fromSeconds(one.at);
            const Caller caller{one.writer, base::kindNumber(spec.writeKeys[one.writer])};
            if (flow.has(one.key, at) && stream.chance(kSlowSame))
                flow.left(caller);
            else
                flow.put(one.key, at, caller);
        }
        for (; second <= 600; ++second) flow.next(second);
        CHECK(flow.gone(base::Instant{} + base::seconds(600)) == Approx(even).epsilon(0.02));
    }
}

// After a delete 65 s ago 0.001 writes a second came evenly, at most one of them counting: so many in the last seconds.
TEST_CASE("what came at random between two turns came evenly", "[storage]") {
    const std::array<CallsInTurn, 1> turns{{{1'000.0, true}}};
    SeveralTurns several({0.001, 0.0}, turns, 1'600.0, 0.5);
    several.follow(std::array{65.0});
    for (const double age : {10.0, 30.0, 50.0, 64.0})
        CHECK(several.chance(age) == Approx(1.0 - std::exp(-0.001 * age)).epsilon(0.05));
}

namespace {

/// Of 20,000 keys that are written every 200 s, what expires in 150 s.
double expiredOfEvery200(double life, double unchanged) {
    const base::KeyPopularity keys = base::SequentialKeys{20'000};
    Spec spec = specOf(life, {{keys}});
    spec.unchangedWrites = unchanged;
    ExpiryFlow flow(spec, base::Instant{}, 5);
    const base::Instant end = base::Instant{} + base::seconds(150);
    flow.expectLoad([](std::uint32_t, base::Instant) { return 1.0; }, end, {{0, false, keys, 100.0}});
    base::Stream stream(11);
    for (std::int64_t second = 1; second <= 150; ++second) {
        for (std::int64_t nth = (second - 1) * 100; nth < second * 100; ++nth) {
            const base::Instant at = base::Instant{} + base::milliseconds(10 * nth + 5);
            const auto key = static_cast<std::uint64_t>(nth);
            const Caller caller{0, base::kindNumber(keys)};
            if (flow.has(key, at) && stream.chance(unchanged))
                flow.left(caller);
            else
                flow.put(key, at, caller);
        }
        flow.next(second);
    }
    return flow.gone(end);
}

}  // namespace

// By hand: of a life of 201 s nothing expires, of one of 199 s all that is written. Where a share u of the writes
// leaves an item as it is, and its next turn comes after its end, u of the items that a turn finds expire then: one in
// 1 + u turns writes, 100 / (1 + u) a second are written and u of these expire.
TEST_CASE("what has its turn just before its end is renewed and does not expire", "[storage]") {
    CHECK(expiredOfEvery200(201.0, 0.0) < 150.0);
    CHECK(expiredOfEvery200(199.0, 0.0) == Approx(15'000.0).epsilon(0.01));
    CHECK(expiredOfEvery200(203.0, 0.3) == Approx(15'000.0 * 0.3 / 1.3).epsilon(0.03));
}
