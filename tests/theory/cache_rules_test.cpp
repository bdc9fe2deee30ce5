// SPDX-License-Identifier: GPL-3.0-or-later
// Caches that forget by age and by use, in closed form, against sums over single keys and against a cluster's cache.
#include "model/base/keys.hpp"
#include "model/base/ziggurat.hpp"
#include "model/services/dax/lru_cache.hpp"
#include "model/theory/cache_hit_ratio.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::bytes;
using base::Instant;

namespace {

std::vector<double> oneByOne(std::uint64_t keys, double exponent) {
    std::vector<double> p;
    for (std::uint64_t k = 0; k < keys; ++k) p.push_back(base::probability(base::ZipfKeys{keys, exponent}, k));
    return p;
}

double simulated(std::uint64_t keys, double exponent, double rate, double ttl, std::int64_t entries) {
    dax::LruCache cache({base::fromSeconds(ttl), bytes(16), bytes(0)}, Instant{}, base::days(1));
    cache.setCapacity(bytes(1'024 * entries));
    base::KeySampler sampler(base::ZipfKeys{keys, exponent});
    base::Stream stream(99);
    double at = 0.0;
    int hits = 0;
    constexpr int kUnseen = 60'000;
    constexpr int kSeen = 120'000;
    for (int i = 0; i < kUnseen + kSeen; ++i) {
        at += base::standardExponential(stream) / rate;
        const Instant now = Instant{} + base::fromSeconds(at);
        const std::uint64_t key = sampler(stream);
        const bool hit = cache.find(key, now).has_value();
        if (!hit) cache.fill(key, bytes(1'024), now);
        if (i >= kUnseen && hit) ++hits;
    }
    return static_cast<double>(hits) / kSeen;
}

}  // namespace

TEST_CASE("keys in groups are the keys one by one", "[theory]") {
    for (const double exponent : {0.3, 0.99, 1.0, 1.7}) {
        for (const std::uint64_t keys : {50U, 20'000U}) {
            CAPTURE(exponent, keys);
            const auto groups = theory::zipfGroups(static_cast<double>(keys), exponent);
            double count = 0.0;
            double sum = 0.0;
            for (const theory::KeyGroup& group : groups) {
                count += group.keys;
                sum += group.keys * group.probability;
            }
            CHECK(count == static_cast<double>(keys));
            CHECK(sum == Approx(1.0));
            const std::vector<double> all = oneByOne(keys, exponent);
            CHECK(groups.front().probability == Approx(all.front()).epsilon(1e-5));
            CHECK(theory::cacheHitRatio(groups, 100.0, {60.0, 0.0}) ==
                  Approx(theory::ttlHitRatio(all, 100.0, 60.0)).epsilon(1e-4));
            CHECK(theory::cacheHitRatio(groups, 100.0, {0.0, 40.0}) ==
                  Approx(theory::cheHitRatio(all, 40.0)).epsilon(1e-3));
        }
    }
    CHECK(theory::zipfGroups(1e9, 0.9).size() < 600);
    CHECK(theory::zipfGroups(1000.0, 0.0).size() == 1);
}

TEST_CASE("a cache with room for all that never forgets always hits", "[theory]") {
    CHECK(theory::cacheHitRatio(theory::zipfGroups(1000.0, 0.8), 10.0, {0.0, 0.0}) == Approx(1.0));
    CHECK(theory::cacheHitRatio(theory::zipfGroups(1000.0, 0.8), 10.0, {0.0, 1000.0}) == Approx(1.0));
    CHECK(theory::cacheHitRatio({{1.0, 1.0}}, 10.0, {0.9, 0.0}) == Approx(0.9));
}

TEST_CASE("a cache that forgets by age and by use hits as the closed form says", "[theory]") {
    // From use alone to age alone; required: within one percentage point.
    for (const double ttl : {5.0, 30.0, 120.0, 3'000.0}) {
        for (const double exponent : {0.6, 1.0}) {
            CAPTURE(ttl, exponent);
            const double expected =
                theory::cacheHitRatio(theory::zipfGroups(10'000.0, exponent), 100.0, {ttl, 1'000.0});
            CHECK(simulated(10'000, exponent, 100.0, ttl, 1'000) == Approx(expected).margin(0.01));
        }
    }
}
