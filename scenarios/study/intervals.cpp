// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/intervals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace headroom::study {

double studentT975(std::size_t degrees) {
    // Exact values; beyond them the Cornish-Fisher expansion is good to five digits.
    static constexpr std::array kTable{12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624,
                                       2.306004,  2.262157, 2.228139, 2.200985, 2.178813, 2.160369, 2.144787,
                                       2.131450,  2.119905, 2.109816, 2.100922, 2.093024, 2.085963};
    if (degrees >= 1 && degrees <= kTable.size()) return kTable[degrees - 1];
    const double z = 1.959963985;
    const auto n = static_cast<double>(degrees);
    const double z3 = z * z * z;
    const double z5 = z3 * z * z;
    return z + (z3 + z) / (4.0 * n) + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * n * n);
}

double mean(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

std::optional<double> halfWidth95(std::span<const double> values) {
    if (values.size() < kFewestForInterval) return std::nullopt;
    const double centre = mean(values);
    double squares = 0.0;
    for (const double value : values) squares += (value - centre) * (value - centre);
    const auto n = static_cast<double>(values.size());
    return studentT975(values.size() - 1) * std::sqrt(squares / (n - 1.0) / n);
}

std::optional<Interval> differenceInterval95(double centre, std::span<const double> values) {
    const auto half = halfWidth95(values);
    if (!half) return std::nullopt;
    return Interval{centre - *half, centre + *half};
}

std::optional<Interval> interval95(double centre, std::span<const double> values) {
    auto interval = differenceInterval95(centre, values);
    if (interval) interval->low = std::max(interval->low, 0.0);
    return interval;
}

std::optional<Interval> predictionInterval95(double centre, std::span<const double> values, double ahead) {
    const auto half = halfWidth95(values);
    if (!half || ahead <= 0.0) return std::nullopt;
    // halfWidth95 is of s / sqrt(n): here s x sqrt(1 / n + 1 / ahead).
    const double wider = *half * std::sqrt(1.0 + static_cast<double>(values.size()) / ahead);
    return Interval{std::max(centre - wider, 0.0), centre + wider};
}

double quantileOf(std::span<const double> values, double p) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    // The i-th of n stands for (i - 1/2) / n, as it does where draws are one a stratum (Hazen).
    const auto last = static_cast<double>(sorted.size() - 1);
    const double at = std::clamp(p * static_cast<double>(sorted.size()) - 0.5, 0.0, last);
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (sorted[high] - sorted[low]) * (at - static_cast<double>(low));
}

}  // namespace headroom::study
