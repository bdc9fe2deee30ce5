// SPDX-License-Identifier: GPL-3.0-or-later
// Oracles: closed-form distribution functions written with the C library, and textbook means and variances.
#include "model/base/sampler.hpp"

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom::base;
using namespace headroom::test;

namespace {

constexpr std::size_t kDraws = 400'000;

std::vector<double> draw(const Distribution& distribution, std::uint64_t seed) {
    Sampler sampler(distribution, 1);
    Stream stream(seed);
    std::vector<double> values(kDraws);
    for (double& value : values) { value = sampler(stream, Instant{}); }
    return values;
}

double phi(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

// The regularised lower incomplete gamma function by its power series (Abramowitz & Stegun 6.5.29).
double gammaCdf(double shape, double x) {
    if (x <= 0.0) { return 0.0; }
    double term = 1.0 / shape;
    double sum = term;
    for (int n = 1; n < 2000 && term > sum * 1e-17; ++n) {
        term *= x / (shape + n);
        sum += term;
    }
    return sum * std::exp(shape * std::log(x) - x - std::lgamma(shape));
}

struct Case {
    std::string name;
    Distribution distribution;
    double mean;
    double variance;
    std::function<double(double)> cdf;
};

std::vector<Case> continuousCases() {
    const double sigma = std::log(5.0) / 2.3263478740408411;
    const double cvSigma = std::sqrt(std::log(1.25));
    const double edge = phi(0.5);  // share of N(1, 2) above 0
    const double hazard = std::exp(-0.125) / std::sqrt(2 * M_PI) / edge;
    const double weibullMean = 3.0 * std::tgamma(1.0 + 1 / 0.7);
    return {
        {"exponential", Distribution::exponential(2.5), 2.5, 6.25, [](double x) { return 1 - std::exp(-x / 2.5); }},
        {"uniform", Distribution::uniform(1, 4), 2.5, 0.75, [](double x) { return (x - 1) / 3; }},
        {"normal", Distribution::normal(10, 1), 10, 1, [](double x) { return phi(x - 10); }},
        {"truncated normal", Distribution::normal(1, 2), 1 + 2 * hazard, 4 * (1 - 0.5 * hazard - hazard * hazard),
         [edge](double x) { return 1 - phi((1 - x) / 2) / edge; }},
        {"log-normal by percentiles", Distribution::logNormal(6, 30), 6 * std::exp(sigma * sigma / 2),
         36 * std::exp(sigma * sigma) * std::expm1(sigma * sigma),
         [sigma](double x) { return phi(std::log(x / 6) / sigma); }},
        {"log-normal by mean", Distribution::logNormalMeanCv(4, 0.5), 4, 4,
         [cvSigma](double x) { return phi((std::log(x / 4) + cvSigma * cvSigma / 2) / cvSigma); }},
        {"gamma, cv 0.5", Distribution::gamma(2, 0.5), 2, 1, [](double x) { return gammaCdf(4, 2 * x); }},
        {"gamma, cv 2", Distribution::gamma(3, 2), 3, 36, [](double x) { return gammaCdf(0.25, x / 12); }},
        {"weibull", Distribution::weibull(3, 0.7), weibullMean,
         9 * std::tgamma(1 + 2 / 0.7) - weibullMean * weibullMean,
         [](double x) { return 1 - std::exp(-std::pow(x / 3, 0.7)); }},
        {"pareto", Distribution::pareto(2, 5), 2.5, 4.0 * 5 / (16 * 3),
         [](double x) { return 1 - std::pow(2 / x, 5); }},
    };
}

}  // namespace

TEST_CASE("every continuous distribution has its mean, variance and shape", "[sampler]") {
    std::uint64_t seed = 100;
    for (const Case& c : continuousCases()) {
        CAPTURE(c.name);
        REQUIRE(c.distribution.check().has_value());
        CHECK(c.distribution.mean() == Approx(c.mean).epsilon(1e-12));
        CHECK(c.distribution.variance() == Approx(c.variance).epsilon(1e-10));
        const std::vector<double> values = draw(c.distribution, ++seed);
        const Summary summary = summarise(values);
        CHECK(std::abs(summary.mean - c.mean) < kNormal999 * summary.meanError);
        CHECK(std::abs(summary.variance - c.variance) < kNormal999 * summary.varianceError);
        CHECK(kolmogorovSmirnov(values, c.cdf) < kKolmogorov999);
    }
}

TEST_CASE("quantiles invert the distribution functions", "[sampler]") {
    for (const Case& c : continuousCases()) {
        CAPTURE(c.name);
        for (const double p : {0.001, 0.1, 0.5, 0.9, 0.99, 0.9999}) {
            const std::optional<double> x = c.distribution.quantile(p);
            if (std::holds_alternative<shape::Gamma>(c.distribution.shape())) {
                CHECK_FALSE(x.has_value());
                continue;
            }
            REQUIRE(x.has_value());
            CHECK(c.cdf(*x) == Approx(p).epsilon(1e-9));
        }
    }
}

TEST_CASE("tails hold what they should", "[sampler]") {
    // counts beyond a far point are binomial: 99.9 % interval around n p
    const auto beyond = [](const Distribution& d, double x, double p) {
        constexpr int kMany = 4'000'000;
        Sampler sampler(d, 1);
        Stream stream(5);
        int count = 0;
        for (int i = 0; i < kMany; ++i) { count += sampler(stream, Instant{}) > x; }
        return std::abs(count - kMany * p) < kNormal999 * std::sqrt(kMany * p);
    };
    CHECK(beyond(Distribution::exponential(1), 10.0, std::exp(-10.0)));  // beyond the ziggurat's edge at 7.70
    CHECK(beyond(Distribution::exponential(1), 7.0, std::exp(-7.0)));
    CHECK(beyond(Distribution::normal(100, 1), 104.0, phi(-4.0)));  // beyond the ziggurat's edge at 3.65
    CHECK(beyond(Distribution::normal(100, 1), 103.0, phi(-3.0)));
    CHECK(beyond(Distribution::pareto(1, 1.5), 1000.0, std::pow(1000.0, -1.5)));
}

TEST_CASE("moments that diverge are infinite", "[sampler]") {
    CHECK(std::isinf(Distribution::pareto(1, 2).variance()));
    CHECK(Distribution::pareto(1, 2).mean() == 2.0);
    CHECK(std::isinf(Distribution::pareto(1, 1).mean()));
    CHECK(
        std::isinf(Distribution::mixture({1, 1}, {Distribution::pareto(1, 2), Distribution::constant(1)}).variance()));
}

TEST_CASE("a constant is the same every time and takes nothing from the stream", "[sampler]") {
    for (const Distribution& d :
         {Distribution::constant(3), Distribution::uniform(3, 3), Distribution::normal(3, 0), Distribution::gamma(3, 0),
          Distribution::empirical({3, 3}),
          Distribution::mixture({1, 2}, {Distribution::constant(3), Distribution::constant(3)})}) {
        REQUIRE(d.isConstant());
        Sampler sampler(d, 1);
        Stream stream(8);
        CHECK(sampler(stream, Instant{}) == 3.0);
        CHECK(stream.next() == Stream(8).next());
    }
    CHECK(Distribution::logNormal(6, 6).isConstant());
    CHECK(Distribution::logNormal(6, 6).mean() == Approx(6).epsilon(1e-15));
    CHECK_FALSE(Distribution::exponential(1).isConstant());
}

TEST_CASE("draws as durations are rounded and bounded", "[sampler]") {
    CHECK(durationFromDraw(0.0000000014) == nanoseconds(1));
    CHECK(durationFromDraw(0.0000000016) == nanoseconds(2));
    CHECK(durationFromDraw(1.5) == milliseconds(1500));
    CHECK(durationFromDraw(1e300) == kLongestDraw);
    CHECK(durationFromDraw(math::kInfinity) == kLongestDraw);
    CHECK(durationFromDraw(math::kNaN) == Duration(0));
    Sampler heavy(Distribution::pareto(1, 0.05), 1);
    Stream stream(1);
    for (int i = 0; i < 10'000; ++i) { REQUIRE(sampleDuration(heavy, stream, Instant{}) <= kLongestDraw); }
}

// Guards against change only: these bits are what this implementation gave when it was written, on g++ and clang, -O0
// and -O2. A difference means that results of earlier versions can no longer be reproduced.
TEST_CASE("the same seed gives the recorded bits", "[sampler]") {
    std::uint64_t digest = 0;
    for (const Case& c : continuousCases()) {
        Sampler sampler(c.distribution, 1);
        Stream stream(2026);
        for (int i = 0; i < 20'000; ++i) {
            digest = mix(digest ^ std::bit_cast<std::uint64_t>(sampler(stream, Instant{})));
        }
    }
    CHECK(digest == 0x7acf8faf45c3dbf1ULL);
}
