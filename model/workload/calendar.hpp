// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.hpp"
#include "model/workload/time_zone.hpp"
#include "model/workload/timestamp.hpp"

namespace headroom::workload {

/// Monday 2026-01-05T00:00:00Z: the Start of a scenario that gives none.
inline constexpr Timestamp kDefaultStart{1'767'571'200'000'000'000};

/// What the simulated clock shows on a wall: the date of time 0 and the zone of the people.
struct Calendar {
    Timestamp start = kDefaultStart;
    TimeZone zone{};

    Timestamp utc(base::Instant at) const { return Timestamp{start.ns + at.ns}; }
    Timestamp local(base::Instant at) const { return utc(at) + zone.offsetAt(utc(at)); }
    base::Instant instantOf(Timestamp utcTime) const { return base::Instant{utcTime.ns - start.ns}; }
    bool operator==(const Calendar&) const = default;
};

}  // namespace headroom::workload
