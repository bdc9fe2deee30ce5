// SPDX-License-Identifier: GPL-3.0-or-later
// The moment at which a design breaks first, where its capacity changes by the clock.
#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "scenarios/planning/breaking_search.hpp"
#include "scenarios/planning/held_moment.hpp"
#include "scenarios/planning/moments_to_hold.hpp"
#include "scenarios/planning/probe.hpp"
#include "scenarios/planning/search_progress.hpp"

namespace headroom::planning {

namespace {

const Breaking* firstFailure(const BreakingPoint& point) {
    const auto first = std::ranges::find_if(point.failures, [](const Breaking& one) { return !one.metFrom; });
    return first == point.failures.end() ? nullptr : &*first;
}

double firstFactor(const BreakingPoint& point) {
    const Breaking* first = firstFailure(point);
    return first == nullptr ? std::numeric_limits<double>::infinity() : first->factor;
}

/// "3 h after Start, at 12 requests/s today, it holds longer: T: write capacity at 4.2 times"
std::string momentText(const BreakingPoint& point) {
    const Breaking* first = firstFailure(point);
    const std::string when = fmt::format("{} after Start, at {:.4g} requests/s today, ", point.heldAt, point.rateToday);
    if (first == nullptr) return when + fmt::format("nothing fails up to {:.3g} times", point.triedTo);
    return when + fmt::format("it holds longer: {} at {:.3g} times", first->what, first->factor);
}

/// Of several searches one after the other, each as long as the others.
study::RunOptions partOf(const study::RunOptions& run, std::size_t part, std::size_t parts,
                         std::chrono::steady_clock::time_point began) {
    study::RunOptions own = run;
    if (!run.onProgress) return own;
    own.onProgress = [tell = run.onProgress, part, parts, began](const study::Progress& progress) {
        tell(progressAt((static_cast<double>(part) + progress.done) / static_cast<double>(parts), began));
    };
    return own;
}

/// The candidate as it is at one of the moments, for good: another that is as busy may have another mix of traffic.
base::Result<BreakingPoint> searchAt(const LoadMoment& moment, bool busiest, Candidate candidate,
                                     const BreakingOptions& options, const study::RunOptions& run) {
    const std::string heldAt = holdMoment(moment.at, candidate.scenario);
    holdTraffic(moment.at, 1.0, candidate.scenario.designs.front());
    auto point = searchBreakingPoint(candidate, options, run);
    if (!point) return point;
    point->heldAt = heldAt;
    point->atBusiest = busiest;
    return point;
}

base::Result<BreakingPoint> searchMoments(const Candidate& base, const MomentsToHold& held,
                                          const BreakingOptions& options, const study::RunOptions& run) {
    const auto began = std::chrono::steady_clock::now();
    std::vector<BreakingPoint> found;
    bool partial = false;
    for (std::size_t i = 0; i < held.moments.size() && !(i > 0 && run.stop.stop_requested()); ++i) {
        auto point = searchAt(held.moments[i], i == 0, base, options, partOf(run, i, held.moments.size(), began));
        if (!point) return point;
        partial = partial || point->partial;
        found.push_back(std::move(*point));
        if (i == 0 && found.front().triedTo <= 0.0) return std::move(found.front());  // more than can be tried
    }
    partial = partial || found.size() < held.moments.size();
    std::size_t first = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
        if (firstFactor(found[i]) * kFactorPrecision < firstFactor(found[first])) first = i;
    }
    BreakingPoint point = std::move(found[first]);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i != first) point.otherMoments.push_back(momentText(found[i]));
    }
    if (held.left > 0)
        point.otherMoments.push_back(fmt::format(
            "not tried: further moments with another capacity or mix of traffic, up to {} of them", held.left));
    point.partial = partial;
    return point;
}

}  // namespace

base::Result<BreakingPoint> findBreakingPoint(const Source& source, const std::string& name,
                                              const BreakingOptions& options, const study::RunOptions& run) {
    auto base = candidateOf(source, name);
    if (!base) return base.error();
    if (busiestRate(base->scenario) <= 0.0)
        return base::Error{base::Errc::BadInput, "/Workloads", "has no traffic at a rate that could be raised"};
    const MomentsToHold held = momentsToHold(base->scenario);
    if (held.moments.empty()) return searchBreakingPoint(*base, options, run);
    return searchMoments(*base, held, options, run);
}

}  // namespace headroom::planning
