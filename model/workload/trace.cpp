// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/trace.hpp"
#include "model/base/few_of.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

namespace headroom::workload {
namespace {

using base::Duration;
using base::Errc;
using base::Error;
using base::Result;

constexpr std::int64_t kMostIntervals = 10'000'000;
constexpr std::size_t kPlacesNamed = 5;
constexpr const char* kBadInterval = "Interval must be above 0 and at most a year";

bool isInterval(Duration interval) { return interval > Duration(0) && interval <= base::days(366); }

std::string placeOf(const TracePoint& point) { return point.line > 0 ? "line " + std::to_string(point.line) : ""; }

Error bad(std::string where, std::string what) { return {Errc::BadInput, std::move(where), std::move(what)}; }

std::string seconds(Duration d) {
    const std::int64_t whole = d.count / base::kNanosecondsPerSecond;
    const std::int64_t ms = d.count / 1'000'000;
    return ms % 1'000 == 0 ? std::to_string(whole) + " s" : std::to_string(ms) + " ms";
}

Result<void> checkValues(const std::vector<TracePoint>& points) {
    for (const TracePoint& point : points) {
        if (!std::isfinite(point.value)) {
            return bad(placeOf(point), "the value at " + toText(point.time) + " is not a number");
        }
        if (point.value < 0.0) { return bad(placeOf(point), "the value at " + toText(point.time) + " is negative"); }
        if (point.value > 1e15) { return bad(placeOf(point), "the value at " + toText(point.time) + " is above 1e15"); }
    }
    return {};
}

Result<void> checkDuplicates(const std::vector<TracePoint>& sorted) {
    std::vector<std::string> places;
    std::string first;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const std::size_t one = sorted[i - 1].line;
        const std::size_t other = sorted[i].line;
        if (sorted[i].time != sorted[i - 1].time) { continue; }
        if (places.empty()) { first = placeOf(sorted[i]); }
        std::string place = toText(sorted[i].time);
        if (one != other) { place += " (lines " + std::to_string(one) + " and " + std::to_string(other) + ")"; }
        places.push_back(std::move(place));
    }
    if (places.empty()) { return {}; }
    return bad(first, "two values for the same time at " + base::fewOf(places, kPlacesNamed));
}

// The most frequent distance; of equally frequent ones the shortest.
Duration usualDistance(const std::vector<TracePoint>& sorted) {
    std::map<std::int64_t, std::size_t> counts;
    for (std::size_t i = 1; i < sorted.size(); ++i) { ++counts[(sorted[i].time - sorted[i - 1].time).count]; }
    auto best = counts.begin();
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it->second > best->second) { best = it; }
    }
    return Duration(best->first);
}

Result<Duration> intervalOf(const std::vector<TracePoint>& sorted, const TraceOptions& options) {
    if (!options.interval && sorted.size() < 2) {
        return bad("", "one value does not show its interval: give Interval");
    }
    const Duration interval = options.interval ? *options.interval : usualDistance(sorted);
    if (!isInterval(interval)) { return bad("", kBadInterval); }
    if ((sorted.back().time - sorted.front().time) / interval >= kMostIntervals) {
        return bad("", "spans more than ten million intervals of " + seconds(interval));
    }
    return interval;
}

/// Counts of five minutes are none of single ones: told where no two values are neighbours in the interval given. Rare
/// events are recorded with holes of any length, which says nothing.
Result<void> checkFineness(const std::vector<TracePoint>& sorted, const TraceOptions& options, Duration interval) {
    if (!options.interval || options.gaps == Gaps::Refuse || sorted.size() < 3) { return {}; }
    const Duration first = sorted[1].time - sorted[0].time;
    bool even = true;
    Duration shortest = first;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const Duration distance = sorted[i].time - sorted[i - 1].time;
        even = even && distance == first;
        shortest = std::min(shortest, distance);
    }
    if (shortest < interval * 2 || !(even || options.gaps == Gaps::Interpolate)) { return {}; }
    return bad("", "no two values are less than " + seconds(shortest) +
                       " apart, so each counts so long, not an Interval of " + seconds(interval) +
                       ": leave Interval out");
}

Result<void> checkGrid(const std::vector<TracePoint>& sorted, Duration interval) {
    std::vector<std::string> places;
    std::string first;
    for (const TracePoint& point : sorted) {
        if ((point.time - sorted.front().time).count % interval.count != 0) {
            if (places.empty()) { first = placeOf(point); }
            places.push_back(toText(point.time));
        }
    }
    if (places.empty()) { return {}; }
    return bad(first, "times are not a whole number of intervals of " + seconds(interval) + " after " +
                          toText(sorted.front().time) + ": " + base::fewOf(places, kPlacesNamed) +
                          "; give another Interval");
}

