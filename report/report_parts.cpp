// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_parts.hpp"

#include "report/recommendation.hpp"
#include "report/words.hpp"

namespace headroom::report {

namespace {

Rows designRows(const study::StudyResult& result) {
    Rows rows{{"design", "cost a month", "a million requests", "requests", "errors"}};
    for (const study::DesignResult& design : result.designs) {
        const study::Cost& cost = design.cost;
        const bool priced = isPriced(cost.bill);
        rows.push_back(
            {design.name,
             priced ? moneyText(cost.perMonth) + plusMinus(cost.perMonth, cost.ci95, &moneyText)
                    : std::string(kNotPriced),
             priced && cost.perMillionRequests ? moneyText(*cost.perMillionRequests) : "-",
             countText(design.requests.offered),
             errorText(design.requests) + plusMinus(design.requests.errorRate(), design.errorRateCi95, &shareText)});
    }
    return rows;
}

void writeRecommendation(ReportPages& pages, const study::StudyResult& result) {
    const Recommendation recommendation = recommend(result);
    pages.chapter(reportChapters().front());
    pages.decision(recommendation.sentence);
    pages.paragraph(recommendation.decision);
    if (!result.description.empty()) pages.paragraph("What was simulated, as its scenario says: " + result.description);
    if (!recommendation.rejected.empty()) {
        pages.section(recommendation.design ? "Options rejected, and why" : "Why not");
        pages.items(recommendation.rejected);
    }
    pages.table(designRows(result));
}

}  // namespace

const std::vector<std::string>& reportChapters() {
    static const std::vector<std::string> chapters{"Recommendation",
                                                   "Objectives, and how sure",
                                                   "Assumptions",
                                                   "Quotas",
                                                   "Latency",
                                                   "Worst hours",
                                                   "The bill",
                                                   "Pricing basis",
                                                   "Growth",
                                                   "Failure modes, and what users see",
                                                   "What is not modelled",
                                                   "How to validate",
                                                   "How to reproduce"};
    return chapters;
}

void writeReport(ReportPages& pages, const ReportMatter& matter) {
    const study::StudyResult& result = matter.result;
    writeRecommendation(pages, result);
    writeObjectivesPart(pages, result);
    writeAssumptionsPart(pages, result);
    writeQuotasPart(pages, result);
    writeLatencyPart(pages, result);
    writeWorstHoursPart(pages, result);
    writeBillPart(pages, result);
    writePricingPart(pages, result);
    writeGrowthPart(pages, result, matter.growth);
    writeFailuresPart(pages, result);
    writeNotModelledPart(pages, result);
    writeValidationPart(pages, result);
    writeReproductionPart(pages, result, matter.cover);
}

}  // namespace headroom::report
