// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/checking/replay.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "model/workload/arrivals.hpp"
#include "scenarios/recorded/askers.hpp"
#include "scenarios/study/warm_up.hpp"

namespace headroom::checking {

using recorded::MatchedSeries;
using recorded::Statistic;

namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kDay = 86'400;
/// CloudWatch keeps a metric for 455 days (CloudWatch API Reference, GetMetricStatistics, 2026-11).
constexpr std::int64_t kLongestRecording = 455 * kDay;
constexpr std::int64_t kNanoseconds = 1'000'000'000;

base::Error bad(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

/// Of throttles a sample is a request that was not throttled as well, and of messages one is many.
bool counts(const MatchedSeries& one) {
    using Kind = Statistic::Kind;
    const bool throttles = one.publisher == recorded::Publisher::Function && one.metric->name == "Throttles";
    if (one.statistic.kind == Kind::Sum) return throttles || one.metric->name == recorded::countOf(one.publisher);
    return one.statistic.kind == Kind::SampleCount && recorded::countsSamples(*one.metric);
}

/// What a resource was asked for, period by period; nothing when that was not recorded.
std::shared_ptr<workload::Trace> trafficOf(const std::string& resource, const std::vector<MatchedSeries>& recording,
                                           std::int64_t begin, std::int64_t end) {
    std::shared_ptr<workload::Trace> trace;
    const auto add = [&](const MatchedSeries& one) {
        if (!trace) {
            trace = std::make_shared<workload::Trace>();
            trace->start = workload::Timestamp{begin * kNanoseconds};
            trace->interval = base::seconds(one.series.period);
            trace->counts.resize(static_cast<std::size_t>((end - begin + one.series.period - 1) / one.series.period));
        }
        const std::int64_t interval = trace->interval.count / kNanoseconds;
        for (const recorded::Datapoint& point : one.series.points) {
            if (point.second < begin || point.second >= end) continue;
            trace->counts[static_cast<std::size_t>((point.second - begin) / interval)] += point.value;
        }
    };
    for (const bool throttles : {false, true}) {
        for (const MatchedSeries& one : recording) {
            const bool isThrottles = one.metric->name == "Throttles";
            if (one.resource != resource || !counts(one) || isThrottles != throttles) continue;
            if (throttles && !trace) continue;  // refusals alone are not the traffic
            if (!throttles && trace) continue;  // Sum and SampleCount of one metric are the same
            add(one);
        }
    }
    return trace;
}

/// The mean rate of a workload as the scenario has it; users that wait for answers have none.
double plannedRate(const workload::TrafficSpec& spec, base::Duration length) {
    if (spec.arrivals.isClosed()) return 0.0;
    return workload::meanRate(spec.arrivals, base::Instant{0}, base::Instant{length.count}).perSecond;
}

void drive(workload::TrafficSpec& spec, const workload::Trace& recorded, double share) {
    auto own = std::make_shared<workload::Trace>(recorded);
    for (double& count : own->counts) count *= share;
    own->includesRetries = spec.retry != client::RetryMode::Off;
    if (own->includesRetries) spec.retry = client::RetryMode::Off;  // they are among what was counted
    const workload::Calendar calendar = spec.arrivals.calendar;
    spec.arrivals = {workload::TraceReplay{std::move(own), 1.0}, 1.0, 1.0, calendar};
}

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100.0 + 0.5)) + " %"; }