Result<void> checkGaps(const std::vector<TracePoint>& sorted, Duration interval) {
    std::vector<std::string> places;
    std::string first;
    std::int64_t missing = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const std::int64_t between = (sorted[i].time - sorted[i - 1].time) / interval - 1;
        if (between == 0) { continue; }
        missing += between;
        if (places.empty()) { first = placeOf(sorted[i]); }
        std::string place = toText(sorted[i - 1].time + interval);
        if (between > 1) { place += " to " + toText(sorted[i].time - interval); }
        places.push_back(std::move(place));
    }
    if (places.empty()) { return {}; }
    return bad(first, std::to_string(missing) + (missing == 1 ? " interval of " : " intervals of ") +
                          seconds(interval) + " without a value: " + base::fewOf(places, kPlacesNamed) +
                          "; say what to do with Gaps: \"zero\" or \"interpolate\"");
}

std::vector<double> fill(const std::vector<TracePoint>& sorted, Duration interval, Gaps gaps) {
    std::vector<double> counts;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        counts.push_back(sorted[i].value);
        if (i + 1 == sorted.size()) { break; }
        const std::int64_t steps = (sorted[i + 1].time - sorted[i].time) / interval;
        for (std::int64_t k = 1; k < steps; ++k) {
            const double part = static_cast<double>(k) / static_cast<double>(steps);
            const double line = sorted[i].value + part * (sorted[i + 1].value - sorted[i].value);
            counts.push_back(gaps == Gaps::Interpolate ? line : 0.0);
        }
    }
    return counts;
}

// Counts arrivals into intervals that begin at the first one's, floored to a whole interval since 1970.
Result<Trace> countArrivals(const std::vector<Timestamp>& sorted, Duration interval, bool includesRetries) {
    if (!isInterval(interval)) { return bad("", kBadInterval); }
    Trace trace;
    trace.interval = interval;
    trace.includesRetries = includesRetries;
    const std::int64_t since = sorted.front().ns % interval.count;
    trace.start = Timestamp{sorted.front().ns - (since < 0 ? since + interval.count : since)};
    if ((sorted.back() - trace.start) / interval >= kMostIntervals) {
        return bad("", "spans more than ten million intervals of " + seconds(interval));
    }
    trace.counts.assign(static_cast<std::size_t>((sorted.back() - trace.start) / interval) + 1, 0.0);
    for (const Timestamp time : sorted) {
        trace.counts[static_cast<std::size_t>((time - trace.start) / interval)] += 1.0;
    }
    return trace;
}

}  // namespace

Duration Trace::length() const {
    if (!arrivals.empty()) { return arrivals.back() + Duration(1); }
    return interval * static_cast<std::int64_t>(counts.size());
}

double Trace::total() const {
    double sum = static_cast<double>(arrivals.size());
    for (const double count : counts) { sum += count; }
    return sum;
}

Result<Trace> traceFromPoints(std::vector<TracePoint> points, const TraceOptions& options) {
    if (points.empty()) { return bad("", "the trace holds no values"); }
    if (options.interval && !isInterval(*options.interval)) { return bad("", kBadInterval); }
    if (const Result<void> fine = checkValues(points); !fine) { return fine.error(); }
    const auto before = [](const TracePoint& a, const TracePoint& b) { return a.time < b.time; };
    if (!std::is_sorted(points.begin(), points.end(), before)) {
        std::stable_sort(points.begin(), points.end(), before);
    }
    if (const Result<void> fine = checkDuplicates(points); !fine) { return fine.error(); }
    const Result<Duration> interval = intervalOf(points, options);
    if (!interval) { return interval.error(); }
    if (const Result<void> fine = checkGrid(points, *interval); !fine) { return fine.error(); }
    if (const Result<void> fine = checkFineness(points, options, *interval); !fine) { return fine.error(); }
    if (options.gaps == Gaps::Refuse) {
        if (const Result<void> fine = checkGaps(points, *interval); !fine) { return fine.error(); }
    }
    Trace trace;
    trace.start = points.front().time;
    trace.interval = *interval;
    trace.counts = fill(points, *interval, options.gaps);
    trace.includesRetries = options.includesRetries;
    return trace;
}

Result<Trace> traceFromArrivals(std::vector<Timestamp> times, const TraceOptions& options) {
    if (times.empty()) { return bad("", "the trace holds no arrivals"); }
    std::sort(times.begin(), times.end());
    if (!options.interval && options.gaps != Gaps::Refuse) {
        return bad("", "single arrivals have no gaps unless an Interval counts them: leave Gaps out");
    }
    if (options.interval) { return countArrivals(times, *options.interval, options.includesRetries); }
    Trace trace;
    trace.start = times.front();
    trace.includesRetries = options.includesRetries;
    trace.arrivals.reserve(times.size());
    for (const Timestamp time : times) { trace.arrivals.push_back(time - times.front()); }
    return trace;
}

}  // namespace headroom::workload
