// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/point_failures.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace headroom::planning {

namespace {

constexpr double kFewest = 0.001;

double figure(const study::ResourceFigures& resource, std::string_view name) {
    const auto it = std::ranges::find_if(resource.figures, [&](const auto& one) { return one.first == name; });
    return it == resource.figures.end() ? 0.0 : it->second;
}

/// What one resource did in all trials.
struct Load {
    double throttled = 0.0;
    std::array<double, 2> used{};  ///< units a second, mean over the trials: reads, writes
    std::array<double, 2> held{};
};

constexpr std::array<std::string_view, 2> kDirections{"Read", "Write"};

Load loadOf(std::span<const Trial* const> trials, const std::string& name, double seconds) {
    constexpr std::array<std::string_view, 5> kThrottles{"Throttles", "ReadThrottleEvents", "WriteThrottleEvents",
                                                         "ThrottledRequestCount", "ThrottledEvents"};
    Load load;
    for (const Trial* trial : trials) {
        const auto found = std::ranges::find(trial->resources, name, &study::ResourceFigures::resource);
        if (found == trial->resources.end()) continue;
        for (const std::string_view throttles : kThrottles) load.throttled += figure(*found, throttles);
        for (std::size_t i = 0; i < kDirections.size(); ++i) {
            const std::string units = std::string(kDirections[i]) + "CapacityUnits";
            load.used[i] += figure(*found, "Consumed" + units) / seconds / static_cast<double>(trials.size());
            load.held[i] += figure(*found, "Provisioned" + units + "Mean") / static_cast<double>(trials.size());
        }
    }
    return load;
}

void addTo(std::string& text, const std::string& more) { text += (text.empty() ? "" : "; ") + more; }

}  // namespace

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
    const double seconds = static_cast<double>(measured.count) / 1e9;
    for (const study::ResourceFigures& resource : trials.front()->resources) {
        const Load load = loadOf(trials, resource.resource, seconds);
        if (ended > 0.0 && load.throttled / ended >= kFewest)
            addTo(text, fmt::format("{} throttles {:.2g} calls for 100 requests", resource.resource,
                                    load.throttled / ended * 100.0));
        for (std::size_t i = 0; i < kDirections.size(); ++i) {
            if (load.held[i] <= 0.0 || load.used[i] <= load.held[i] * (1.0 + kFewest)) continue;
            addTo(text, fmt::format("{} uses {:.0f} {} units a second of {:.0f} provisioned, which a burst bucket pays "
                                    "for only so long",
                                    resource.resource, load.used[i], i == 0 ? "read" : "write", load.held[i]));
        }
    }
    for (std::size_t i = 0; i < trials.front()->objectives.size(); ++i) {
        if (trials.front()->objectives[i].metric == metric) continue;
        const JudgedObjective judged = judgeObjective(trials, i);
        if (judged.met == study::Met::No) addTo(text, "misses " + judged.text);
    }
    return text;
}

}  // namespace headroom::planning
