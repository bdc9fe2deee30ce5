// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/calibrate/percentile_knots.hpp"

namespace headroom::calibrate {

/// Percentiles for a law that goes through a sample; none where it is too small for any. Each lies where the straight
/// lines beside it leave the sample's mean between any two of them, inside what it lies in 95 times of 100. (A chord
/// lies above a quantile function that bends upwards: on the sample's own percentiles the law of a log-normal sample
/// would be 1.6 % too slow.) The last two stand close together: as the format goes on beyond the last with the
/// log-normal through them, they give the tail the mean of the values that lie in it.
std::vector<Knot> fitPercentileLaw(const Sample& sample, const Precision& precision);

}  // namespace headroom::calibrate
