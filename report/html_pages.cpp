// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_pages.hpp"

#include "report/table_columns.hpp"

namespace headroom::report {

namespace {

constexpr std::string_view kStyle = R"(
body { font: 15px/1.5 system-ui, sans-serif; color: #1b1b1b; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.8em; margin-bottom: 0; } h2 { margin-top: 2em; border-bottom: 1px solid #bbb; } h3 { margin-bottom: .3em; }
.cover { border-bottom: 3px solid #1f5fa8; padding-bottom: 1em; } .cover img { max-height: 4em; float: right; }
.cover p { margin: .2em 0; } .decision { font-size: 1.15em; border-left: 4px solid #1f5fa8; padding: .3em .8em; background: #eef4fa; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: .6em 0; font-size: .9em; }
th, td { border-bottom: 1px solid #ddd; padding: .25em .6em; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { background: #eef4fa; border-bottom-color: #1f5fa8; } tr.total td { font-weight: bold; }
.number { text-align: right; font-variant-numeric: tabular-nums; } .whole { white-space: nowrap; } .number + :not(.number) { padding-left: 1.6em; }
figure { margin: 1em 0; } figcaption { font-size: .85em; color: #555; } svg { width: 100%; height: auto; }
.note { color: #555; font-size: .9em; } .partial { color: #a11; font-weight: bold; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } h2 { break-after: avoid; } tr, figure { break-inside: avoid; } .wide { overflow: visible; } }
@page { margin: 18mm 15mm; }
)";

}  // namespace

void HtmlPages::items(const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    html_.open("ul");
    for (const std::string& one : texts) html_.element("li", one);
    html_.close();
}

void HtmlPages::table(const Rows& rows) {
    const std::vector<bool> numbers = numberColumns(rows);
    html_.open("div", {{"class", "wide"}});
    html_.open("table");
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (r < 2) html_.open(r == 0 ? "thead" : "tbody");
        const bool total = r > 0 && rows[r].front() == "total";
        total ? html_.open("tr", {{"class", "total"}}) : html_.open("tr");
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string_view element = r == 0 ? "th" : "td";
            const bool whole = r > 0 && rows[r][c].find("±") == std::string::npos;  // a figure keeps its unit
            numbers[c] ? html_.element(element, rows[r][c], {{"class", whole ? "number whole" : "number"}})
                       : html_.element(element, rows[r][c]);
        }
        html_.close();
        if (r == 0) html_.close();
    }
    if (rows.size() > 1) html_.close();
    html_.close();
    html_.close();
}

void beginPage(MarkupWriter& html, std::string_view title) {
    html.open("html", {{"lang", "en"}, {"xmlns", "http://www.w3.org/1999/xhtml"}});
    html.open("head");
    html.empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}});
    html.element("title", title);
    html.styleSheet(kStyle);
    html.close();
    html.open("body");
}

}  // namespace headroom::report
