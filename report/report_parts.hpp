// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/cover.hpp"
#include "report/report_pages.hpp"
#include "scenarios/planning/growth.hpp"
#include "scenarios/study/result.hpp"

/// The chapters of a report. Each writes its title and what belongs to it.
namespace headroom::report {

/// What a report is made of.
struct ReportMatter {
    const study::StudyResult& result;
    Cover cover{};
    const planning::Growth* growth = nullptr;  ///< simulated at other levels of traffic, where that was done
};

/// All of them, in their order, the recommendation first. The cover and a table of contents are the format's.
void writeReport(ReportPages& pages, const ReportMatter& matter);
/// Their titles.
const std::vector<std::string>& reportChapters();

void writeObjectivesPart(ReportPages& pages, const study::StudyResult& result);
void writeAssumptionsPart(ReportPages& pages, const study::StudyResult& result);
void writeQuotasPart(ReportPages& pages, const study::StudyResult& result);
void writeLatencyPart(ReportPages& pages, const study::StudyResult& result);
void writeWorstHoursPart(ReportPages& pages, const study::StudyResult& result);
void writeBillPart(ReportPages& pages, const study::StudyResult& result);
void writePricingPart(ReportPages& pages, const study::StudyResult& result);
void writeGrowthPart(ReportPages& pages, const study::StudyResult& result, const planning::Growth* growth);
void writeFailuresPart(ReportPages& pages, const study::StudyResult& result);
void writeNotModelledPart(ReportPages& pages, const study::StudyResult& result);
void writeValidationPart(ReportPages& pages, const study::StudyResult& result);
void writeReproductionPart(ReportPages& pages, const study::StudyResult& result, const Cover& cover);

}  // namespace headroom::report
