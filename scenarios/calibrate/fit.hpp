// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/base/distribution.hpp"
#include "scenarios/calibrate/sample.hpp"
#include "scenarios/document/node.hpp"

namespace headroom::calibrate {

/// A sample as a distribution of the scenario format, and how far from the sample it is.
struct Fit {
    document::Node law;     ///< {"Percentiles": {...}}, or a duration where all values are the same
    double distance = 0.0;  ///< largest difference between the two distribution functions (Kolmogorov)
    double critical = 0.0;  ///< the difference that a sample of this size shows by chance in one of 20 (1.358 / sqrt n)
    std::vector<base::shape::Point> points{};  ///< quantiles that the law goes through; of a single value that one
    double mean = 0.0;                         ///< seconds, of the law

    /// Seconds of the law's quantile.
    double quantile(double share) const;
};

/// Percentiles of the sample, more of them the larger it is, whose law has the sample's mean (see fitPercentileLaw);
/// the mean alone where all values are the same or fewer than eight. `rounding`: what the measurement is rounded to;
/// Lambda writes hundredths of a millisecond. Requires a sample that is not empty.
Fit fitPercentiles(const Sample& sample, base::Duration rounding = base::microseconds(10));

/// The same of sizes, whose bytes stand in the place of nanoseconds.
document::Node sizeLaw(const Sample& sizes);

/// A quantile and what it lies in 95 times of 100, by order statistics: no law is assumed.
struct QuantileRange {
    base::Duration low;
    base::Duration value;
    base::Duration high;
    bool known = true;  ///< false: the sample is too small for it to have two ends
};

/// Requires a sample that is not empty.
QuantileRange quantileRange(const Sample& sample, double p);

/// Student's t that 95 of 100 lie within, by its expansion in 1 / degrees (Cornish and Fisher); 2 % low at 4 of them.
double studentT(double degrees);

/// The same of a sample's mean, by Student's t, which assumes that means are nearly normal. Requires a sample that is
/// not empty.
std::string meanText(const Sample& sample);

/// "12.3ms (12.1ms to 12.5ms)", or "12.3ms (too few for an interval)".
std::string toText(const QuantileRange& range);

/// "12.345ms": a duration as the format writes it.
std::string durationText(base::Duration length);

}  // namespace headroom::calibrate
