// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_pages.hpp"
#include "report/study_matter.hpp"

namespace headroom::report {

namespace {

std::string pageOf(const StudyMatter& study) {
    MarkupWriter html(MarkupWriter::kHtml);
    beginPage(html, study.document.heading);
    html.element("h1", study.document.heading);
    HtmlPages pages(html);
    writeStudy(pages, study, {});
    pages.note("An estimate, not a quote.");
    return html.take();
}

}  // namespace

std::string htmlOf(const planning::BreakingPoint& study) { return pageOf(matterOf(study)); }
std::string htmlOf(const planning::Sweep& study) { return pageOf(matterOf(study)); }
std::string htmlOf(const planning::BreakEven& study) { return pageOf(matterOf(study)); }
std::string htmlOf(const planning::Growth& study) { return pageOf(matterOf(study)); }
std::string htmlOf(const planning::Optimum& study) { return pageOf(matterOf(study)); }

}  // namespace headroom::report
