// SPDX-License-Identifier: GPL-3.0-or-later
// A DAX cluster's caches under Poisson requests and Zipf's law, against closed forms: a time to live alone, and Che's
// approximation for LRU. Required: within one percentage point.
#include "model/theory/cache_hit_ratio.hpp"

#include <cmath>

#include "model/base/keys.hpp"
#include "model/base/ziggurat.hpp"
#include "model/services/dax/lru_cache.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::bytes;
using base::Duration;
using base::Instant;
using base::seconds;
using dax::LruCache;

namespace {

/// p(k) in proportion to 1 / k^exponent, added up term by term: independent of base::probability.
std::vector<double> zipf(std::size_t keys, double exponent) {
    std::vector<double> p(keys);
    double sum = 0.0;
    for (std::size_t k = keys; k-- > 0;) {
        p[k] = std::pow(static_cast<double>(k + 1), -exponent);
        sum += p[k];
    }
    for (double& one : p) one /= sum;
    return p;
}

/// The hit ratio of requests of Zipf's law as a Poisson process, after `unseen` of them.
double hitRatio(LruCache& cache, std::uint64_t keys, double exponent, double rate, int unseen, int seen) {
    base::KeySampler sampler(base::ZipfKeys{keys, exponent});
    base::Stream stream(4711);
    double at = 0.0;
    int hits = 0;
    for (int i = 0; i < unseen + seen; ++i) {
        at += base::standardExponential(stream) / rate;
        const Instant now = Instant{} + base::fromSeconds(at);
        const std::uint64_t key = sampler(stream);
        const bool hit = cache.find(key, now).has_value();
        if (!hit) cache.fill(key, bytes(1'024), now);
        if (i >= unseen && hit) ++hits;
    }
    return static_cast<double>(hits) / seen;
}

LruCache cacheOf(std::int64_t entries, Duration ttl) {
    LruCache cache({ttl, bytes(16), bytes(0)}, Instant{}, base::days(1));
    cache.setCapacity(bytes(1'024 * entries));
    return cache;
}

}  // namespace

TEST_CASE("closed forms of hit ratios at their ends", "[theory]") {
    CHECK(theory::ttlHitRatio({1.0}, 10.0, 0.9) == Approx(0.9));  // nine of ten come while it is kept
    CHECK(theory::ttlHitRatio({0.5, 0.5}, 2.0, 1.0) == Approx(0.5));
    CHECK(theory::ttlHitRatio(zipf(1000, 1.0), 10.0, 0.0) == 0.0);
    CHECK(theory::cheHitRatio(std::vector<double>(100, 0.01), 100.0) == 1.0);
    CHECK(theory::cheHitRatio(std::vector<double>(100, 0.01), 40.0) == Approx(0.4).epsilon(0.01));  // all alike
    CHECK(theory::cheHitRatio(zipf(1000, 0.8), 200.0) > theory::cheHitRatio(zipf(1000, 0.8), 100.0));
}

TEST_CASE("with ample memory a million Zipf(0.99) keys at 120/s and 300 s are hit 57 % of the time", "[theory]") {
    const double expected = theory::ttlHitRatio(zipf(1'000'000, 0.99), 120.0, 300.0);
    CHECK(expected == Approx(0.57).margin(0.005));
    LruCache cache = cacheOf(2'000'000, seconds(300));
    CHECK(hitRatio(cache, 1'000'000, 0.99, 120.0, 80'000, 200'000) == Approx(expected).margin(0.01));
}

TEST_CASE("LRU agrees with Che's approximation", "[theory]") {
    for (const double exponent : {0.7, 0.99, 1.2}) {
        for (const std::int64_t entries : {500, 4'000}) {
            CAPTURE(exponent, entries);
            const double expected = theory::cheHitRatio(zipf(20'000, exponent), static_cast<double>(entries));
            LruCache cache = cacheOf(entries, Duration(0));
            CHECK(hitRatio(cache, 20'000, exponent, 100.0, 40'000, 60'000) == Approx(expected).margin(0.01));
            CHECK(cache.entries() == static_cast<std::size_t>(entries));
        }
    }
}
