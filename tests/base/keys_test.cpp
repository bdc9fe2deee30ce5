// SPDX-License-Identifier: GPL-3.0-or-later
// Oracle: the exact probabilities, summed term by term.
#include "model/base/keys.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <vector>

#include "model/base/key_weights.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom::base;
using namespace headroom::test;

namespace {

std::vector<double> countKeys(const KeyPopularity& popularity, std::uint64_t seed, std::size_t keys, int draws) {
    KeySampler sampler(popularity);
    Stream stream(seed);
    std::vector<double> counts(keys, 0.0);
    for (int i = 0; i < draws; ++i) { counts.at(sampler(stream)) += 1; }
    return counts;
}

}  // namespace

TEST_CASE("Zipf keys have exactly their probabilities", "[keys]") {
    constexpr int kDraws = 400'000;
    for (const double exponent : {0.0, 0.5, 0.99, 1.0, 1.2, 2.0, 3.5}) {
        CAPTURE(exponent);
        double total = 0.0;
        for (int k = 50; k >= 1; --k) { total += std::pow(k, -exponent); }
        std::vector<double> expected;
        for (int k = 1; k <= 50; ++k) { expected.push_back(kDraws * std::pow(k, -exponent) / total); }
        CHECK(probability(ZipfKeys{50, exponent}, 0) == Approx(1 / total).epsilon(1e-12));
        CHECK(chiSquareDeviate(countKeys(ZipfKeys{50, exponent}, 31, 50, kDraws), expected) < kDeviate999);
    }
}

