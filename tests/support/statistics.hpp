// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

/// Statistics for tests of random draws at fixed seeds.
namespace headroom::test {

/// The two-sided 99.9 % point of the standard normal distribution.
inline constexpr double kNormal999 = 3.2905;

struct Summary {
    double mean = 0.0;
    double variance = 0.0;
    double meanError = 0.0;      ///< standard error of the mean
    double varianceError = 0.0;  ///< standard error of the variance, from the sample's fourth moment
};

inline Summary summarise(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    Summary summary;
    for (const double v : values) { summary.mean += v / n; }
    double fourth = 0.0;
    for (const double v : values) {
        const double square = (v - summary.mean) * (v - summary.mean);
        summary.variance += square / (n - 1.0);
        fourth += square * square / n;
    }
    summary.meanError = std::sqrt(summary.variance / n);
    summary.varianceError = std::sqrt(std::max(0.0, fourth - summary.variance * summary.variance) / n);
    return summary;
}

/// Kolmogorov-Smirnov: the greatest distance between the sample's distribution function and `cdf`, times sqrt(n). Above
/// 1.95 with probability 0.001 when the sample is from `cdf` (for continuous ones).
template <class Cdf>
double kolmogorovSmirnov(std::vector<double> values, Cdf cdf) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double p = cdf(values[i]);
        distance = std::max({distance, p - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - p});
    }
    return distance * std::sqrt(n);
}

inline constexpr double kKolmogorov999 = 1.95;

/// Pearson's statistic as a standard normal deviate (Wilson and Hilferty's cube root); above 3.09 with probability
/// 0.001.
inline double chiSquareDeviate(const std::vector<double>& observed, const std::vector<double>& expected) {
    double sum = 0.0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        const double away = observed[i] - expected[i];
        sum += away * away / expected[i];
    }
    const double freedom = static_cast<double>(observed.size()) - 1.0;
    return (std::cbrt(sum / freedom) - (1.0 - 2.0 / (9.0 * freedom))) / std::sqrt(2.0 / (9.0 * freedom));
}

inline constexpr double kDeviate999 = 3.09;

/// Variance over mean: 1 for counts of a Poisson process.
inline double indexOfDispersion(const std::vector<double>& counts) {
    const Summary summary = summarise(counts);
    return summary.variance / summary.mean;
}

}  // namespace headroom::test
