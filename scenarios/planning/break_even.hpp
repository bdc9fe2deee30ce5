// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/planning/axis.hpp"
#include "scenarios/planning/property_diff.hpp"
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

/// Which of the two has the lower figure at a value; Unclear: their difference is not beyond its noise.
enum class Lower : std::uint8_t { Unclear, First, Second };

/// Both designs at one value.
struct CrossingPoint {
    double value = 0.0;                         ///< of the axis, in its unit
    double first = 0.0;                         ///< no number: nothing ended in the design, so it has no such figure
    double second = 0.0;                        ///< likewise
    std::optional<study::Interval> difference;  ///< 95 %, second less first, paired
    Lower lower{};
    std::string firstFails{};   ///< what a design does not manage there (failuresOf); empty: it manages
    std::string secondFails{};  ///< likewise
    double beyondNoise = 0.0;   ///< what is not known of a cost however little replications differ, see unknownOf()
};

/// What a run of a design would warn of along the curve.
struct CurveWarning {
    std::string design;
    std::string text;        ///< with the numbers that it has at the least value
    double value = 0.0;      ///< the least value at which it is said
    std::size_t values = 0;  ///< at how many, today's included
};

struct BreakEven {
    std::string scenario;
    std::string first;
    std::string second;
    std::string axis;
    std::string unit;
    CrossingFigure figure;
    std::vector<CrossingPoint> curve;     ///< by value
    std::optional<double> crossing;       ///< nothing: see verdictOf()
    std::optional<study::Interval> ci95;  ///< of the crossing; nothing with fewer than five replications
    std::optional<CrossingPoint> today;   ///< as the file has it, where that is a number
    std::uint32_t replications = 0;
    bool partial = false;
    std::string calibration{};  ///< how far the file was checked against the real system (format::calibrationText)
    std::string prices{};       ///< the books and dates that its bills used (booksText)
    std::string heldInputs{};   ///< uncertain ones, at their Likely values (study::heldInputsText)
    std::vector<std::string> notPriced{};   ///< that costs leave out, see addUnpriced()
    std::vector<PropertyChange> changes{};  ///< what the second design has otherwise than the first, value by value
    std::vector<CurveWarning> warnings{};   ///< by design, in the order in which they were met
    std::vector<std::string> notes{};       ///< of the whole comparison, a sentence each
};

/// What a search says of the whole range.
enum class CrossingVerdict : std::uint8_t { Crossing, First, Second, NotToldApart };

/// What is said of a search with fewer than five replications.
inline constexpr const char* kNoInterval =
    "fewer than five replications: no interval, so what is said here may be chance; --replications 5 would say";

/// Crossing where one was found; else the design that is lower wherever the two are told apart.
CrossingVerdict verdictOf(const BreakEven& study);

/// Whether both designs have the figure there: nothing that ended has no latency.
bool hasAnswer(const CrossingPoint& point);

/// That a design has no such figure at some of the values, a sentence for each; nothing: both have it everywhere.
std::vector<std::string> unansweredIn(const BreakEven& study);

/// The curve with today's point, where that lies within it: what is told of the range rests on both. By value.
std::vector<CrossingPoint> pointsOf(const BreakEven& study);

/// How often the lower design changes along the curve (by value), over the points that are told apart.
std::size_t changesOf(std::span<const CrossingPoint> curve);

/// Which design is lower, from paired differences (second less first): their interval has 0 outside. Without an
/// interval (fewer than five) all of them must have one sign, which one replication always has.
Lower lowerOf(std::span<const double> differences, const std::optional<study::Interval>& interval);

/// Points that finding a crossing takes: six of the curve and about ten of the bisection.
inline constexpr std::size_t kCrossingPoints = 16;

/// How narrow the bracket of the crossing becomes, as a share of the range.
inline constexpr double kCrossingPrecision = 1.0 / 1024.0;

/// Finds one crossing between the ends of the range, where the paired difference changes its sign beyond its noise
/// (Lower): by bisection on the mean difference between two such values. Its interval is the difference's, by the slope
/// between those two, and not narrower than the last step of the bisection. Today's value
/// counts with them. Where the designs cross several times, the first of the crossings is found. Values at which a
/// design has no such figure are passed over, see unansweredIn(). Errors: BadInput (a design that is not there, an axis
/// without range, a latency that one of the designs has nowhere along it), what the engine finds.
base::Result<BreakEven> findBreakEven(const Source& source, const BreakEvenOptions& options,
                                      const study::RunOptions& run);

}  // namespace headroom::planning
