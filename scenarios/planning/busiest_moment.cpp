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

/// Of all open workloads.
std::vector<HeldRate> ratesOf(const format::Scenario& scenario) {
    std::vector<HeldRate> rates;
    for (const workload::TrafficSpec& spec : scenario.designs.front().workloads) {
        if (!spec.arrivals.isClosed()) rates.emplace_back(spec);
    }
    return rates;
}

double sumAt(const std::vector<HeldRate>& rates, base::Instant at) {
    double sum = 0.0;
    for (const HeldRate& rate : rates) sum += rate.perSecondAt(at);
    return sum;
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

/// Whether the load never turns, as that of a probe.
bool isSteady(const format::Scenario& scenario) {
    return std::ranges::all_of(scenario.designs.front().workloads, [](const workload::TrafficSpec& spec) {
        const workload::ArrivalProcess& process = spec.arrivals.process;
        return spec.arrivals.isClosed() || std::holds_alternative<workload::Poisson>(process) ||
               std::holds_alternative<workload::Constant>(process) ||
               std::holds_alternative<workload::Bursty>(process) || std::holds_alternative<workload::Schedule>(process);
    });
}

}  // namespace

base::Rate rateHeldAt(const workload::TrafficSpec& spec, base::Instant at) {
    const auto* replay = std::get_if<workload::TraceReplay>(&spec.arrivals.process);
    const bool fine = replay != nullptr && replay->trace->arrivals.empty() && replay->trace->interval < kMinute;
    return fine ? workload::meanRate(spec.arrivals, at, at + kMinute) : workload::rateAt(spec.arrivals, at);
}

HeldRate::HeldRate(const workload::TrafficSpec& spec) : spec_(&spec) {
    if (!std::holds_alternative<workload::Bursty>(spec.arrivals.process))
        curve_ = workload::makeRateCurve(spec.arrivals, 0);
}

HeldRate::HeldRate(HeldRate&&) noexcept = default;
HeldRate::~HeldRate() = default;

double HeldRate::perSecondAt(base::Instant at) const {
    return curve_ ? curve_->at(at) : rateHeldAt(*spec_, at).perSecond;
}

std::vector<base::Instant> momentsOver(const format::Scenario& scenario) {
    const base::Instant end{scenario.simulation.duration.count};
    std::vector<base::Instant> moments;
    for (base::Instant at{0}; at < end; at = at + kMinute) moments.push_back(at);
    for (const workload::TrafficSpec& spec : scenario.designs.front().workloads) addTurns(spec.arrivals, end, moments);
    std::ranges::sort(moments);
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

std::vector<LoadMoment> loadOver(const format::Scenario& scenario) {
    const std::vector<HeldRate> rates = ratesOf(scenario);
    std::vector<LoadMoment> load;
    for (const base::Instant at : momentsOver(scenario)) load.push_back({at, sumAt(rates, at)});
    return load;
}

LoadMoment busiestLoad(const format::Scenario& scenario) {
    if (isSteady(scenario)) return {base::Instant{0}, sumAt(ratesOf(scenario), base::Instant{0})};
    LoadMoment busiest{base::Instant{0}, -1.0};
    for (const LoadMoment& one : loadOver(scenario)) {
        if (one.perSecond > busiest.perSecond) busiest = one;
    }
    return busiest;
}

base::Instant busiestMoment(const format::Scenario& scenario) { return busiestLoad(scenario).at; }

double busiestRate(const format::Scenario& scenario) { return busiestLoad(scenario).perSecond; }

}  // namespace headroom::planning
