// SPDX-License-Identifier: GPL-3.0-or-later
// Tables, mixtures and regimes. Oracles: integrals done by hand, and the law of large numbers.
#include "model/base/distribution.hpp"

#include <cmath>
#include <vector>

#include "model/base/elementary.hpp"
#include "model/base/regime_clock.hpp"
#include "model/base/sampler.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/statistics.hpp"

using namespace headroom::base;
using namespace headroom::test;

namespace {

std::vector<double> draw(const Distribution& distribution, std::uint64_t seed, std::size_t count = 200'000) {
    Sampler sampler(distribution, 1);
    Stream stream(seed);
    std::vector<double> values(count);
    for (double& value : values) { value = sampler(stream, Instant{}); }
    return values;
}

void checkMoments(const Distribution& distribution, std::uint64_t seed) {
    const Summary summary = summarise(draw(distribution, seed));
    CHECK(std::abs(summary.mean - distribution.mean()) < kNormal999 * summary.meanError);
    CHECK(std::abs(summary.variance - distribution.variance()) < kNormal999 * summary.varianceError);
}

}  // namespace

TEST_CASE("percentiles are met, log-linear between them", "[distribution]") {
    const Distribution d = Distribution::percentiles({{0.5, 10}, {0.9, 40}, {0.99, 100}});
    REQUIRE(d.check().has_value());
    CHECK(*d.quantile(0.5) == Approx(10).epsilon(1e-12));
    CHECK(*d.quantile(0.9) == Approx(40).epsilon(1e-12));
    CHECK(*d.quantile(0.99) == Approx(100).epsilon(1e-12));
    CHECK(*d.quantile(0.7) == Approx(20).epsilon(1e-12));                           // half way in p: the geometric mean
    CHECK(*d.quantile(0.0) == Approx(10 / std::pow(4, 0.5 / 0.4)).epsilon(1e-12));  // first segment continued
    const double sigma = std::log(2.5) / (math::normalQuantile(0.99) - math::normalQuantile(0.9));
    CHECK(*d.quantile(0.999) ==
          Approx(100 * std::exp(sigma * (math::normalQuantile(0.999) - math::normalQuantile(0.99)))));
    checkMoments(d, 21);
    CHECK(kolmogorovSmirnov(draw(d, 22), [&](double x) {  // bisection on the quantile function
              double low = 0, high = 1;
              for (int i = 0; i < 50; ++i) { (*d.quantile((low + high) / 2) < x ? low : high) = (low + high) / 2; }
              return low;
          }) < kKolmogorov999);
}

TEST_CASE("percentiles from P0 to P100 have no tail", "[distribution]") {
    const Distribution d = Distribution::percentiles({{0, 1}, {1, std::exp(2.0)}});
    CHECK(d.mean() == Approx((std::exp(2.0) - 1) / 2));  // integral of exp(2p)
    CHECK(d.variance() == Approx((std::exp(4.0) - 1) / 4 - std::pow((std::exp(2.0) - 1) / 2, 2)));
    checkMoments(d, 23);
}

TEST_CASE("a piecewise distribution function is linear between its points and may have an atom", "[distribution]") {
    const Distribution d = Distribution::piecewise({{0.2, 0}, {0.6, 10}, {1.0, 30}});
    REQUIRE(d.check().has_value());
    CHECK(*d.quantile(0.1) == 0.0);
    CHECK(*d.quantile(0.4) == Approx(5));
    CHECK(*d.quantile(0.8) == Approx(20));
    CHECK(d.mean() == Approx(0.2 * 0 + 0.4 * 5 + 0.4 * 20));
    CHECK(d.variance() == Approx(0.4 * 100.0 / 3 + 0.4 * (100 + 300 + 900) / 3.0 - 100));
    checkMoments(d, 24);
}

