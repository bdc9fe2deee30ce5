// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/breaking_point.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenarios/format/imported_section.hpp"
#include "scenarios/format/prices_text.hpp"
#include "scenarios/planning/probe.hpp"
#include "scenarios/planning/table_limits.hpp"

namespace headroom::planning {

namespace {

constexpr double kLeastFactor = 1.0 / 64.0;
constexpr double kLift = 1000.0;  // beyond any traffic that is tried
constexpr double kMostRequests = 30e6;

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
        : base_(base), lifted_(base), options_(options), run_(run), tell_(run.onProgress), meter_(run_) {
        run_.jobs = 1;
        run_.onProgress = nullptr;  // a probe is short; the search tells how far it has come
    }

    base::Result<BreakingPoint> go() {
        point_.scenario = base_.scenario.name;
        point_.calibration = format::calibrationText(base_.scenario);
        point_.prices = format::pricesText(base_.scenario);
        point_.design = base_.name;
        point_.rateToday = busiestRate(base_.scenario);
        auto today = probe(1.0);
        if (!today) return today.error();
        addQuotas(today->trial);
        double good = today->failed.any() ? kLeastFactor : 1.0;
        while (!stopped()) {
            auto failing = nextFailure(good);
            if (!failing && failing.error().code == base::Errc::Cancelled) break;  // what was found is kept
            if (!failing) return failing.error();
            if (!*failing) break;
            auto added = record(**failing);
            if (!added && added.error().code != base::Errc::Cancelled) return added.error();
            good = std::max(kLeastFactor, (*failing)->factor / kFactorPrecision);
        }
        point_.partial = run_.stop.stop_requested();
        return point_;
    }

private:
    struct Failure {
        double factor = 0.0;
        Probed probed;
    };

    bool stopped() const { return run_.stop.stop_requested() || !point_.whyNoFurther.empty(); }

    bool isTooMuch(double factor) const {
        return point_.rateToday * factor * base::toSeconds(kProbeWarmUp + kProbeLength) > kMostRequests;
    }

