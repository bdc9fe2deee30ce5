// SPDX-License-Identifier: GPL-3.0-or-later
// The moment at which a design breaks first: the busiest, or another with less capacity or another mix of traffic.
#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "scenarios/planning/breaking_search.hpp"
#include "scenarios/planning/busiest_moment.hpp"
#include "scenarios/planning/held_moment.hpp"
#include "scenarios/planning/moments_to_hold.hpp"
#include "scenarios/planning/plan_quotas.hpp"
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

/// A moment that was tried after another one.
struct Tried {
    std::string at;  ///< how long after Start
    double rate = 0.0;
    double holdsTo = 0.0;                ///< times its traffic
    std::optional<std::string> failure;  ///< beyond that; nothing: it was not looked for
};

/// "3 h after Start, at 12 requests/s today, it holds longer: T: write capacity at 4.2 times"
std::string momentText(const Tried& moment) {
    const std::string when = fmt::format("{} after Start, at {:.4g} requests/s today, ", moment.at, moment.rate);
    if (!moment.failure) return when + fmt::format("nothing fails up to {:.3g} times", moment.holdsTo);
    return when + fmt::format("it holds longer: {} at {:.3g} times", *moment.failure, moment.holdsTo);
}

Tried triedAs(const BreakingPoint& point, const std::string& heldAt) {
    const Breaking* first = firstFailure(point);
    if (first == nullptr) return {heldAt, point.rateToday, point.triedTo, {}};
    return {heldAt, point.rateToday, first->factor, first->what};
}

/// The candidate as it is at one of the moments, for good: another that is as busy may have another mix of traffic.
struct Moment {
    Candidate candidate;
    std::string at;

    Moment(const LoadMoment& moment, const Candidate& base)
        : candidate(base), at(holdMoment(moment.at, candidate.scenario)) {
        holdTraffic(moment.at, 1.0, candidate.scenario.designs.front());
    }
};

/// The moments one after another: the busiest is searched, others only where they fail before what was found.
class MomentSearch {
public:
    MomentSearch(const Candidate& base, const BreakingOptions& options, const study::RunOptions& run,
                 std::size_t moments)
        : base_(base), options_(options), run_(run), moments_(moments) {}

    base::Result<void> busiest(const LoadMoment& one) {
        const Moment moment(one, base_);
        auto point = searchBreakingPoint(moment.candidate, options_, partOf(0.0, kBusiestPart));
        if (!point) return point.error();
        found_ = std::move(*point);
        noteJudged(found_);
        partial_ = found_.partial;
        at_ = moment.at;
        found_.heldAt = changesByTheClock(base_.scenario.designs.front()) ? at_ : "";
        return {};
    }

    bool canGoOn() const {
        return found_.triedTo > 0.0 && firstFactor(found_) > kLeastFactor && !run_.stop.stop_requested();
    }

    base::Result<void> tryOther(const LoadMoment& one, std::size_t number) {
        const Moment moment(one, base_);
        const study::RunOptions run = partOf(shareDone(number), shareDone(number + 1));
        const double factor = std::min(found_.triedTo, firstFactor(found_) / kFactorPrecision);
        const auto holds = holdsAt(moment.candidate, factor, options_, quietly());
        if (!holds) return holds.error();
        if (holds->holds) {
            notJudged_.push_back(holds->notJudged);
            others_.push_back({moment.at, one.perSecond, factor, {}});
            if (run.onProgress) run.onProgress(progressAt(1.0, began_));
            return {};
        }
        auto point = searchBreakingPoint(moment.candidate, options_, run);
        if (!point) return point.error();
        noteJudged(*point);
        partial_ = partial_ || point->partial;
        if (firstFactor(*point) * kFactorPrecision < firstFactor(found_)) {
            others_.push_back(triedAs(found_, at_));
            found_ = std::move(*point);
            found_.heldAt = at_ = moment.at;
            found_.atBusiest = false;
        } else {
            others_.push_back(triedAs(*point, moment.at));
        }
        return {};
    }