TEST_CASE("an empirical distribution draws each value as often", "[distribution]") {
    const Distribution d = Distribution::empirical({5, 1, 3, 3});
    CHECK(d.mean() == Approx(3));
    CHECK(d.variance() == Approx(2));
    CHECK(*d.quantile(0.5) == 3.0);
    CHECK(*d.quantile(0.25) == 1.0);
    CHECK(*d.quantile(1.0) == 5.0);
    std::vector<double> counts(3, 0.0);
    for (const double value : draw(d, 25)) { counts[static_cast<std::size_t>(value) / 2] += 1; }
    CHECK(chiSquareDeviate(counts, {50'000, 100'000, 50'000}) < kDeviate999);
}

TEST_CASE("a mixture takes its parts by weight", "[distribution]") {
    const Distribution d = Distribution::mixture({3, 1}, {Distribution::exponential(1), Distribution::uniform(10, 20)});
    REQUIRE(d.check().has_value());
    CHECK(d.mean() == Approx(0.75 * 1 + 0.25 * 15));
    CHECK(d.variance() == Approx(0.75 * 2 + 0.25 * (225 + 100.0 / 12) - 4.5 * 4.5));
    checkMoments(d, 26);
}

TEST_CASE("regimes hold for exponential times in the given proportions", "[distribution]") {
    // Three regimes of mean stay 1, 2 and 5 s. Shares of time: 1/8, 2/8, 5/8; a cycle of the jump chain.
    RegimeClock clock({1, 2, 5}, 77);
    std::vector<double> timeIn(3, 0.0);
    std::vector<std::vector<double>> stays(3);
    std::size_t current = clock.at(Instant{});
    std::int64_t since = 0;
    for (std::int64_t step = 1; step <= 4'000'000; ++step) {  // 40,000 s in steps of 10 ms
        const std::size_t next = clock.at(Instant{step * 10'000'000});
        timeIn[current] += 0.01;
        if (next != current) {
            stays[current].push_back(static_cast<double>(step - since) * 0.01);
            since = step;
            current = next;
        }
    }
    const std::vector<double> means{1, 2, 5};
    for (std::size_t i = 0; i < 3; ++i) {
        const Summary summary = summarise(stays[i]);
        CHECK(std::abs(summary.mean - means[i]) < kNormal999 * summary.meanError + 0.01);
        CHECK(summary.variance == Approx(means[i] * means[i]).epsilon(0.1));  // exponential: sd = mean
        CHECK(timeIn[i] / 40'000 == Approx(means[i] / 8).margin(0.02));
    }
}

TEST_CASE("the regime depends on the instant and the key, not on the order of the questions", "[distribution]") {
    const double scale = GENERATE(1.0, 0.001);  // the second: many blocks of stays before time 0
    RegimeClock forwards({3 * scale, 1 * scale}, 5);
    RegimeClock anyOrder({3 * scale, 1 * scale}, 5);
    std::vector<std::size_t> expected;
    for (int second = -200; second < 200; ++second) { expected.push_back(forwards.at(Instant{} + seconds(second))); }
    for (int i = 0; i < 400; ++i) {
        const int second = (i * 173) % 400 - 200;
        const Instant now = Instant{} + seconds(second);
        const std::size_t regime = anyOrder.at(now);
        REQUIRE(regime == expected[static_cast<std::size_t>(second + 200)]);
        const Instant until = anyOrder.until();
        REQUIRE(until > now);
        REQUIRE(anyOrder.at(until - nanoseconds(1)) == regime);
        if (until != Instant{}) { REQUIRE(anyOrder.at(until) != regime); }
    }
    std::size_t slow = 0;
    for (const std::size_t regime : expected) { slow += regime; }
    CHECK(slow > 40);  // a quarter of 400 s, before time 0 as well as after
    CHECK(slow < 160);
}

TEST_CASE("a regimes distribution draws from the regime of the moment", "[distribution]") {
    const Distribution d = Distribution::regimes({Distribution::constant(1), Distribution::exponential(10)}, {30, 10});
    REQUIRE(d.check().has_value());
    CHECK(d.mean() == Approx(0.75 * 1 + 0.25 * 10));
    CHECK(d.variance() == Approx(0.75 * 1 + 0.25 * 200 - 3.25 * 3.25));
    CHECK_FALSE(d.quantile(0.5).has_value());
    Sampler sampler(d, 9);
    Stream stream(4);
    double sum = 0;
    constexpr int kSeconds = 400'000;  // 10,000 cycles
    for (int i = 0; i < kSeconds; ++i) { sum += sampler(stream, Instant{} + seconds(i)); }
    // The share of slow time over n cycles has a standard error of about sqrt(2) * 0.75 * 0.25 / sqrt(n).
    CHECK(sum / kSeconds == Approx(3.25).margin(kNormal999 * 9 * 1.4142 * 0.1875 / 100));
}

TEST_CASE("parameters that make no sense are named", "[distribution]") {
    const auto where = [](const Distribution& d) {
        const Result<void> checked = d.check();
        return checked ? std::string("fine") : checked.error().where;
    };
    CHECK(where(Distribution::constant(-1)).empty());
    CHECK(where(Distribution::constant(math::kNaN)).empty());
    CHECK(where(Distribution::exponential(math::kInfinity)) == "Mean");
    CHECK(where(Distribution::uniform(-1, 2)) == "Low");
    CHECK(where(Distribution::uniform(3, 2)) == "High");
    CHECK(where(Distribution::normal(1, -1)) == "SD");
    CHECK(where(Distribution::logNormal(0, 2)) == "Median");
    CHECK(where(Distribution::logNormal(2, 1)) == "P99");
    CHECK(where(Distribution::logNormalMeanCv(2, -1)) != "fine");
    CHECK(where(Distribution::gamma(1, -1)) == "CV");
    CHECK(where(Distribution::weibull(1, 0)) == "Shape");
    CHECK(where(Distribution::pareto(0, 2)) == "Minimum");
    CHECK(where(Distribution::percentiles({{0.5, 1}})) == "Percentiles");
    CHECK(where(Distribution::percentiles({{0.5, 2}, {0.9, 1}})) == "Percentiles");
    CHECK(where(Distribution::percentiles({{0.0, 1}, {0.9, 2}})) == "Percentiles");
    CHECK(where(Distribution::piecewise({{0.0, 1}, {0.9, 2}})) == "Piecewise");
    CHECK(where(Distribution::empirical({})) == "Empirical");
    CHECK(where(Distribution::mixture({1}, {Distribution::constant(-1)})).empty());
    CHECK(where(Distribution::mixture({1, 2}, {Distribution::constant(1)})) == "Mixture");
    CHECK(where(Distribution::regimes({Distribution::constant(1)}, {1})) == "Regimes");
    CHECK(where(Distribution::logNormal(6, 30)) == "fine");
}
