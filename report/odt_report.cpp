// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/odt_report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/report_parts.hpp"
#include "report/zip_archive.hpp"

namespace headroom::report {

namespace {

constexpr std::string_view kMimeType = "application/vnd.oasis.opendocument.text";
constexpr double kPageWidth = 17.0;  // cm, between the margins of an A4 page

/// The styles of the page and of paragraphs; ours alone.
constexpr std::string_view kStyles = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="10pt" fo:font-family="Liberation Sans"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="24pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.7cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Decision" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:padding="0.2cm" fo:border-left="0.1cm solid #1f5fa8" fo:background-color="#eef4fa"/><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9pt" fo:color="#555555"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Head" style:family="paragraph" style:parent-style-name="Cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Number" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="end"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer><text:p text:style-name="Note"><text:page-number text:select-page="current"/></text:p></style:footer></style:master-page></office:master-styles>
</office:document-styles>
)";

class OdtPages : public ReportPages {
public:
    explicit OdtPages(MarkupWriter& xml) : xml_(xml) {}

    void chapter(std::string_view title) override { heading(title, "1"); }
    void section(std::string_view title) override { heading(title, "2"); }
    void paragraph(std::string_view text) override { styled(text, "Standard"); }
    void decision(std::string_view text) override { styled(text, "Decision"); }
    void note(std::string_view text) override { styled(text, "Note"); }
    void styled(std::string_view text, std::string_view style) {
        xml_.element("text:p", text, {{"text:style-name", style}});
    }

    void items(const std::vector<std::string>& texts) override {
        if (texts.empty()) return;
        xml_.open("text:list");
        for (const std::string& one : texts) {
            xml_.open("text:list-item");
            styled(one, "Standard");
            xml_.close();
        }
        xml_.close();
    }

    void table(const Rows& rows, bool numbers) override {
        if (rows.empty()) return;
        std::size_t columns = 0;
        for (const auto& row : rows) columns = std::max(columns, row.size());
        xml_.open("table:table", {{"table:name", "Table" + std::to_string(++tables_)}});
        xml_.empty("table:table-column", {{"table:number-columns-repeated", std::to_string(columns)}});
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (r == 0) xml_.open("table:table-header-rows");
            xml_.open("table:table-row");
            for (std::size_t c = 0; c < columns; ++c) {
                xml_.open("table:table-cell", {{"office:value-type", "string"}});
                const bool right = numbers && c > 0 && r > 0;
                styled(c < rows[r].size() ? rows[r][c] : "", r == 0 ? "Head" : right ? "Number" : "Cell");
                xml_.close();
            }
            xml_.close();
            if (r == 0) xml_.close();
        }
        xml_.close();
        styled("", "Standard");
    }

    void chart(const LineChart& chart) override { picture(chart); }
    void chart(const BarChart& chart) override { picture(chart); }

    const std::vector<std::string>& pictures() const { return pictures_; }

private:
    void heading(std::string_view title, std::string_view level) {
        xml_.element("text:h", title,
                     {{"text:style-name", "Heading_20_" + std::string(level)}, {"text:outline-level", level}});
    }

    template <class Chart>
    void picture(const Chart& chart) {
        MarkupWriter svg(MarkupWriter::kXml);
        writeSvg(svg, chart);
        pictures_.push_back(svg.take());
        const std::string name = fmt::format("Pictures/chart{}.svg", pictures_.size());
        xml_.open("text:p", {{"text:style-name", "Standard"}});
        xml_.open("draw:frame", {{"draw:name", "Chart" + std::to_string(pictures_.size())},
                                 {"text:anchor-type", "as-char"},
                                 {"svg:width", fmt::format("{:.2f}cm", kPageWidth)},
                                 {"svg:height", fmt::format("{:.2f}cm", kPageWidth / aspectOf(chart))}});
        xml_.empty("draw:image", {{"xlink:href", name}, {"xlink:type", "simple"}});
        xml_.close();
        xml_.close();
        note(chart.title);
    }

    MarkupWriter& xml_;
    std::vector<std::string> pictures_;
    std::size_t tables_ = 0;
};

void writeCover(OdtPages& pages, const study::StudyResult& result, const Cover& cover) {
    pages.styled(result.scenario, "Title");
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) pages.paragraph(std::string(name) + ": " + value);
    };
    line("For", cover.client);
    line("By", cover.author);
    line("Version", cover.version);
    line("Date", cover.date);
    pages.paragraph(kEstimate);
    if (result.partial) pages.paragraph("Partial: the run was cancelled before all replications were done.");
    pages.chapter("Contents");
    pages.items(reportChapters());
}

std::string manifest(std::size_t pictures) {
    MarkupWriter xml(MarkupWriter::kXml);
    xml.open("manifest:manifest",
             {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}, {"manifest:version", "1.2"}});
    const auto entry = [&](std::string_view path, std::string_view type) {
        xml.empty("manifest:file-entry", {{"manifest:full-path", path}, {"manifest:media-type", type}});
    };
    entry("/", kMimeType);
    entry("content.xml", "text/xml");
    entry("styles.xml", "text/xml");
    for (std::size_t i = 1; i <= pictures; ++i) entry(fmt::format("Pictures/chart{}.svg", i), "image/svg+xml");
    return xml.take();
}

}  // namespace

std::string odtReport(const study::StudyResult& result, const Cover& cover) {
    MarkupWriter xml(MarkupWriter::kXml);
    xml.open("office:document-content", {{"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
                                         {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
                                         {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
                                         {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
                                         {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
                                         {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
                                         {"office:version", "1.2"}});
    xml.open("office:body");
    xml.open("office:text");
    OdtPages pages(xml);
    writeCover(pages, result, cover);
    writeReport(pages, result, cover);
    const std::string content = xml.take();
    ZipArchive archive;
    archive.add("mimetype", kMimeType);  // the first, as the standard wants it
    archive.add("META-INF/manifest.xml", manifest(pages.pictures().size()));
    archive.add("styles.xml", kStyles);
    archive.add("content.xml", content);
    for (std::size_t i = 0; i < pages.pictures().size(); ++i)
        archive.add(fmt::format("Pictures/chart{}.svg", i + 1), pages.pictures()[i]);
    return archive.take();
}

}  // namespace headroom::report
