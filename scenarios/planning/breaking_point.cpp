// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/breaking_search.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "model/services/apigateway/bill_warnings.hpp"
#include "scenarios/format/imported_section.hpp"
#include "scenarios/planning/api_limits.hpp"
#include "scenarios/planning/books_used.hpp"
#include "scenarios/planning/breaking_probes.hpp"
#include "scenarios/planning/busiest_moment.hpp"
#include "scenarios/planning/known_failures.hpp"
#include "scenarios/planning/limit_told.hpp"
#include "scenarios/planning/probe.hpp"
#include "scenarios/planning/table_limits.hpp"
#include "scenarios/planning/trial_warnings.hpp"
#include "scenarios/study/input_draws.hpp"

namespace headroom::planning {

namespace {

constexpr double kLift = 1000.0;  // beyond any traffic that is tried

std::vector<std::string> notJudgedOf(const format::Design& design, const KnownFailures& known) {
    std::vector<std::string> texts = notProbed(design);
    std::ranges::move(known.notJudged(), std::back_inserter(texts));
    return texts;
}

struct Probed {
    ProbeRun run;
    Failed failed;
};

class Search {
public:
    Search(const Candidate& base, const BreakingOptions& options, const study::RunOptions& run)
        : base_(base),
          lifted_(base),
          most_(options.most),
          rateToday_(busiestRate(base.scenario)),
          probes_(run, base, most_),
          known_(base.scenario.designs.front()) {}

    base::Result<BreakingPoint> go() {
        point_.scenario = base_.scenario.name;
        point_.calibration = format::calibrationText(base_.scenario);
        point_.heldInputs = study::heldInputsText(base_.scenario);
        point_.design = base_.name;
        point_.rateToday = rateToday_;
        point_.whyNoFurther = probes_.whyTooMuch(1.0);
        if (!point_.whyNoFurther.empty()) return point_;
        auto today = probe(1.0);
        if (!today) return today.error();
        addToday(today->run);
        double good = today->failed.any() ? kLeastFactor : 1.0;
        while (!probes_.stopped() && point_.whyNoFurther.empty()) {
            auto failing = nextFailure(good);
            if (!failing && failing.error().code == base::Errc::Cancelled) break;  // what was found is kept
            if (!failing) return failing.error();
            if (!*failing) break;
            auto added = record(**failing);
            if (!added && added.error().code != base::Errc::Cancelled) return added.error();
            good = std::max(kLeastFactor, (*failing)->factor / kFactorPrecision);
        }
        addMetFrom();
        std::ranges::stable_sort(point_.failures, {}, &Breaking::factor);
        point_.notJudged = notJudgedOf(base_.scenario.designs.front(), known_);
        point_.triedTo = probes_.triedTo();
        point_.partial = probes_.stopped();
        return point_;
    }

private:
    struct Failure {
        double factor = 0.0;
        Probed probed;
    };

    base::Result<Probed> probe(double factor) {
        auto run = probes_.at(lifted_, factor);
        if (!run) return run.error();
        known_.note(factor, run->trial);
        Probed probed{std::move(*run), {}};
        probed.failed = known_.newFailures(factor, probed.run.trial);
        return probed;
    }

    /// The least traffic above `good` at which something new fails; nothing when all holds as far as is tried. Whether
    /// the least traffic of all is good is not known before it was tried.
    base::Result<std::optional<Failure>> nextFailure(double good) {
        double bad = good;
        std::optional<Probed> failing;
        probes_.goOnFrom(good);
        if (good <= kLeastFactor) {
            auto least = probe(good);
            if (!least) return least.error();
            if (least->failed.any()) return std::optional<Failure>{Failure{good, std::move(*least)}};
        }
        while (!failing) {
            if (bad >= most_) {
                point_.whyNoFurther = fmt::format("nothing more fails up to {:g} times the traffic", most_);
                return std::optional<Failure>{};
            }
            good = bad;
            bad = std::min(most_, bad * 2.0);
            probes_.goOnFrom(good);
            point_.whyNoFurther = probes_.whyTooMuch(bad);
            if (!point_.whyNoFurther.empty()) return std::optional<Failure>{};
            auto probed = probe(bad);
            if (!probed) return probed.error();
            if (probed->failed.any()) failing = std::move(*probed);
        }
        while (bad / good > kFactorPrecision) {
            const double middle = std::sqrt(bad * good);
            auto probed = probe(middle);
            if (!probed) return probed.error();
            if (probed->failed.any()) {
                bad = middle;
                failing = std::move(*probed);
            } else {
                good = middle;
            }
        }
        return std::optional<Failure>{Failure{bad, std::move(*failing)}};
    }

