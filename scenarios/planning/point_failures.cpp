// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/point_failures.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scenarios/planning/refused_share.hpp"
#include "scenarios/planning/undone_work.hpp"
#include "scenarios/study/burst_use.hpp"
#include "scenarios/study/figure_of.hpp"

namespace headroom::planning {

namespace {

constexpr double kFewest = 0.001;

/// Requests that one resource throttled in all trials, and that are not tried again until they are done.
double throttlesOf(std::span<const Trial* const> trials, const std::string& name) {
    constexpr std::array<std::string_view, 5> kThrottles{"Throttles", "ReadThrottleEvents", "WriteThrottleEvents",
                                                         "ThrottledRequestCount", "ThrottledEvents"};
    double throttled = 0.0;
    for (const Trial* trial : trials) {
        if (isMadeUpFor(*trial, name)) continue;
        const auto found = std::ranges::find(trial->resources, name, &study::ResourceFigures::resource);
        if (found == trial->resources.end()) continue;
        for (const std::string_view throttles : kThrottles) throttled += study::figureOf(*found, throttles);
    }
    return throttled;
}

/// The figures of all trials in one: what is counted is summed, and the levels of the first stand for all of them.
study::ResourceFigures together(std::span<const Trial* const> trials, const study::ResourceFigures& first) {
    study::ResourceFigures all = first;
    for (const Trial* trial : trials.subspan(1)) {
        const auto more = std::ranges::find(trial->resources, first.resource, &study::ResourceFigures::resource);
        if (more == trial->resources.end()) continue;
        for (auto& [name, value] : all.figures) {
            if (!name.ends_with("Mean")) value += study::figureOf(*more, name);
        }
    }
    return all;
}

void addTo(std::string& text, const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "; ") + more;
}

/// "0.52 calls", "1 call", "250 calls"
std::string callsText(double calls) {
    const std::string number = calls < 9.95 ? fmt::format("{:.2g}", calls) : fmt::format("{:.0f}", calls);
    return number + (number == "1" ? " call" : " calls");
}

}  // namespace

std::string burstsOf(std::span<const Trial* const> trials, base::Duration measured) {
    std::string text;
    for (const study::ResourceFigures& resource : trials.front()->resources) {
        for (const study::BurstUse& use :
             study::burstUses(together(trials, resource), base::toSeconds(measured), trials.size()))
            addTo(text, textOf(use));
    }
    return text;
}

std::string failuresOf(std::span<const Trial* const> trials, base::Duration measured, std::string_view metric) {
    std::string text;
    double ended = 0.0;
    double bad = 0.0;
    for (const Trial* trial : trials) {
        const study::Counts& all = trial->requests;
        ended += static_cast<double>(all.offered - all.inFlight);
        bad += static_cast<double>(all.throttled + all.failed + all.timedOut);
    }
    if (ended > 0.0 && bad / ended >= kFewest) text = fmt::format("{:.1f} % of the requests fail", bad / ended * 100.0);
    for (const study::ResourceFigures& resource : trials.front()->resources) {
        const double throttled = throttlesOf(trials, resource.resource);
        if (ended > 0.0 && throttled / ended >= kFewest)
            addTo(text, fmt::format("{} throttles {} for 100 requests", resource.resource,
                                    callsText(throttled / ended * 100.0)));
    }
    for (const std::string& undone : undoneBehind(meanUndone(trials))) addTo(text, undone);
    addTo(text, burstsOf(trials, measured));
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i) {
        if (trials.front()->objectives[i].metric == metric) continue;
        const JudgedObjective judged = judgeObjective(trials, i);
        if (judged.met == study::Met::No) addTo(text, "misses " + judged.text);
    }
    return text;
}

}  // namespace headroom::planning