    base::Result<Probed> probe(double factor) {
        const Candidate candidate = probeOf(lifted_, factor);
        std::vector<Task> tasks{{&candidate, 0}};
        if (auto ran = runTasks(tasks, kProbeWarmUp, run_,
                                expectTasks(meter_, tasks.size(), kProbeWarmUp, candidate.scenario));
            !ran)
            return ran.error();
        if (!tasks.front().trial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
        point_.triedTo = std::max(point_.triedTo, factor);
        if (tell_) tell_({std::log(factor / kLeastFactor) / std::log(options_.most / kLeastFactor), 0.0, -1.0});
        Probed probed{std::move(*tasks.front().trial), {}};
        probed.failed = newFailures(probed.trial);
        return probed;
    }

    /// What fails and is not known yet.
    Failed newFailures(const Trial& trial) const {
        Failed failed;
        const double least = kRefusedShare * static_cast<double>(trial.requests.offered);
        for (const LimitReached& limit : limitsReached(trial)) {
            if (limit.refused >= least && std::ranges::find(knownLimits_, limit) == knownLimits_.end())
                failed.limits.push_back(limit);
        }
        for (std::size_t i = 0; i < trial.objectives.size(); ++i) {
            const bool known = std::ranges::find(knownObjectives_, i) != knownObjectives_.end();
            if (!known && trial.objectives[i].met == study::Met::No) failed.objectives.push_back(i);
        }
        return failed;
    }

    /// The least traffic above `good` at which something new fails; nothing when all holds as far as is tried.
    base::Result<std::optional<Failure>> nextFailure(double good) {
        double bad = good;
        std::optional<Probed> failing;
        while (!failing) {
            if (bad >= options_.most) {
                point_.whyNoFurther = fmt::format("nothing more fails up to {:g} times the traffic", options_.most);
                return std::optional<Failure>{};
            }
            good = bad;
            bad = std::min(options_.most, bad * 2.0);
            if (isTooMuch(bad)) {
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

    /// Of limits that are reached at the same traffic, the one without which the others are not: a table that throttles
    /// keeps its callers busy with retries. The others are found again at a traffic of their own. All of them where
    /// none explains the rest.
    base::Result<std::vector<LimitReached>> causesOf(const Failure& failure) {
        const std::vector<LimitReached>& limits = failure.probed.failed.limits;
        if (limits.size() < 2) return limits;
        const Candidate before = lifted_;
        for (const LimitReached& limit : limits) {
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
        const format::Design& design = base_.scenario.designs.front();
        const bool sudden = canScale(limit, lifted_.scenario.designs.front());
        const bool scales = scalingOf(limit, design) != nullptr;
        Breaking breaking{sudden ? LimitKind::Scaling : limit.figure->kind,
                          nameOf(limit) + (sudden   ? " before auto scaling answers"
                                           : scales ? " at MaxCapacity"
                                                    : ""),
                          failure.factor,
                          point_.rateToday * failure.factor,
                          limit.refused / static_cast<double>(failure.probed.trial.requests.offered),
                          limit.figure->raisable,
                          sudden ? adviceOfSudden(limit, design) : adviceOf(limit, design),
                          std::nullopt,
                          sudden,
                          limit.figure->fix == Fix::Transitions};
        if (scales && !sudden) {
            breaking.fixPerMonth = 0.0;  // only what is scaled to is paid
            return breaking;
        }
        auto price = priceOfFix(limit);
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
                lift(limit, kLift, lifted_.scenario.designs.front());
            }
            point_.failures.push_back(std::move(*breaking));
        }
        if (sudden) return {};  // an objective is judged with what auto scaling reaches
        for (const std::size_t objective : failure.probed.failed.objectives) {
            knownObjectives_.push_back(objective);
            const study::ObjectiveResult& result = failure.probed.trial.objectives[objective];
            const bool latency = result.metric == "Latency";
            point_.failures.push_back({latency ? LimitKind::Latency : LimitKind::Errors, result.text, failure.factor,
                                       point_.rateToday * failure.factor, result.value, false,
                                       "see what gives way before it", std::nullopt});
        }
        return {};
    }

    /// What twice as much costs at today's traffic: the difference of two months' bills.
    base::Result<std::optional<double>> priceOfFix(const LimitReached& limit) {
        Candidate fixed = base_;
        if (!lift(limit, 2.0, fixed.scenario.designs.front())) return std::optional<double>{};
        const Candidate before = probeOf(base_, 1.0);
        const Candidate after = probeOf(fixed, 1.0);
        std::vector<Task> tasks{{&before, 0}, {&after, 0}};
        if (auto ran =
                runTasks(tasks, kProbeWarmUp, run_, expectTasks(meter_, tasks.size(), kProbeWarmUp, after.scenario));
            !ran)
            return ran.error();
        if (!tasks[0].trial || !tasks[1].trial) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
        const auto capacity = [&](const Trial& trial) {  // what is paid by the hour: requests are billed as they come
            pricing::Int128 nanos = 0;
            for (const pricing::LineItem& line : trial.cost.bill.lines) {
                const bool paid = line.fixed && isPaidBy(limit, base_.scenario.designs.front(), line.resource);
                if (paid) nanos += line.perMonth.nanos();
            }
            return pricing::toDouble(pricing::Money::fromNanos(nanos));
        };
        return std::optional(capacity(*tasks[1].trial) - capacity(*tasks[0].trial));
    }

    void addQuotas(const Trial& trial) {
        for (const study::QuotaUse& quota : trial.quotas) {
            point_.quotas.push_back({quota.name, quota.peak, quota.limit, quota.raisable,
                                     quota.peak > 0.0 ? std::optional(quota.limit / quota.peak) : std::nullopt});
        }
    }

    const Candidate& base_;
    Candidate lifted_;
    BreakingOptions options_;
    study::RunOptions run_;
    std::function<void(const study::Progress&)> tell_;
    study::ProgressMeter meter_;
    BreakingPoint point_;
    std::vector<LimitReached> knownLimits_;
    std::vector<std::size_t> knownObjectives_;
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