TEST_CASE("Zipf over a thousand million keys", "[keys]") {
    const ZipfKeys zipf{1'000'000'000, 0.99};
    KeySampler sampler(zipf);
    Stream stream(7);
    constexpr int kDraws = 400'000;
    // Decades of the rank; the oracle is the integral between half ranks, exact to 1e-4 from the 10th rank on.
    const auto mass = [](double from, double to) { return (std::pow(to, 0.01) - std::pow(from, 0.01)) / 0.01; };
    double head = 0.0;
    for (int k = 1; k < 10; ++k) { head += std::pow(k, -0.99); }
    std::vector<double> expected{head};
    for (int decade = 1; decade < 9; ++decade) {
        expected.push_back(mass(std::pow(10, decade) - 0.5, std::pow(10, decade + 1) - 0.5));
    }
    double total = 0.0;
    for (const double part : expected) { total += part; }
    for (double& part : expected) { part *= kDraws / total; }
    std::vector<double> counts(expected.size(), 0.0);
    for (int i = 0; i < kDraws; ++i) {
        const double rank = static_cast<double>(sampler(stream)) + 1.0;
        counts[std::min<std::size_t>(8, static_cast<std::size_t>(std::floor(std::log10(rank))))] += 1;
    }
    CHECK(chiSquareDeviate(counts, expected) < kDeviate999);
    CHECK(probability(zipf, 0) == Approx(1 / total).epsilon(1e-4));
}

TEST_CASE("Zipf probabilities sum to one beyond the exactly summed terms", "[keys]") {
    for (const double exponent : {0.3, 1.0, 1.7}) {
        double sum = 0.0;
        const double first = probability(ZipfKeys{200'000, exponent}, 0);
        for (int k = 200'000; k >= 1; --k) { sum += first * std::pow(k, -exponent); }
        CHECK(sum == Approx(1.0).epsilon(1e-12));
    }
}

TEST_CASE("hot keys take their share", "[keys]") {
    const HotKeys hot{2, 0.9, 10};
    CHECK(probability(hot, 0) == Approx(0.45));
    CHECK(probability(hot, 9) == Approx(0.0125));
    std::vector<double> expected(10, 0.0125 * 100'000);
    expected[0] = expected[1] = 45'000;
    CHECK(chiSquareDeviate(countKeys(hot, 33, 10, 100'000), expected) < kDeviate999);
}

TEST_CASE("uniform and sequential keys", "[keys]") {
    CHECK(chiSquareDeviate(countKeys(UniformKeys{20}, 34, 20, 100'000), std::vector<double>(20, 5000.0)) < kDeviate999);
    KeySampler endless(SequentialKeys{});
    KeySampler third(SequentialKeys{});
    third.begin(2);
    KeySampler round(SequentialKeys{3});
    Stream stream(1);
    for (std::uint64_t i = 0; i < 10; ++i) {
        CHECK(endless(stream) == kFirstNewKey + i);
        CHECK(third(stream) == kFirstNewKey + 2 * kSequenceStride + i);
        CHECK(round(stream) == i % 3);
    }
    KeySampler batches(SequentialKeys{100}, keysOfCall("BatchWriteItem", 25));
    for (const std::uint64_t first : {0U, 25U, 50U, 75U, 0U}) CHECK(batches(stream) == first);
    CHECK(keysOfCall("TransactGetItems", 3) == 3);
    CHECK(keysOfCall("Query", 25) == 1);
    CHECK(stream.next() == Stream(1).next());
    CHECK(keyCount(SequentialKeys{}) == 0);
    CHECK(keyCount(HotKeys{2, 0.9, 10}) == 10);
}

TEST_CASE("kinds of keys are told apart by a number", "[keys]") {
    const auto weighted = [](std::vector<double> weights) {
        return KeyPopularity(WeightedKeys{std::make_shared<KeyWeights>(std::move(weights))});
    };
    const std::vector<KeyPopularity> kinds{UniformKeys{10},          UniformKeys{11},         ZipfKeys{10, 0.9},
                                           ZipfKeys{10, 0.8},        HotKeys{2, 0.9, 10},     HotKeys{2, 0.8, 10},
                                           HotKeys{3, 0.9, 10},      SequentialKeys{10},      SequentialKeys{},
                                           weighted({3, 50, 7, 40}), weighted({4, 50, 7, 40})};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        CHECK(kindNumber(kinds[i]) != 0);
        CHECK(KeySampler(kinds[i]).kind() == kindNumber(kinds[i]));
        for (std::size_t other = 0; other < i; ++other) CHECK(kindNumber(kinds[i]) != kindNumber(kinds[other]));
    }
    CHECK(kindNumber(weighted({3, 50, 7, 40})) == kindNumber(kinds[9]));
}

TEST_CASE("weighted keys have exactly their shares, the most popular first", "[keys]") {
    const auto of = [](std::vector<double> weights) {
        return WeightedKeys{std::make_shared<KeyWeights>(std::move(weights))};
    };
    const WeightedKeys keys = of({3, 0, 50, 7, 40});
    CHECK(keyCount(keys) == 4);
    CHECK(probability(keys, 0) == Approx(0.5));
    CHECK(probability(keys, 3) == Approx(0.03));
    CHECK(probability(keys, 4) == 0.0);
    CHECK(chiSquareDeviate(countKeys(keys, 35, 4, 400'000), {200'000, 160'000, 28'000, 12'000}) < kDeviate999);
    CHECK(keys == of({40, 50, 3, 7}));
    CHECK_FALSE(keys == of({40, 50, 3, 8}));
    CHECK(check(keys).has_value());
    CHECK(check(of({0, -1, std::nan("")})).error().where == "File");
    KeySampler sampler(of({5}));
    Stream stream(1);
    CHECK(sampler(stream) == 0);
}

// 3,000,000 keys, key k with 1 / k: the oracle is the harmonic sum.
TEST_CASE("millions of weighted keys: exact in front, in classes behind", "[keys]") {
    constexpr std::size_t kKeys = 3'000'000;
    std::vector<double> weights(kKeys);
    double total = 0.0;
    for (std::size_t k = kKeys; k >= 1; --k) total += weights[k - 1] = 1.0 / static_cast<double>(k);
    const WeightedKeys keys{std::make_shared<KeyWeights>(weights)};
    CHECK(keyCount(keys) == kKeys);
    for (const std::size_t key : {std::size_t{0}, std::size_t{100}, KeyWeights::kHead - 1})
        CHECK(probability(keys, key) == Approx(weights[key] / total).epsilon(1e-9));
    double worst = 0.0;
    for (std::size_t key = KeyWeights::kHead; key < kKeys; key += 1'009)
        worst = std::max(worst, std::abs(probability(keys, key) * total / weights[key] - 1.0));
    CHECK(worst > 0.001);  // they are put together
    CHECK(worst <= KeyWeights::kClassWidth);
    std::size_t parts = 0;
    double shares = 0.0;
    keys.weights->each([&](std::uint64_t each, double share) {
        ++parts;
        shares += static_cast<double>(each) * share;
    });
    CHECK(parts < KeyWeights::kHead + 250);  // ln(46) / 0.02 classes, whatever the number of keys
    CHECK(shares == Approx(1.0));
    KeySampler sampler(keys);
    Stream stream(8);
    std::vector<double> counts(7, 0.0);  // by decade of the rank
    std::vector<double> expected(7, 0.0);
    constexpr int kDraws = 300'000;
    for (int i = 0; i < kDraws; ++i) counts[std::to_string(sampler(stream) + 1).size() - 1] += 1;
    for (std::size_t k = 1; k <= kKeys; ++k) expected[std::to_string(k).size() - 1] += kDraws * weights[k - 1] / total;
    CHECK(chiSquareDeviate(counts, expected) < kDeviate999);
}

TEST_CASE("popularities that make no sense are named", "[keys]") {
    CHECK(check(UniformKeys{0}).error().where == "Keys");
    CHECK(check(ZipfKeys{10, -1}).error().where == "Exponent");
    CHECK(check(ZipfKeys{10, std::nan("")}).error().where == "Exponent");
    CHECK(check(HotKeys{10, 0.5, 5}).error().where == "Keys");
    CHECK(check(HotKeys{10, 1.5, 50}).error().where == "Share");
    CHECK(check(HotKeys{10, 0.5, 10}).error().where == "Share");
    CHECK(check(HotKeys{10, 1.0, 10}).has_value());
    CHECK(check(ZipfKeys{1'000'000, 0.99}).has_value());
}

// Guards against change only: recorded when written.
TEST_CASE("the same seed gives the recorded keys", "[keys]") {
    std::uint64_t digest = 0;
    for (const double exponent : {0.8, 1.0, 1.5}) {
        KeySampler sampler(ZipfKeys{1'000'000'000, exponent});
        Stream stream(2026);
        for (int i = 0; i < 20'000; ++i) { digest = mix(digest ^ sampler(stream)); }
    }
    CHECK(digest == 0xe8ba219ddaf1d2b4ULL);
}
