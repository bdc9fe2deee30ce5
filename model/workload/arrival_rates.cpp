// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include "model/workload/arrivals.hpp"
#include "model/workload/rate_curve.hpp"

namespace headroom::workload {
namespace {

using base::Instant;
using base::Rate;

double longRunRate(const Bursty& bursty) {
    double arrivals = 0.0;
    double time = 0.0;
    for (const Bursty::State& state : bursty.states) {
        arrivals += state.rate.perSecond * base::toSeconds(state.meanStay);
        time += base::toSeconds(state.meanStay);
    }
    return arrivals / time;
}

double closedRate(const Closed& closed) {
    const double think = closed.think.mean();
    return think > 0.0 ? static_cast<double>(closed.users) / think : std::numeric_limits<double>::infinity();
}

/// Arrivals of the trace before an instant of its own time; before Start the mirrored ones, negative.
double arrivalsBefore(const std::vector<base::Duration>& arrivals, double ns) {
    if (ns < 0.0) { return -arrivalsBefore(arrivals, -ns); }
    const auto before = std::partition_point(arrivals.begin(), arrivals.end(), [ns](base::Duration offset) {
        return static_cast<double>(offset.count) < ns;
    });
    return static_cast<double>(before - arrivals.begin());
}

/// Between two times of the trace's own, 0 <= from <= to, of which only the intervals that they touch are looked at.
double countsBetween(const Trace& trace, double from, double to) {
    const auto interval = static_cast<double>(trace.interval.count);
    const auto all = static_cast<double>(trace.counts.size());
    const double first = std::min(from / interval, all);
    const double last = std::min(to / interval, all);
    double sum = 0.0;
    for (auto i = static_cast<std::size_t>(first); i < trace.counts.size() && static_cast<double>(i) < last; ++i) {
        const auto begin = static_cast<double>(i);
        sum += trace.counts[i] * (std::min(begin + 1.0, last) - std::max(begin, first));
    }
    return sum;
}

/// Before Start the trace is mirrored.
double expectedFromTrace(const ArrivalSpec& spec, const Trace& trace, Instant begin, Instant end) {
    const double from = static_cast<double>(begin.ns) / spec.timeScale;
    const double to = static_cast<double>(end.ns) / spec.timeScale;
    if (!trace.arrivals.empty())
        return spec.scale * (arrivalsBefore(trace.arrivals, to) - arrivalsBefore(trace.arrivals, from));
    const double mirrored = from < 0.0 ? countsBetween(trace, std::max(-to, 0.0), -from) : 0.0;
    return spec.scale * (mirrored + (to > 0.0 ? countsBetween(trace, std::max(from, 0.0), to) : 0.0));
}

// Simpson's rule on each piece: exact for constant and linear ones, far below 1e-9 for the day's wave.
double expectedFromCurve(RateCurve& curve, Instant begin, Instant end) {
    double sum = 0.0;
    while (begin < end) {
        const RatePiece piece = curve.pieceAt(begin);
        const Instant until = std::min(piece.end, end);
        const base::Duration length = until - begin;
        const double middle = piece.low == piece.high ? piece.low : curve.at(begin + length / 2);
        const double first = piece.low == piece.high ? piece.low : curve.at(begin);
        const double last = piece.low == piece.high ? piece.low : curve.at(until - base::Duration(1));
        sum += (first + 4.0 * middle + last) / 6.0 * base::toSeconds(length);
        begin = until;
    }
    return sum;
}

double expectedFromSchedule(const ArrivalSpec& spec, Instant begin, Instant end) {
    const auto& schedule = std::get<Schedule>(spec.process);
    if (schedule.every) {
        return spec.scale * base::toSeconds(end - begin) / (base::toSeconds(*schedule.every) * spec.timeScale);
    }
    const std::unique_ptr<ArrivalSource> source = makeArrivals(spec, 0, begin, end);
    double runs = 0.0;
    while (source->next()) { runs += 1.0; }
    return runs;
}

}  // namespace

Rate rateAt(const ArrivalSpec& spec, Instant at) {
    const double factor = spec.scale / spec.timeScale;
    if (const auto* constant = std::get_if<Constant>(&spec.process)) { return {constant->rate.perSecond * factor}; }
    if (const auto* bursty = std::get_if<Bursty>(&spec.process)) { return {longRunRate(*bursty) * factor}; }
    if (const auto* closed = std::get_if<Closed>(&spec.process)) { return {closedRate(*closed) * factor}; }
    if (const auto* replay = std::get_if<TraceReplay>(&spec.process)) {
        const base::Duration bin = replay->trace->arrivals.empty() ? replay->trace->interval : base::minutes(1);
        const double step = static_cast<double>(bin.count) * spec.timeScale;
        const double first = std::floor(static_cast<double>(at.ns) / step) * step;
        const Instant begin{static_cast<std::int64_t>(first)};
        const Instant end{static_cast<std::int64_t>(first + step)};
        return {expectedFromTrace(spec, *replay->trace, begin, end) / base::toSeconds(end - begin)};
    }
    const std::unique_ptr<RateCurve> curve = makeRateCurve(spec, 0);
    return {curve ? curve->at(at) : 0.0};
}

Rate meanRate(const ArrivalSpec& spec, Instant begin, Instant end) {
    const double time = base::toSeconds(end - begin);
    if (const auto* replay = std::get_if<TraceReplay>(&spec.process)) {
        return {expectedFromTrace(spec, *replay->trace, begin, end) / time};
    }
    if (std::holds_alternative<Schedule>(spec.process)) { return {expectedFromSchedule(spec, begin, end) / time}; }
    const std::unique_ptr<RateCurve> curve = makeRateCurve(spec, 0);
    if (curve && !std::holds_alternative<Bursty>(spec.process)) {
        return {expectedFromCurve(*curve, begin, end) / time};
    }
    return rateAt(spec, begin);
}

}  // namespace headroom::workload
