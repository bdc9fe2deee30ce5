// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Stands, among the values of parts, for a part that says nothing of a figure: no request ended in it. Everything here
/// leaves such values out (NaN, so that a difference to one is none either).
inline constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

/// The values of the parts that have one.
std::vector<double> knownOf(std::span<const double> values);

/// Fewer replications give no interval (scenario-format section 4).
inline constexpr std::size_t kFewestForInterval = 5;

/// Of the intervals that results show, whatever confidence an objective asks for.
inline constexpr double kShownConfidence = 0.95;

/// The 97.5 % quantile of Student's t with `degrees` >= 1 degrees of freedom, to 0.01 %.
double studentT975(std::size_t degrees);

/// The two-sided quantile of Student's t: within it either way lies a share `confidence` (0 to 1, both excluded) of it.
/// For 0.95 that of studentT975(), to 0.01 % for others.
double studentT(double confidence, std::size_t degrees);

/// Half the width of the 95 % confidence interval of the mean of independent values; nothing for fewer than five.
std::optional<double> halfWidth95(std::span<const double> values);

/// The interval around `centre` that the replications' values give, of what is never below 0 (times, rates, bills): it
/// is cut there, where Student's would go on when few values differ from 0 or one by much.
std::optional<Interval> interval95(double centre, std::span<const double> values);
/// The same at another confidence than 95 %.
std::optional<Interval> intervalAt(double confidence, double centre, std::span<const double> values);
/// The same of a share: what lies above 1 cannot be.
std::optional<Interval> shareInterval(double confidence, double share, std::span<const double> shares);
/// The same of differences, which may be negative.
std::optional<Interval> differenceInterval95(double centre, std::span<const double> values);

/// Where the mean of `ahead` further such parts will lie, 19 times in 20: values are independent parts, `ahead` (any
/// positive number) how many of them what is foretold is as long as. Nothing where interval95() has none.
std::optional<Interval> predictionInterval95(double centre, std::span<const double> values, double ahead);

/// 0 where there are none.
double mean(std::span<const double> values);
/// kNoValue where there are none: a figure that nothing is known of is not 0.
double knownMean(std::span<const double> values);

/// The p-quantile of a few values, interpolated between order statistics, of which the i-th of n is at (i - 1/2) / n.
/// Requires values.
double quantileOf(std::span<const double> values, double p);

}  // namespace headroom::study
