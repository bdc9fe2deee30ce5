// SPDX-License-Identifier: GPL-3.0-or-later
// Oracles: counts by hand, and a plain restatement of LRU with a time to live on std::list and std::map.
#include "model/services/dax/lru_cache.hpp"

#include <list>
#include <map>

#include "tests/support/catch.hpp"

using namespace headroom;
using base::bytes;
using base::Bytes;
using base::Duration;
using base::Instant;
using base::milliseconds;
using base::seconds;
using dax::LruCache;

namespace {

LruCache cacheOf(std::int64_t capacity, Duration ttl = Duration(0), std::int64_t overhead = 0) {
    LruCache cache({ttl, bytes(16), bytes(overhead)}, Instant{}, base::days(1));
    cache.setCapacity(bytes(capacity));
    return cache;
}

Instant at(double second) { return Instant{base::fromSeconds(second).count}; }

/// LRU as one would write it down.
class PlainLru {
public:
    PlainLru(std::int64_t capacity, Duration ttl) : capacity_(capacity), ttl_(ttl) {}

    bool find(std::uint64_t key, Instant now) {
        const auto known = entries_.find(key);
        if (known == entries_.end() || now - known->second.at >= ttl_) return false;
        order_.splice(order_.begin(), order_, known->second.place);
        return true;
    }
    void put(std::uint64_t key, std::int64_t size, Instant now) {
        forget(key);
        order_.push_front(key);
        entries_[key] = {size, now, order_.begin()};
        used_ += size;
        while (used_ > capacity_) forget(order_.back());
    }
    void forget(std::uint64_t key) {
        const auto known = entries_.find(key);
        if (known == entries_.end()) return;
        used_ -= known->second.size;
        order_.erase(known->second.place);
        entries_.erase(known);
    }
    std::size_t entries() const { return entries_.size(); }
    std::int64_t used() const { return used_; }

private:
    struct Entry {
        std::int64_t size;
        Instant at;
        std::list<std::uint64_t>::iterator place;
    };
    std::int64_t capacity_;
    Duration ttl_;
    std::int64_t used_ = 0;
    std::list<std::uint64_t> order_;
    std::map<std::uint64_t, Entry> entries_;
};

}  // namespace

TEST_CASE("what was used last stays when memory is full", "[lru]") {
    LruCache cache = cacheOf(3 * 160);
    for (const std::uint64_t key : {1U, 2U, 3U}) CHECK(cache.write(key, bytes(160), at(1)) == bytes(0));
    CHECK(cache.find(1, at(2)));
    CHECK(cache.write(4, bytes(160), at(3)) == bytes(160));  // 2 was used longest ago
    CHECK(cache.find(1, at(4)));
    CHECK_FALSE(cache.find(2, at(4)));
    CHECK(cache.find(3, at(4)));
    CHECK(cache.find(4, at(4)));
    CHECK(cache.entries() == 3);
}

TEST_CASE("a large entry pushes out as many as it needs, and one above the memory is not kept", "[lru]") {
    LruCache cache = cacheOf(1'600);
    for (std::uint64_t key = 0; key < 10; ++key) cache.write(key, bytes(160), at(1));
    CHECK(cache.bytes() == bytes(1'600));
    CHECK(cache.write(10, bytes(400), at(2)) == bytes(480));
    CHECK(cache.entries() == 8);
    CHECK(cache.write(10, bytes(1'700), at(3)) == bytes(0));
    CHECK_FALSE(cache.find(10, at(3)));  // what was there of it is outdated
    CHECK(cache.entries() == 7);
    CHECK(cache.mostEntries() == 10);
}

TEST_CASE("an entry lives for its time from its writing, however often it is read", "[lru]") {
    LruCache cache = cacheOf(10'000, seconds(300));
    cache.write(7, bytes(100), at(10));
    CHECK(cache.find(7, at(10 + 299)));
    CHECK_FALSE(cache.find(7, at(10 + 300.001)));
    cache.write(7, bytes(100), at(400));
    const auto again = cache.find(7, at(401));
    REQUIRE(again);
    CHECK_FALSE(again->overwrote);  // what was there had expired
    cache.write(7, bytes(120), at(402));
    const auto written = cache.find(7, at(403));
    REQUIRE(written);
    CHECK(written->overwrote);
    CHECK(written->size == bytes(128));  // whole grains of 16 B
    CHECK(base::toSeconds(written->age) == Approx(1.0).margin(1e-4));
    CHECK(cache.entries() == 1);
}

TEST_CASE("an answer that comes second does not renew what is there", "[lru]") {
    LruCache cache = cacheOf(10'000, seconds(300));
    cache.fill(7, bytes(100), at(10));
    cache.fill(7, bytes(100), at(200));
    CHECK(cache.find(7, at(309)));
    CHECK_FALSE(cache.find(7, at(311)));
    cache.fill(7, bytes(100), at(312));
    CHECK(cache.find(7, at(611)));
}

TEST_CASE("without a time to live nothing expires", "[lru]") {
    LruCache cache = cacheOf(10'000);
    cache.write(7, bytes(100), at(0));
    CHECK(cache.find(7, at(86'000)));
}

TEST_CASE("overhead counts for each entry", "[lru]") {
    LruCache cache = cacheOf(1'000, Duration(0), 100);
    for (std::uint64_t key = 0; key < 10; ++key) cache.write(key, bytes(0), at(1));
    CHECK(cache.bytes() == bytes(1'000));
    CHECK(cache.write(11, bytes(96), at(2)) == bytes(200));  // 196 B for two of 100
    CHECK(cache.entries() == 9);
}

TEST_CASE("less memory pushes out at once; clearing leaves nothing and the place can be used again", "[lru]") {
    LruCache cache = cacheOf(16'000);
    for (std::uint64_t key = 0; key < 100; ++key) cache.write(key, bytes(160), at(1));
    CHECK(cache.setCapacity(bytes(1'600)) == bytes(14'400));
    CHECK(cache.find(99, at(2)));
    CHECK_FALSE(cache.find(89, at(2)));
    cache.clear();
    CHECK(cache.entries() == 0);
    CHECK(cache.bytes() == bytes(0));
    CHECK_FALSE(cache.find(99, at(2)));
    for (std::uint64_t key = 0; key < 100; ++key) cache.write(key, bytes(160), at(1));
    CHECK(cache.entries() == 10);
}

TEST_CASE("it does what a plain LRU does, through growth, eviction and removal", "[lru]") {
    constexpr std::int64_t kCapacity = 16 * 3'000;
    LruCache cache = cacheOf(kCapacity, seconds(200));
    PlainLru plain(kCapacity, seconds(200));
    base::Stream stream(5);
    std::size_t found = 0;
    for (int step = 0; step < 60'000; ++step) {
        const Instant now = at(step * 0.05);
        const std::uint64_t key = stream.below(20) == 0 ? stream.below(100'000) : stream.below(2'000);
        const bool expected = plain.find(key, now);
        REQUIRE(cache.find(key, now).has_value() == expected);
        found += expected ? 1 : 0;
        if (expected) continue;
        if (stream.below(50) == 0) {
            plain.forget(key / 2);
            cache.forget(key / 2);
        }
        const auto grains = static_cast<std::int64_t>(stream.below(6));
        plain.put(key, grains * 16, now);
        cache.write(key, bytes(grains * 16), now);
        REQUIRE(cache.entries() == plain.entries());
        REQUIRE(cache.bytes() == Bytes(plain.used()));
    }
    CHECK(found > 1'000);
    CHECK(found < 59'000);
}
