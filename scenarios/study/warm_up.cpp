// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/warm_up.hpp"

#include <algorithm>

namespace headroom::study {

namespace {

constexpr base::Duration kStationary = base::hours(2);

/// Runs at a fixed interval repeat with it: as many of them as stationary load would be warmed up for, a day at most.
base::Duration cycleOf(const workload::Schedule& schedule) {
    if (!schedule.every || *schedule.every >= base::days(1)) return base::days(1);
    const std::int64_t runs = (kStationary.count + schedule.every->count - 1) / schedule.every->count;
    return base::Duration(runs * schedule.every->count);
}

}  // namespace

std::optional<base::Duration> periodOf(const workload::TrafficSpec& spec) {
    const workload::ArrivalProcess& process = spec.arrivals.process;
    base::Duration period;
    if (std::holds_alternative<workload::Weekly>(process)) {
        period = base::days(7);
    } else if (std::holds_alternative<workload::Diurnal>(process)) {
        period = base::days(1);
    } else if (const auto* schedule = std::get_if<workload::Schedule>(&process)) {
        period = cycleOf(*schedule);
    } else {
        return std::nullopt;
    }
    return spec.arrivals.timeScale == 1.0 ? period
                                          : base::fromSeconds(base::toSeconds(period) * spec.arrivals.timeScale);
}

std::optional<base::Duration> longestPeriod(const format::Scenario& scenario) {
    std::optional<base::Duration> longest;
    for (const format::Design& design : scenario.designs) {
        for (const workload::TrafficSpec& spec : design.workloads) longest = std::max(longest, periodOf(spec));
    }
    return longest;
}

base::Duration leastWarmUp(const format::Scenario& scenario) {
    return scenario.simulation.warmUp.value_or(longestPeriod(scenario).value_or(kStationary));
}

base::Duration seriesPeriod(base::Duration duration) {
    constexpr std::int64_t kMostPeriods = 12'000;
    for (const base::Duration period : {base::minutes(1), base::minutes(5)}) {
        if (duration / period <= kMostPeriods) return period;
    }
    return base::hours(1);
}

}  // namespace headroom::study
