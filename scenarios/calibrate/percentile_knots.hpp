// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/calibrate/sample_quantiles.hpp"

namespace headroom::calibrate {

/// One percentile of a law: the logarithm of its nanoseconds, and what it may be.
struct Knot {
    double share = 0.0;
    double log = 0.0;
    double sample = 0.0;  ///< the sample's own, as a logarithm
    double low = 0.0;     ///< logarithms: what the percentile lies in 95 times of 100
    double high = 0.0;
    bool held = false;  ///< it stays where the sample has it
};

/// What a measurement can tell: half of what it is rounded to, and the smallest value that a law may have; nanoseconds.
struct Precision {
    double resolution = 0.0;
    double least = 0.0;
};

/// The percentiles that a law linear in the logarithm between them needs to be no further from the sample than one
/// standard error of its shares, at most kMostKnots: where the law begins (P00, which any value up to the
/// next may be), and others that have ten observations
/// beyond them at least (a quarter of a sample of fewer than 40). None for fewer than eight.
std::vector<Knot> chooseKnots(const Sample& sample, const SampleQuantiles& quantiles, const Precision& precision);

/// Where a law is furthest from its sample between two percentiles, in standard errors of the share, and which share to
/// take in against it.
struct Departure {
    double errors = 0.0;
    double share = 0.0;
};

/// For each percentile, what is between it and the one before; nothing is told of what lies below the second and beyond
/// the last.
std::vector<Departure> departuresOf(const std::vector<Knot>& knots, const SampleQuantiles& quantiles,
                                    const Sample& sample, const Precision& precision);

inline constexpr std::size_t kMostKnots = 100;

/// "P50", "P995": the name that the scenario format has for a share, which is of whole millionths.
std::string percentileName(double share);

}  // namespace headroom::calibrate
