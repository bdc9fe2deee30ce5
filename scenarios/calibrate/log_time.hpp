// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scenarios/recorded/days.hpp"

namespace headroom::calibrate {

/// Unix time of the last moment that stands in the text before a log line's mark: ISO 8601 ("2026-01-05T00:00:00.000Z",
/// with a blank in place of the T, as Logs Insights writes it), taken as UTC where it has no offset, or milliseconds
/// since 1970 as CloudWatch's answers have them. Only the last 256 characters are looked at.
std::optional<std::int64_t> timeBefore(std::string_view text);

using recorded::daysText;
using recorded::TimeSpan;

}  // namespace headroom::calibrate
