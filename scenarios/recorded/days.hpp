// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headroom::recorded {

/// The first and the last moment of what was recorded.
struct TimeSpan {
    std::optional<std::int64_t> first{};  ///< Unix time; nothing: no time is known
    std::int64_t last = 0;

    void add(std::int64_t second);
    void add(const TimeSpan& other);
};

/// ", data of 2026-01-05", ", data of 2026-01-05 to 2026-01-11" (days in UTC); ", no date in it" where no time is
/// known.
std::string daysText(const TimeSpan& span);

/// What stands in the place of days where a measurement is of the traffic of none: an experiment, what a table holds.
inline constexpr std::string_view kOfNoDay = ", apart from any day's traffic";

/// The days that such a text ends with, whole; nothing where it has none.
TimeSpan daysIn(std::string_view text);

}  // namespace headroom::recorded
