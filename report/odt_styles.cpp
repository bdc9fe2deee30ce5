// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/odt_styles.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace headroom::report {

namespace {

constexpr int kColumnSteps = 200;  // of the width: as finely as columns are told apart

constexpr std::string_view kStyles = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="10pt" fo:font-family="Liberation Sans"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="3cm" fo:margin-bottom="0.6cm"/><style:text-properties fo:font-size="24pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Contents" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="1.5cm"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold" fo:color="#1f5fa8"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.8cm" fo:keep-with-next="always" fo:padding-bottom="0.05cm" fo:border-bottom="0.02cm solid #1f5fa8"/><style:text-properties fo:font-size="16pt" fo:font-weight="bold" fo:color="#1f5fa8"/></style:style>
<style:style style:name="FirstHeading" style:family="paragraph" style:parent-style-name="Heading_20_1" style:default-outline-level="1"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Decision" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:padding="0.2cm" fo:border-left="0.1cm solid #1f5fa8" fo:background-color="#eef4fa"/><style:text-properties fo:font-size="12pt"/></style:style>
<style:style style:name="Note" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9pt" fo:color="#555555"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Note"><style:paragraph-properties fo:margin-top="0.2cm" fo:keep-with-next="always"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Number" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="BoldCell" style:family="paragraph" style:parent-style-name="Cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="BoldNumber" style:family="paragraph" style:parent-style-name="Number"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Foot" style:family="paragraph" style:parent-style-name="Note"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style><style:header-footer-properties fo:min-height="0.7cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p text:style-name="Note"><text:title/></text:p></style:header><style:footer><text:p text:style-name="Foot">An estimate, not a quote.<text:tab/>page <text:page-number text:select-page="current"/> of <text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
</office:document-styles>
)";

void writeCellStyle(MarkupWriter& xml, std::string_view name, std::string_view border, std::string_view background) {
    xml.open("style:style", {{"style:name", name}, {"style:family", "table-cell"}});
    xml.empty("style:table-cell-properties", {{"fo:padding", "0.06cm"},
                                              {"fo:border-bottom", "0.02cm solid " + std::string(border)},
                                              {"fo:background-color", background}});
    xml.close();
}

}  // namespace

std::string_view odtStyles() { return kStyles; }

std::string odtMeta(std::string_view title, std::string_view author) {
    MarkupWriter xml(MarkupWriter::kXml);
    xml.open("office:document-meta", {{"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
                                      {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
                                      {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                      {"office:version", "1.2"}});
    xml.open("office:meta");
    xml.element("dc:title", title);
    xml.element("dc:creator", author);
    return xml.take();
}

void writeContentStyles(MarkupWriter& xml, double width) {
    xml.open("office:automatic-styles");
    xml.open("style:style", {{"style:name", "Wide"}, {"style:family", "table"}});
    xml.empty("style:table-properties", {{"style:width", fmt::format("{:.2f}cm", width)}, {"table:align", "left"}});
    xml.close();
    xml.open("style:style", {{"style:name", "Row"}, {"style:family", "table-row"}});
    xml.empty("style:table-row-properties", {{"fo:keep-together", "always"}});
    xml.close();
    writeCellStyle(xml, "CellBox", "#d5d5d5", "transparent");
    writeCellStyle(xml, "HeadBox", "#1f5fa8", "#eef4fa");
    for (int i = 1; i <= kColumnSteps; ++i) {
        xml.open("style:style", {{"style:name", "Column" + std::to_string(i)}, {"style:family", "table-column"}});
        xml.empty("style:table-column-properties",
                  {{"style:column-width", fmt::format("{:.3f}cm", width * i / kColumnSteps)}});
        xml.close();
    }
    xml.close();
}

std::string columnStyle(double share) {
    return fmt::format("Column{}", std::clamp(static_cast<int>(share * kColumnSteps), 1, kColumnSteps));
}

}  // namespace headroom::report
