// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "scenarios/calibrate/sample.hpp"

namespace headroom::calibrate {

/// A sample's quantile function, nanoseconds over the share: level along each value, rising through each bucket.
class SampleQuantiles {
public:
    /// Requires a sample that is not empty.
    explicit SampleQuantiles(const Sample& sample);

    const std::vector<Sample::Step>& steps() const { return steps_; }
    double at(double share) const;
    /// Its integral from one share to another, and that of itself times the share.
    double area(double from, double to) const { return sumTo(from, to, 0); }
    double moment(double from, double to) const { return sumTo(from, to, 1); }

private:
    struct Sums {
        double area = 0.0;
        double moment = 0.0;
    };
    double sumTo(double from, double to, int order) const;
    Sums sumsTo(double share) const;
    std::size_t stepOf(double share) const;

    std::vector<Sample::Step> steps_;
    std::vector<Sums> before_;  ///< each step
};

}  // namespace headroom::calibrate
