// SPDX-License-Identifier: GPL-3.0-or-later
// What is known comes back: laws out of logs written from them, within the ranges that calibration states.
#include <array>
#include <cmath>
#include <cstdio>

#include "model/base/distribution.hpp"
#include "model/base/random.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/report_line.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// A REPORT line of that duration, as Lambda rounds it.
std::string lineOf(double seconds) {
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(),
                  "REPORT RequestId: 3897a7c2\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: 512 MB\tMax "
                  "Memory Used: 88 MB\t\n",
                  seconds * 1e3, std::ceil(seconds * 1e3));
    return text.data();
}

calibrate::Sample sampleOf(const base::Distribution& law, std::uint64_t seed, int count) {
    calibrate::Sample sample;
    base::Stream stream(base::deriveKey(seed, 0));
    for (int i = 0; i < count; ++i) {
        const auto report = calibrate::parseReport(lineOf(*law.quantile(stream.uniformOpen())));
        REQUIRE(report);
        sample.record(report->duration);
    }
    return sample;
}

/// In how many of 100 logs the stated range of the quantile holds the law's own.
int holds(const base::Distribution& law, double p, int count) {
    int held = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto range = calibrate::quantileRange(sampleOf(law, seed, count), p);
        const double truth = *law.quantile(p) * 1e9;
        if (static_cast<double>(range.low.count) <= truth && truth <= static_cast<double>(range.high.count)) ++held;
    }
    return held;
}

}  // namespace

TEST_CASE("stated ranges hold the truth 90 times of 100, whatever the law", "[calibrate]") {
    const std::vector<std::pair<const char*, base::Distribution>> laws{
        {"log-normal", base::Distribution::logNormal(0.020, 0.090)},
        {"exponential", base::Distribution::exponential(0.050)},
        {"uniform", base::Distribution::uniform(0.010, 0.050)},
        {"weibull", base::Distribution::weibull(0.030, 1.5)},
        {"pareto", base::Distribution::pareto(0.010, 2.5)},
    };
    for (const auto& [name, law] : laws) {
        for (const double p : {0.5, 0.9, 0.99}) {
            INFO(name << " at " << p);
            CHECK(holds(law, p, 2000) >= 90);
        }
    }
}

TEST_CASE("ranges of few observations are wide, not wrong", "[calibrate]") {
    const base::Distribution law = base::Distribution::logNormal(0.020, 0.090);
    CHECK(holds(law, 0.5, 30) >= 90);
    const auto few = calibrate::quantileRange(sampleOf(law, 5, 30), 0.5);
    const auto many = calibrate::quantileRange(sampleOf(law, 5, 3000), 0.5);
    const auto width = [](const calibrate::QuantileRange& range) {
        return static_cast<double>((range.high - range.low).count) / static_cast<double>(range.value.count);
    };
    CHECK(width(few) > 4.0 * width(many));
}

// All of five lie above the median one time in 32; all of six one in 64. All of 367 lie below the p99 one time in 40.
TEST_CASE("a sample too small for an interval has none", "[calibrate]") {
    const auto known = [](std::uint64_t count, double p) {
        calibrate::Sample sample;
        for (std::uint64_t i = 0; i < count; ++i) sample.record(base::milliseconds(20));
        return calibrate::quantileRange(sample, p);
    };
    CHECK_FALSE(known(5, 0.5).known);
    CHECK(known(6, 0.5).known);
    CHECK_FALSE(known(367, 0.99).known);
    CHECK(known(368, 0.99).known);
    CHECK(calibrate::toText(known(1, 0.99)).find("(too few for an interval)") != std::string::npos);
}
