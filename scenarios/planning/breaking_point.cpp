// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/breaking_point.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "scenarios/format/imported_section.hpp"
#include "scenarios/format/prices_text.hpp"
#include "scenarios/planning/api_limits.hpp"
#include "scenarios/planning/breaking_probes.hpp"
#include "scenarios/planning/busiest_moment.hpp"
#include "scenarios/planning/limit_told.hpp"
#include "scenarios/planning/probe.hpp"
#include "scenarios/planning/refused_share.hpp"
#include "scenarios/planning/table_limits.hpp"
#include "scenarios/planning/trial_warnings.hpp"
#include "scenarios/study/input_draws.hpp"

namespace headroom::planning {

namespace {

constexpr double kLift = 1000.0;  // beyond any traffic that is tried

/// What failed in a probe: limits, and objectives by index.
struct Failed {
    std::vector<LimitReached> limits;
    std::vector<std::size_t> objectives;
    bool any() const { return !limits.empty() || !objectives.empty(); }
};

struct Probed {
    Trial trial;
    Failed failed;
};

class Search {
public:
    Search(const Candidate& base, const BreakingOptions& options, const study::RunOptions& run)
        : base_(base),
          lifted_(base),
          most_(options.most),
          rateToday_(busiestRate(base.scenario)),
          probes_(run, base, rateToday_, most_) {}

    base::Result<BreakingPoint> go() {
        point_.scenario = base_.scenario.name;
        point_.calibration = format::calibrationText(base_.scenario);
        point_.prices = format::pricesText(base_.scenario);
        point_.heldInputs = study::heldInputsText(base_.scenario);
        point_.design = base_.name;
        point_.rateToday = rateToday_;
        point_.probeSeconds = base::toSeconds(probes_.length());
        auto today = probe(1.0);
        if (!today) return today.error();
        addToday(today->trial);
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
        std::ranges::stable_sort(point_.failures, {}, &Breaking::factor);
        addNotJudged();
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
        auto trial = probes_.at(lifted_, factor);
        if (!trial) return trial.error();
        if (objectives_.empty()) objectives_ = trial->objectives;
        for (std::size_t i = 0; i < objectives_.size(); ++i) {
            if (objectives_[i].met == study::Met::Undecided) objectives_[i].met = trial->objectives[i].met;
        }
        Probed probed{std::move(*trial), {}};
        probed.failed = newFailures(probed.trial);
        return probed;
    }

    bool isKnown(const LimitReached& limit) const {
        return std::ranges::find(knownLimits_, limit) != knownLimits_.end();
    }

    /// Of a limit that is set in several places, those that are not known yet.
    std::vector<LimitReached> unknownSettings(const LimitReached& limit) const {
        std::vector<LimitReached> settings = settingsOf(limit, base_.scenario.designs.front());
        std::erase_if(settings, [&](const LimitReached& one) { return isKnown(one); });
        return settings;
    }

    /// What fails and is not known yet.
    Failed newFailures(const Trial& trial) const {
        Failed failed;
        for (const LimitReached& limit : limitsThatCount(trial, knownWorkloads_)) {
            const bool isSet = !settingsOf(limit, base_.scenario.designs.front()).empty();
            if (isSet ? !unknownSettings(limit).empty() : !isKnown(limit)) failed.limits.push_back(limit);
        }
        for (std::size_t i = 0; i < trial.objectives.size(); ++i) {
            const bool known = std::ranges::find(knownObjectives_, i) != knownObjectives_.end();
            if (!known && trial.objectives[i].met == study::Met::No) failed.objectives.push_back(i);
        }
        return failed;
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
            if (probes_.isTooMuch(bad)) {
                point_.whyNoFurther = "more traffic than a probe simulates: 30 million requests";
                return std::optional<Failure>{};
            }
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
            const std::vector<LimitReached> settings = unknownSettings(limit);
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
                const auto trial = probes_.at(alone, failure.factor);
                if (!trial) return trial.error();
                const auto counted = limitsThatCount(*trial, knownWorkloads_);
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
            knownLimits_.push_back(limit);
            base::Result<Probed> without = base::Error{};
            const bool lifts = lift(limit, kLift, lifted_.scenario.designs.front());
            if (lifts) without = probe(failure.factor);
            lifted_ = before;
            knownLimits_.pop_back();
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
                knownLimits_.push_back(limit);
                // What cannot be lifted goes on refusing: its callers say nothing of other limits from here on.
                if (!lift(limit, kLift, lifted_.scenario.designs.front()))
                    std::ranges::move(refusedWorkloads(failure.probed.trial), std::back_inserter(knownWorkloads_));
            }
            point_.failures.push_back(std::move(*breaking));
        }
        if (!sudden) recordObjectives(failure);  // an objective is judged with what auto scaling reaches
        return {};
    }

    void recordObjectives(const Failure& failure) {
        for (const std::size_t objective : failure.probed.failed.objectives) {
            knownObjectives_.push_back(objective);
            const study::ObjectiveResult& result = failure.probed.trial.objectives[objective];
            Breaking missed;
            missed.kind = result.metric == "Latency" ? LimitKind::Latency : LimitKind::Errors;
            missed.what = result.text;
            missed.factor = failure.factor;
            missed.rate = rateToday_ * failure.factor;
            missed.refusedShare = result.value;
            missed.advice = "see what gives way before it";
            missed.ofWindows = result.window.has_value();
            missed.always = failure.factor <= kLeastFactor;
            point_.failures.push_back(std::move(missed));
        }
    }

    void addToday(const Trial& trial) {
        for (const study::QuotaUse& quota : trial.quotas) {
            point_.quotas.push_back({quota.name, quota.peak, quota.limit, quota.raisable,
                                     quota.peak > 0.0 ? std::optional(quota.limit / quota.peak) : std::nullopt});
        }
        const Trial* const one = &trial;
        point_.warnings = warningsOf({&one, 1}, probes_.length(), "");
    }

    void addNotJudged() {
        point_.notJudged = notProbed(base_.scenario.designs.front());
        for (const study::ObjectiveResult& objective : objectives_) {
            if (objective.met == study::Met::Undecided)
                point_.notJudged.push_back(objective.text + ": " + objective.why);
        }
    }

    const Candidate& base_;
    Candidate lifted_;  ///< what gave way lifted
    double most_;
    double rateToday_;
    Probes probes_;
    BreakingPoint point_;
    std::vector<LimitReached> knownLimits_;
    std::vector<std::string> knownWorkloads_;  ///< refused by what cannot be lifted
    std::vector<std::size_t> knownObjectives_;
    std::vector<study::ObjectiveResult> objectives_;  ///< as first judged; met once a probe has decided
};
}  // namespace

base::Result<BreakingPoint> findBreakingPoint(const Source& source, const std::string& name,
                                              const BreakingOptions& options, const study::RunOptions& run) {
    const auto base = candidateOf(source, name);
    if (!base) return base.error();
    if (busiestRate(base->scenario) <= 0.0)
        return base::Error{base::Errc::BadInput, "/Workloads", "has no traffic at a rate that could be raised"};
    return Search(*base, options, run).go();
}

}  // namespace headroom::planning
