// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the answer as traffic grows: as simulated, else as far as this study's figures reach.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/growth_arithmetic.hpp"
#include "report/planning_text.hpp"
#include "report/report_parts.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

constexpr std::array kFactors{1.0, 3.0, 10.0};
constexpr std::size_t kNearest = 3;  // quotas that are named

constexpr const char* kBeyond = ", a limit is met";

/// As grownCostOf() says.
Rows costRows(const study::StudyResult& result) {
    Rows rows{{"design", "fixed a month", "with the traffic a month", "at 1x", "at 3x", "at 10x"}};
    for (const study::DesignResult& design : result.designs) {
        if (!isPriced(design.cost.bill)) continue;
        const GrowingCost cost = growingCostOf(design);
        std::vector<std::string>& cells = rows.emplace_back();
        cells = {design.name, moneyText(cost.fixed), moneyText(cost.moving)};
        for (const double factor : kFactors)
            cells.push_back(moneyText(grownCostOf(design, factor).perMonth) +
                            (meetsLimitAt(design, factor) ? kBeyond : ""));
    }
    return rows;
}

/// The quotas that growing traffic meets first.
Rows quotaRows(const study::StudyResult& result) {
    Rows rows{{"design", "limit", "peak", "limit at", "reached at", "can be raised"}};
    for (const study::DesignResult& design : result.designs) {
        std::vector<const study::QuotaUse*> used;
        for (const study::QuotaUse& quota : design.quotas) {
            if (quota.peak > 0.0 && quota.limit > 0.0) used.push_back(&quota);
        }
        std::ranges::stable_sort(used,
                                 [](const auto* a, const auto* b) { return a->peak / a->limit > b->peak / b->limit; });
        for (std::size_t i = 0; i < std::min(used.size(), kNearest); ++i) {
            const study::QuotaUse& quota = *used[i];
            rows.push_back({design.name, quota.name, levelText(quota.peak), levelText(quota.limit),
                            levelText(quota.limit / quota.peak) + "x", quota.raisable ? "yes" : "no"});
        }
    }
    return rows;
}

/// What the amounts by arithmetic leave out, as far as this study shows it.
std::vector<std::string> costNotes(const study::StudyResult& result) {
    std::vector<std::string> notes;
    for (const study::DesignResult& design : result.designs) {
        if (isPriced(design.cost.bill) && growingCostOf(design).scaled)
            notes.push_back(design.name +
                            ": capacity under auto scaling is taken to follow the traffic, as its target keeps it in "
                            "proportion up to MaxCapacity.");
    }
    for (const study::DesignResult& design : result.designs) {
        if (!isPriced(design.cost.bill)) continue;
        const GrownCost grown = grownCostOf(design, kFactors.back());
        if (grown.beyondTier)
            notes.push_back(design.name +
                            ": on the way to 10x a volume tier ends whose price is kept beyond it: at most so much.");
        if (grown.unusedCommitment)
            notes.push_back(design.name +
                            ": commitments that are not used at 1x stay unused here, though more use would take them "
                            "up: at most so much.");
    }
    const bool beyond = std::ranges::any_of(result.designs, [](const study::DesignResult& design) {
        return isPriced(design.cost.bill) &&
               std::ranges::any_of(kFactors, [&](double factor) { return meetsLimitAt(design, factor); });
    });
    if (beyond)
        notes.emplace_back(
            "A limit is met: the design may refuse requests or keep them waiting there, so that the amount is not "
            "the price of the work; the limits follow below.");
    return notes;
}

}  // namespace

void writeGrowthPart(ReportPages& pages, const study::StudyResult& result, const planning::Growth* growth) {
    pages.chapter("Growth");
    if (growth != nullptr) {
        const StudyDocument document = documentOf(*growth);
        pages.paragraph("Each level simulated: " + document.heading + ".");
        for (const StudyDocument::Part& part : document.parts) {
            pages.table(part.table);
            pages.items(part.lines);
        }
        if (!document.notPriced.empty()) pages.note(notPricedText(document.notPriced));
        if (!document.heldInputs.empty()) pages.note("Uncertain inputs, " + document.heldInputs + ".");
    } else {
        pages.note(
            "By arithmetic from this one level of traffic: what is fixed stays, the rest grows with the traffic, each "
            "further unit at the price of the last volume tier that is used today, after what is left of a free "
            "allowance. Fewer cold starts, fuller caches, further items in tables, capacity that somebody must add and "
            "refusals are not in it; headroom growth simulates them, with what is stored over 12 to 24 months.");
        const Rows costs = costRows(result);
        if (costs.size() > 1) {
            pages.table(costs);
            pages.items(costNotes(result));
        }
    }
    const Rows quotas = quotaRows(result);
    if (quotas.size() == 1) return;
    pages.note(
        "The limits that growth meets first, if use grows with the traffic; headroom breaking-point finds out by "
        "simulation.");
    pages.table(quotas);
}

}  // namespace headroom::report
