// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "scenarios/study/result.hpp"

/// Differences between designs that faced the same random numbers.
namespace headroom::planning {

/// For figures of which less is better: cost, latency, errors.
enum class Verdict : std::uint8_t { Better, Worse, Same, Unclear };

struct Difference {
    double value = 0.0;                       ///< the other less the base
    std::optional<study::Interval> paired;    ///< 95 %, from the differences replication by replication
    std::optional<study::Interval> unpaired;  ///< 95 %, as if the two had nothing in common (Welch)
    Verdict verdict = Verdict::Unclear;
};

/// A difference below this share of the base's value is "about the same".
inline constexpr double kAboutTheSame = 0.01;

/// `base` and `other` are the values shown, the samples theirs by replication. Without five pairs of which
/// both have a value there is no interval, and only identical samples are the same. Better or worse: the paired
/// interval has 0 outside and the difference is more than kAboutTheSame; about the same: the whole interval is within
/// that; else it is unclear.
Difference differenceOf(double base, double other, std::span<const double> baseSamples,
                        std::span<const double> otherSamples);

/// The same of designs that did not face the same random numbers: judged by the unpaired interval alone.
Difference unpairedDifferenceOf(double base, double other, std::span<const double> baseSamples,
                                std::span<const double> otherSamples);

}  // namespace headroom::planning
