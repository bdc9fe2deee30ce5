// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/insights_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "model/workload/csv.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/repeated_lines.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

/// Field to value, as one row has them; a field without a value is not there.
using Row = std::map<std::string, std::string, std::less<>>;

constexpr double kLongestMilliseconds = 1e7;
constexpr std::string_view kGroup = "/aws/lambda/";

bool contains(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

bool isJson(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

base::Error bad(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

std::optional<double> numberOf(const Row& row, std::string_view field, double most) {
    const auto found = row.find(field);
    if (found == row.end()) return std::nullopt;
    const std::string& text = found->second;
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= 0.0 && value < most))
        return std::nullopt;
    return value;
}

std::optional<base::Duration> timeOf(const Row& row, std::string_view field) {
    const auto value = numberOf(row, field, kLongestMilliseconds);
    if (!value) return std::nullopt;
    return base::Duration(static_cast<std::int64_t>(std::llround(*value * 1e6)));
}

/// MB of a field in bytes; what is below a million is in MB already, which no function's bytes are.
std::int64_t megabytesOf(const Row& row, std::string_view field) {
    const double value = numberOf(row, field, 1e12).value_or(0.0);
    return std::llround(value >= 1e6 ? value / 1e6 : value);
}

base::Result<std::vector<Row>> rowsOfJson(const std::string& text, LogSummary& summary) {
    const document::Loaded loaded = document::readText(text, "results", document::Format::Json);
    if (!loaded.ok()) return bad("breaks off, or is no JSON: " + loaded.problems.front().text);
    const Node* status = loaded.root->find("status");
    if (status != nullptr && status->isString() && status->asString() != "Complete")
        return bad("is of a query that has not ended (status " + status->asString() +
                   "): ask for its results again once it is Complete");
    std::vector<Row> rows;
    const Node* results = loaded.root->find("results");
    for (std::size_t i = 0; results != nullptr && results->isArray() && i < results->size(); ++i) {
        const Node& fields = results->elements()[i];
        Row& row = rows.emplace_back();
        for (std::size_t k = 0; fields.isArray() && k < fields.size(); ++k) {
            const Node* name = document::resolve(fields.elements()[k], "/field");
            const Node* value = document::resolve(fields.elements()[k], "/value");
            if (name != nullptr && value != nullptr && name->isString() && value->isString())
                row[name->asString()] = value->asString();
        }
    }
    constexpr double kMostMatched = 1e15;
    const Node* matched = document::resolve(*loaded.root, "/statistics/recordsMatched");
    const double all = matched != nullptr && matched->isNumber() ? matched->asNumber() : 0.0;
    if (all > static_cast<double>(rows.size()) && all < kMostMatched)
        summary.notes.push_back(std::to_string(rows.size()) + " rows of " + std::to_string(std::llround(all)) +
                                " that matched: the query's limit cut the rest off");
    return rows;
}

base::Result<std::vector<Row>> rowsOfCsv(const std::string& text) {
    const auto table = workload::readCsv(text);
    if (!table) return table.error();
    std::vector<Row> rows;
    if (table->empty()) return rows;
    const std::vector<std::string>& heads = table->front().cells;
    for (std::size_t i = 1; i < table->size(); ++i) {
        const std::vector<std::string>& cells = (*table)[i].cells;
        Row& row = rows.emplace_back();
        for (std::size_t k = 0; k < std::min(heads.size(), cells.size()); ++k) {
            if (!cells[k].empty()) row[heads[k]] = cells[k];
        }
    }
    return rows;
}

std::string functionOf(const Row& row) {
    const auto log = row.find("@log");
    const std::size_t at = log == row.end() ? std::string::npos : log->second.find(kGroup);
    return at == std::string::npos ? std::string() : log->second.substr(at + kGroup.size());
}

void readRow(const Row& row, const std::function<void(const ReportLine&)>& use, LogSummary& summary,
             std::size_t& others) {
    const auto type = row.find("@type");
    if (type != row.end() && type->second != "REPORT") return;
    const auto duration = timeOf(row, "@duration");
    if (!duration) {
        ++others;
        return;
    }
    const std::string function = functionOf(row);
    if (summary.function.empty()) summary.function = function;
    if (!function.empty() && function != summary.function) summary.another = function;
    ReportLine line;
    line.duration = *duration;
    line.billed = timeOf(row, "@billedDuration").value_or(*duration);
    line.memorySize = megabytesOf(row, "@memorySize");
    line.maxMemoryUsed = megabytesOf(row, "@maxMemoryUsed");
    line.init = timeOf(row, "@initDuration");
    if (const auto time = row.find("@timestamp"); time != row.end()) line.second = timeBefore(time->second);
    if (const auto id = row.find("@requestId"); id != row.end()) line.request = recorded::requestHash(id->second);
    ++summary.reports;
    use(line);
}

}  // namespace

bool isInsightsRows(std::string_view beginning) {
    if (contains(beginning, kReportMark) || contains(beginning, kJsonReportMark)) return false;
    if (isJson(beginning)) return contains(beginning, "\"results\"") && contains(beginning, "@duration");
    return contains(beginning.substr(0, beginning.find('\n')), "@duration");
}

base::Result<LogSummary> readInsightsRows(const std::filesystem::path& file,
                                          const std::function<void(const ReportLine&)>& use) {
    const auto text = recorded::readWhole(file, document::kMaxDocumentBytes);
    if (!text) return text.error();
    LogSummary summary;
    const auto rows = isJson(*text) ? rowsOfJson(*text, summary) : rowsOfCsv(*text);
    if (!rows) return base::Error{rows.error().code, file.string(), rows.error().what};
    bool inits = false;
    std::size_t others = 0;
    for (const Row& row : *rows) {
        readRow(row, use, summary, others);
        inits = inits || row.contains("@initDuration");
    }
    if (summary.reports == 0)
        return base::Error{base::Errc::BadInput, file.string(),
                           "has no column @duration of single invocations (a query with stats has none): ask for "
                           "fields @timestamp, @duration, @billedDuration, @initDuration, @memorySize, @maxMemoryUsed"};
    summary.notes.emplace_back(
        "these columns do not tell which invocations failed or timed out: none is left out (with @message they do)");
    if (others > 0)
        summary.notes.push_back(std::to_string(others) + " rows have no @duration: of other lines, left out");
    if (!inits) summary.notes.emplace_back("no row has @initDuration: cold starts are not calibrated");
    return summary;
}

}  // namespace headroom::calibrate