    /// The limits that were reached, with the plan or method that refuses where a kind of limit is set in several.
    base::Result<std::vector<LimitReached>> toldApart(const Failure& failure) {
        std::vector<LimitReached> limits;
        for (const LimitReached& limit : failure.probed.failed.limits) {
            const std::vector<LimitReached> settings = known_.unknownSettings(limit);
            if (settings.empty()) {
                limits.push_back(limit);
                continue;
            }
            auto refusing = refusingOf(settings, [&](std::span<const LimitReached> kept) -> base::Result<bool> {
                Candidate alone = lifted_;
                for (const LimitReached& other : settings) {
                    if (std::ranges::find(kept, other) == kept.end())
                        lift(other, kLift, alone.scenario.designs.front());
                }
                const auto run = probes_.at(alone, failure.factor);
                if (!run) return run.error();
                const auto counted = known_.limitsOf(run->trial);
                return std::ranges::find(counted, limit) != counted.end();
            });
            if (!refusing) return refusing;
            limits.insert(limits.end(), refusing->begin(), refusing->end());
        }
        return limits;
    }

    /// Of limits that are reached at the same traffic, the one without which the others are not: a table that throttles
    /// keeps its callers busy with retries. The others are found again at a traffic of their own. All of them where
    /// none explains the rest.
    base::Result<std::vector<LimitReached>> causesOf(const Failure& failure) {
        auto limits = toldApart(failure);
        if (!limits || limits->size() < 2) return limits;
        const Candidate before = lifted_;
        for (const LimitReached& limit : *limits) {
            known_.know(limit);
            base::Result<Probed> without = base::Error{};
            const bool lifts = takeAway(limit, kLift, lifted_.scenario.designs.front());
            if (lifts) without = probe(failure.factor);
            lifted_ = before;
            known_.forgetLast();
            if (!lifts) continue;
            if (!without) return without.error();
            if (without->failed.limits.empty()) return std::vector{limit};
        }
        return limits;
    }

    base::Result<Breaking> breakingOf(const LimitReached& limit, const Failure& failure) {
        Breaking breaking = told(limit, base_.scenario.designs.front(), lifted_.scenario.designs.front());
        breaking.factor = failure.factor;
        breaking.rate = rateToday_ * failure.factor;
        breaking.always = failure.factor <= kLeastFactor;
        breaking.passedOver = isPassedOver(limit);
        if (breaking.fixPerMonth) return breaking;
        const auto price = priceOfFix(limit, base_, probes_);
        if (!price) return price.error();
        breaking.fixPerMonth = *price;
        return breaking;
    }

    base::Result<void> record(const Failure& failure) {
        const auto causes = causesOf(failure);
        if (!causes) return causes.error();
        bool sudden = false;
        for (const LimitReached& limit : *causes) {
            auto breaking = breakingOf(limit, failure);
            if (!breaking) return breaking.error();
            sudden = sudden || breaking->sudden;
            if (breaking->sudden) {
                liftToMaximum(limit, lifted_.scenario.designs.front());
            } else {
                known_.know(limit);
                // What cannot be taken away goes on refusing: its callers say nothing of other limits from here on.
                if (!takeAway(limit, kLift, lifted_.scenario.designs.front()))
                    known_.leaveOut(refusedWorkloads(failure.probed.run.trial));
            }
            point_.failures.push_back(std::move(*breaking));
        }
        if (causes->empty()) recordBacklogs(failure);  // what a limit makes pile up does not, once it is lifted
        if (!sudden) recordObjectives(failure);        // an objective is judged with what auto scaling reaches
        return {};
    }

