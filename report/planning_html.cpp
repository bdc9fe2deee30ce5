// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_pages.hpp"
#include "report/planning_text.hpp"
#include "report/study_charts.hpp"

namespace headroom::report {

namespace {

std::string pageOf(const StudyDocument& document, const StudyCharts& charts) {
    MarkupWriter html(MarkupWriter::kHtml);
    beginPage(html, document.heading);
    html.element("h1", document.heading);
    HtmlPages pages(html);
    if (!document.calibration.empty()) pages.paragraph("Calibration: " + document.calibration);
    if (!document.prices.empty()) pages.paragraph("Prices: " + document.prices);
    if (!document.heldInputs.empty()) pages.paragraph("Uncertain inputs, " + document.heldInputs);
    if (!document.notPriced.empty()) pages.paragraph(notPricedText(document.notPriced));
    for (const LineChart& chart : charts.lines) pages.chart(chart);
    for (const HeatMap& map : charts.maps) pages.chart(map);
    for (const StudyDocument::Part& part : document.parts) {
        if (!part.title.empty()) pages.chapter(part.title);
        if (!part.table.empty()) pages.table(part.table);
        pages.items(part.lines);
    }
    pages.note("An estimate, not a quote.");
    return html.take();
}

}  // namespace

std::string htmlOf(const planning::BreakingPoint& study) { return pageOf(documentOf(study), {}); }
std::string htmlOf(const planning::Sweep& study) { return pageOf(documentOf(study), chartsOf(study)); }
std::string htmlOf(const planning::BreakEven& study) { return pageOf(documentOf(study), chartsOf(study)); }
std::string htmlOf(const planning::Growth& study) { return pageOf(documentOf(study), chartsOf(study)); }
std::string htmlOf(const planning::Optimum& study) { return pageOf(documentOf(study), {}); }

}  // namespace headroom::report
