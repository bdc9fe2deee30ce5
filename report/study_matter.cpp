// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/study_matter.hpp"

namespace headroom::report {

StudyMatter matterOf(const planning::BreakingPoint& study) { return {documentOf(study), {}, study.partial}; }
StudyMatter matterOf(const planning::Sweep& study) { return {documentOf(study), chartsOf(study), study.partial}; }
StudyMatter matterOf(const planning::BreakEven& study) { return {documentOf(study), chartsOf(study), study.partial}; }
StudyMatter matterOf(const planning::Growth& study) { return {documentOf(study), chartsOf(study), study.partial}; }
StudyMatter matterOf(const planning::Optimum& study) { return {documentOf(study), {}, study.partial}; }

void writeStudy(ReportPages& pages, const StudyMatter& study, std::string_view first) {
    const StudyDocument& document = study.document;
    if (!first.empty()) pages.chapter(first);
    if (!document.calibration.empty()) pages.paragraph("Calibration: " + document.calibration);
    if (!document.prices.empty()) pages.paragraph("Prices: " + document.prices);
    if (!document.heldInputs.empty()) pages.paragraph("Uncertain inputs, " + document.heldInputs);
    if (!document.notPriced.empty()) pages.paragraph(notPricedText(document.notPriced));
    for (const LineChart& chart : study.charts.lines) pages.chart(chart);
    for (const HeatMap& map : study.charts.maps) pages.chart(map);
    for (const StudyDocument::Part& part : document.parts) {
        if (!part.title.empty()) pages.chapter(part.title);
        if (!part.table.empty()) pages.table(part.table);
        pages.items(part.lines);
    }
}

std::vector<std::string> chaptersOf(const StudyMatter& study) {
    std::vector<std::string> titles{std::string(kFirstChapter)};
    for (const StudyDocument::Part& part : study.document.parts) {
        if (!part.title.empty()) titles.push_back(part.title);
    }
    return titles;
}

}  // namespace headroom::report
