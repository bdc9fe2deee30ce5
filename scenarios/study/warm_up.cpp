// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/warm_up.hpp"

#include <algorithm>
#include <variant>

#include "scenarios/study/cycles.hpp"

namespace headroom::study {

namespace {

/// Shorter cycles say nothing of how long a design takes to be as it will stay.
constexpr base::Duration kUsualWarmUp = base::hours(2);

}  // namespace

std::optional<base::Duration> periodOf(const workload::TrafficSpec& spec) {
    const auto* schedule = std::get_if<workload::Schedule>(&spec.arrivals.process);
    if (schedule == nullptr) return cycleOf(spec);
    // No state remembers for longer than a day what a schedule started, and what it starts by the month it starts by
    // day.
    const base::Duration period = std::min(cycleOf(*schedule).value_or(base::days(1)), base::days(1));
    return stretched(period, spec);
}

std::optional<base::Duration> longestPeriod(const format::Scenario& scenario) {
    std::optional<base::Duration> longest;
    for (const format::Design& design : scenario.designs) {
        for (const workload::TrafficSpec& spec : design.workloads) {
            const auto period = periodOf(spec);
            if (period && *period >= kUsualWarmUp) longest = std::max(longest, period);
        }
    }
    return longest;
}

base::Duration leastWarmUp(const format::Scenario& scenario) {
    return scenario.simulation.warmUp.value_or(longestPeriod(scenario).value_or(kUsualWarmUp));
}

base::Duration seriesPeriod(base::Duration duration) {
    constexpr std::int64_t kMostPeriods = 12'000;
    for (const base::Duration period : {base::minutes(1), base::minutes(5)}) {
        if (duration / period <= kMostPeriods) return period;
    }
    return base::hours(1);
}

}  // namespace headroom::study
