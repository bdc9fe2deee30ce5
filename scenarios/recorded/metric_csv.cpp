// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/metric_csv.hpp"

#include <algorithm>
#include <charconv>

#include "scenarios/recorded/tidy.hpp"

namespace headroom::recorded {

namespace {

using Row = std::vector<std::string>;

base::Error bad(std::size_t line, std::string what) {
    return {base::Errc::BadInput, "", "line " + std::to_string(line) + ": " + std::move(what)};
}

/// The next row; quotes hold commas, and two of them a quote.
Row nextRow(std::string_view& text) {
    Row row(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < text.size() && (quoted || text[at] != '\n'); ++at) {
        const char c = text[at];
        if (c == '"' && quoted && at + 1 < text.size() && text[at + 1] == '"') {
            row.back() += '"';
            ++at;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            row.emplace_back();
        } else if (c != '\r') {
            row.back() += c;
        }
    }
    text.remove_prefix(std::min(at + 1, text.size()));
    return row;
}

std::optional<std::int64_t> timeOf(std::string cell) {
    std::ranges::replace(cell, '/', '-');
    if (cell.size() < 8 || cell.find('-') == std::string::npos) return std::nullopt;
    const auto time = readTime(cell);
    return time ? std::optional(time->second) : std::nullopt;
}

std::optional<double> numberOf(const std::string& cell) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

/// Names the series by a row of heads.
void readHead(const Row& row, bool first, std::vector<Series>& series) {
    const bool ids = row.front() == "Id";
    if (!first && !ids && row.front() != "Label") return;
    series.resize(std::max(series.size(), row.size() - 1));
    for (std::size_t i = 1; i < row.size(); ++i) (ids ? series[i - 1].id : series[i - 1].label) = row[i];
}

}  // namespace

base::Result<Recording> readMetricCsv(std::string_view text) {
    Recording recording;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    bool inHeads = true;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const Row row = nextRow(text);
        if (row.size() == 1 && row.front().empty()) continue;
        const auto second = timeOf(row.front());
        if (!second && inHeads) {
            readHead(row, recording.series.empty(), recording.series);
            continue;
        }
        inHeads = false;
        if (!second) return bad(line, "\"" + row.front() + "\" is no time");
        if (row.size() > recording.series.size() + 1) return bad(line, "has more cells than there are heads");
        for (std::size_t i = 1; i < row.size(); ++i) {
            if (row[i].empty()) continue;
            const auto value = numberOf(row[i]);
            if (!value) return bad(line, "\"" + row[i] + "\" is no number");
            recording.series[i - 1].points.push_back({*second, *value});
        }
    }
    if (inHeads) return base::Error{base::Errc::BadInput, "", "holds no row that begins with a time"};
    for (Series& series : recording.series) {
        if (const auto tidied = tidy(series, recording.notes); !tidied) return tidied.error();
    }
    return recording;
}

}  // namespace headroom::recorded
