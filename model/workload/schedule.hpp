// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <optional>
#include <string_view>

#include "model/base/result.hpp"
#include "model/workload/calendar.hpp"

namespace headroom::workload {

/// The six fields of EventBridge's cron expressions, on the wall clock of a time zone.
struct CronFields {
    std::bitset<60> minutes;
    std::bitset<24> hours;
    std::bitset<32> days;     ///< of the month, from 1
    std::bitset<13> months;   ///< from 1
    std::bitset<7> weekdays;  ///< 0 = Monday; empty where the day of the month decides
    std::bitset<230> years;   ///< from 1970
    bool lastDay = false;     ///< L in day-of-month
    int nearestWeekday = 0;   ///< 3 for 3W in day-of-month, 32 for LW
    int nth = 0;              ///< 2 for 3#2 in day-of-week, -1 for 6L
    bool operator==(const CronFields&) const = default;
};

/// When something scheduled runs: at a fixed interval from the scenario's Start on (and before it, in the warm-up), or
/// by calendar. Amazon EventBridge User Guide, "Setting a schedule pattern for scheduled rules", and EventBridge
/// Scheduler User Guide, "Schedule types" (docs.aws.amazon.com, read 2026-08).
struct Schedule {
    std::optional<base::Duration> every;  ///< rate(...)
    CronFields cron;                      ///< cron(...), when there is no `every`
    bool operator==(const Schedule&) const = default;
};

/// Reads `rate(5 minutes)`, `cron(0 12 * * ? *)`. The error says which field is wrong and what it may hold.
base::Result<Schedule> parseSchedule(std::string_view expression);

/// The first run at or after `from`; nothing when there is none before 2200. Where the clock is put forward a run that
/// falls into the hour left out is skipped; where it is put back a run in the hour that comes twice runs once.
std::optional<base::Instant> nextRun(const Schedule& schedule, const Calendar& calendar, base::Instant from);

}  // namespace headroom::workload
