// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/probe_sample.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "scenarios/format/quantity.hpp"
#include "scenarios/study/figure_of.hpp"

namespace headroom::planning {

namespace {

using Metric = format::Objective::Metric;

constexpr double kBeyond = 10.0;
constexpr double kForMean = 100.0;
constexpr double kMostForErrors = 10'000.0;
constexpr double kOfNothing = 100.0;
constexpr double kSpare = 1.2;  // requests come at random

double endedOf(const Trial& trial, const std::string& of) {
    for (const auto& [name, counts] : trial.workloads) {
        if (name == of) return static_cast<double>(counts.offered - counts.inFlight);
    }
    const auto machine = std::ranges::find(trial.resources, of, &study::ResourceFigures::resource);
    if (machine == trial.resources.end()) return 0.0;
    return study::figureOf(*machine, "ExecutionsSucceeded") + study::figureOf(*machine, "ExecutionsFailed") +
           study::figureOf(*machine, "ExecutionsTimedOut");
}

double requestsOf(const format::Objective& objective, const Trial& trial) {
    if (objective.metric == Metric::ErrorRate) return endedOf(trial, objective.of);
    const auto latency = std::ranges::find(trial.latency, objective.of, &study::Latency::of);
    return latency == trial.latency.end() ? 0.0 : static_cast<double>(latency->count);
}

}  // namespace

double requestsNeeded(const format::Objective& objective) {
    if (objective.metric == Metric::ErrorRate)
        return objective.atMost > 0.0 ? std::min(kBeyond / objective.atMost, kMostForErrors) : kForMean;
    if (objective.metric != Metric::Latency) return 0.0;
    if (objective.percentile > 1.0) return 1.0;
    if (objective.percentile <= 0.0) return kForMean;
    return kBeyond / (1.0 - objective.percentile) * (1.0 - 1e-9);
}

double timesAsLong(const format::Design& design, const Trial& trial, double most) {
    double times = 1.0;
    for (const format::Objective& objective : design.objectives) {
        const double needed = requestsNeeded(objective);
        const double had = requestsOf(objective, trial);
        if (had >= needed) continue;
        const double own = had > 0.0 ? std::min(kSpare * needed / had, kOfNothing) : kOfNothing;
        if (own <= most) times = std::max(times, own);
    }
    return times;
}

void takeBackVerdicts(const format::Design& design, base::Duration measured, Trial& trial) {
    for (std::size_t i = 0; i < design.objectives.size(); ++i) {
        const format::Objective& objective = design.objectives[i];
        const double needed = requestsNeeded(objective);
        const double had = requestsOf(objective, trial);
        study::ObjectiveResult& result = trial.objectives[i];
        if (had >= needed || !result.why.empty()) continue;
        result.met = study::Met::Undecided;
        result.why = fmt::format("it rests on {:.0f} requests in the {} that are simulated, and needs {:.0f}", had,
                                 format::durationWords(measured), needed);
    }
}

}  // namespace headroom::planning
