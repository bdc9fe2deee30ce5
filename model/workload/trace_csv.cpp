// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/trace_csv.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "model/workload/console_heads.hpp"
#include "model/workload/csv_cells.hpp"
#include "model/workload/wide_heads.hpp"

namespace headroom::workload {
namespace {

using base::Errc;
using base::Error;
using base::Result;

Error bad(std::string where, std::string what) { return {Errc::BadInput, std::move(where), std::move(what)}; }

std::string quotedList(const std::vector<std::string>& cells, std::size_t most = 8) {
    std::string text;
    for (std::size_t i = 0; i < std::min(cells.size(), most); ++i) {
        text += (i > 0 ? ", \"" : "\"") + cells[i] + "\"";
    }
    return cells.size() > most ? text + " ..." : text;
}

/// The rows of a table, apart from its header if it has one.
struct Table {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
    std::vector<std::string> ids;  ///< other names of the columns; only a download of CloudWatch's console has them
    bool console = false;          ///< it is one: an empty cell means that nothing was recorded
};

// A first row is a header when none of its cells is a value or time where the second row has one.
bool looksLikeHeader(const std::vector<CsvRow>& rows) {
    const std::vector<std::string>& first = rows.front().cells;
    const auto isText = [](const std::string& cell) { return !isTime(cell) && !numberIn(cell); };
    if (rows.size() == 1) { return std::all_of(first.begin(), first.end(), isText); }
    const std::vector<std::string>& second = rows[1].cells;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        if (isText(first[i]) && !isText(second[i])) { return true; }
    }
    return areWideHeads(first);
}

Result<Table> tableOf(std::string_view text) {
    Result<std::vector<CsvRow>> rows = readCsv(text);
    if (!rows) { return rows.error(); }
    if (rows->empty()) { return bad("", "the trace is empty"); }
    Table table;
    table.rows = std::move(*rows);
    if (std::optional<ConsoleHeads> heads = takeConsoleHeads(table.rows)) {
        table.header = std::move(heads->labels);
        table.ids = std::move(heads->ids);
        table.console = true;
    } else if (looksLikeHeader(table.rows)) {
        table.header = std::move(table.rows.front().cells);
        table.rows.erase(table.rows.begin());
    }
    if (table.rows.empty()) { return bad("", "the trace holds a header and no values"); }
    return table;
}

Result<std::size_t> columnNamed(const Table& table, const std::string& wanted) {
    const auto found = std::find(table.header.begin(), table.header.end(), wanted);
    if (found != table.header.end() && std::find(found + 1, table.header.end(), wanted) != table.header.end()) {
        return bad("", "several columns are called \"" + wanted + "\"; choose one by its number from 1");
    }
    if (found != table.header.end()) { return static_cast<std::size_t>(found - table.header.begin()); }
    const auto known = std::find(table.ids.begin(), table.ids.end(), wanted);
    if (known != table.ids.end()) { return static_cast<std::size_t>(known - table.ids.begin()); }
    const std::optional<std::size_t> number = wholeNumber(wanted);
    if (number && *number >= 1 && *number <= table.rows.front().cells.size()) { return *number - 1; }
    return bad("", "there is no column \"" + wanted + "\"; there are " +
                       (table.header.empty() ? "columns 1 to " + std::to_string(table.rows.front().cells.size())
                                             : quotedList(table.header)));
}

// The first column whose first cell is a time: a calendar time if there is one, else seconds since 1970 (three years of
// them at least), else any number that is not among the counts (`counts`: their column).
Result<std::size_t> timeColumn(const Table& table, std::optional<std::size_t> counts = std::nullopt) {
    const std::vector<std::string>& cells = table.rows.front().cells;
    const auto first = [&](auto is) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i != counts && is(cells[i])) { return i; }
        }
        return std::nullopt;
    };
    if (const auto calendar = first(isCalendarTime)) { return *calendar; }
    if (const auto other = first(isOtherDate)) {
        return bad(lineOf(table.rows.front()), "'" + cells[*other].substr(0, 40) +
                                                   "' may be one day or another: write times as 2026-01-31T20:05:00Z");
    }
    if (const auto epoch = first(isEpochTime)) { return *epoch; }
    if (const auto any = first(isTime)) { return *any; }
    return bad(lineOf(table.rows.front()), "no cell of this row is a time");
}

