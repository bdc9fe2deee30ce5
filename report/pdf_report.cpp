// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_report.hpp"

#include "report/library_beside.hpp"
#include "report/pages/paged_document.hpp"
#include "report/table_columns.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::report {

namespace {

/// Collects the blocks of a report.
class BlockPages : public ReportPages {
public:
    explicit BlockPages(PagedDocument& document) : document_(document) {}

    void chapter(std::string_view title) override { add(PageBlock::Kind::Chapter, title); }
    void section(std::string_view title) override { add(PageBlock::Kind::Section, title); }
    void paragraph(std::string_view text) override { add(PageBlock::Kind::Paragraph, text); }
    void decision(std::string_view text) override { add(PageBlock::Kind::Decision, text); }
    void note(std::string_view text) override { add(PageBlock::Kind::Note, text); }

    void items(const std::vector<std::string>& texts) override {
        if (texts.empty()) return;
        PageBlock& block = add(PageBlock::Kind::Items, "");
        for (const std::string& text : texts) block.items.push_back(document::printable(text));
    }

    void table(const Rows& rows) override {
        PageBlock& block = add(PageBlock::Kind::Table, "");
        block.right = numberColumns(rows);
        block.rows = rows;
        for (std::vector<std::string>& row : block.rows) {
            for (std::string& cell : row) cell = document::printable(cell);
        }
    }

    void chart(const LineChart& chart) override { picture(chart); }
    void chart(const BarChart& chart) override { picture(chart); }
    void chart(const HeatMap& chart) override { picture(chart); }

private:
    PageBlock& add(PageBlock::Kind kind, std::string_view text) {
        PageBlock& block = document_.blocks.emplace_back();
        block.kind = kind;
        block.text = document::printable(text);
        return block;
    }

    template <class Chart>
    void picture(const Chart& chart) {
        PageBlock& block = add(PageBlock::Kind::Chart, chart.title);
        MarkupWriter svg(MarkupWriter::kXml);
        writeSvg(svg, chart);
        block.svg = svg.take();
        block.aspect = aspectOf(chart);
    }

    PagedDocument& document_;
};

/// The picture of a data: URI without what stands before it.
std::string base64Of(const std::string& dataUri) {
    const std::size_t comma = dataUri.find(',');
    return comma == std::string::npos ? std::string() : dataUri.substr(comma + 1);
}

PagedDocument documentOf(const ReportMatter& matter) {
    const auto& [result, cover, growth] = matter;
    PagedDocument document;
    document.title = document::printable(result.scenario);
    document.client = document::printable(cover.client);
    document.author = document::printable(cover.author);
    document.version = document::printable(cover.version);
    document.date = document::printable(cover.date);
    document.logo = base64Of(cover.logo);
    document.remark = kEstimate;
    document.partial = result.partial;
    document.chapters = reportChapters();
    BlockPages pages(document);
    writeReport(pages, matter);
    return document;
}

PagedDocument documentOf(const StudyMatter& study) {
    PagedDocument document;
    document.title = document::printable(study.document.heading);
    document.remark = kEstimate;
    document.partial = study.partial;
    for (const std::string& title : chaptersOf(study)) document.chapters.push_back(document::printable(title));
    BlockPages pages(document);
    writeStudy(pages, study, kFirstChapter);
    return document;
}

base::Result<FunctionBeside> pageSetter() {
    auto found = functionBeside("libheadroom_pages.so", "headroomSetPages");
    if (found) return found;
    return base::Error{base::Errc::Environment, "pdf",
                       "this build cannot set pages, which takes Qt 6 (" + found.error().what +
                           "); --format html gives a page that a browser prints"};
}

base::Result<std::string> set(const PagedDocument& document) {
    const auto setter = pageSetter();
    if (!setter) return setter.error();
    std::string pdf;
    if (!reinterpret_cast<decltype(&headroomSetPages)>(setter->address)(document, pdf))
        return base::Error{base::Errc::Environment, "pdf", "the pages could not be set"};
    return pdf;
}

}  // namespace

base::Result<void> pdfAvailable() {
    const auto found = pageSetter();
    if (!found) return found.error();
    return {};
}

base::Result<std::string> pdfReport(const ReportMatter& matter) { return set(documentOf(matter)); }
base::Result<std::string> pdfReport(const StudyMatter& study) { return set(documentOf(study)); }

}  // namespace headroom::report
