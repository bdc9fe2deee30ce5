// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/workload/timestamp.hpp"

namespace headroom::workload {

/// When a clock changes each year: POSIX's Mm.w.d/time, the d-th weekday (0 = Sunday) of week w (5 = last) of month m,
/// at a local time that may lie outside the day.
struct YearlyChange {
    int month = 1;
    int week = 1;
    int weekday = 0;
    base::Duration at = base::hours(2);
    bool operator==(const YearlyChange&) const = default;
};

/// The first moment whose offsets a named zone knows, 1998-01-01T00:00:00Z; earlier it goes by the rule of that day.
inline constexpr Timestamp kZonesKnownFrom{883'612'800'000'000'000};

/// The difference between a place's wall clock and UTC, with its daylight-saving rules since 1998 (built into the
/// program, so that results do not depend on a machine's zone files).
class TimeZone {
public:
    TimeZone() = default;  ///< UTC

    /// An IANA name ("America/New_York", "US/Eastern", "Etc/GMT+5", which is five hours behind UTC), "UTC", or a fixed
    /// offset ("UTC+02:00", "+05:30"). The error suggests names.
    static base::Result<TimeZone> named(std::string_view name);

    /// A rule in POSIX's form, such as "EST5EDT,M3.2.0,M11.1.0".
    static base::Result<TimeZone> fromPosix(std::string_view rule);

    /// Whether the offset is given, not a place's: then it holds at all times.
    bool isFixed() const { return !place_; }

    /// Local minus UTC at an instant of UTC.
    base::Duration offsetAt(Timestamp utc) const;

    /// The next instant of UTC after `utc` at which the offset changes; nothing when it never does.
    std::optional<Timestamp> nextChange(Timestamp utc) const;

    bool operator==(const TimeZone&) const = default;

private:
    struct Summer {
        base::Duration offset;
        YearlyChange begin;
        YearlyChange end;
        bool operator==(const Summer&) const = default;
    };

    struct Rule {
        base::Duration standard{};
        std::optional<Summer> summer{};

        base::Duration offsetAt(Timestamp utc) const;
        std::optional<Timestamp> nextChange(Timestamp utc) const;
        bool operator==(const Rule&) const = default;
    };
    struct Era {
        Timestamp end;
        Rule rule;
        bool operator==(const Era&) const = default;
    };

    static TimeZone fixed(base::Duration offset);
    base::Result<void> addPast(std::string_view name);

    Rule rule_;              ///< of today
    std::vector<Era> past_;  ///< the oldest first
    bool place_ = false;
};

/// One rule and the names it holds for, separated by blanks.
struct ZoneGroup {
    std::string_view rule;
    std::string_view names;
};

/// The built-in table, with its source in time_zone_names.cpp.
const std::vector<ZoneGroup>& zoneGroups();

/// Another name of a zone, and its name in zoneGroups().
struct ZoneLink {
    std::string_view name;
    std::string_view zone;
};
const std::vector<ZoneLink>& zoneLinks();

}  // namespace headroom::workload
