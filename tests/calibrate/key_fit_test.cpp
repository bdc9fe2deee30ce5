// SPDX-License-Identifier: GPL-3.0-or-later
// Uses drawn key by key from laws that are known, told as Contributor Insights does: the most used keys, all uses, and
// how many keys were used.
#include "scenarios/calibrate/key_fit.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using calibrate::KeyUses;

namespace {

KeyUses drawn(const std::vector<double>& weights, std::size_t uses, std::size_t listed, std::uint64_t seed) {
    std::vector<double> below;
    double sum = 0.0;
    for (const double weight : weights) below.push_back(sum += weight);
    std::vector<double> counts(weights.size());
    base::Stream stream(base::deriveKey(seed, 0));
    for (std::size_t i = 0; i < uses; ++i)
        ++counts[static_cast<std::size_t>(std::ranges::upper_bound(below, stream.uniformOpen() * sum) - below.begin())];
    KeyUses told;
    told.all = static_cast<double>(uses);
    told.seen = static_cast<double>(std::ranges::count_if(counts, [](double count) { return count > 0.0; }));
    std::ranges::sort(counts, std::greater<>());
    counts.resize(listed);
    told.listed = counts;
    return told;
}

std::vector<double> zipf(std::size_t keys, double exponent) {
    std::vector<double> weights;
    for (std::size_t rank = 1; rank <= keys; ++rank) weights.push_back(std::pow(static_cast<double>(rank), -exponent));
    return weights;
}

}  // namespace

TEST_CASE("the exponent's range holds it, and the keys' does, where not every key was used", "[calibrate]") {
    struct Case {
        double exponent;
        std::size_t keys;
        std::size_t uses;
        std::size_t listed;
        std::uint64_t seeds;
    };
    for (const Case& one :
         {Case{0.8, 5000, 10'000, 10, 40}, Case{0.99, 100'000, 200'000, 25, 10}, Case{1.2, 1000, 20'000, 10, 40},
          Case{0.5, 2000, 20'000, 10, 40}, Case{0.8, 5000, 100'000, 25, 20}, Case{0.7, 3000, 60'000, 100, 20}}) {
        INFO(one.exponent << " over " << one.keys << ", " << one.uses << " uses, " << one.listed << " listed");
        const std::vector<double> weights = zipf(one.keys, one.exponent);
        std::uint64_t exponents = 0;
        std::uint64_t keys = 0;
        double mean = 0.0;
        for (std::uint64_t seed = 0; seed < one.seeds; ++seed) {
            const auto fit = calibrate::fitZipf(drawn(weights, one.uses, one.listed, seed));
            REQUIRE(fit);
            mean += fit->exponent.value / static_cast<double>(one.seeds);
            if (fit->exponent.low <= one.exponent && one.exponent <= fit->exponent.high) ++exponents;
            const auto there = static_cast<double>(one.keys);
            if (fit->keys.low - 1.0 <= there && there <= fit->keys.high + 1.0) ++keys;
        }
        INFO("exponents " << exponents << ", keys " << keys << " of " << one.seeds << "; mean " << mean);
        CHECK(exponents * 8 >= one.seeds * 7);  // 95 of 100 are meant to
        CHECK(keys * 8 >= one.seeds * 7);
        CHECK(std::abs(mean / one.exponent - 1.0) < 0.03);
    }
}

// 40 % on one key of 1,000, the others used evenly.
TEST_CASE("a single hot key is no Zipf's law", "[calibrate]") {
    std::vector<double> weights(1000, 0.6 / 999.0);
    weights.front() = 0.4;
    const KeyUses uses = drawn(weights, 10'000, 10, 1);
    const auto zipfFit = calibrate::fitZipf(uses);
    const auto hot = calibrate::fitHot(uses);
    REQUIRE(zipfFit);
    REQUIRE(hot);
    CHECK(hot->keys == 1);
    CHECK(std::abs(hot->share - 0.4) < 0.02);
    CHECK(std::abs(hot->of - 1000.0) < 15.0);
    const double ofZipf = calibrate::devianceOf(uses, calibrate::expectedUses(*zipfFit, uses));
    const double ofHot = calibrate::devianceOf(uses, calibrate::expectedUses(*hot, uses));
    CHECK(ofHot < 30.0);  // about one a key by chance
    CHECK(ofZipf > 1000.0);
    // And Zipf's law is no few hot keys.
    const KeyUses even = drawn(zipf(1000, 0.9), 10'000, 10, 2);
    const auto steady = calibrate::fitZipf(even);
    REQUIRE(steady);
    CHECK(calibrate::devianceOf(even, calibrate::expectedUses(*steady, even)) < 30.0);
}
