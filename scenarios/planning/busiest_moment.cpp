// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/busiest_moment.hpp"

#include <algorithm>
#include <variant>
#include <vector>

#include "model/workload/arrivals.hpp"
#include "model/workload/rate_curve.hpp"

namespace headroom::planning {

namespace {

constexpr base::Duration kMinute = base::minutes(1);
// A curve in more pieces (a year of weekly steps has 9,000) is looked at by the minute beyond them.
constexpr std::size_t kMostMoments = 100'000;

double rateOf(const format::Scenario& scenario, base::Instant at) {
    double rate = 0.0;
    for (const workload::TrafficSpec& spec : scenario.designs.front().workloads) {
        if (!spec.arrivals.isClosed()) rate += rateHeldAt(spec, at).perSecond;
    }
    return rate;
}

/// Where the curve of a workload turns: the ends of its pieces, between which it rises, falls or stays.
void addTurns(const workload::ArrivalSpec& arrivals, base::Instant end, std::vector<base::Instant>& moments) {
    // A bursty load is taken at its mean, which does not turn.
    if (std::holds_alternative<workload::Bursty>(arrivals.process)) return;
    const auto curve = workload::makeRateCurve(arrivals, 0);
    if (!curve) return;
    std::size_t turns = 0;
    for (base::Instant at{0}; at < end && turns < kMostMoments; ++turns) {
        const base::Instant next = std::min(curve->pieceAt(at).end, end);
        moments.push_back(at);
        moments.push_back(next - base::Duration(1));
        at = next;
    }
}

}  // namespace

base::Rate rateHeldAt(const workload::TrafficSpec& spec, base::Instant at) {
    const auto* replay = std::get_if<workload::TraceReplay>(&spec.arrivals.process);
    const bool fine = replay != nullptr && replay->trace->arrivals.empty() && replay->trace->interval < kMinute;
    return fine ? workload::meanRate(spec.arrivals, at, at + kMinute) : workload::rateAt(spec.arrivals, at);
}

std::vector<LoadMoment> loadOver(const format::Scenario& scenario) {
    const base::Instant end{scenario.simulation.duration.count};
    std::vector<base::Instant> moments;
    for (base::Instant at{0}; at < end; at = at + kMinute) moments.push_back(at);
    for (const workload::TrafficSpec& spec : scenario.designs.front().workloads) addTurns(spec.arrivals, end, moments);
    std::ranges::sort(moments);
    std::vector<LoadMoment> load;
    for (const base::Instant at : moments) {
        if (load.empty() || load.back().at != at) load.push_back({at, rateOf(scenario, at)});
    }
    return load;
}

base::Instant busiestMoment(const format::Scenario& scenario) {
    LoadMoment busiest{base::Instant{0}, -1.0};
    for (const LoadMoment& one : loadOver(scenario)) {
        if (one.perSecond > busiest.perSecond) busiest = one;
    }
    return busiest.at;
}

double busiestRate(const format::Scenario& scenario) { return rateOf(scenario, busiestMoment(scenario)); }

}  // namespace headroom::planning
