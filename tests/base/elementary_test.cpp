// SPDX-License-Identifier: GPL-3.0-or-later
// Oracle: the C library's functions, which are correct to about one unit in the last place.
#include "model/base/elementary.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

namespace math = headroom::base::math;
using headroom::base::Stream;

namespace {

constexpr int kPoints = 200'000;

template <class Ours, class Theirs>
double worstRelativeError(double low, double high, Ours ours, Theirs theirs) {
    Stream stream(17);
    double worst = 0.0;
    for (int i = 0; i < kPoints; ++i) {
        const double x = low + (high - low) * stream.uniform();
        const double expected = theirs(x);
        if (expected != 0.0) { worst = std::max(worst, std::abs(ours(x) / expected - 1.0)); }
    }
    return worst;
}

}  // namespace

TEST_CASE("exp agrees with the C library", "[elementary]") {
    const auto ours = [](double x) { return math::exp(x); };
    const auto theirs = [](double x) { return std::exp(x); };
    CHECK(worstRelativeError(-700, 709, ours, theirs) < 1e-15);
    CHECK(worstRelativeError(-1, 1, ours, theirs) < 1e-15);
    CHECK(worstRelativeError(-1e-9, 1e-9, ours, theirs) < 1e-15);
    CHECK(math::exp(0.0) == 1.0);
    CHECK(math::exp(1000) == math::kInfinity);
    CHECK(math::exp(709.7827) == Approx(std::exp(709.7827)).epsilon(1e-14));
    CHECK(math::exp(-1000) == 0.0);
    CHECK(math::exp(-math::kInfinity) == 0.0);
    CHECK(std::isnan(math::exp(math::kNaN)));
    CHECK(std::abs(math::exp(-740) - std::exp(-740)) <= 1e-323);  // subnormal: one step at most
}

TEST_CASE("log agrees with the C library", "[elementary]") {
    const auto ours = [](double x) { return math::log(x); };
    const auto theirs = [](double x) { return std::log(x); };
    CHECK(worstRelativeError(1e-3, 1e3, ours, theirs) < 1e-15);
    CHECK(worstRelativeError(0.7, 1.42, ours, theirs) < 1e-15);
    CHECK(worstRelativeError(0.999999, 1.000001, ours, theirs) < 1e-15);
    CHECK(worstRelativeError(1e-300, 1e300, ours, theirs) < 1e-15);
    CHECK(math::log(1.0) == 0.0);
    CHECK(math::log(0.0) == -math::kInfinity);
    CHECK(math::log(math::kInfinity) == math::kInfinity);
    CHECK(std::isnan(math::log(-1.0)));
    CHECK(math::log(5e-324) == Approx(std::log(5e-324)).epsilon(1e-15));
}

TEST_CASE("expm1 and log1p keep their digits near zero", "[elementary]") {
    for (const double width : {1e-12, 1e-6, 0.1, 0.9}) {
        CAPTURE(width);
        CHECK(worstRelativeError(-width, width, math::expm1, [](double x) { return std::expm1(x); }) < 1e-14);
        CHECK(worstRelativeError(-width, width, math::log1p, [](double x) { return std::log1p(x); }) < 1e-14);
    }
    CHECK(worstRelativeError(-40, 700, math::expm1, [](double x) { return std::expm1(x); }) < 1e-14);
    CHECK(worstRelativeError(0, 1e15, math::log1p, [](double x) { return std::log1p(x); }) < 1e-14);
    CHECK(math::expm1(-1000) == -1.0);
    CHECK(math::expm1(1000) == math::kInfinity);
    CHECK(math::log1p(-1.0) == -math::kInfinity);
}

TEST_CASE("pow agrees with the C library within its stated error", "[elementary]") {
    for (const double power : {-2.5, -1.0, 0.3, 0.5, 2.0, 7.7}) {
        CAPTURE(power);
        CHECK(worstRelativeError(
                  1e-6, 100, [&](double x) { return math::pow(x, power); },
                  [&](double x) { return std::pow(x, power); }) < 3e-14);
    }
    CHECK(math::pow(0.0, 2.0) == 0.0);
    CHECK(math::pow(0.0, 0.0) == 1.0);
    CHECK(math::pow(0.0, -1.0) == math::kInfinity);
}

TEST_CASE("circular functions of turns", "[elementary]") {
    Stream stream(3);
    double worst = 0.0;
    for (int i = 0; i < kPoints; ++i) {
        const double t = stream.uniform();
        worst = std::max(worst, std::abs(math::cosTurns(t) - std::cos(2 * math::kPi * t)));
        worst = std::max(worst, std::abs(math::sinTurns(t) - std::sin(2 * math::kPi * t)));
    }
    CHECK(worst < 2e-15);
    CHECK(math::cosTurns(1e9 + 0.25) == 0.0);  // exact reduction: no error grows with the number of turns
    CHECK(math::cosTurns(-7.0) == 1.0);
    CHECK(math::cosTurns(0.5) == -1.0);
}

TEST_CASE("gamma functions agree with the C library", "[elementary]") {
    CHECK(worstRelativeError(0.01, 12, math::gammaFunction, [](double x) { return std::tgamma(x); }) < 2e-14);
    CHECK(worstRelativeError(12, 100, math::gammaFunction, [](double x) { return std::tgamma(x); }) < 2e-13);
    CHECK(worstRelativeError(3, 1e6, math::logGamma, [](double x) { return std::lgamma(x); }) < 2e-14);
    CHECK(math::gammaFunction(5.0) == Approx(24.0).epsilon(1e-14));
    CHECK(math::logGamma(1.0) == Approx(0.0).margin(1e-14));
}

TEST_CASE("normal distribution agrees with erfc and inverts itself", "[elementary]") {
    const auto theirs = [](double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); };
    CHECK(worstRelativeError(-8, 1, math::normalTail, theirs) < 1e-14);
    CHECK(worstRelativeError(1, 3, math::normalTail, theirs) < 1e-12);  // 0.5 - mass: the tail is 0.0013 of 0.5
    CHECK(worstRelativeError(3, 37, math::normalTail, theirs) < 1e-12);
    CHECK(math::normalQuantile(0.99) == Approx(2.3263478740408411).epsilon(1e-15));
    CHECK(math::normalQuantile(0.5) == 0.0);
    CHECK(math::normalQuantile(1.0) == math::kInfinity);
    Stream stream(9);
    for (int i = 0; i < 2000; ++i) {
        const double p = math::exp(-50.0 * stream.uniform()) * 0.5;
        CHECK(math::normalCdf(math::normalQuantile(p)) == Approx(p).epsilon(1e-12));
    }
}
