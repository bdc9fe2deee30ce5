// SPDX-License-Identifier: GPL-3.0-or-later
// How often keys are asked for, by kind.
#include "model/services/dynamodb/key_calls.hpp"

#include <limits>

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;

namespace {

const base::KeyPopularity kTurn = base::SequentialKeys{20'000};
const base::KeyPopularity kShortTurn = base::SequentialKeys{10'000};
const base::KeyPopularity kAny = base::UniformKeys{20'000};

Spec threeKinds() {
    Spec spec;
    spec.writeKeys = {kTurn, base::SequentialKeys{}, kShortTurn, kAny};
    spec.deleteKeys = {kAny};
    return spec;
}

double flat(std::uint32_t) { return 1.0; }

}  // namespace

TEST_CASE("calls count for their own kind of keys, each workload's turns apart", "[storage]") {
    KeyCalls calls(threeKinds());
    for (int i = 0; i < 300; ++i) calls.saw(false, {0, base::kindNumber(kTurn)});
    for (int i = 0; i < 200; ++i) calls.saw(false, {1, base::kindNumber(kShortTurn)});
    for (int i = 0; i < 100; ++i) calls.saw(false, {2, base::kindNumber(kTurn)});
    for (int i = 0; i < 50; ++i) calls.saw(false, {1, base::kindNumber(kAny)});
    for (int i = 0; i < 20; ++i) calls.saw(true, {1, base::kindNumber(kAny)});
    const KeyRates rates = calls.mean(10.0, [](std::uint32_t workload) { return workload == 1 ? 3.0 : 1.0; });
    REQUIRE(rates.turns.size() == 3);
    CHECK(rates.turns[0].keys == 20'000.0);
    CHECK(rates.turns[0].perSecond == Approx(30.0));
    CHECK(rates.turns[1].keys == 10'000.0);
    CHECK(rates.turns[1].perSecond == Approx(60.0));
    CHECK(rates.turns[1].done == 200.0);
    CHECK(rates.turns[2].perSecond == Approx(10.0));
    REQUIRE(rates.writes.size() == 3);
    CHECK(rates.writes[2] == Approx(15.0));
    REQUIRE(rates.deletes.size() == 1);
    CHECK(rates.deletes[0] == Approx(6.0));
}

// Of 8 calls that should have come 3 are as many as chance has it (8 - 3 sqrt(8) = -0.5), so are 17 of 9 (9 + 9), but
// not 21 of 10 (10 + 9.5). Then 16 calls' worth of what is expected: (21 + 16) / (10 + 16) of it.
TEST_CASE("what a design says counts as long as calls come so by chance, and less and less then", "[storage]") {
    Spec spec = threeKinds();
    spec.failedConditions = 0.5;
    spec.missingItems = 0.25;
    KeyCalls calls(spec);
    calls.expect({{0, false, kAny, 2.0}, {0, true, kAny, 4.0}});
    CHECK(calls.expects());
    const auto never = [](std::uint32_t) { return std::numeric_limits<double>::infinity(); };
    const auto came = [&](int more) {
        for (int i = 0; i < more; ++i) calls.saw(false, {0, base::kindNumber(kAny)});
    };
    CHECK(calls.mean(0.0, flat).writes[2] == Approx(1.0));
    CHECK(calls.mean(0.0, flat).deletes[0] == Approx(1.5));
    CHECK(calls.mean(1'000.0, never).writes[2] == Approx(1.0));
    came(3);
    CHECK(calls.mean(8.0, flat).writes[2] == Approx(1.0));
    came(14);
    CHECK(calls.mean(9.0, flat).writes[2] == Approx(1.0));
    came(4);
    CHECK(calls.mean(10.0, flat).writes[2] == Approx(37.0 / 26.0));
    CHECK(calls.mean(10.0, never).writes[2] == Approx(37.0 / 16.0));
    came(9'979);
    CHECK(calls.mean(5'000.0, flat).writes[2] == Approx(2.0).epsilon(0.01));
}
