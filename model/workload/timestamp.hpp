// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "model/base/units.hpp"

namespace headroom::workload {

/// A point on the calendar: nanoseconds since 1970-01-01T00:00:00Z without leap seconds (years 1678 to 2261). A local
/// wall clock is kept in the same type, shifted by the zone's offset.
struct Timestamp {
    std::int64_t ns = 0;

    constexpr auto operator<=>(const Timestamp&) const = default;
    friend constexpr Timestamp operator+(Timestamp at, base::Duration by) { return Timestamp{at.ns + by.count}; }
    friend constexpr Timestamp operator-(Timestamp at, base::Duration by) { return Timestamp{at.ns - by.count}; }
    friend constexpr base::Duration operator-(Timestamp a, Timestamp b) { return base::Duration(a.ns - b.ns); }
};

/// A date of the Gregorian calendar; month and day count from 1.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    bool operator==(const Date&) const = default;
};

/// Days from 1970-01-01 to the date, and back.
std::int64_t daysFromDate(Date date);
Date dateFromDays(std::int64_t days);

/// Number of days in the month (1 to 12).
int daysInMonth(int year, int month);

/// 0 = Monday ... 6 = Sunday.
int weekdayOfDays(std::int64_t days);

/// The day a timestamp falls on, in days since 1970-01-01, and the time since its midnight.
std::int64_t dayOf(Timestamp at);
base::Duration timeOfDay(Timestamp at);

/// Midnight of the date plus a time of day.
Timestamp timestampOf(Date date, base::Duration sinceMidnight = {});

/// Reads ISO 8601: `2026-01-05T00:00:00Z`, `2026-01-05 00:00:00.250`, `2026-01-05T00:00+02:00`, `2026-01-05`; without a
/// zone it is UTC. Or plain numbers: seconds since 1970 below 1e11, milliseconds below 1e14, microseconds below 1e17,
/// else nanoseconds. Years 1900 to 2099. The error says what was expected.
base::Result<Timestamp> parseTimestamp(std::string_view text);

/// `2026-01-05T00:00:00Z`, with a fraction only where there is one.
std::string toText(Timestamp at);

}  // namespace headroom::workload
