// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/sample.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using calibrate::Sample;

TEST_CASE("a small sample's quantiles are values of it, exactly", "[calibrate]") {
    Sample sample;
    for (const double ms : {36.8, 22.35, 51.07, 36.8, 40.0}) sample.record(base::fromSeconds(ms / 1e3));
    CHECK(sample.exact());
    CHECK(sample.count() == 5);
    CHECK(sample.percentile(0.5) == base::fromSeconds(0.0368));
    CHECK(sample.percentile(0.2) == base::fromSeconds(0.02235));
    CHECK(sample.percentile(0.99) == base::fromSeconds(0.05107));
    const auto steps = sample.steps();
    REQUIRE(steps.size() == 4);  // two values are the same
    CHECK(steps[1].value == base::fromSeconds(0.0368));
    CHECK(steps[1].below == Approx(0.2));
    CHECK(steps[1].upTo == Approx(0.6));
    CHECK(steps.back().upTo == 1.0);
}

TEST_CASE("a large sample is kept in buckets 0.8 % wide", "[calibrate]") {
    Sample sample;
    const auto many = static_cast<std::int64_t>(Sample::kExact) + 1;
    for (std::int64_t i = 1; i <= many; ++i) sample.record(base::microseconds(100 * i));
    CHECK_FALSE(sample.exact());
    CHECK(sample.count() == static_cast<std::uint64_t>(many));
    const double median = base::toSeconds(sample.percentile(0.5));
    CHECK(median == Approx(static_cast<double>(many) * 50e-6).epsilon(calibrate::kSampleWidth));
    const auto steps = sample.steps();
    CHECK(steps.size() < Sample::kExact);
    CHECK(steps.back().upTo == 1.0);
    for (std::size_t i = 1; i < steps.size(); ++i) CHECK(steps[i].below == steps[i - 1].upTo);
}
