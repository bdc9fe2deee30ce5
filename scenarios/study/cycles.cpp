// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/cycles.hpp"

#include <algorithm>
#include <variant>

namespace headroom::study {

namespace {

bool everyMonth(const workload::CronFields& cron) {
    return cron.months.count() >= 12 && cron.years.all() && !cron.lastDay && cron.nearestWeekday == 0 && cron.nth == 0;
}

}  // namespace

std::optional<base::Duration> cycleOf(const workload::Schedule& schedule) {
    if (schedule.every) return schedule.every;
    const workload::CronFields& cron = schedule.cron;
    if (!everyMonth(cron)) return std::nullopt;
    const bool byMonthDay = cron.weekdays.none();
    if (byMonthDay && cron.days.count() < 31) return std::nullopt;
    if (!byMonthDay && !cron.weekdays.all()) return base::days(7);
    return cron.hours.all() ? base::hours(1) : base::days(1);
}

std::optional<base::Duration> cycleOf(const workload::TrafficSpec& spec) {
    const workload::ArrivalProcess& process = spec.arrivals.process;
    std::optional<base::Duration> cycle;
    if (std::holds_alternative<workload::Weekly>(process)) {
        cycle = base::days(7);
    } else if (std::holds_alternative<workload::Diurnal>(process)) {
        cycle = base::days(1);
    } else if (const auto* schedule = std::get_if<workload::Schedule>(&process)) {
        cycle = cycleOf(*schedule);
    }
    return cycle ? std::optional(stretched(*cycle, spec)) : std::nullopt;
}

std::optional<base::Duration> cycleOf(const format::Scaling& scaling, base::Duration measured) {
    base::Duration cycle;
    for (const format::ScheduledBounds& action : scaling.actions) {
        if (action.once && (*action.once < base::Instant{} || *action.once >= base::Instant{} + measured)) continue;
        const auto own = action.once ? std::nullopt : cycleOf(action.schedule);
        const auto common = own ? commonCycle(cycle, *own) : std::nullopt;
        if (!common) return std::nullopt;
        cycle = *common;
    }
    return cycle;
}

base::Duration stretched(base::Duration cycle, const workload::TrafficSpec& spec) {
    const double scale = spec.arrivals.timeScale;
    return scale == 1.0 ? cycle : base::fromSeconds(base::toSeconds(cycle) * scale);
}

std::optional<base::Duration> commonCycle(base::Duration one, base::Duration other) {
    const base::Duration longer = std::max(one, other);
    const base::Duration shorter = std::min(one, other);
    if (shorter.count != 0 && longer.count % shorter.count != 0) return std::nullopt;
    return longer;
}

}  // namespace headroom::study
