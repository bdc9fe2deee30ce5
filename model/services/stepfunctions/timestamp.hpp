// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headroom::stepfunctions {

/// Nanoseconds since 1970 of a timestamp as Amazon States Language has it: RFC 3339, with an upper-case T between date
/// and time and an upper-case Z where there is no offset. Years 1678 to 2261; nothing for any other text.
std::optional<std::int64_t> parseTimestamp(std::string_view text);

/// "2026-01-05T00:00:00.000Z", as the context object has it.
std::string timestampText(std::int64_t nanoseconds);

}  // namespace headroom::stepfunctions
