// SPDX-License-Identifier: GPL-3.0-or-later
// Durations drawn from a law that is known, told as CloudWatch does: minute by minute, as average and percentiles.
#include "scenarios/calibrate/pooled_durations.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/distribution.hpp"
#include "model/base/random.hpp"
#include "scenarios/calibrate/mean_and_percentiles.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using calibrate::RecordedDurations;

namespace {

/// A percentile of sorted values, as the smallest that the share does not exceed, or between two.
double percentile(const std::vector<double>& values, double share, bool between) {
    const auto last = static_cast<double>(values.size() - 1);
    if (!between) return values[static_cast<std::size_t>(std::max(std::ceil(share * (last + 1.0) - 1e-9) - 1.0, 0.0))];
    const auto below = static_cast<std::size_t>(share * last);
    const double part = share * last - static_cast<double>(below);
    return values[below] + part * (values[std::min(below + 1, values.size() - 1)] - values[below]);
}

struct Told {
    std::size_t periods;
    int most;                 ///< a period has from half of it up to it
    bool between;             ///< how its percentiles are read
    double busySlower = 1.0;  ///< in a tenth of the periods durations are so many times as long
};

RecordedDurations told(const base::Distribution& law, const Told& how, std::uint64_t seed) {
    base::Stream stream(base::deriveKey(seed, 0));
    RecordedDurations recorded;
    recorded.counted = true;
    for (std::size_t i = 0; i < how.periods; ++i) {
        const int count = how.most / 2 + static_cast<int>(stream.uniformOpen() * (how.most - how.most / 2 + 1));
        std::vector<double> values;
        double sum = 0.0;
        for (int k = 0; k < std::max(count, 1); ++k) {
            values.push_back(*law.quantile(stream.uniformOpen()) * (i % 10 == 0 ? how.busySlower : 1.0));
            sum += values.back();
        }
        std::ranges::sort(values);
        const auto number = static_cast<double>(values.size());
        recorded.periods.push_back(
            {number, sum / number, percentile(values, 0.5, how.between), percentile(values, 0.99, how.between)});
    }
    return recorded;
}

double at(const document::Node& law, const char* name) {
    const document::Node& value = *law.find("LogNormal")->find(name);
    const document::Node* likely = value.find("Uncertain");
    return std::stod((likely != nullptr ? *likely->find("Likely") : value).asString());
}

}  // namespace

// ln 5 / 2.3263 = 0.69184 is the law's spread, so its mean is 20 exp(0.23932) = 25.408 ms.
TEST_CASE("a law comes back from minutes of few invocations, however their percentiles are read", "[calibrate]") {
    const base::Distribution law = base::Distribution::logNormal(20.0, 100.0);
    for (const int most : {3, 8, 40, 90, 600}) {
        for (const bool between : {false, true}) {
            INFO("up to " << most << " a minute, between two: " << between);
            const std::size_t periods =
                std::max(std::size_t{600}, std::size_t{12'000} / static_cast<std::size_t>(most));
            const calibrate::PooledDurations pooled = calibrate::pool(told(law, {periods, most, between}, 1));
            REQUIRE(pooled.mean);
            REQUIRE(pooled.p99);
            INFO("p50 " << pooled.median->value << " p99 " << pooled.p99->low << " " << pooled.p99->value << " "
                        << pooled.p99->high << " mean " << pooled.mean->value);
            CHECK(std::abs(pooled.mean->value / 25.408 - 1.0) < 0.03);
            CHECK(std::abs(pooled.p99->value / 100.0 - 1.0) < 0.12);
            const calibrate::MeanLaw written = calibrate::lawWithMean(pooled);
            INFO(written.note);
            REQUIRE(written.law.find("LogNormal") != nullptr);
            const double sigma = std::log(at(written.law, "P99") / at(written.law, "Median")) / 2.326348;
            CHECK(std::abs(at(written.law, "Median") * std::exp(sigma * sigma / 2.0) / pooled.mean->value - 1.0) <
                  1e-3);
            CHECK(std::abs(at(written.law, "Median") / 20.0 - 1.0) < 0.05);
        }
    }
}

TEST_CASE("the p99's range holds it nine times of ten", "[calibrate]") {
    const base::Distribution law = base::Distribution::logNormal(20.0, 100.0);
    int held = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const calibrate::PooledDurations pooled = calibrate::pool(told(law, {400, 12, seed % 2 == 0}, seed));
        if (pooled.p99->low <= 100.0 && 100.0 <= pooled.p99->high) ++held;
    }
    CHECK(held >= 26);
}

TEST_CASE("a minute weighs as many as it had", "[calibrate]") {
    RecordedDurations recorded;
    recorded.counted = true;
    for (int i = 0; i < 20; ++i) recorded.periods.push_back({1.0, 10.0, 10.0, 10.0});
    recorded.periods.push_back({980.0, 100.0, 100.0, 100.0});
    const calibrate::PooledDurations pooled = calibrate::pool(recorded);
    CHECK(std::abs(pooled.mean->value - (20.0 * 10.0 + 980.0 * 100.0) / 1000.0) < 1e-9);
    CHECK(std::abs(pooled.median->value / 100.0 - 1.0) < 0.005);
    CHECK(pooled.count == 1000.0);
    recorded.counted = false;
    CHECK(std::abs(calibrate::pool(recorded).mean->value - (20.0 * 10.0 + 100.0) / 21.0) < 1e-9);
}

// A tenth of the time is four times as slow: of all invocations p99 is where 0.9 P(X > x) + 0.1 P(X > x / 4) = 1 %,
// which is 197.4 ms for this law; the median of the minutes' p99 is 100.
TEST_CASE("a slow hour is in the percentiles of all invocations", "[calibrate]") {
    const base::Distribution law = base::Distribution::logNormal(20.0, 100.0);
    for (const int most : {8, 2000}) {
        const std::size_t periods = most == 8 ? 4000 : 100;
        const calibrate::PooledDurations pooled = calibrate::pool(told(law, {periods, most, true, 4.0}, 3));
        INFO("up to " << most << ": " << pooled.p99->value);
        CHECK(std::abs(pooled.p99->value / 197.4 - 1.0) < 0.15);
    }
}

TEST_CASE("the law has the mean also where no log-normal one has the percentiles", "[calibrate]") {
    calibrate::PooledDurations pooled;
    const base::Distribution law = base::Distribution::logNormal(20.0, 100.0);
    for (const double share : calibrate::kPooledShares) pooled.quantiles.push_back(*law.quantile(share));
    pooled.median = calibrate::DurationLevel{20.0, 20.0, 20.0};
    pooled.p99 = calibrate::DurationLevel{100.0, 100.0, 100.0};
    for (const double mean : {21.0, 29.0, 45.0}) {
        INFO(mean);
        pooled.mean = calibrate::DurationLevel{mean, mean, mean};
        const calibrate::MeanLaw written = calibrate::lawWithMean(pooled);
        const document::Node* percentiles = written.law.find("Percentiles");
        REQUIRE(percentiles != nullptr);
        std::vector<base::shape::Point> points;
        for (const document::Member& one : percentiles->members())
            points.push_back({std::stod("0." + one.key.substr(1)), std::stod(one.value.asString())});
        CHECK(std::abs(base::Distribution::percentiles(points).mean() / mean - 1.0) < 0.003);
        CHECK(std::abs(points[4].value - 20.0) < 1e-6);
        CHECK(std::abs(points[13].value - 100.0) < 1e-6);
        CHECK_FALSE(written.note.empty());
    }
}
