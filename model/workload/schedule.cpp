// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/schedule.hpp"

#include <algorithm>

namespace headroom::workload {
namespace {

using base::Duration;
using base::Instant;

constexpr int kSaturday = 5;
constexpr int kSunday = 6;
constexpr int kLastWeekdayOfMonth = 32;

/// The earliest instant of UTC at which the zone's clock shows `local`; nothing when it is left out.
std::optional<Timestamp> utcOf(Timestamp local, const TimeZone& zone) {
    std::optional<Timestamp> earliest;
    for (const Duration offset : {zone.offsetAt(local - base::days(1)), zone.offsetAt(local + base::days(1))}) {
        const Timestamp utc = local - offset;
        if (zone.offsetAt(utc) == offset && (!earliest || utc < *earliest)) { earliest = utc; }
    }
    return earliest;
}

// The working day nearest to a day of the month without leaving the month.
int nearestWorkingDay(const Date& month, int day) {
    const int last = daysInMonth(month.year, month.month);
    day = std::min(day, last);
    const int weekday = weekdayOfDays(daysFromDate({month.year, month.month, day}));
    if (weekday == kSaturday) { return day == 1 ? 3 : day - 1; }
    if (weekday == kSunday) { return day == last ? day - 2 : day + 1; }
    return day;
}

bool matchesDayOfMonth(const CronFields& cron, const Date& date) {
    if (cron.lastDay) { return date.day == daysInMonth(date.year, date.month); }
    if (cron.nearestWeekday == kLastWeekdayOfMonth) {
        int day = daysInMonth(date.year, date.month);
        while (weekdayOfDays(daysFromDate({date.year, date.month, day})) >= kSaturday) { --day; }
        return date.day == day;
    }
    if (cron.nearestWeekday > 0) {
        return cron.nearestWeekday <= daysInMonth(date.year, date.month) &&
               date.day == nearestWorkingDay(date, cron.nearestWeekday);
    }
    return cron.days.test(static_cast<std::size_t>(date.day));
}

bool matchesDay(const CronFields& cron, std::int64_t day) {
    const Date date = dateFromDays(day);
    if (date.year < 1970 || !cron.years.test(static_cast<std::size_t>(date.year - 1970))) { return false; }
    if (!cron.months.test(static_cast<std::size_t>(date.month))) { return false; }
    if (cron.weekdays.none()) { return matchesDayOfMonth(cron, date); }
    if (!cron.weekdays.test(static_cast<std::size_t>(weekdayOfDays(day)))) { return false; }
    if (cron.nth > 0) { return (date.day - 1) / 7 + 1 == cron.nth; }
    if (cron.nth < 0) { return date.day + 7 > daysInMonth(date.year, date.month); }
    return true;
}

// Wall-clock times before this cannot be at or after `from`: exact but for days near a change of the clock.
Timestamp earliestLocal(const TimeZone& zone, Timestamp from) {
    const bool steady = zone.offsetAt(from - base::days(1)) == zone.offsetAt(from + base::days(1));
    return from + zone.offsetAt(from) - (steady ? Duration(0) : base::hours(3));
}

std::optional<Timestamp> firstOnDay(const CronFields& cron, const TimeZone& zone, std::int64_t day, Timestamp from) {
    const Timestamp earliest = earliestLocal(zone, from);
    const Timestamp midnight{day * base::days(1).count};
    for (std::size_t hour = 0; hour < cron.hours.size(); ++hour) {
        if (!cron.hours.test(hour)) { continue; }
        const Timestamp begin = midnight + base::hours(static_cast<std::int64_t>(hour));
        for (std::size_t minute = 0; minute < cron.minutes.size(); ++minute) {
            const Timestamp local = begin + base::minutes(static_cast<std::int64_t>(minute));
            if (!cron.minutes.test(minute) || local < earliest) { continue; }
            const std::optional<Timestamp> utc = utcOf(local, zone);
            if (utc && *utc >= from) { return utc; }
        }
    }
    return std::nullopt;
}

std::optional<Instant> nextAtInterval(Duration every, Instant from) {
    const std::int64_t whole = from.ns / every.count + (from.ns % every.count > 0 ? 1 : 0);
    return Instant{whole * every.count};
}

}  // namespace

std::optional<Instant> nextRun(const Schedule& schedule, const Calendar& calendar, Instant from) {
    if (schedule.every) { return nextAtInterval(*schedule.every, from); }
    const Timestamp utc = calendar.utc(from);
    const std::int64_t end = daysFromDate({2200, 1, 1});
    for (std::int64_t day = dayOf(calendar.local(from)); day < end; ++day) {
        if (!matchesDay(schedule.cron, day)) { continue; }
        if (const auto found = firstOnDay(schedule.cron, calendar.zone, day, utc)) {
            return calendar.instantOf(*found);
        }
    }
    return std::nullopt;
}

}  // namespace headroom::workload
