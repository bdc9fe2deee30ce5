// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/window_warnings.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

namespace headroom::study {

namespace {

/// Whether the rate of an hour says little about that of another.
bool changesOverADay(const workload::ArrivalProcess& process) {
    if (const auto* day = std::get_if<workload::Diurnal>(&process)) return day->peakToMean > 1.0;
    if (const auto* week = std::get_if<workload::Weekly>(&process))
        return week->peakToMean > 1.0 || !week->hours.empty() ||
               std::ranges::adjacent_find(week->days, std::ranges::not_equal_to()) != week->days.end();
    if (const auto* steps = std::get_if<workload::Steps>(&process)) return steps->steps.size() > 1;
    return std::holds_alternative<workload::TraceReplay>(process);
}

std::string lengthText(base::Duration length) {
    if (length >= base::hours(2)) return fmt::format("{:.3g} h", base::toSeconds(length) / 3600.0);
    if (length >= base::minutes(2)) return fmt::format("{:.3g} min", base::toSeconds(length) / 60.0);
    return fmt::format("{:.3g} s", base::toSeconds(length));
}

}  // namespace

std::vector<std::string> windowWarnings(const format::Design& design, base::Duration measured) {
    std::string names;
    for (const workload::TrafficSpec& spec : design.workloads) {
        const double day = base::toSeconds(base::days(1)) * spec.arrivals.timeScale;
        if (base::toSeconds(measured) >= day || !changesOverADay(spec.arrivals.process)) continue;
        names += (names.empty() ? "" : ", ") + spec.name;
    }
    if (names.empty()) return {};
    return {"the month is " + lengthText(measured) +
            " over and over, shorter than a day, though traffic changes over a day (" + names +
            "): cost, use and latency are of this time of day alone; measure whole days for a usual month"};
}

}  // namespace headroom::study
