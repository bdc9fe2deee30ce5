// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "gui/items/density.hpp"
#include "gui/items/traffic.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;
using base::Distribution;

TEST_CASE("a density peaks at the mode and says the percentiles") {
    const auto log = densityOf(Distribution::logNormal(0.006, 0.030));
    REQUIRE(log);
    CHECK(log->p50 == Approx(0.006));
    CHECK(log->p99 == Approx(0.030));
    CHECK(densityText(*log, false).replace(QChar(0x00a0), u' ').startsWith("p50 6.00 ms"));
    // Of exp(mu + sigma Z) the mode is exp(mu - sigma^2), on a logarithmic axis the median.
    const double sigma = std::log(5.0) / 2.3263;
    const auto top = std::ranges::max_element(log->curve, {}, [](const auto& point) { return point.second; });
    const double mode = log->logarithmic ? 0.006 : 0.006 * std::exp(-sigma * sigma);
    CHECK(top->first == Approx(mode).epsilon(0.05));
    CHECK(top->second == 1.0);
}

TEST_CASE("a uniform density is flat, an exponential falls, a constant has none") {
    const auto flat = densityOf(Distribution::uniform(1.0, 3.0));
    REQUIRE(flat);
    for (const auto& [value, height] : flat->curve) CHECK(height == Approx(1.0).epsilon(1e-6));
    const auto falling = densityOf(Distribution::gamma(1.0, 0.5));  // by draws
    REQUIRE(falling);
    CHECK(falling->p50 == Approx(0.918).epsilon(0.02));  // of a gamma of shape 4 and mean 1
    CHECK_FALSE(densityOf(Distribution::constant(2.0)));
}

TEST_CASE("an expected arrival curve has the mean and the peak that the file says") {
    const auto charts = trafficChartsOf(sample::scenario(), 0);
    REQUIRE(charts.size() == 1);
    const auto& values = charts.front().lines.front().values;
    double sum = 0.0;
    for (const double value : values) sum += value;
    CHECK(values.size() == 720);
    CHECK(sum / static_cast<double>(values.size()) == Approx(120.0).epsilon(0.001));
    CHECK(*std::ranges::max_element(values) == Approx(300.0).epsilon(0.001));
    CHECK(charts.front().title == "Shoppers");
    CHECK(charts.front().detail.contains("busiest 300/s"));
    CHECK(trafficChartsOf(sample::scenario(), 9).empty());
}
