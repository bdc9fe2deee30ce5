// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "model/workload/timestamp.hpp"

namespace headroom::workload {

/// Recorded traffic: either how many arrivals fell into each interval, or every arrival's own time.
struct Trace {
    Timestamp start;                       ///< of the first interval, or the first arrival; UTC
    base::Duration interval{};             ///< 0 when `arrivals` is used
    std::vector<double> counts;            ///< one an interval, >= 0, not always whole (sums of samples)
    std::vector<base::Duration> arrivals;  ///< offsets from `start`, in order
    bool includesRetries = false;          ///< the counts hold retried attempts as well as first ones

    /// From the first interval's begin to the last one's end.
    base::Duration length() const;
    /// All arrivals.
    double total() const;
    bool operator==(const Trace&) const = default;
};

/// What to do about intervals without a value.
enum class Gaps {
    Refuse,       ///< an error that names them
    Zero,         ///< nothing arrived (CloudWatch writes no value when nothing happens)
    Interpolate,  ///< a straight line between the neighbours
};

/// One measured value. `line` is its place in the file, 0 when there is none.
struct TracePoint {
    Timestamp time;  ///< begin of the interval
    double value = 0.0;
    std::size_t line = 0;
};

struct TraceOptions {
    std::optional<base::Duration> interval;  ///< else the most frequent distance of neighbours
    Gaps gaps = Gaps::Refuse;
    bool includesRetries = false;
};

/// A trace from points in any order. Errors: no points; a value that is negative or not a number; two points at the
/// same time; points off the grid of the interval; gaps, unless a policy is given; more than ten million intervals.
/// The first few places are named, with their number and, of a file with lines, the line of the first.
base::Result<Trace> traceFromPoints(std::vector<TracePoint> points, const TraceOptions& options);

/// A trace of single arrivals, in any order; with an interval they are counted into intervals (gaps are then zeros).
base::Result<Trace> traceFromArrivals(std::vector<Timestamp> times, const TraceOptions& options);

}  // namespace headroom::workload
