// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/window_warnings.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "scenarios/study/cycles.hpp"

namespace headroom::study {

namespace {

bool daysDiffer(const workload::Weekly& week) {
    return std::ranges::adjacent_find(week.days, std::ranges::not_equal_to()) != week.days.end();
}

/// Whether the rate of an hour says little about that of another.
bool changesOverADay(const workload::ArrivalProcess& process) {
    if (const auto* day = std::get_if<workload::Diurnal>(&process)) return day->peakToMean > 1.0;
    if (const auto* week = std::get_if<workload::Weekly>(&process))
        return week->peakToMean > 1.0 || !week->hours.empty() || daysDiffer(*week);
    if (const auto* steps = std::get_if<workload::Steps>(&process)) return steps->steps.size() > 1;
    return std::holds_alternative<workload::TraceReplay>(process);
}

std::string lengthText(base::Duration length) {
    if (length >= base::hours(2)) return fmt::format("{:.3g} h", base::toSeconds(length) / 3600.0);
    if (length >= base::minutes(2)) return fmt::format("{:.3g} min", base::toSeconds(length) / 60.0);
    return fmt::format("{:.3g} s", base::toSeconds(length));
}

/// What a run of a load that changes by the clock has to hold for a usual month; nothing for one that does not change.
std::optional<base::Duration> changingCycle(const workload::TrafficSpec& spec) {
    if (!changesOverADay(spec.arrivals.process)) return std::nullopt;
    const auto* week = std::get_if<workload::Weekly>(&spec.arrivals.process);
    const base::Duration cycle = week != nullptr && daysDiffer(*week) ? base::days(7) : base::days(1);
    return base::fromSeconds(base::toSeconds(cycle) * spec.arrivals.timeScale);
}

/// What has a longer cycle than the run, and the longest of them.
struct CutShort {
    base::Duration cycle;
    std::string names;

    void add(const std::string& name, std::optional<base::Duration> own, base::Duration measured) {
        if (!own || *own <= measured) return;
        cycle = std::max(cycle, *own);
        names += (names.empty() ? "" : ", ") + name;
    }
};

}  // namespace

std::vector<std::string> windowWarnings(const format::Design& design, base::Duration measured) {
    CutShort cut;
    for (const workload::TrafficSpec& spec : design.workloads) cut.add(spec.name, changingCycle(spec), measured);
    for (const format::Scaling& scaling : design.scalings) {
        if (!scaling.actions.empty()) cut.add(scaling.name, cycleOf(scaling), measured);
    }
    if (cut.names.empty()) return {};
    const std::string whole = cut.cycle > base::days(1) ? "week" : "day";
    return {"the month is " + lengthText(measured) + " over and over, shorter than a " + whole +
            ", though traffic or scheduled capacity changes over a " + whole + " (" + cut.names +
            "): cost, use and latency are of this part of the " + whole + " alone; measure whole " + whole +
            "s for a usual month"};
}

}  // namespace headroom::study