    /// `cut`: moments that were to be tried and are not; `left`: those that were not to be.
    BreakingPoint end(bool cut, std::size_t left) {
        for (const Tried& other : others_) found_.otherMoments.push_back(momentText(other));
        if (left > 0)
            found_.otherMoments.push_back(fmt::format(
                "not tried: further moments with another capacity or mix of traffic, up to {} of them", left));
        std::erase_if(found_.notJudged, [&](const std::string& line) { return isJudgedElsewhere(line); });
        found_.partial = partial_ || cut;
        return std::move(found_);
    }

private:
    /// The first search takes most of the time.
    static constexpr double kBusiestPart = 0.7;

    /// A moment whose traffic is too much to try judged nothing.
    void noteJudged(const BreakingPoint& point) {
        if (point.triedTo > 0.0) notJudged_.push_back(point.notJudged);
    }

    /// Whether a moment judged the objective that the line is of, and begins with: the rest may differ by moment.
    bool isJudgedElsewhere(const std::string& line) const {
        const auto& objectives = base_.scenario.designs.front().objectives;
        const auto of =
            std::ranges::find_if(objectives, [&](const format::Objective& one) { return line.starts_with(one.text); });
        if (of == objectives.end()) return false;
        const auto isOf = [&](const std::string& other) { return other.starts_with(of->text); };
        return std::ranges::any_of(notJudged_, [&](const auto& lines) { return std::ranges::none_of(lines, isOf); });
    }

    double shareDone(std::size_t number) const {
        return kBusiestPart +
               (1.0 - kBusiestPart) * static_cast<double>(number - 1) / static_cast<double>(moments_ - 1);
    }

    study::RunOptions partOf(double from, double to) const {
        study::RunOptions own = run_;
        if (!run_.onProgress || moments_ < 2) return own;
        own.onProgress = [tell = run_.onProgress, from, to, began = began_](const study::Progress& progress) {
            tell(progressAt(from + (to - from) * progress.done, began));
        };
        return own;
    }

    study::RunOptions quietly() const {
        study::RunOptions own = run_;
        own.onProgress = nullptr;
        return own;
    }

    const Candidate& base_;
    const BreakingOptions& options_;
    const study::RunOptions& run_;
    std::size_t moments_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    BreakingPoint found_;
    std::string at_;
    std::vector<Tried> others_;
    std::vector<std::vector<std::string>> notJudged_;  ///< by moment that was simulated
    bool partial_ = false;
};

base::Result<BreakingPoint> searchMoments(const Candidate& base, const MomentsToHold& held,
                                          const BreakingOptions& options, const study::RunOptions& run) {
    MomentSearch search(base, options, run, held.moments.size());
    if (auto busiest = search.busiest(held.moments.front()); !busiest) return busiest.error();
    std::size_t next = 1;
    for (; next < held.moments.size() && search.canGoOn(); ++next) {
        const auto tried = search.tryOther(held.moments[next], next);
        if (!tried && tried.error().code == base::Errc::Cancelled) break;  // what was found is kept
        if (!tried) return tried.error();
    }
    const std::size_t rest = held.moments.size() - next;
    return search.end(run.stop.stop_requested() && rest > 0, held.left + (run.stop.stop_requested() ? 0 : rest));
}

}  // namespace

base::Result<BreakingPoint> findBreakingPoint(const Source& source, const std::string& name,
                                              const BreakingOptions& options, const study::RunOptions& run) {
    auto base = candidateOf(source, name);
    if (!base) return base.error();
    MomentsToHold held = momentsToHold(base->scenario);
    if (held.moments.empty()) held.moments.push_back(busiestLoad(base->scenario));
    if (held.moments.front().perSecond <= 0.0)
        return base::Error{base::Errc::BadInput, "/Workloads", "has no traffic at a rate that could be raised"};
    auto point = searchMoments(*base, held, options, run);
    if (point) {
        PlanQuotas plans = planQuotasOf(base->scenario);
        std::ranges::move(plans.margins, std::back_inserter(point->quotas));
        std::ranges::move(plans.notJudged, std::back_inserter(point->notJudged));
    }
    return point;
}

}  // namespace headroom::planning
