// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/planning/axis.hpp"
#include "scenarios/planning/trials.hpp"

/// Where two designs cross when one quantity is varied.
namespace headroom::planning {

/// What is compared.
struct CrossingFigure {
    std::string metric = "Cost";  ///< or "Latency"
    std::string of;               ///< of a latency
    std::string statistic;
};

struct BreakEvenOptions {
    std::string first;  ///< names of the designs
    std::string second;
    Axis axis;  ///< with a range
    CrossingFigure figure;
};

/// Both designs at one value.
struct CrossingPoint {
    double value = 0.0;  ///< of the axis, in its unit
    double first = 0.0;
    double second = 0.0;
    std::optional<study::Interval> difference;  ///< 95 %, second less first, paired
};

struct BreakEven {
    std::string scenario;
    std::string first;
    std::string second;
    std::string axis;
    std::string unit;
    CrossingFigure figure;
    std::vector<CrossingPoint> curve;     ///< by value
    std::optional<double> crossing;       ///< nothing: one design is lower all along the range
    std::optional<study::Interval> ci95;  ///< of the crossing
    std::optional<CrossingPoint> today;   ///< as the file has it, where that is a number
    std::uint32_t replications = 0;
    bool partial = false;
    std::string calibration{};  ///< how far the file was checked against the real system (format::calibrationText)
    std::vector<std::string> notPriced{};  ///< that costs leave out, see addUnpriced()
};

/// Points that finding a crossing takes: six of the curve and about ten of the bisection.
inline constexpr std::size_t kCrossingPoints = 16;

/// How narrow the bracket of the crossing becomes, as a share of the range.
inline constexpr double kCrossingPrecision = 1.0 / 1024.0;

/// Finds one crossing between the ends of the range by bisection on the mean paired difference; its interval is where a
/// line through the bracket's ends meets the difference's interval. Where the designs cross several times, one of the
/// crossings is found. Errors: BadInput (a design that is not there, an axis without range), what the engine finds.
base::Result<BreakEven> findBreakEven(const Source& source, const BreakEvenOptions& options,
                                      const study::RunOptions& run);

}  // namespace headroom::planning
