// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/token_bucket.hpp"

#include <algorithm>
#include <cstdint>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

// Oracle: the closed form level(t) = min(capacity, level(0) + rate x t), in exact rational arithmetic by hand.
namespace headroom::engine {

namespace {
using base::Instant;
using base::seconds;
}  // namespace

TEST_CASE("a drained bucket gives its next token at the very nanosecond", "[bucket]") {
    TokenBucket bucket(3.0, 5.0, Instant{0});
    CHECK(bucket.take(5, Instant{0}));
    CHECK_FALSE(bucket.take(1, Instant{0}));
    CHECK_FALSE(bucket.take(1, Instant{333'333'333}));  // a third of a second is 333,333,333.3 ns
    CHECK(bucket.take(1, Instant{333'333'334}));
    CHECK_FALSE(bucket.take(1, Instant{666'666'666}));
    CHECK(bucket.take(1, Instant{666'666'667}));
    CHECK(bucket.take(1, Instant{1'000'000'000}));  // nothing was lost to rounding
}

TEST_CASE("asking often does not change what a bucket gives", "[bucket]") {
    // 0.1 tokens a second, asked every microsecond: the first at 10 s exactly.
    TokenBucket bucket(0.1, 1.0, Instant{0}, 0.0);
    std::int64_t given = 0;
    std::int64_t firstAt = 0;
    for (std::int64_t t = 0; t <= 10'500'000; ++t) {
        if (bucket.take(1, Instant{t * 1'000})) {
            ++given;
            if (firstAt == 0) firstAt = t;
        }
    }
    CHECK(given == 1);
    CHECK(firstAt == 10'000'000);
}

TEST_CASE("a bucket under constant overload gives rate x time and its first fill", "[bucket]") {
    // 1,000 tokens, 700 a second, 10,000 asked a second for 100 s: 1,000 + 70,000 less the partial token at the end.
    TokenBucket bucket(700.0, 1'000.0, Instant{0});
    std::int64_t given = 0;
    for (std::int64_t i = 0; i < 1'000'000; ++i) given += bucket.take(1, Instant{i * 100'000}) ? 1 : 0;
    CHECK(given == 1'000 + 69'999);  // the last ask is at 99.9999 s
}

TEST_CASE("a long idle time fills a bucket to its capacity and no further", "[bucket]") {
    TokenBucket bucket(1e9, 10.0, Instant{0}, 0.0);
    const Instant late{base::days(365 * 100).count};
    CHECK(bucket.level(late) == 10.0);
    CHECK(bucket.take(10, late));
    CHECK_FALSE(bucket.has(1, late));
    CHECK(bucket.has(1, Instant{late.ns + 1}));
}

TEST_CASE("a bucket of any faster rate gives a token a nanosecond", "[bucket]") {
    for (const double rate : {1e9, 9.3e9, 1e12, 1e300}) {
        TokenBucket bucket(rate, 10.0, Instant{0}, 0.0);
        CHECK(bucket.level(Instant{3}) == 3.0);
        TokenBucket resized(1.0, 10.0, Instant{0}, 0.0);
        resized.resize(rate, 10.0, Instant{0});
        CHECK(resized.level(Instant{3}) == 3.0);
    }
}

TEST_CASE("forced takes go into debt that the refill pays first", "[bucket]") {
    TokenBucket bucket(2.0, 4.0, Instant{0});
    bucket.force(10, Instant{0});
    CHECK(bucket.level(Instant{0}) == -6.0);
    CHECK_FALSE(bucket.take(0, Instant{0}));
    CHECK(bucket.take(0, Instant{seconds(3).count}));
    CHECK_FALSE(bucket.take(1, Instant{seconds(3).count}));
    CHECK(bucket.take(1, Instant{seconds(3).count + 500'000'000}));
}

TEST_CASE("tokens given back do not overflow the bucket", "[bucket]") {
    TokenBucket bucket(1.0, 4.0, Instant{0});
    CHECK(bucket.take(3, Instant{0}));
    bucket.giveBack(2, Instant{0});
    CHECK(bucket.level(Instant{0}) == 3.0);
    bucket.giveBack(9, Instant{0});
    CHECK(bucket.level(Instant{0}) == 4.0);
}

TEST_CASE("a resized bucket earns the old rate until then and the new one after", "[bucket]") {
    TokenBucket bucket(1.0, 100.0, Instant{0}, 0.0);
    bucket.resize(10.0, 50.0, Instant{seconds(20).count});
    CHECK(bucket.level(Instant{seconds(20).count}) == 20.0);
    CHECK(bucket.level(Instant{seconds(22).count}) == 40.0);
    bucket.resize(10.0, 5.0, Instant{seconds(22).count});
    CHECK(bucket.level(Instant{seconds(22).count}) == 5.0);  // what exceeds the new capacity is lost
    bucket.resize(10.0, 500.0, Instant{seconds(22).count});
    CHECK(bucket.level(Instant{seconds(22).count}) == 5.0);  // and does not come back
}

TEST_CASE("a bucket in a warm-up below zero is as any other", "[bucket]") {
    TokenBucket bucket(1.0, 10.0, Instant{-seconds(5).count}, 0.5);
    CHECK(bucket.level(Instant{-seconds(5).count}) == 5.0);
    CHECK(bucket.level(Instant{0}) == 10.0);
}

TEST_CASE("a bucket agrees with integer arithmetic over random asks", "[bucket]") {
    // 7 tokens a second in units of 1e-9 tokens: every quantity is an integer.
    base::Stream stream(11);
    TokenBucket bucket(7.0, 20.0, Instant{0});
    std::int64_t level = 20'000'000'000;
    std::int64_t now = 0;
    for (int i = 0; i < 100'000; ++i) {
        const auto gap = static_cast<std::int64_t>(stream.below(400'000'000));
        const auto tokens = static_cast<std::int64_t>(stream.below(5));
        now += gap;
        level = std::min<std::int64_t>(level + 7 * gap, 20'000'000'000);
        const bool wanted = level >= tokens * 1'000'000'000;
        if (wanted) level -= tokens * 1'000'000'000;
        if (bucket.take(tokens, Instant{now}) != wanted) FAIL("ask " << i << " of " << tokens << " at " << now);
    }
    CHECK(bucket.level(Instant{now}) == Approx(static_cast<double>(level) * 1e-9));
}

}  // namespace headroom::engine
