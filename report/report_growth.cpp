// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the answer as traffic grows: as simulated, else as far as this study's figures reach.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "report/planning_text.hpp"
#include "report/report_parts.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

constexpr std::array kFactors{1.0, 3.0, 10.0};
constexpr std::size_t kNearest = 3;  // quotas that are named

/// What is fixed stays, the rest grows with the traffic.
Rows costRows(const study::StudyResult& result) {
    Rows rows{{"design", "fixed a month", "with the traffic a month", "at 1x", "at 3x", "at 10x"}};
    for (const study::DesignResult& design : result.designs) {
        if (!isPriced(design.cost.bill)) continue;
        const double moving = design.cost.perMonth - design.cost.fixedPerMonth;
        std::vector<std::string>& cells = rows.emplace_back();
        cells = {design.name, moneyText(design.cost.fixedPerMonth), moneyText(moving)};
        for (const double factor : kFactors) cells.push_back(moneyText(design.cost.fixedPerMonth + moving * factor));
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
    } else {
        pages.note(
            "By arithmetic from this one level of traffic: what is fixed stays, the rest grows with the traffic. "
            "Volume tiers, capacity that must be added and refusals are not in it; headroom growth simulates them, "
            "with what is stored over 12 to 24 months.");
        const Rows costs = costRows(result);
        if (costs.size() > 1) pages.table(costs);
    }
    const Rows quotas = quotaRows(result);
    if (quotas.size() == 1) return;
    pages.note(
        "The limits that growth meets first, if use grows with the traffic; headroom breaking-point finds out by "
        "simulation.");
    pages.table(quotas);
}

}  // namespace headroom::report
