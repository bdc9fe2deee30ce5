// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "model/base/random.hpp"
#include "model/theory/gaussian_process.hpp"
#include "model/theory/regression.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("a regression in standard deviations finds the shares of a sum of independent inputs") {
    // y = 3 a + 4 b of equal, independent variances: 9/25 and 16/25 of the variance, coefficients 0.6 and 0.8.
    std::vector<std::vector<double>> inputs(3);
    std::vector<double> output;
    for (int a = 0; a < 10; ++a) {
        for (int b = 0; b < 10; ++b) {
            inputs[0].push_back(a);
            inputs[1].push_back(b);
            inputs[2].push_back(7.0);  // never changes
            output.push_back(3.0 * a + 4.0 * b + 5.0);
        }
    }
    const auto fit = theory::standardisedFit(inputs, output);
    REQUIRE(fit);
    CHECK(fit->coefficients[0] == Approx(0.6).margin(1e-9));
    CHECK(fit->coefficients[1] == Approx(0.8).margin(1e-9));
    CHECK(fit->coefficients[2] == Approx(0.0).margin(1e-9));
    CHECK(fit->explained == Approx(1.0).margin(1e-9));
}

TEST_CASE("a regression of noise explains little; of too few points or a constant there is none") {
    base::Stream stream(1);
    std::vector<std::vector<double>> inputs(1);
    std::vector<double> output;
    for (int i = 0; i < 1000; ++i) {
        inputs[0].push_back(stream.uniform());
        output.push_back(stream.uniform());
    }
    CHECK(theory::standardisedFit(inputs, output)->explained < 0.02);
    CHECK_FALSE(theory::standardisedFit({{1, 2}}, {1, 2}));
    CHECK_FALSE(theory::standardisedFit({}, {1, 2, 3}));
    CHECK_FALSE(theory::standardisedFit({{1, 2, 3, 4}}, {5, 5, 5, 5}));
}

TEST_CASE("a surrogate goes through what it has seen, is unsure elsewhere, and guesses between") {
    std::vector<std::vector<double>> points;
    std::vector<double> values;
    for (const double x : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}) {
        points.push_back({x});
        values.push_back(100.0 + (x - 0.35) * (x - 0.35));
    }
    const theory::GaussianProcess surrogate(points, values);
    for (std::size_t i = 0; i < points.size(); ++i) {
        CHECK(surrogate.at(points[i]).mean == Approx(values[i]).margin(1e-3));
        CHECK(surrogate.at(points[i]).deviation < 0.01);
    }
    CHECK(surrogate.at({0.3}).mean == Approx(100.0025).margin(0.01));
    CHECK(surrogate.at({0.3}).deviation < surrogate.at({2.0}).deviation);
    CHECK(theory::GaussianProcess({{0.5}}, {7.0}).at({0.1}).mean == Approx(7.0));
}
