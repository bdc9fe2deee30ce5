// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_report.hpp"

#include "report/report_parts.hpp"

namespace headroom::report {

namespace {

constexpr std::string_view kStyle = R"(
body { font: 15px/1.5 system-ui, sans-serif; color: #1b1b1b; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.8em; margin-bottom: 0; } h2 { margin-top: 2em; border-bottom: 1px solid #bbb; } h3 { margin-bottom: .3em; }
.cover { border-bottom: 3px solid #1f5fa8; padding-bottom: 1em; } .cover img { max-height: 4em; float: right; }
.cover p { margin: .2em 0; } .decision { font-size: 1.15em; border-left: 4px solid #1f5fa8; padding: .3em .8em; background: #eef4fa; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: .6em 0; font-size: .9em; }
th, td { border-bottom: 1px solid #ddd; padding: .25em .6em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.numbers th + th, .numbers td + td { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 1em 0; } figcaption { font-size: .85em; color: #555; } svg { width: 100%; height: auto; font: 11px system-ui, sans-serif; }
.note { color: #555; font-size: .9em; } .partial { color: #a11; font-weight: bold; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } h2 { break-after: avoid; } table, figure { break-inside: avoid; } }
@page { margin: 18mm 15mm; }
)";

class HtmlPages : public ReportPages {
public:
    explicit HtmlPages(MarkupWriter& html) : html_(html) {}

    void chapter(std::string_view title) override { html_.element("h2", title); }
    void section(std::string_view title) override { html_.element("h3", title); }
    void paragraph(std::string_view text) override { html_.element("p", text); }
    void decision(std::string_view text) override { html_.element("p", text, {{"class", "decision"}}); }
    void note(std::string_view text) override { html_.element("p", text, {{"class", "note"}}); }

    void items(const std::vector<std::string>& texts) override {
        if (texts.empty()) return;
        html_.open("ul");
        for (const std::string& one : texts) html_.element("li", one);
        html_.close();
    }

    void table(const Rows& rows, bool numbers) override {
        html_.open("div", {{"class", "wide"}});
        html_.open("table", {{"class", numbers ? "numbers" : "words"}});
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (r < 2) html_.open(r == 0 ? "thead" : "tbody");
            html_.open("tr");
            for (const std::string& cell : rows[r]) html_.element(r == 0 ? "th" : "td", cell);
            html_.close();
            if (r == 0) html_.close();
        }
        if (rows.size() > 1) html_.close();
        html_.close();
        html_.close();
    }

    void chart(const LineChart& chart) override { figure(chart); }
    void chart(const BarChart& chart) override { figure(chart); }

private:
    template <class Chart>
    void figure(const Chart& chart) {
        html_.open("figure");
        writeSvg(html_, chart);
        html_.element("figcaption", chart.title);
        html_.close();
    }

    MarkupWriter& html_;
};

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

std::string htmlReport(const study::StudyResult& result, const Cover& cover) {
    MarkupWriter html(MarkupWriter::kHtml);
    html.open("html", {{"lang", "en"}, {"xmlns", "http://www.w3.org/1999/xhtml"}});
    html.open("head");
    html.empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}});
    html.element("title", result.scenario);
    html.styleSheet(kStyle);
    html.close();
    html.open("body");
    writeCover(html, result, cover);
    writeContents(html);
    HtmlPages pages(html);
    writeReport(pages, result, cover);
    return html.take();
}

}  // namespace headroom::report
