// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/calibrate/sample.hpp"

namespace headroom::calibrate {

/// A fitted law against its sample: quantile by quantile, how far apart they are at most, from how much.
struct QuantilePlot {
    struct Point {
        double share = 0.0;   ///< 0.99
        double sample = 0.0;  ///< seconds
        double law = 0.0;
        bool operator==(const Point&) const = default;
    };
    std::string what;  ///< "PlaceOrder duration"
    std::vector<Point> points;
    double distance = 0.0;  ///< see Fit
    double critical = 0.0;
    std::uint64_t count = 0;
};

/// Of the law that calibration takes from a sample of times, which is not empty. Quantiles beyond what ten observations
/// tell are left out.
QuantilePlot plotOf(std::string what, const Sample& sample);

/// "share,sample,law", in seconds.
std::string toCsv(const QuantilePlot& plot);

}  // namespace headroom::calibrate
