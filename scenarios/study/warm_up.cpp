// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/warm_up.hpp"

#include <algorithm>

namespace headroom::study {

namespace {

/// Shorter cycles say nothing of how long a design takes to be as it will stay.
constexpr base::Duration kUsualWarmUp = base::hours(2);

/// An expression of minutes alone ("cron(0/5 * * * ? *)") repeats by the hour, whatever else by the day.
base::Duration periodOf(const workload::Schedule& schedule) {
    if (schedule.every) return std::min(*schedule.every, base::days(1));  // nothing remembers for longer
    const workload::CronFields& cron = schedule.cron;
    const bool everyDay = cron.weekdays.none() ? cron.days.count() >= 31 : cron.weekdays.all();
    const bool plain = !cron.lastDay && cron.nearestWeekday == 0 && cron.nth == 0 && cron.months.count() >= 12;
    return plain && everyDay && cron.hours.all() ? base::hours(1) : base::days(1);
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
        period = periodOf(*schedule);
    } else {
        return std::nullopt;
    }
    return spec.arrivals.timeScale == 1.0 ? period
                                          : base::fromSeconds(base::toSeconds(period) * spec.arrivals.timeScale);
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
