// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/objective_windows.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "scenarios/study/intervals.hpp"

namespace headroom::study {

using format::Objective;

namespace {

using Windows = std::vector<engine::ThresholdWindows::Count>;

// Why an objective is undecided of which nothing was seen.
constexpr const char* kNoWindow = "no whole window had requests";
constexpr const char* kUndecidedWindows =
    "in no window have so many requests or executions ended that it is met or missed";

/// Of a window's requests, the share that must not be above the limit, or must not fail.
double neededOf(const Objective& objective) {
    if (objective.metric == Objective::Metric::ErrorRate) return 1.0 - objective.atMost;
    return std::min(objective.percentile, 1.0);
}

/// Nothing where no window can be counted.
std::optional<double> shareOfWindows(std::span<const Windows* const> lists, double needed) {
    std::uint64_t used = 0;
    std::uint64_t met = 0;
    for (const Windows* windows : lists) {
        for (const engine::ThresholdWindows::Count& window : *windows) {
            if (window.total == 0 || !window.isDecided(needed)) continue;
            ++used;
            if (window.meets(needed)) ++met;
        }
    }
    if (used == 0) return std::nullopt;
    return static_cast<double>(met) / static_cast<double>(used);
}

bool hadRequests(std::span<const Windows* const> lists) {
    return std::ranges::any_of(lists, [](const Windows* windows) {
        return std::ranges::any_of(*windows, [](const auto& window) { return window.total + window.open > 0; });
    });
}

std::vector<const Windows*> windowsOf(std::size_t objective, std::span<const Replication> parts) {
    std::vector<const Windows*> all;
    for (const Replication& part : parts) {
        for (const WindowSample& sample : part.windows) {
            if (sample.objective == objective) all.push_back(&sample.windows);
        }
    }
    return all;
}

}  // namespace

void judgeWindows(const Objective& objective, std::size_t index, const std::vector<Replication>& replications,
                  ObjectiveResult& result) {
    const double needed = neededOf(objective);
    const std::vector<const Windows*> all = windowsOf(index, replications);
    const auto share = shareOfWindows(all, needed);
    result.value = share.value_or(1.0);
    if (!share) {
        result.why = hadRequests(all) ? kUndecidedWindows : kNoWindow;
        return;
    }
    std::vector<double> shares;
    for (const Windows* const& part : windowsOf(index, samplesOf(replications))) {
        const auto one = shareOfWindows({&part, 1}, needed);
        if (one) shares.push_back(*one);  // a part without a whole window says nothing
    }
    result.ci95 = shareInterval(kShownConfidence, result.value, shares);
    const auto sure = shareInterval(objective.confidence, result.value, shares);
    if (!sure)
        result.met = result.value >= objective.share ? Met::Yes : Met::No;
    else if (sure->low >= objective.share)
        result.met = Met::Yes;
    else
        result.met = sure->high < objective.share ? Met::No : Met::Undecided;
}

bool saysNothingOfWindows(const ObjectiveResult& objective) {
    return objective.why == kNoWindow || objective.why == kUndecidedWindows;
}

}  // namespace headroom::study
