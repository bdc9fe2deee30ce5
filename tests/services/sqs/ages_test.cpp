// SPDX-License-Identifier: GPL-3.0-or-later
// The oldest of those that are there; the oracle is a sorted list of when they entered.
#include "model/services/sqs/ages.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Instant;
using base::milliseconds;
using sqs::Ages;

namespace {

// An age is known to this share of the oldest one that there was.
constexpr std::int64_t kShare = Ages::kMostTicks / 2;

}  // namespace

TEST_CASE("the oldest message is found whichever go before it", "[sqs]") {
    Ages ages;
    std::multiset<std::int64_t> plain;
    base::Stream draw(5);
    Instant now = Instant{} - base::seconds(700);
    base::Duration longest;
    for (int step = 0; step < 20'000; ++step) {
        if (draw.chance(step % 4'000 < 2'000 ? 0.6 : 0.4)) {
            now = now + milliseconds(static_cast<std::int64_t>(draw.below(draw.chance(0.01) ? 30'000 : 200)));
            ages.add(now);
            plain.insert(now.ns);
        } else if (!plain.empty()) {
            const auto gone = std::next(plain.begin(), static_cast<std::ptrdiff_t>(draw.below(plain.size())));
            ages.remove(Instant{*gone}, 1);
            plain.erase(gone);
        }
        REQUIRE(ages.oldest().has_value() == !plain.empty());
        longest = plain.empty() ? base::Duration(0) : std::max(longest, now - Instant{*plain.begin()});
        if (plain.empty()) continue;
        REQUIRE(ages.oldest()->ns <= *plain.begin());
        REQUIRE(*plain.begin() - ages.oldest()->ns < longest.count / kShare + 1'100'000);
    }
}

// Ten days, one a minute; they go in the order in which they came.
TEST_CASE("an age of many days is known to a minute", "[sqs]") {
    Ages ages;
    for (int minute = 0; minute < 14'400; ++minute) ages.add(Instant{} + base::minutes(minute));
    CHECK(*ages.oldest() == Instant{});
    for (int minute = 0; minute < 14'400; ++minute) {
        REQUIRE(std::abs((*ages.oldest() - (Instant{} + base::minutes(minute))).count) < base::seconds(30).count);
        ages.remove(Instant{} + base::minutes(minute), 1);
    }
    CHECK_FALSE(ages.oldest().has_value());
}

TEST_CASE("one that counts as another is gone with it", "[sqs]") {
    Ages ages;
    ages.add(Instant{} + milliseconds(100));
    ages.add(Instant{} + milliseconds(900));
    ages.move(Instant{} + milliseconds(900), Instant{} + milliseconds(100));
    ages.remove(Instant{} + milliseconds(100), 1);
    CHECK(*ages.oldest() == Instant{} + milliseconds(100));
    ages.remove(Instant{} + milliseconds(100), 1);
    CHECK_FALSE(ages.oldest().has_value());
}

TEST_CASE("a second before the beginning is one", "[sqs]") {
    CHECK(sqs::secondOf(Instant{}) == 0);
    CHECK(sqs::secondOf(Instant{} - base::Duration(1)) == -1);
    CHECK(sqs::secondOf(Instant{} - base::seconds(1)) == -1);
    CHECK(sqs::secondOf(Instant{} + milliseconds(999)) == 0);
}
