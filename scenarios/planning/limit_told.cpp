// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/limit_told.hpp"

#include <algorithm>
#include <array>

#include "model/services/sqs/limits.hpp"
#include "scenarios/planning/table_limits.hpp"

namespace headroom::planning {

namespace {

/// What is stored grows with what is served, not with the limit.
bool isStored(const pricing::LineItem& line) { return line.usageType.find("ByteHrs") != std::string::npos; }

double paidByTheHour(const LimitReached& limit, const format::Design& design, const Trial& trial) {
    pricing::Int128 nanos = 0;
    for (const pricing::LineItem& line : trial.cost.bill.lines) {
        if (line.fixed && !isStored(line) && isPaidBy(limit, design, line.resource)) nanos += line.perMonth.nanos();
    }
    return pricing::toDouble(pricing::Money::fromNanos(nanos));
}

/// A queue of which as much as may be is in flight hands out nothing, however many would read it.
bool isFull(const std::string& queue, std::span<const study::QuotaUse> quotas) {
    return std::ranges::any_of(quotas, [&](const study::QuotaUse& one) {
        return one.name == queue + std::string(sqs::kInFlightQuota) && one.peak >= one.limit;
    });
}

}  // namespace

Breaking told(const LimitReached& limit, const format::Design& base, const format::Design& lifted) {
    const bool scales = scalingOf(limit, base) != nullptr;
    Breaking breaking;
    breaking.sudden = canScale(limit, lifted);
    breaking.kind = breaking.sudden ? LimitKind::Scaling : limit.figure->kind;
    breaking.what = nameOf(limit) + (breaking.sudden ? " before auto scaling answers"
                                     : scales        ? " at MaxCapacity"
                                                     : "");
    breaking.refusedShare = limit.share;
    breaking.of = limit.of;
    breaking.raisable = limit.figure->raisable;
    breaking.advice = breaking.sudden ? adviceOfSudden(limit, base) : adviceOf(limit, base);
    breaking.waits = limit.figure->fix == Fix::Transitions;
    if (scales && !breaking.sudden) breaking.fixPerMonth = 0.0;  // only what is scaled to is paid
    return breaking;
}

Breaking told(const Work& work, std::span<const study::QuotaUse> quotas) {
    Breaking breaking;
    breaking.kind = LimitKind::Backlog;
    breaking.what = work.of + ": " + std::string(nameOf(work.kind));
    breaking.of = work.of;
    breaking.waits = true;
    breaking.passedOver = true;
    breaking.raisable = true;
    breaking.advice =
        work.kind == UndoneKind::WaitingEvents ? "more concurrency for the function, or less work an event"
        : work.kind == UndoneKind::WaitingRecords
            ? "raise ParallelizationFactor or BatchSize of the mapping, or less work a batch"
        : isFull(work.of, quotas)
            ? "as many are in flight as may be: shorten VisibilityTimeout, or ask support"
            : "raise MaximumConcurrency or BatchSize of the mapping, more concurrency for the function, or less work";
    return breaking;
}

base::Result<std::optional<double>> priceOfFix(const LimitReached& limit, const Candidate& base, Probes& probes) {
    Candidate fixed = base;
    if (!lift(limit, 2.0, fixed.scenario.designs.front())) return std::optional<double>{};
    const std::array<const Candidate*, 2> both{&base, &fixed};
    const auto trials = probes.today(both);
    if (!trials) return trials.error();
    const format::Design& design = base.scenario.designs.front();
    return std::optional(paidByTheHour(limit, design, trials->back()) - paidByTheHour(limit, design, trials->front()));
}

}  // namespace headroom::planning