void driveWorkloads(const std::vector<MatchedSeries>& recording, base::Duration planned, Replay& replay) {
    const auto askers = recorded::askersWithin(replay.scenario.designs.front(), planned);
    std::vector<workload::TrafficSpec>& workloads = replay.scenario.designs.front().workloads;
    std::map<std::string, double> rates;
    std::map<std::string, std::size_t> number;
    for (const workload::TrafficSpec& spec : workloads) {
        rates[spec.target] += plannedRate(spec, planned);
        ++number[spec.target];
    }
    for (workload::TrafficSpec& spec : workloads) {
        const auto traffic = trafficOf(format::resourceOf(spec.target), recording, replay.begin, replay.end);
        if (!traffic || spec.session) {
            replay.notes.push_back(spec.name + ": no traffic of " + spec.target +
                                   " was recorded; it arrives as the scenario says");
            continue;
        }
        if (const auto asker = askers.find(format::resourceOf(spec.target)); asker != askers.end()) {
            replay.notes.push_back(spec.name + ": what " + spec.target + " counted is what " + asker->second +
                                   " asks of it as well; it arrives as the scenario says");
            continue;
        }
        const double all = rates[spec.target];
        const double share =
            all > 0.0 ? plannedRate(spec, planned) / all : 1.0 / static_cast<double>(number[spec.target]);
        drive(spec, *traffic, share);
        replay.driven.push_back(spec.name);
        const std::string resource = format::resourceOf(spec.target);
        if (std::ranges::find(replay.fed, resource) == replay.fed.end()) replay.fed.push_back(resource);
        std::string note = spec.name + ": arrives as " + spec.target + " counted";
        if (share < 1.0) note += ", of which it is " + percent(share) + " as in the scenario";
        replay.notes.push_back(std::move(note));
    }
}

/// Which percentile of single observations a series is (1: the longest); nothing for means and counts.
std::optional<double> shareOf(const MatchedSeries& one) {
    if (!one.metric->percentiles) return std::nullopt;
    if (one.statistic.kind == Statistic::Kind::Maximum) return 1.0;
    if (one.statistic.kind == Statistic::Kind::Percentile) return one.statistic.share;
    return std::nullopt;
}

/// What was recorded and a run keeps only when it is asked to: percentiles (and longest times), operations of tables,
/// cold starts.
void watch(const std::vector<MatchedSeries>& recording, Replay& replay) {
    for (const MatchedSeries& one : recording) {
        const std::optional<double> share = shareOf(one);
        if (!share && !one.metric->byOperation && one.metric->count.empty()) continue;
        const base::Duration window = base::seconds(one.series.period);
        const auto same = std::ranges::find_if(replay.watched, [&](const build::WatchedPercentiles& other) {
            return other.resource == one.resource && other.metric == one.metric->name &&
                   other.operation == one.operation && (!share || other.window == window);
        });
        if (same == replay.watched.end()) {
            std::vector<double> shares;
            if (share) shares.push_back(*share);
            replay.watched.push_back(
                {one.resource, std::string(one.metric->name), window, std::move(shares), one.operation});
        } else if (share && std::ranges::find(same->shares, *share) == same->shares.end()) {
            same->shares.push_back(*share);
        }
    }
}

}  // namespace

base::Result<Replay> replayOf(const format::Scenario& scenario, const std::vector<MatchedSeries>& recording) {
    Replay replay{scenario, study::leastWarmUp(scenario), {}, 0, 0, {}};
    bool first = true;
    for (const MatchedSeries& one : recording) {
        if (one.series.points.empty()) continue;
        replay.begin = first ? one.series.begin() : std::min(replay.begin, one.series.begin());
        replay.end = first ? one.series.end() : std::max(replay.end, one.series.end());
        first = false;
    }
    if (first)
        return bad(
            "nothing that was recorded belongs to this design: its resources go by their names there, or by "
            "FunctionName, "
            "TableName and the like where they have them; --real NAME=RECORDED says another");
    if (replay.end - replay.begin > kLongestRecording)
        return bad("what was recorded begins " + std::to_string((replay.end - replay.begin) / kDay) +
                   " days before it ends: do all files belong together?");
    replay.begin -= replay.begin % kMinute;
    replay.end += (kMinute - replay.end % kMinute) % kMinute;
    format::Simulation& simulation = replay.scenario.simulation;
    const base::Duration planned = simulation.duration;
    simulation.start = workload::toText(workload::Timestamp{replay.begin * kNanoseconds});
    simulation.startSecondsUtc = replay.begin;
    simulation.duration = base::seconds(replay.end - replay.begin);
    replay.scenario.uncertain.clear();
    driveWorkloads(recording, planned, replay);
    watch(recording, replay);
    return replay;
}

}  // namespace headroom::checking
