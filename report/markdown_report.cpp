// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/markdown_report.hpp"

#include <algorithm>
#include <cmath>

#include "report/markdown_text.hpp"
#include "report/table_columns.hpp"

namespace headroom::report {

namespace {

/// Lowest, mean and highest of the values that are there.
std::vector<std::string> extremes(const ChartLine& line, std::string (*text)(double)) {
    std::vector<double> known;
    std::ranges::copy_if(line.values, std::back_inserter(known), [](double value) { return std::isfinite(value); });
    if (known.empty()) return {line.name, "-", "-", "-"};
    double sum = 0.0;
    for (const double value : known) sum += value;
    const auto [low, high] = std::ranges::minmax(known);
    return {line.name, text(low), text(sum / static_cast<double>(known.size())), text(high)};
}

class MarkdownPages : public ReportPages {
public:
    void chapter(std::string_view title) override { line("## ", title); }
    void section(std::string_view title) override { line("### ", title); }
    void paragraph(std::string_view text) override { line("", text); }
    void decision(std::string_view text) override { text_ += "> **" + markdownCell(text) + "**\n\n"; }
    void note(std::string_view text) override { line("", text); }

    void items(const std::vector<std::string>& texts) override {
        for (const std::string& one : texts) text_ += "- " + markdownText(one) + "\n";
        if (!texts.empty()) text_ += "\n";
    }

    void table(const Rows& rows) override {
        if (rows.empty()) return;
        const std::vector<bool> numbers = numberColumns(rows);
        for (const std::vector<std::string>& row : rows) {
            text_ += "|";
            for (const std::string& cell : row) text_ += " " + markdownCell(cell) + " |";
            text_ += "\n";
            if (&row != &rows.front()) continue;
            text_ += "|";
            for (std::size_t c = 0; c < row.size(); ++c) text_ += numbers[c] ? " ---: |" : " --- |";
            text_ += "\n";
        }
        text_ += "\n";
    }

    void chart(const LineChart& chart) override {
        Rows rows{{chart.title, "lowest", "mean", "highest"}};
        for (const ChartLine& one : chart.lines) rows.push_back(extremes(one, chart.text));
        table(rows);
    }

    void chart(const BarChart& chart) override {
        Rows rows{{chart.title, ""}};
        for (const ChartBar& bar : chart.bars) rows.push_back({bar.name, bar.label});
        table(rows);
    }

    void chart(const HeatMap& chart) override {
        Rows rows{{chart.title + ": " + chart.downName + " down, " + chart.acrossName + " across"}};
        rows.front().insert(rows.front().end(), chart.across.begin(), chart.across.end());
        for (std::size_t r = 0; r < chart.values.size(); ++r) {
            std::vector<std::string>& cells = rows.emplace_back();
            cells.push_back(chart.down[r]);
            for (const auto& value : chart.values[r]) cells.push_back(value ? chart.text(*value) : "-");
        }
        table(rows);
    }

    void line(std::string_view mark, std::string_view text) {
        text_ += std::string(mark) + markdownText(text) + "\n\n";
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

void writeCover(MarkdownPages& pages, const study::StudyResult& result, const Cover& cover) {
    pages.line("# ", result.scenario);
    std::vector<std::string> lines;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) lines.push_back(std::string(name) + ": " + value);
    };
    add("For", cover.client);
    add("By", cover.author);
    add("Version", cover.version);
    add("Date", cover.date);
    pages.items(lines);
    pages.paragraph(kEstimate);
    if (result.partial) pages.paragraph("Partial: the run was cancelled before all replications were done.");
}

}  // namespace

std::string markdownReport(const ReportMatter& matter) {
    MarkdownPages pages;
    writeCover(pages, matter.result, matter.cover);
    pages.chapter("Contents");
    pages.items(reportChapters());
    writeReport(pages, matter);
    return pages.take();
}

}  // namespace headroom::report
