// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/random.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <set>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

// Oracles: the published reference output; laws of the uniform distribution.
namespace headroom::base {

TEST_CASE("a stream is SplitMix64", "[random]") {
    // Sebastiano Vigna, splitmix64.c, first outputs for the seed 1234567 (as listed by Rosetta Code, "Pseudo-random
    // numbers/Splitmix64").
    Stream stream(1234567);
    CHECK(stream.next() == 6457827717110365317ULL);
    CHECK(stream.next() == 3203168211198807973ULL);
    CHECK(stream.next() == 9817491932198370423ULL);
    CHECK(stream.next() == 4593380528125082431ULL);
    CHECK(stream.next() == 16408922859458223821ULL);
}

TEST_CASE("uniform draws have mean, variance and spread of the uniform distribution", "[random]") {
    Stream stream(1);
    std::vector<double> draws(200'000);
    for (double& draw : draws) draw = stream.uniform();
    const test::Summary summary = test::summarise(draws);
    CHECK(std::abs(summary.mean - 0.5) < test::kNormal999 * summary.meanError);
    CHECK(std::abs(summary.variance - 1.0 / 12.0) < test::kNormal999 * summary.varianceError);
    CHECK(test::kolmogorovSmirnov(draws, [](double x) { return x; }) < test::kKolmogorov999);
}

TEST_CASE("draws stay inside their range", "[random]") {
    Stream stream(2);
    for (int i = 0; i < 100'000; ++i) {
        const double closed = stream.uniform();
        const double open = stream.uniformOpen();
        if (closed < 0.0 || closed >= 1.0 || open <= 0.0 || open >= 1.0) FAIL(closed << " " << open);
    }
    CHECK(stream.below(1) == 0);
    CHECK_FALSE(stream.chance(0.0));
    CHECK(stream.chance(1.0));
}

TEST_CASE("integers below n are equally likely", "[random]") {
    Stream stream(3);
    std::vector<double> observed(7, 0.0);
    for (int i = 0; i < 70'000; ++i) observed[stream.below(7)] += 1.0;
    CHECK(test::chiSquareDeviate(observed, std::vector<double>(7, 10'000.0)) < test::kDeviate999);
}

TEST_CASE("keys of neighbours and of each other's branches differ in about half their bits", "[random]") {
    std::set<std::uint64_t> seen;
    std::size_t bits = 0;
    for (std::uint64_t parent = 0; parent < 100; ++parent) {
        for (std::uint64_t branch = 0; branch < 100; ++branch) {
            const std::uint64_t key = deriveKey(parent, branch);
            seen.insert(key);
            bits += static_cast<std::size_t>(std::popcount(key ^ deriveKey(parent, branch + 1)));
        }
    }
    CHECK(seen.size() == 10'000);
    CHECK(static_cast<double>(bits) / 10'000.0 == Approx(32.0).margin(0.2));
    CHECK(deriveKey(deriveKey(1, 2), 3) != deriveKey(deriveKey(1, 3), 2));
}

TEST_CASE("streams of neighbouring keys are not correlated", "[random]") {
    // First draws over 100,000 consecutive branches: what the requests of a workload take their work from.
    std::vector<double> first(100'000);
    double lagged = 0.0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        first[i] = Stream(deriveKey(99, i)).uniform();
        if (i > 0) lagged += (first[i] - 0.5) * (first[i - 1] - 0.5) * 12.0;
    }
    CHECK(test::kolmogorovSmirnov(first, [](double x) { return x; }) < test::kKolmogorov999);
    CHECK(std::abs(lagged) / std::sqrt(static_cast<double>(first.size())) < test::kNormal999);
}

}  // namespace headroom::base