Result<std::size_t> valueColumn(const Table& table, std::size_t times, const std::optional<std::string>& wanted) {
    if (wanted) { return columnNamed(table, *wanted); }
    if (table.rows.front().cells.size() == 2) { return times == 0 ? 1U : 0U; }
    return bad("", "say with Column which of the columns holds the counts" +
                       (table.header.empty() ? std::string() : ": " + quotedList(table.header)));
}

/// What a column of numbers counts, by its head. Nothing: seconds, or the cells are times.
std::optional<base::Duration> unitOf(const Table& table, std::size_t column) {
    if (column >= table.header.size()) { return std::nullopt; }
    const std::string& first = cellAt(table.rows.front(), column);
    if (!numberIn(first) || isCalendarTime(first) || isEpochTime(first)) { return std::nullopt; }
    return unitOfHead(table.header[column]);
}

Result<Trace> readLong(const Table& table, const TraceCsvOptions& options) {
    const auto wanted = options.column ? columnNamed(table, *options.column) : Result<std::size_t>(table.rows.size());
    if (!wanted) { return wanted.error(); }
    const Result<std::size_t> times = timeColumn(table, options.column ? std::optional(*wanted) : std::nullopt);
    if (!times) { return times.error(); }
    const Result<std::size_t> values = valueColumn(table, *times, options.column);
    if (!values) { return values.error(); }
    if (const auto plain = checkGroups(table.rows, *values); !plain) { return plain.error(); }
    std::vector<TracePoint> points;
    points.reserve(table.rows.size());
    BadRows wrong;
    const std::optional<base::Duration> unit = unitOf(table, *times);
    for (const CsvRow& row : table.rows) {
        if (table.console && cellAt(row, *values).empty()) { continue; }
        const Result<Timestamp> time = unit ? timeAfter(row, *times, *unit) : timeAt(row, *times);
        const Result<double> value = valueAt(row, *values);
        if (!time || !value) {
            wrong.add(time ? value.error() : time.error());
        } else {
            points.push_back({*time, *value, row.line});
        }
    }
    if (wrong.any()) { return wrong.error(); }
    return traceFromPoints(std::move(points), options.trace);
}

// The begin of interval number k where there is no date; far beyond any trace it stops before the clock overflows.
Timestamp beginOf(std::size_t k, base::Duration interval) {
    constexpr std::int64_t kFarthest = 4'000'000'000'000'000'000;
    const std::int64_t most = kFarthest / std::max<std::int64_t>(1, interval.count);
    return Timestamp{} + interval * std::min(most, static_cast<std::int64_t>(std::min<std::size_t>(k, INT32_MAX)));
}

// A column of nothing but counts, one an interval.
Result<Trace> readCounts(const Table& table, const TraceCsvOptions& options) {
    if (!options.trace.interval) { return bad("", "a column of counts does not show its interval: give Interval"); }
    if (const auto plain = checkGroups(table.rows, 0); !plain) { return plain.error(); }
    std::vector<TracePoint> points;
    BadRows wrong;
    for (const CsvRow& row : table.rows) {
        const Result<double> value = valueAt(row, 0);
        if (!value) { wrong.add(value.error()); }
        points.push_back({beginOf(points.size(), *options.trace.interval), value ? *value : 0.0, row.line});
    }
    if (wrong.any()) { return wrong.error(); }
    return traceFromPoints(std::move(points), options.trace);
}

Result<Trace> readArrivals(const Table& table, const TraceCsvOptions& options) {
    const Result<std::size_t> column = options.column ? columnNamed(table, *options.column) : timeColumn(table);
    if (!column) { return column.error(); }
    std::vector<Timestamp> times;
    times.reserve(table.rows.size());
    BadRows wrong;
    for (const CsvRow& row : table.rows) {
        const Result<Timestamp> time = timeAt(row, *column);
        if (time) {
            times.push_back(*time);
        } else {
            wrong.add(time.error());
        }
    }
    if (wrong.any()) { return wrong.error(); }
    return traceFromArrivals(std::move(times), options.trace);
}

// Where a column's interval begins: its head is a time or a number of minutes. Nothing for a column of names.
std::optional<Timestamp> beginOf(const Table& table, std::size_t column, base::Duration interval) {
    if (table.header.empty()) {
        if (!numberIn(table.rows.front().cells[column])) { return std::nullopt; }
        return beginOf(column, interval);
    }
    if (const std::optional<std::size_t> minute = wholeNumber(table.header[column])) {
        return beginOf(*minute, interval);
    }
    const Result<Timestamp> time = parseTimestamp(table.header[column]);
    return time ? std::optional<Timestamp>(*time) : std::nullopt;
}

