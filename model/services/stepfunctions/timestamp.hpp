// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/units.hpp"

namespace headroom::stepfunctions {

/// A point in time of any year that a timestamp can name.
struct Timestamp {
    std::int64_t seconds = 0;      ///< since 1970
    std::int64_t nanoseconds = 0;  ///< of the second
    auto operator<=>(const Timestamp&) const = default;

    /// Nanoseconds since 1970; beyond the years 1684 and 2255 the last of them that is within.
    std::int64_t inNanoseconds() const;
    bool isInNanoseconds() const;
};

/// A timestamp as Amazon States Language has it: RFC 3339, with an upper-case T between date and time and an upper-case
/// Z where there is no offset; nothing for any other text.
std::optional<Timestamp> parseTimestamp(std::string_view text);

/// From one point in time to another, both in [ns] since 1970; nothing where it is over. What is further away than any
/// execution lasts is as far as the longest wait.
base::Duration waitUntil(std::int64_t then, std::int64_t now);

/// "2026-01-05T00:00:00.000Z", as the context object has it.
std::string timestampText(std::int64_t nanoseconds);

}  // namespace headroom::stepfunctions
