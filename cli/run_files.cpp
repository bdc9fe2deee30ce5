// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_files.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "report/focus.hpp"
#include "report/html_report.hpp"
#include "report/markdown_report.hpp"
#include "report/odt_report.hpp"
#include "report/pdf_report.hpp"
#include "report/result_json.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::cli {

namespace {

constexpr std::size_t kMaxNamePart = 100;  // of a design's name: a file's has 255 bytes, its temporary one included

/// A file name out of a design's name; numbers before it keep shortened ones apart.
std::string fileName(const std::string& text) {
    std::string name;
    for (const char c : std::string_view(text).substr(0, kMaxNamePart)) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        name += plain ? c : '_';
    }
    return name;
}

std::string seriesName(std::size_t index, const std::string& design) {
    return "series_" + std::to_string(index + 1) + "_" + fileName(design) + ".csv";
}

constexpr std::array<std::string_view, 3> kBillExports{"focus", "focus-hourly", "cur"};

std::string exportName(std::string_view format, std::size_t index, const std::string& design) {
    return std::string(format) + "_" + std::to_string(index + 1) + "_" + fileName(design) + ".csv";
}

/// Each design's bill for other tools: a file a design, because the bills are of alternatives.
void addBillExports(const study::StudyResult& result, const report::MonthHours& monthHours,
                    const std::set<std::string>& formats, std::vector<report::NamedContent>& files) {
    for (const std::string_view format : kBillExports) {
        for (std::size_t i = 0; formats.contains(std::string(format)) && i < result.designs.size(); ++i) {
            const study::DesignResult& design = result.designs[i];
            const double hours = report::monthHoursOf(monthHours, design.name);
            const report::ExportFrame frame{result.scenario,          design.name,     result.start, result.region,
                                            format == "focus-hourly", design.profiles, hours};
            files.emplace_back(exportName(format, i, design.name),
                               format == "cur" ? report::costAndUsageCsv(design.cost.bill, frame)
                                               : report::focusCsv(design.cost.bill, frame));
        }
    }
}

}  // namespace

base::Result<std::set<std::string>> runFormats(const std::string& text) {
    static constexpr std::array<std::string_view, 9> kKnown{"json", "csv",   "md",           "html", "pdf",
                                                            "odt",  "focus", "focus-hourly", "cur"};
    std::set<std::string> formats{"json"};
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        const std::string one = text.substr(from, end - from);
        if (std::find(kKnown.begin(), kKnown.end(), one) == kKnown.end()) {
            return base::Error{
                base::Errc::BadInput, "--format",
                document::quoted(one) + " is not one of json, csv, md, html, pdf, odt, focus, focus-hourly, cur"};
        }
        formats.insert(one);
        from = end + 1;
    }
    if (formats.contains("pdf")) {  // before a long run, not after it
        if (const auto available = report::pdfAvailable(); !available) return available.error();
    }
    return formats;
}

report::MonthHours monthHoursOf(const format::Scenario& scenario) {
    report::MonthHours hours;
    for (const format::Design& design : scenario.designs) {
        if (design.billing.monthHours != report::kUsualMonthHours) hours[design.name] = design.billing.monthHours;
    }
    return hours;
}

std::vector<std::string> runFileNames(const std::vector<std::string>& designs, const std::set<std::string>& formats) {
    std::vector<std::string> names{"result.json"};
    if (formats.contains("md")) names.emplace_back("summary.md");
    if (formats.contains("html")) names.emplace_back("report.html");
    if (formats.contains("pdf")) names.emplace_back("report.pdf");
    if (formats.contains("odt")) names.emplace_back("report.odt");
    for (const std::string_view format : kBillExports) {
        for (std::size_t i = 0; formats.contains(std::string(format)) && i < designs.size(); ++i)
            names.push_back(exportName(format, i, designs[i]));
    }
    if (!formats.contains("csv")) return names;
    names.insert(names.end(), {"figures.csv", "line_items.csv"});
    for (std::size_t i = 0; i < designs.size(); ++i) names.push_back(seriesName(i, designs[i]));
    return names;
}

base::Result<std::vector<report::NamedContent>> runFiles(const report::ReportMatter& matter,
                                                         const report::MonthHours& monthHours,
                                                         const std::set<std::string>& formats, MarkdownForm markdown) {
    const study::StudyResult& result = matter.result;
    std::vector<report::NamedContent> files{{"result.json", report::resultJson(result, monthHours)}};
    if (formats.contains("md") && markdown == MarkdownForm::Summary)
        files.emplace_back("summary.md", report::summaryMarkdown(result));
    else if (formats.contains("md"))
        files.emplace_back("report.md", report::markdownReport(matter));
    if (formats.contains("html")) files.emplace_back("report.html", report::htmlReport(matter));
    if (formats.contains("pdf")) {
        auto pdf = report::pdfReport(matter);
        if (!pdf) return pdf.error();
        files.emplace_back("report.pdf", std::move(*pdf));
    }
    if (formats.contains("odt")) files.emplace_back("report.odt", report::odtReport(matter));
    addBillExports(result, monthHours, formats, files);
    if (!formats.contains("csv")) return files;
    files.emplace_back("figures.csv", report::figuresCsv(result));
    files.emplace_back("line_items.csv", report::lineItemsCsv(result));
    for (std::size_t i = 0; i < result.designs.size(); ++i) {
        files.emplace_back(seriesName(i, result.designs[i].name), report::seriesCsv(result.designs[i]));
    }
    return files;
}

void sayLeftOut(const study::StudyResult& result, const std::set<std::string>& formats) {
    const bool exported = formats.contains("focus") || formats.contains("focus-hourly") || formats.contains("cur");
    for (const study::DesignResult& design : result.designs) {
        const std::size_t left = design.cost.bill.notPriced.size();
        if (!exported || left == 0) continue;
        std::fprintf(stderr, "headroom: note: the exported bill of \"%s\" leaves out %s without a price (NotPriced)\n",
                     document::printable(design.name).c_str(), report::counted(left, "line").c_str());
    }
}

}  // namespace headroom::cli
