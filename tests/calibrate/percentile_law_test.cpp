// SPDX-License-Identifier: GPL-3.0-or-later
// The law that is written of a sample is the sample's: its mean, its quantiles, its distribution function.
#include "scenarios/calibrate/percentile_law.hpp"

#include <cmath>

#include "model/base/distribution.hpp"
#include "model/base/random.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Distribution;

namespace {

/// Durations as Lambda writes them, in hundredths of a millisecond.
calibrate::Sample sampleOf(const Distribution& law, std::uint64_t seed, int count) {
    calibrate::Sample sample;
    base::Stream stream(base::deriveKey(seed, 0));
    for (int i = 0; i < count; ++i)
        sample.record(base::microseconds(std::llround(*law.quantile(stream.uniformOpen()) * 1e5) * 10));
    return sample;
}

double standardError(const calibrate::Sample& sample) {
    double squares = 0.0;
    for (const auto& step : sample.steps())
        squares += (step.upTo - step.below) * std::pow(static_cast<double>(step.value.count) - sample.mean(), 2);
    return std::sqrt(squares / static_cast<double>(sample.count()));
}

struct Law {
    const char* name;
    Distribution law;
};

std::vector<Law> laws() {
    return {{"log-normal", Distribution::logNormal(0.020, 0.100)},
            {"exponential", Distribution::exponential(0.050)},
            {"uniform", Distribution::uniform(0.010, 0.050)},
            {"pareto", Distribution::pareto(0.010, 2.5)},
            {"weibull", Distribution::weibull(0.030, 1.5)},
            {"two modes", Distribution::piecewise({{0.0, 0.010}, {0.9, 0.011}, {0.9001, 1.0}, {1.0, 1.1}})},
            {"few outliers", Distribution::piecewise({{0.0, 0.020}, {0.995, 0.025}, {0.9951, 3.0}, {1.0, 3.1}})}};
}

}  // namespace

TEST_CASE("the law has its sample's mean, whatever the sample", "[calibrate]") {
    for (const Law& one : laws()) {
        for (const int count : {20, 300, 5'000, 100'000}) {
            INFO(one.name << " " << count);
            const calibrate::Sample sample = sampleOf(one.law, 11, count);
            const calibrate::Fit fit = calibrate::fitPercentiles(sample);
            CHECK(std::abs(fit.mean * 1e9 - sample.mean()) < 0.6 * standardError(sample));
        }
    }
}

TEST_CASE("no quantile of the law leaves what the sample says of it, and the law passes for the sample's",
          "[calibrate]") {
    for (const Law& one : laws()) {
        for (const int count : {300, 5'000, 100'000}) {
            const calibrate::Sample sample = sampleOf(one.law, 12, count);
            const calibrate::Fit fit = calibrate::fitPercentiles(sample);
            INFO(one.name << " " << count << " by " << fit.points.size() << " percentiles");
            CHECK(fit.distance < fit.critical);
            CHECK(fit.points.size() <= calibrate::kMostKnots + 1);  // one beside the last
            for (const auto& point : fit.points) {
                if (point.p == 0.0) continue;  // where the law begins
                const auto range = calibrate::quantileRange(sample, point.p);
                const double written = point.value * 1e9;
                INFO(point.p);
                CHECK(written > static_cast<double>(range.low.count) - 1000.0);
                CHECK(written < static_cast<double>(range.high.count) + 1000.0);
            }
        }
    }
}

// A log-normal of median 20 ms and p99 100 ms: sigma = ln 5 / 2.326348 = 0.691824, mean 20 exp(sigma^2 / 2) = 25.4074
// ms. A hundred thousand values know their mean to 0.25 % (its coefficient of variation over the root of the number).
TEST_CASE("mean, p99 and p99.9 of a log-normal come back from a large sample", "[calibrate]") {
    const Distribution law = Distribution::logNormal(0.020, 0.100);
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const calibrate::Fit fit = calibrate::fitPercentiles(sampleOf(law, seed, 100'000));
        INFO(seed);
        CHECK(std::abs(fit.mean / 0.0254074 - 1.0) < 0.0075);
        CHECK(std::abs(fit.quantile(0.99) / 0.100 - 1.0) < 0.025);  // three standard errors
        CHECK(std::abs(fit.quantile(0.999) / *law.quantile(0.999) - 1.0) < 0.08);
    }
}

TEST_CASE("values that are all the same, and fewer than eight, are told by their mean", "[calibrate]") {
    calibrate::Sample same;
    for (int i = 0; i < 50; ++i) same.record(base::milliseconds(40));
    CHECK(calibrate::fitPercentiles(same).law.asString() == "40ms");
    calibrate::Sample few;
    for (int i = 1; i <= 7; ++i) few.record(base::milliseconds(i * i));  // 1 to 49: 140 / 7
    CHECK(calibrate::fitPercentiles(few).law.asString() == "20ms");
}

// 25 values around 8 ms and 5 around 400: the upper quarter's mean needs values as long, and none that are longer.
TEST_CASE("a law of few values has no tail that none of them came near", "[calibrate]") {
    calibrate::Sample sample;
    for (int i = 0; i < 25; ++i) sample.record(base::microseconds(6000 + 160 * i));
    for (int i = 0; i < 5; ++i) sample.record(base::milliseconds(340 + 25 * i));
    const calibrate::Fit fit = calibrate::fitPercentiles(sample);
    CHECK(std::abs(fit.mean * 1e9 / sample.mean() - 1.0) < 0.05);
    CHECK(fit.quantile(0.99) < 0.6);
    CHECK(fit.quantile(0.999999) < 1.0);
    CHECK(fit.quantile(0.95) > 0.35);
}

TEST_CASE("names of percentiles are those that the format reads", "[calibrate]") {
    CHECK(calibrate::percentileName(0.5) == "P50");
    CHECK(calibrate::percentileName(0.01) == "P01");
    CHECK(calibrate::percentileName(0.999) == "P999");
    CHECK(calibrate::percentileName(0.1) == "P10");
    CHECK(calibrate::percentileName(0.0005) == "P0005");
    CHECK(calibrate::percentileName(0.123456) == "P123456");
}

// Two values 1 and 3, each half of the sample: Q is 1 up to a half and 3 from there on. Between 1/4 and 3/4 lie
// 1/4 x 1 + 1/4 x 3 = 1; of u Q(u), (1/4 - 1/16) / 2 x 1 + (9/16 - 1/4) / 2 x 3 = 3/32 + 15/32.
TEST_CASE("integrals of a sample's quantiles, by hand", "[calibrate]") {
    calibrate::Sample sample;
    sample.record(base::Duration(1));
    sample.record(base::Duration(3));
    const calibrate::SampleQuantiles quantiles(sample);
    CHECK(quantiles.at(0.4) == 1.0);
    CHECK(quantiles.at(0.6) == 3.0);
    CHECK(quantiles.area(0.0, 1.0) == Approx(2.0));
    CHECK(quantiles.area(0.25, 0.75) == Approx(1.0));
    CHECK(quantiles.moment(0.25, 0.75) == Approx(18.0 / 32.0));
}
