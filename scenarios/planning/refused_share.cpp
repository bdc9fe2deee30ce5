// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/refused_share.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "scenarios/planning/undone_work.hpp"
#include "scenarios/study/figure_of.hpp"

namespace headroom::planning {

namespace {

constexpr double kNearlyAll = 0.99;

/// Of a workload's requests that ended.
double refusedShareOf(const study::Counts& counts) {
    const std::uint64_t ended = counts.offered - counts.inFlight;
    return ended == 0 ? 0.0 : static_cast<double>(counts.throttled) / static_cast<double>(ended);
}

/// Requests that the resource was asked, those that it refused included; 0 where its figures do not say.
double requestsOf(const study::DesignResult& result, const std::string& name) {
    const auto found = std::ranges::find(result.resources, name, &study::ResourceFigures::resource);
    if (found == result.resources.end()) return 0.0;
    if (const double all = study::figureOf(*found, "Count"); all > 0.0) return all;
    constexpr std::array<std::string_view, 6> kServedAndRefused{
        "Invocations", "Throttles", "SuccessfulRequests", "ThrottledRequests", "ExecutionsStarted", "ThrottledEvents"};
    double all = 0.0;
    for (const std::string_view figure : kServedAndRefused) all += study::figureOf(*found, figure);
    return all;
}

}  // namespace

std::vector<std::string> refusedWorkloads(const study::DesignResult& result) {
    std::vector<std::string> names;
    for (const auto& [name, counts] : result.workloads) {
        if (refusedShareOf(counts) >= kRefusedShare) names.push_back(name);
    }
    return names;
}

bool isMadeUpFor(const study::DesignResult& result, const std::string& function) {
    const auto found = std::ranges::find(result.resources, function, &study::ResourceFigures::resource);
    if (found == result.resources.end()) return false;
    const auto eventsAlone = [](double events, double invocations) {
        return invocations > 0.0 && events >= kNearlyAll * invocations;  // some are under way as the window ends
    };
    double all = 0.0;
    double retried = 0.0;
    for (const study::ResourceFigures& one : result.resources) {
        all += study::figureOf(one, "Invocations");
        retried += study::figureOf(one, "AsyncEventsDelivered") + study::figureOf(one, "Batches") -
                   study::figureOf(one, "ThrottledBatches");
    }
    // Figures do not say which function a mapping invokes: batches count where no function is invoked otherwise.
    const double own = study::figureOf(*found, "Invocations");
    if (!eventsAlone(study::figureOf(*found, "AsyncEventsDelivered"), own) &&
        (own <= 0.0 || !eventsAlone(retried, all)))
        return false;
    return std::ranges::none_of(undoneOf(result), [](const auto& one) {
        return one.first.kind != UndoneKind::Requests && one.second >= kUndone;
    });
}

std::vector<LimitReached> limitsThatCount(const study::DesignResult& result, std::span<const std::string> leftOut) {
    const auto all = static_cast<double>(result.requests.offered);
    double fewest = all;
    double worstShare = 0.0;
    std::string worst;
    for (const auto& [name, counts] : result.workloads) {
        const double share = refusedShareOf(counts);
        if (share < kRefusedShare || std::ranges::find(leftOut, name) != leftOut.end()) continue;
        fewest = std::min(fewest, static_cast<double>(counts.offered));
        if (share <= worstShare) continue;
        worstShare = share;
        worst = name;
    }
    std::vector<LimitReached> limits;
    for (LimitReached limit : limitsReached(result)) {
        const double own = requestsOf(result, limit.resource);
        const double of = own > 0.0 ? own : all;
        if (limit.refused < kRefusedShare * std::min(fewest, of) || isMadeUpFor(result, limit.resource)) continue;
        limit.share = limit.refused / of;
        limit.of = own > 0.0 ? limit.resource : "";
        const bool refuses = limit.figure->fix != Fix::Transitions;  // beyond that one requests wait
        if (refuses && worstShare > limit.share) {
            limit.share = worstShare;
            limit.of = worst;
        }
        limits.push_back(std::move(limit));
    }
    return limits;
}

}  // namespace headroom::planning
