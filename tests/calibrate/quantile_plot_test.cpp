// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/quantile_plot.hpp"

#include <cmath>

#include "model/base/distribution.hpp"
#include "model/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("a fitted law goes through its sample's quantiles", "[calibrate]") {
    const base::Distribution law = base::Distribution::logNormal(0.020, 0.090);
    calibrate::Sample sample;
    base::Stream stream(base::deriveKey(5, 0));
    for (int i = 0; i < 20'000; ++i) sample.record(base::fromSeconds(*law.quantile(stream.uniformOpen())));
    const calibrate::QuantilePlot plot = calibrate::plotOf("F duration", sample);
    CHECK(plot.count == 20'000);
    CHECK(plot.distance < 0.02);
    CHECK(plot.points.front().share == 0.01);
    CHECK(plot.points.back().share == 0.999);  // twenty observations lie beyond
    for (const calibrate::QuantilePlot::Point& point : plot.points) {
        CAPTURE(point.share);
        CHECK(point.law == Approx(point.sample).epsilon(0.03));
    }
    const std::string csv = calibrate::toCsv(plot);
    CHECK(csv.starts_with("share,sample,law\n0.01,0.0"));
}

TEST_CASE("few observations tell few quantiles", "[calibrate]") {
    calibrate::Sample sample;
    for (int i = 1; i <= 12; ++i) sample.record(base::milliseconds(i));
    const calibrate::QuantilePlot plot = calibrate::plotOf("F", sample);
    REQUIRE(plot.points.size() == 1);
    CHECK(plot.points.front().share == 0.5);
    // The sample's sixth is 6 ms; its median, with six on either side, 6.5 ms.
    CHECK(plot.points.front().law == Approx(0.0065).epsilon(0.05));
}
