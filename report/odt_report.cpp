// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/odt_report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/odt_styles.hpp"
#include "report/table_columns.hpp"
#include "report/zip_archive.hpp"

namespace headroom::report {

namespace {

constexpr std::string_view kMimeType = "application/vnd.oasis.opendocument.text";
constexpr double kPageWidth = 17.0;    // cm, between the margins of an A4 page
constexpr double kCharacters = 100.0;  // of a table's text in a line of that width

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

    void table(const Rows& rows) override {
        if (rows.empty()) return;
        const std::vector<bool> numbers = numberColumns(rows);
        xml_.open("table:table", {{"table:name", "Table" + std::to_string(++tables_)}, {"table:style-name", "Wide"}});
        for (const double share : columnShares(rows, kCharacters))
            xml_.empty("table:table-column", {{"table:style-name", columnStyle(share)}});
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (r == 0) xml_.open("table:table-header-rows");
            writeRow(rows[r], numbers, r == 0);
            if (r == 0) xml_.close();
        }
        xml_.close();
        styled("", "Standard");
    }

    void chart(const LineChart& chart) override { picture(chart); }
    void chart(const BarChart& chart) override { picture(chart); }
    void chart(const HeatMap& chart) override { picture(chart); }

    const std::vector<std::string>& pictures() const { return pictures_; }

private:
    void heading(std::string_view title, std::string_view level) {
        const std::string style = headings_++ == 0 ? "FirstHeading" : "Heading_20_" + std::string(level);
        xml_.element("text:h", title, {{"text:style-name", style}, {"text:outline-level", level}});
    }

    void writeRow(const std::vector<std::string>& cells, const std::vector<bool>& numbers, bool head) {
        const bool total = !head && !cells.empty() && cells.front() == "total";
        xml_.open("table:table-row", {{"table:style-name", "Row"}});
        for (std::size_t c = 0; c < numbers.size(); ++c) {
            xml_.open("table:table-cell",
                      {{"office:value-type", "string"}, {"table:style-name", head ? "HeadBox" : "CellBox"}});
            const std::string style = std::string(head || total ? "Bold" : "") + (numbers[c] ? "Number" : "Cell");
            styled(c < cells.size() ? cells[c] : "", style);
            xml_.close();
        }
        xml_.close();
    }

    template <class Chart>
    void picture(const Chart& chart) {
        styled(chart.title, "Caption");
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
    }

    MarkupWriter& xml_;
    std::vector<std::string> pictures_;
    std::size_t tables_ = 0;
    std::size_t headings_ = 0;
};

/// A table of contents that word processors know how to update; they put the page numbers in.
void writeContents(MarkupWriter& xml, const std::vector<std::string>& chapters) {
    xml.open("text:table-of-content", {{"text:name", "Contents"}, {"text:protected", "true"}});
    xml.empty("text:table-of-content-source", {{"text:outline-level", "1"}});
    xml.open("text:index-body");
    xml.element("text:p", "Contents", {{"text:style-name", "Contents"}});
    for (const std::string& title : chapters) xml.element("text:p", title, {{"text:style-name", "Standard"}});
    xml.close();
    xml.close();
}

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
    entry("meta.xml", "text/xml");
    for (std::size_t i = 1; i <= pictures; ++i) entry(fmt::format("Pictures/chart{}.svg", i), "image/svg+xml");
    return xml.take();
}

void beginText(MarkupWriter& xml) {
    xml.open("office:document-content", {{"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
                                         {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
                                         {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
                                         {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
                                         {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
                                         {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
                                         {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"},
                                         {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
                                         {"office:version", "1.2"}});
    writeContentStyles(xml, kPageWidth);
    xml.open("office:body");
    xml.open("office:text");
}

std::string archiveOf(const std::string& content, const std::string& title, const std::string& author,
                      const std::vector<std::string>& pictures) {
    ZipArchive archive;
    archive.add("mimetype", kMimeType);  // the first, as the standard wants it
    archive.add("META-INF/manifest.xml", manifest(pictures.size()));
    archive.add("styles.xml", odtStyles());
    archive.add("meta.xml", odtMeta(title, author));
    archive.add("content.xml", content);
    for (std::size_t i = 0; i < pictures.size(); ++i)
        archive.add(fmt::format("Pictures/chart{}.svg", i + 1), pictures[i]);
    return archive.take();
}

}  // namespace

std::string odtReport(const ReportMatter& matter) {
    const auto& [result, cover, growth] = matter;
    MarkupWriter xml(MarkupWriter::kXml);
    beginText(xml);
    OdtPages pages(xml);
    writeCover(pages, result, cover);
    writeContents(xml, reportChapters());
    writeReport(pages, matter);
    return archiveOf(xml.take(), result.scenario, cover.author, pages.pictures());
}

std::string odtReport(const StudyMatter& study) {
    MarkupWriter xml(MarkupWriter::kXml);
    beginText(xml);
    OdtPages pages(xml);
    pages.styled(study.document.heading, "Title");
    pages.paragraph(kEstimate);
    if (study.partial) pages.paragraph("Partial: it was cancelled before all of it was simulated.");
    writeContents(xml, chaptersOf(study));
    writeStudy(pages, study, kFirstChapter);
    return archiveOf(xml.take(), study.document.heading, {}, pages.pictures());
}

}  // namespace headroom::report