    void recordBacklogs(const Failure& failure) {
        const UndoneShares shares = undoneOf(failure.probed.run.trial);
        for (const Work& work : failure.probed.failed.backlogs) {
            known_.knowBacklog(work);
            Breaking backlog = told(work, failure.probed.run.trial.quotas);
            backlog.factor = failure.factor;
            backlog.rate = rateToday_ * failure.factor;
            backlog.refusedShare = shares.at(work);
            backlog.always = failure.factor <= kLeastFactor;
            point_.failures.push_back(std::move(backlog));
        }
    }

    void recordObjectives(const Failure& failure) {
        for (const std::size_t objective : failure.probed.failed.objectives) {
            const study::ObjectiveResult& result = failure.probed.run.trial.objectives[objective];
            const bool always = !known_.isMetBelow(objective, failure.factor);
            known_.knowObjective(objective, always && failure.probed.failed.limits.empty());
            Breaking missed;
            missed.kind = result.metric == "Latency" ? LimitKind::Latency : LimitKind::Errors;
            missed.what = result.text;
            missed.factor = failure.factor;
            missed.rate = rateToday_ * failure.factor;
            missed.refusedShare = result.value;
            missed.advice = "see what gives way before it";
            missed.ofWindows = result.window.has_value();
            missed.always = always;
            missedAt_.emplace_back(objective, point_.failures.size());
            point_.failures.push_back(std::move(missed));
        }
    }

    void addMetFrom() {
        for (const auto& [objective, at] : missedAt_) {
            Breaking& missed = point_.failures[at];
            if (missed.always) missed.metFrom = known_.metFrom(objective);
        }
    }

    void addToday(const ProbeRun& today) {
        point_.prices = booksText(today.trial.cost.bill.priceBook);
        for (const study::QuotaUse& quota : today.trial.quotas) {
            point_.quotas.push_back({quota.name, quota.peak, quota.limit, quota.raisable,
                                     quota.peak > 0.0 ? std::optional(quota.limit / quota.peak) : std::nullopt});
        }
        const Trial* const one = &today.trial;
        point_.warnings = warningsOf({&one, 1}, today.length, "");
        std::erase_if(point_.warnings, apigateway::isOfBill);  // of minutes there is none
        point_.probeSeconds = base::toSeconds(today.length);
        point_.warmUpSeconds = base::toSeconds(today.warmUp);
        point_.warmUpFor = warmUpOf(probeOf(base_, 1.0).scenario.designs.front()).what;
    }

    const Candidate& base_;
    Candidate lifted_;  ///< what gave way lifted
    double most_;
    double rateToday_;
    Probes probes_;
    BreakingPoint point_;
    KnownFailures known_;
    std::vector<std::pair<std::size_t, std::size_t>> missedAt_;  ///< objectives, and where they stand among failures
};
}  // namespace

base::Result<BreakingPoint> searchBreakingPoint(const Candidate& base, const BreakingOptions& options,
                                                const study::RunOptions& run) {
    return Search(base, options, run).go();
}

base::Result<Held> holdsAt(const Candidate& base, double factor, const BreakingOptions& options,
                           const study::RunOptions& run) {
    Probes probes(run, base, options.most);
    if (!probes.whyTooMuch(factor).empty()) return Held{};
    const auto probed = probes.at(base, factor);
    if (!probed) return probed.error();
    KnownFailures known(base.scenario.designs.front());
    known.note(factor, probed->trial);
    return Held{!known.newFailures(factor, probed->trial).any(), notJudgedOf(base.scenario.designs.front(), known)};
}

}  // namespace headroom::planning
