// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/open_executions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "scenarios/study/counted_warning.hpp"

namespace headroom::study {

using engine::LatencyHistogram;

namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();
constexpr double kRounding = 1e-9;

double seconds(std::int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e9; }

/// Goes through the lengths at which executions ended; `visit(bucket, share)` has the share of all that end then, and
/// what is given back is the share that outlasts what was seen.
template <typename Visit>
double eachEnd(const LatencyHistogram& ended, const LatencyHistogram& running, Visit&& visit) {
    auto left = static_cast<double>(ended.count() + running.count());
    double outlasting = 1.0;
    for (std::size_t bucket = 0; bucket < LatencyHistogram::kBuckets; ++bucket) {
        const auto ends = static_cast<double>(ended.countIn(bucket));
        if (ends > 0.0) {
            const double share = outlasting * ends / left;
            outlasting -= share;
            visit(bucket, share);
        }
        left -= ends + static_cast<double>(running.countIn(bucket));
    }
    return outlasting < kRounding ? 0.0 : outlasting;
}

double middleOf(std::size_t bucket) {
    return (seconds(LatencyHistogram::lowerEdge(bucket)) + seconds(LatencyHistogram::lowerEdge(bucket + 1))) / 2.0;
}

double longestSeen(const LatencyHistogram& ended, const LatencyHistogram& running) {
    return std::max(base::toSeconds(ended.largest()), base::toSeconds(running.largest()));
}

Bounds mean(const LatencyHistogram& ended, const LatencyHistogram& running, double value) {
    double all = 0.0;
    double endedAlone = 0.0;
    const double outlasting = eachEnd(ended, running, [&](std::size_t bucket, double share) {
        all += share * middleOf(bucket);
        endedAlone += static_cast<double>(ended.countIn(bucket)) * middleOf(bucket);
    });
    if (endedAlone <= 0.0) return {value, value};
    all += outlasting * longestSeen(ended, running);
    const double low = value * all / (endedAlone / static_cast<double>(ended.count()));
    return {low, outlasting > 0.0 ? kUnbounded : low};
}

Bounds percentileOf(const LatencyHistogram& ended, const LatencyHistogram& running, double p, double value) {
    double below = 0.0;
    std::size_t found = LatencyHistogram::kBuckets;
    eachEnd(ended, running, [&](std::size_t bucket, double share) {
        below += share;
        if (below + kRounding >= p) found = std::min(found, bucket);
    });
    if (found == LatencyHistogram::kBuckets) return {longestSeen(ended, running), kUnbounded};
    if (found == LatencyHistogram::bucketOf(base::fromSeconds(value))) return {value, value};
    return {seconds(LatencyHistogram::lowerEdge(found)), seconds(LatencyHistogram::lowerEdge(found + 1))};
}

/// "23.9 h", "1.50 min": for a sentence.
std::string lengthText(double length) {
    if (length >= 3600.0) return fmt::format("{:.3g} h", length / 3600.0);
    if (length >= 60.0) return fmt::format("{:.3g} min", length / 60.0);
    return length >= 1.0 ? fmt::format("{:.3g} s", length) : fmt::format("{:.3g} ms", length * 1000.0);
}

std::string valueText(const ObjectiveResult& result, double value) {
    return result.metric == "ErrorRate" ? fmt::format("{:.2f} %", value * 100.0) : lengthText(value);
}

}  // namespace

Bounds failedShare(const stepfunctions::ExecutionEnds& ends) {
    LatencyHistogram ended = ends.succeeded;
    ended.merge(ends.failed);
    double failed = 0.0;
    const double outlasting = eachEnd(ended, ends.running, [&](std::size_t bucket, double share) {
        failed += share * static_cast<double>(ends.failed.countIn(bucket)) / static_cast<double>(ended.countIn(bucket));
    });
    return {failed, failed + outlasting};
}

Bounds timeStatistic(const LatencyHistogram& ended, const LatencyHistogram& running, double percentile, double value) {
    if (running.count() == 0) return {value, value};
    if (percentile == 0.0) return mean(ended, running, value);
    if (percentile <= 1.0) return percentileOf(ended, running, percentile, value);
    const bool outlasted = running.largest() > ended.largest();
    return outlasted ? Bounds{longestSeen(ended, running), kUnbounded} : Bounds{value, value};
}

stepfunctions::ExecutionEnds endsOf(const std::vector<Replication>& replications, const std::string& machine) {
    stepfunctions::ExecutionEnds all;
    for (const Replication& replication : replications) {
        for (const LatencySample& sample : replication.latency) {
            if (sample.of != machine || sample.ends == nullptr) continue;
            all.succeeded.merge(sample.ends->succeeded);
            all.failed.merge(sample.ends->failed);
            all.running.merge(sample.ends->running);
        }
    }
    return all;
}

void weighOpen(const Bounds& bounds, std::uint64_t running, const std::optional<Interval>& interval,
               ObjectiveResult& result) {
    if (result.met == Met::Undecided || running == 0) return;
    const Interval own = interval.value_or(Interval{result.value, result.value});
    const double low = own.low + std::min(bounds.low - result.value, 0.0);
    const double high = own.high + std::max(bounds.high - result.value, 0.0);
    const bool stays = result.met == Met::Yes ? high <= result.limit : low > result.limit;
    if (stays) return;
    result.met = Met::Undecided;
    const std::string least = valueText(result, bounds.low);
    result.why =
        counted(running, "executions were under way at the end") +
        (running == 1 ? ": with that one it is " : ": with them it is ") +
        (std::isinf(bounds.high) ? least + " or more" : "between " + least + " and " + valueText(result, bounds.high));
}

}  // namespace headroom::study