Result<std::size_t> rowNamed(const Table& table, const std::vector<std::size_t>& names, const std::string& wanted) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto matches = [&](std::size_t column) { return cellAt(table.rows[i], column) == wanted; };
        if (std::any_of(names.begin(), names.end(), matches)) { found.push_back(i); }
    }
    if (found.size() == 1) { return found.front(); }
    if (found.size() > 1) {
        return bad("", std::to_string(found.size()) + " rows hold \"" + wanted + "\" (" + lineOf(table.rows[found[0]]) +
                           ", " + lineOf(table.rows[found[1]]) + " ...); name one by another cell or by its number");
    }
    const std::optional<std::size_t> number = wholeNumber(wanted);
    if (number && *number >= 1 && *number <= table.rows.size()) { return *number - 1; }
    return bad("", "there is no row \"" + wanted + "\"; there are rows 1 to " + std::to_string(table.rows.size()));
}

/// The columns of a wide table: those that name a row, and those that are intervals.
struct WideColumns {
    std::vector<std::size_t> names;
    std::vector<std::pair<std::size_t, Timestamp>> intervals;
    std::size_t width = 0;
    bool calendar = false;  ///< the intervals' heads are times
};

WideColumns columnsOf(const Table& table, base::Duration interval) {
    WideColumns columns;
    columns.width = table.header.empty() ? table.rows.front().cells.size() : table.header.size();
    for (std::size_t column = 0; column < columns.width; ++column) {
        if (const std::optional<Timestamp> begin = beginOf(table, column, interval)) {
            columns.intervals.emplace_back(column, *begin);
            columns.calendar = columns.calendar || (!table.header.empty() && isCalendarTime(table.header[column]));
        } else {
            columns.names.push_back(column);
        }
    }
    return columns;
}

Result<Trace> readWide(const Table& table, const TraceCsvOptions& options) {
    const base::Duration interval = options.trace.interval.value_or(base::minutes(1));
    if (table.header.empty() && table.rows.size() > 1 && mayBeBrokenHeads(table.rows.front().cells)) {
        return bad(lineOf(table.rows.front()),
                   "may be counts, or heads of intervals out of order or twice: give heads that rise, each once");
    }
    const WideColumns columns = columnsOf(table, interval);
    if (!options.row && table.rows.size() > 1) {
        return bad("", "holds " + std::to_string(table.rows.size()) + " series, one a row: say which with Row");
    }
    const Result<std::size_t> chosen =
        options.row ? rowNamed(table, columns.names, *options.row) : Result<std::size_t>(0U);
    if (!chosen) { return chosen.error(); }
    const CsvRow& row = table.rows[*chosen];
    if (row.cells.size() > columns.width) { return bad(lineOf(row), "has more cells than the table has columns"); }
    std::vector<TracePoint> points;
    for (const auto& [column, begin] : columns.intervals) {
        const Result<double> value = valueAt(row, column);
        if (!value) { return value.error(); }
        points.push_back({begin, *value, row.line});
    }
    TraceOptions traceOptions = options.trace;
    if (!columns.calendar) { traceOptions.interval = interval; }
    return traceFromPoints(std::move(points), traceOptions);
}

TraceLayout detect(const Table& table, const TraceCsvOptions& options) {
    if (options.row) { return TraceLayout::Wide; }
    const std::vector<std::string>& cells = table.rows.front().cells;
    if (cells.size() == 1) {
        return isCalendarTime(cells[0]) || isEpochTime(cells[0]) ? TraceLayout::Arrivals : TraceLayout::Counts;
    }
    if (std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return isCalendarTime(cell); })) {
        return TraceLayout::Long;
    }
    const auto numeric = std::count_if(table.header.begin(), table.header.end(),
                                       [](const auto& head) { return wholeNumber(head) || isCalendarTime(head); });
    return numeric >= 2 ? TraceLayout::Wide : TraceLayout::Long;
}

}  // namespace

Result<Trace> readTraceCsv(std::string_view text, const TraceCsvOptions& options) {
    const Result<Table> table = tableOf(text);
    if (!table) { return table.error(); }
    switch (options.layout == TraceLayout::Detect ? detect(*table, options) : options.layout) {
        case TraceLayout::Wide:
            return readWide(*table, options);
        case TraceLayout::Arrivals:
            return readArrivals(*table, options);
        case TraceLayout::Counts:
            return readCounts(*table, options);
        default:
            return readLong(*table, options);
    }
}

}  // namespace headroom::workload
