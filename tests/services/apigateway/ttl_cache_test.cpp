// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/apigateway/ttl_cache.hpp"

#include <algorithm>
#include <vector>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/counted_new.hpp"

using namespace headroom;
using apigateway::TtlCache;
using base::Bytes;
using base::Instant;
using base::milliseconds;
using base::seconds;

TEST_CASE("a full cache pushes out the oldest", "[apigateway]") {
    TtlCache cache(Bytes(100));
    const Instant now{0};
    cache.fill(1, 11, Bytes(40), seconds(10), now);
    cache.fill(2, 22, Bytes(40), seconds(10), now);
    CHECK(cache.find(1, now) == 11);  // being used does not renew it
    cache.fill(3, 33, Bytes(40), seconds(10), now);
    CHECK_FALSE(cache.find(1, now));
    CHECK(cache.find(2, now) == 22);
    CHECK(cache.find(3, now) == 33);
    CHECK(cache.bytes() == Bytes(80));
    CHECK(cache.evictions() == 1);
    cache.fill(4, 44, Bytes(101), seconds(10), now);  // larger than the cache
    CHECK(cache.entries() == 2);
    cache.fill(2, 99, Bytes(1), seconds(99), now);  // alive: it stays what it is
    CHECK(cache.find(2, now) == 22);
    CHECK_FALSE(cache.find(2, now + seconds(10)));
    CHECK(cache.entries() == 1);
    cache.fill(5, 55, Bytes(10), seconds(10), now + seconds(20));  // what has expired is no eviction
    CHECK(cache.entries() == 1);
    CHECK(cache.evictions() == 1);
}

// A model of the same in the slowest way: every operation against a plain list.
TEST_CASE("the cache agrees with a list that is searched", "[apigateway]") {
    struct Kept {
        std::uint64_t key;
        std::int64_t value;
        std::int64_t size;
        Instant expires;
    };
    std::vector<Kept> list;
    TtlCache cache(Bytes(5'000));
    base::Stream stream(5);
    std::uint64_t found = 0;
    for (int i = 0; i < 200'000; ++i) {
        const Instant now{milliseconds(i).count};
        const std::uint64_t key = stream.below(300);
        const auto alive = [&](const Kept& kept) { return kept.key == key && kept.expires > now; };
        const auto at = std::find_if(list.begin(), list.end(), alive);
        const auto got = cache.find(key, now);
        REQUIRE(got.has_value() == (at != list.end()));
        if (got) {
            ++found;
            REQUIRE(*got == at->value);
            continue;
        }
        const std::int64_t size = 1 + static_cast<std::int64_t>(stream.below(60));
        std::erase_if(list, [&](const Kept& kept) { return kept.expires <= now; });
        std::int64_t total = size;
        for (const Kept& kept : list) total += kept.size;
        while (total > 5'000) {
            total -= list.front().size;
            list.erase(list.begin());
        }
        list.push_back({key, i, size, now + seconds(1)});
        cache.fill(key, i, Bytes(size), seconds(1), now);
        REQUIRE(cache.bytes() == Bytes(total));
    }
    CHECK(found > 50'000);
    CHECK(cache.evictions() > 0);
}

TEST_CASE("a cache that has seen its most entries allocates nothing", "[apigateway]") {
    TtlCache cache(Bytes(10'000));
    base::Stream stream(9);
    const auto use = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            const std::uint64_t key = base::mix(stream.below(50'000));
            const Instant now{milliseconds(i).count};
            if (!cache.find(key, now)) cache.fill(key, 1, Bytes(10), seconds(100), now);
        }
    };
    use(0, 20'000);
    const std::uint64_t before = headroom::test::allocations;
    use(20'000, 200'000);
    if (headroom::test::kAllocationsAreCounted) CHECK(headroom::test::allocations == before);
    CHECK(cache.entries() == 1'000);
}
