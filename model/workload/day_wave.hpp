// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"

namespace headroom::workload {

/// A day's wave of mean 1: relative rate at a time of day t = peakToMean x exp(k (cos(2 pi (t - peakAt) / day) - 1)),
/// the von Mises curve, whose mean over the circle is exp(-k) I0(k) peakToMean = 1.
class DayWave {
public:
    /// `peakToMean` from 1 (flat) to 200.
    DayWave(double peakToMean, base::Duration peakAt);

    double concentration() const { return k_; }
    double at(base::Duration timeOfDay) const;

    struct Range {
        double low = 0.0;
        double high = 0.0;
    };
    /// The least and the greatest value in [from, to] within one day.
    Range range(base::Duration from, base::Duration to) const;

    /// A step at which low and high stay within about a tenth of each other.
    base::Duration step() const;

private:
    double k_;
    double peak_;
    base::Duration peakAt_;
};

/// exp(-k) I0(k), I0 the modified Bessel function: the mean of exp(k (cos - 1)) over a circle, k >= 0.
double scaledBesselI0(double k);

}  // namespace headroom::workload
