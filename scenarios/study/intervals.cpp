// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/intervals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <vector>

namespace headroom::study {

namespace {

constexpr std::size_t kManyDegrees = 200;  // beyond them the expansion is good to seven digits

/// By the Cornish-Fisher expansion from the normal quantile.
double expandedT(double z, double n) {
    const double z3 = z * z * z;
    const double z5 = z3 * z * z;
    return z + (z3 + z) / (4.0 * n) + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * n * n);
}

/// The share of Student's t within `t` either way: Abramowitz and Stegun, Handbook of Mathematical Functions (1964),
/// 26.7.3 and 26.7.4.
double shareWithin(double t, std::size_t degrees) {
    const double angle = std::atan(t / std::sqrt(static_cast<double>(degrees)));
    const double cosine = std::cos(angle);
    const bool odd = degrees % 2 == 1;
    double term = odd ? cosine : 1.0;
    double sum = 0.0;
    for (std::size_t i = odd ? 1 : 0; i + 2 <= degrees; i += 2) {
        sum += term;
        const auto power = static_cast<double>(i);
        term *= (power + 1.0) / (power + 2.0) * cosine * cosine;
    }
    return odd ? 2.0 / std::numbers::pi * (angle + std::sin(angle) * sum) : std::sin(angle) * sum;
}

/// Where a function that grows reaches a value, between 0 and 1e6.
template <class Function>
double reached(double value, const Function& function) {
    double low = 0.0;
    double high = 1.0;
    while (function(high) < value && high < 1e6) high *= 2.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2.0;
        (function(middle) < value ? low : high) = middle;
    }
    return (low + high) / 2.0;
}

}  // namespace

double studentT(double confidence, std::size_t degrees) {
    if (confidence == kShownConfidence) return studentT975(degrees);
    if (degrees <= kManyDegrees) return reached(confidence, [&](double t) { return shareWithin(t, degrees); });
    const double z = reached(confidence, [](double x) { return std::erf(x / std::numbers::sqrt2); });
    return expandedT(z, static_cast<double>(degrees));
}

double studentT975(std::size_t degrees) {
    // Exact values; beyond them the Cornish-Fisher expansion is good to five digits.
    static constexpr std::array kTable{12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624,
                                       2.306004,  2.262157, 2.228139, 2.200985, 2.178813, 2.160369, 2.144787,
                                       2.131450,  2.119905, 2.109816, 2.100922, 2.093024, 2.085963};
    if (degrees >= 1 && degrees <= kTable.size()) return kTable[degrees - 1];
    return expandedT(1.959963985, static_cast<double>(degrees));
}

std::vector<double> knownOf(std::span<const double> values) {
    std::vector<double> known;
    std::ranges::copy_if(values, std::back_inserter(known), [](double value) { return !std::isnan(value); });
    return known;
}

double mean(std::span<const double> values) {
    const std::vector<double> known = knownOf(values);
    double sum = 0.0;
    for (const double value : known) sum += value;
    return known.empty() ? 0.0 : sum / static_cast<double>(known.size());
}

double knownMean(std::span<const double> values) { return knownOf(values).empty() ? kNoValue : mean(values); }

std::optional<double> halfWidth95(std::span<const double> values) {
    const std::vector<double> known = knownOf(values);
    if (known.size() < kFewestForInterval) return std::nullopt;
    const double centre = mean(known);
    double squares = 0.0;
    for (const double value : known) squares += (value - centre) * (value - centre);
    const auto n = static_cast<double>(known.size());
    return studentT975(known.size() - 1) * std::sqrt(squares / (n - 1.0) / n);
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

std::optional<Interval> intervalAt(double confidence, double centre, std::span<const double> values) {
    auto half = halfWidth95(values);
    if (!half) return std::nullopt;
    const std::size_t degrees = knownOf(values).size() - 1;
    if (confidence != kShownConfidence) *half *= studentT(confidence, degrees) / studentT975(degrees);
    return Interval{std::max(centre - *half, 0.0), centre + *half};
}

std::optional<Interval> shareInterval(double confidence, double share, std::span<const double> shares) {
    std::optional<Interval> interval = intervalAt(confidence, share, shares);
    if (interval) interval->high = std::min(1.0, interval->high);
    return interval;
}

std::optional<Interval> predictionInterval95(double centre, std::span<const double> values, double ahead) {
    const auto half = halfWidth95(values);
    if (!half || ahead <= 0.0) return std::nullopt;
    // halfWidth95 is of s / sqrt(n): here s x sqrt(1 / n + 1 / ahead).
    const double wider = *half * std::sqrt(1.0 + static_cast<double>(knownOf(values).size()) / ahead);
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
