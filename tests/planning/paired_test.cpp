// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/paired.hpp"

#include <vector>

#include "scenarios/study/intervals.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using planning::differenceOf;
using planning::Verdict;

TEST_CASE("a paired interval is that of the differences", "[planning]") {
    // By hand: differences 1 2 3 4 5, mean 3, standard deviation sqrt(2.5), t(4) = 2.776445: half 1.963.
    const std::vector<double> base{10, 20, 30, 40, 50};
    const std::vector<double> other{11, 22, 33, 44, 55};
    const auto difference = differenceOf(30.0, 33.0, base, other);
    CHECK(difference.value == Approx(3.0));
    REQUIRE(difference.paired);
    CHECK(difference.paired->low == Approx(3.0 - 1.9632).epsilon(1e-4));
    CHECK(difference.paired->high == Approx(3.0 + 1.9632).epsilon(1e-4));
    CHECK(difference.verdict == Verdict::Worse);
    // Welch by hand: variances of the means 50 and 60.5, degrees 110.5^2 / (50^2 / 4 + 60.5^2 / 4) = 7.93, t(7).
    REQUIRE(difference.unpaired);
    CHECK(difference.unpaired->high == Approx(3.0 + 2.364624 * 10.5119).epsilon(1e-4));
}

// The oracle: the same samples without the replications that lack a value.
TEST_CASE("replications in which nothing ended take no part in a difference", "[planning]") {
    constexpr double kNone = study::kNoValue;
    const std::vector<double> base{10, kNone, 20, 30, 40, 50, kNone};
    const std::vector<double> other{12, kNone, 23, 34, 44, 52, 70};
    const std::vector<double> ofBase{10, 20, 30, 40, 50};
    const auto all = differenceOf(30, 33, base, other);
    const auto pairs = differenceOf(30, 33, ofBase, std::vector<double>{12, 23, 34, 44, 52});
    REQUIRE(all.paired);
    CHECK(*all.paired == *pairs.paired);
    CHECK(all.verdict == pairs.verdict);
    const auto apart = planning::unpairedDifferenceOf(30, 33, ofBase, std::vector<double>{12, 23, 34, 44, 52, 70});
    CHECK(*all.unpaired == *apart.unpaired);
    CHECK_FALSE(differenceOf(30, 33, {base.data(), 5}, {other.data(), 5}).paired);  // four pairs
    const std::vector<double> none(5, kNone);
    CHECK(differenceOf(0, 0, none, none).verdict == Verdict::Same);
    CHECK(differenceOf(0, 30, none, ofBase).verdict == Verdict::Unclear);
    CHECK(study::mean(none) == 0.0);
}

TEST_CASE("better, worse, about the same, unclear", "[planning]") {
    const std::vector<double> base{100, 102, 98, 101, 99};
    const auto shifted = [&](double by, double noise) {
        std::vector<double> values = base;
        for (std::size_t i = 0; i < values.size(); ++i) values[i] += by + (i % 2 == 0 ? noise : -noise);
        return values;
    };
    CHECK(differenceOf(100, 95, base, shifted(-5, 0.1)).verdict == Verdict::Better);
    CHECK(differenceOf(100, 105, base, shifted(5, 0.1)).verdict == Verdict::Worse);
    CHECK(differenceOf(100, 100.5, base, shifted(0.5, 0.1)).verdict == Verdict::Same);  // sure, but half a percent
    CHECK(differenceOf(100, 100, base, shifted(0, 20)).verdict == Verdict::Unclear);
    CHECK(differenceOf(100, 104, base, shifted(4, 20)).verdict == Verdict::Unclear);
}

TEST_CASE("fewer than five pairs give no interval and no verdict, unless nothing differs", "[planning]") {
    const std::vector<double> base{1, 2, 3};
    const auto other = differenceOf(2, 3, base, std::vector<double>{2, 3, 4});
    CHECK_FALSE(other.paired);
    CHECK(other.verdict == Verdict::Unclear);
    CHECK(differenceOf(2, 2, base, base).verdict == Verdict::Same);
}
