// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

// Oracle: exact quantiles of the sorted sample.
namespace headroom::engine {

namespace {

using base::Duration;

Duration exactQuantile(const std::vector<std::int64_t>& sorted, double p) {
    const double wanted = std::ceil(p * static_cast<double>(sorted.size()));
    return Duration(sorted[static_cast<std::size_t>(std::max(wanted, 1.0)) - 1]);
}

void compareQuantiles(const std::function<std::int64_t(base::Stream&)>& draw) {
    base::Stream stream(42);
    LatencyHistogram histogram;
    std::vector<std::int64_t> values(200'000);
    for (auto& value : values) {
        value = draw(stream);
        histogram.record(Duration(value));
    }
    std::sort(values.begin(), values.end());
    for (const double p : {0.0001, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1.0}) {
        const Duration exact = exactQuantile(values, p);
        const auto away = std::abs(static_cast<double>((histogram.percentile(p) - exact).count));
        INFO("p " << p << " exact " << exact.count << " ours " << histogram.percentile(p).count);
        CHECK(away <= 0.01 * static_cast<double>(exact.count));
    }
    CHECK(histogram.percentile(1.0) == Duration(values.back()));
    CHECK(histogram.smallest() == Duration(values.front()));
}

}  // namespace

TEST_CASE("quantiles are within 1 % of the exact ones", "[histogram]") {
    SECTION("uniform") {
        compareQuantiles([](base::Stream& s) { return static_cast<std::int64_t>(s.below(50'000'000)) + 1'000; });
    }
    SECTION("heavy tail") {
        compareQuantiles([](base::Stream& s) {
            return static_cast<std::int64_t>(2e6 / std::sqrt(s.uniformOpen() * s.uniformOpen()));
        });
    }
    SECTION("nine decades") {
        compareQuantiles([](base::Stream& s) { return static_cast<std::int64_t>(std::exp(21.0 * s.uniform())) + 100; });
    }
    SECTION("few values at the edges of buckets") {
        // The worst case of interpolation: everything in a bucket lies at one end of it.
        compareQuantiles([](base::Stream& s) {
            const std::int64_t edge = LatencyHistogram::lowerEdge(1'500 + 40 * s.below(8));
            return s.chance(0.5) ? edge : edge - 1;
        });
    }
    SECTION("one value") {
        compareQuantiles([](base::Stream&) { return std::int64_t{123'456'789}; });
    }
    SECTION("up to 255 ns exactly") {
        compareQuantiles([](base::Stream& s) { return static_cast<std::int64_t>(s.below(256)); });
    }
}

TEST_CASE("buckets are contiguous and hold what lies between their edges", "[histogram]") {
    for (std::size_t i = 0; i < LatencyHistogram::kBuckets; ++i) {
        const std::int64_t low = LatencyHistogram::lowerEdge(i);
        const std::int64_t high = LatencyHistogram::lowerEdge(i + 1);
        REQUIRE(low < high);
        REQUIRE(LatencyHistogram::bucketOf(Duration(low)) == i);
        REQUIRE(LatencyHistogram::bucketOf(Duration(high - 1)) == i);
        if (low > 256) REQUIRE(static_cast<double>(high - low) <= 0.008 * static_cast<double>(low));
    }
    CHECK(LatencyHistogram::bucketOf(Duration(std::numeric_limits<std::int64_t>::max())) ==
          LatencyHistogram::kBuckets - 1);
    CHECK(LatencyHistogram::bucketOf(Duration(-5)) == 0);
}

TEST_CASE("merged histograms are as one that saw everything", "[histogram]") {
    base::Stream stream(8);
    LatencyHistogram one;
    LatencyHistogram left;
    LatencyHistogram right;
    for (int i = 0; i < 50'000; ++i) {
        const Duration value(static_cast<std::int64_t>(stream.below(1'000'000'000)));
        one.record(value);
        (stream.chance(0.3) ? left : right).record(value);
    }
    left.merge(right);
    for (std::size_t i = 0; i < LatencyHistogram::kBuckets; ++i) REQUIRE(left.countIn(i) == one.countIn(i));
    CHECK(left.count() == one.count());
    CHECK(left.meanNanoseconds() == one.meanNanoseconds());
    CHECK(left.smallest() == one.smallest());
    CHECK(left.largest() == one.largest());
    CHECK(left.percentile(0.99) == one.percentile(0.99));
    LatencyHistogram empty;
    left.merge(empty);
    CHECK(left.smallest() == one.smallest());
}

TEST_CASE("mean and share are exact where they promise to be", "[histogram]") {
    LatencyHistogram histogram;
    CHECK(histogram.percentile(0.5) == Duration(0));
    CHECK(histogram.smallest() == Duration(0));
    CHECK(histogram.shareAtMost(Duration(5)) == 1.0);
    for (std::int64_t i = 1; i <= 100; ++i) histogram.record(base::milliseconds(i));
    CHECK(histogram.meanNanoseconds() == 50'500'000.0);
    CHECK(histogram.shareAtMost(base::milliseconds(30)) == 0.30);
    CHECK(histogram.shareAtMost(base::milliseconds(100)) == 1.0);
    CHECK(histogram.shareAtMost(base::microseconds(1)) == 0.0);
}

}  // namespace headroom::engine
