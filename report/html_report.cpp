// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_report.hpp"

#include "report/html_pages.hpp"
#include "report/report_parts.hpp"

namespace headroom::report {

namespace {

void writeCover(MarkupWriter& html, const study::StudyResult& result, const Cover& cover) {
    html.open("div", {{"class", "cover"}});
    if (!cover.logo.empty()) html.empty("img", {{"src", cover.logo}, {"alt", "logo"}});
    html.element("h1", result.scenario);
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) html.element("p", std::string(name) + ": " + value);
    };
    line("For", cover.client);
    line("By", cover.author);
    line("Version", cover.version);
    line("Date", cover.date);
    html.element("p", kEstimate);
    if (result.partial)
        html.element("p", "Partial: the run was cancelled before all replications were done.", {{"class", "partial"}});
    html.close();
}

void writeContents(MarkupWriter& html) {
    html.element("h2", "Contents");
    html.open("ol");
    for (const std::string& title : reportChapters()) html.element("li", title);
    html.close();
}

}  // namespace

std::string htmlReport(const ReportMatter& matter) {
    const auto& [result, cover, growth] = matter;
    MarkupWriter html(MarkupWriter::kHtml);
    beginPage(html, result.scenario);
    writeCover(html, result, cover);
    writeContents(html);
    HtmlPages pages(html);
    writeReport(pages, matter);
    return html.take();
}

}  // namespace headroom::report
