// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "scenarios/format/scaling.hpp"

namespace headroom::format {

/// The first run of a scheduled action at or after an instant.
std::optional<base::Instant> nextRunOf(const ScheduledBounds& action, base::Instant from);

/// The last run of a scheduled action before an instant; nothing when there was none in the year before it.
std::optional<base::Instant> lastRunOf(const ScheduledBounds& action, base::Instant before);

}  // namespace headroom::format
