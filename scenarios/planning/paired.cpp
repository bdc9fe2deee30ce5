// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/paired.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

using study::Interval;

/// Of the variance of the mean of independent values.
double varianceOfMean(std::span<const double> values) {
    const double centre = study::mean(values);
    double squares = 0.0;
    for (const double value : values) squares += (value - centre) * (value - centre);
    const auto n = static_cast<double>(values.size());
    return squares / (n - 1.0) / n;
}

/// Welch's interval: degrees of freedom by Satterthwaite.
std::optional<Interval> welch(double difference, std::span<const double> ofA, std::span<const double> ofB) {
    const std::vector<double> a = study::knownOf(ofA);
    const std::vector<double> b = study::knownOf(ofB);
    if (std::min(a.size(), b.size()) < study::kFewestForInterval) return std::nullopt;
    const double va = varianceOfMean(a);
    const double vb = varianceOfMean(b);
    if (va + vb <= 0.0) return Interval{difference, difference};
    const double degrees = (va + vb) * (va + vb) /
                           (va * va / static_cast<double>(a.size() - 1) + vb * vb / static_cast<double>(b.size() - 1));
    const double half = study::studentT975(static_cast<std::size_t>(std::max(1.0, degrees))) * std::sqrt(va + vb);
    return Interval{difference - half, difference + half};
}

/// Replication by replication; where neither has a value, too.
bool areTheSame(std::span<const double> a, std::span<const double> b) {
    return std::ranges::equal(a, b, [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

Verdict judge(double base, const Interval& interval) {
    const double margin = kAboutTheSame * std::abs(base);
    if (interval.low >= -margin && interval.high <= margin) return Verdict::Same;
    const double middle = (interval.low + interval.high) / 2.0;
    if (std::abs(middle) <= margin) return Verdict::Unclear;
    if (interval.high < 0.0) return Verdict::Better;
    return interval.low > 0.0 ? Verdict::Worse : Verdict::Unclear;
}

}  // namespace

Difference differenceOf(double base, double other, std::span<const double> baseSamples,
                        std::span<const double> otherSamples) {
    if (baseSamples.size() != otherSamples.size()) return unpairedDifferenceOf(base, other, baseSamples, otherSamples);
    Difference difference{other - base, std::nullopt, std::nullopt, Verdict::Unclear};
    std::vector<double> differences;
    for (std::size_t i = 0; i < baseSamples.size(); ++i) differences.push_back(otherSamples[i] - baseSamples[i]);
    difference.paired = study::differenceInterval95(difference.value, differences);
    difference.unpaired = welch(difference.value, baseSamples, otherSamples);
    if (difference.paired)
        difference.verdict = judge(base, *difference.paired);
    else if (areTheSame(baseSamples, otherSamples) && base == other)
        difference.verdict = Verdict::Same;
    return difference;
}

Difference unpairedDifferenceOf(double base, double other, std::span<const double> baseSamples,
                                std::span<const double> otherSamples) {
    Difference difference{other - base, std::nullopt, std::nullopt, Verdict::Unclear};
    difference.unpaired = welch(difference.value, baseSamples, otherSamples);
    if (difference.unpaired) difference.verdict = judge(base, *difference.unpaired);
    return difference;
}

}  // namespace headroom::planning
