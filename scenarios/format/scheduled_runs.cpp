// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/scheduled_runs.hpp"

namespace headroom::format {

std::optional<base::Instant> nextRunOf(const ScheduledBounds& action, base::Instant from) {
    if (!action.once) return workload::nextRun(action.schedule, action.calendar, from);
    if (*action.once < from) return std::nullopt;
    return action.once;
}

std::optional<base::Instant> lastRunOf(const ScheduledBounds& action, base::Instant before) {
    constexpr std::int64_t kDays = 367;
    std::optional<base::Instant> last;
    const auto any = nextRunOf(action, before - base::days(kDays));
    if (!any || *any >= before) return last;
    for (std::int64_t days = 1; days <= kDays && !last; ++days) {  // a day holds 1,440 runs at most
        for (auto at = nextRunOf(action, before - base::days(days)); at && *at < before;
             at = nextRunOf(action, *at + base::nanoseconds(1)))
            last = at;
    }
    return last;
}

}  // namespace headroom::format
