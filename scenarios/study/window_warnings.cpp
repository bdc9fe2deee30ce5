// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/window_warnings.hpp"

#include <algorithm>
#include <optional>
#include <utility>
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
    if (const auto* steps = std::get_if<workload::Steps>(&process))
        return steps->steps.size() > 1 || steps->steps.front().at > base::Duration(0);
    if (const auto* ramp = std::get_if<workload::Ramp>(&process)) return ramp->from != ramp->to;
    if (const auto* spike = std::get_if<workload::Spike>(&process)) return spike->base != spike->peak;
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
    return stretched(week != nullptr && daysDiffer(*week) ? base::days(7) : base::days(1), spec);
}

/// What has a longer cycle than the run, and the longest of them.
struct CutShort {
    base::Duration cycle;
    std::vector<std::string> names;

    void add(const std::string& name, std::optional<base::Duration> own, base::Duration measured) {
        if (!own || *own <= measured) return;
        cycle = std::max(cycle, *own);
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
};

/// "a day"; and what is to be measured: "whole days".
std::pair<std::string, std::string> wordsOf(base::Duration cycle) {
    if (cycle == base::days(1)) return {"a day", "whole days"};
    if (cycle == base::days(7)) return {"a week", "whole weeks"};
    return {lengthText(cycle), "multiples of " + lengthText(cycle)};
}

}  // namespace

std::vector<std::string> windowWarnings(const format::Design& design, base::Duration measured) {
    CutShort cut;
    for (const workload::TrafficSpec& spec : design.workloads) cut.add(spec.name, changingCycle(spec), measured);
    for (const format::Scaling& scaling : design.scalings) {
        for (const format::ScheduledBounds& action : scaling.actions)
            if (!action.once) cut.add(scaling.name, cycleOf(action.schedule), measured);
    }
    if (cut.names.empty()) return {};
    const auto [cycle, whole] = wordsOf(cut.cycle);
    return {
        fmt::format("the month is {}{}{}, though traffic or scheduled capacity changes "
                    "over {} ({}): cost, use and latency are of this part of it alone; measure {} for a usual month",
                    lengthText(measured), kShorterThan, cycle, cycle, fmt::join(cut.names, ", "), whole)};
}

bool isOfPartOfCycle(const DesignResult& design) {
    return std::ranges::any_of(
        design.warnings, [](const std::string& warning) { return warning.find(kShorterThan) != std::string::npos; });
}

}  // namespace headroom::study
