// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/csv_cells.hpp"

#include <algorithm>
#include <charconv>

namespace headroom::workload {
namespace {

using base::Errc;
using base::Error;
using base::Result;

constexpr std::size_t kTold = 10;

Error bad(std::string where, std::string what) { return {Errc::BadInput, std::move(where), std::move(what)}; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Takes up to `most` digits off the front; how many they were.
std::size_t takeDigits(std::string_view& text, std::size_t most) {
    std::size_t count = 0;
    while (count < most && count < text.size() && isDigit(text[count])) { ++count; }
    text.remove_prefix(count);
    return count;
}

/// "2014-02-30 00:00:00": a year, a month and a day, whether or not the calendar has them.
bool isWrittenAsDate(std::string_view cell) {
    constexpr std::string_view kForm = "0000-00-00";
    if (cell.size() < kForm.size()) { return false; }
    return std::equal(kForm.begin(), kForm.end(), cell.begin(),
                      [](char form, char c) { return form == '-' ? c == '-' : isDigit(c); });
}

}  // namespace

std::string lineOf(const CsvRow& row) { return "line " + std::to_string(row.line); }

std::optional<double> numberIn(std::string_view cell) {
    double value = 0.0;
    const auto [end, status] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (status != std::errc() || end != cell.data() + cell.size()) { return std::nullopt; }
    return value;
}

std::optional<std::size_t> wholeNumber(std::string_view text) {
    std::size_t value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size()) { return std::nullopt; }
    return value;
}

bool isTime(std::string_view cell) { return parseTimestamp(cell).has_value(); }
bool isCalendarTime(std::string_view cell) { return isTime(cell) && !numberIn(cell); }
bool isEpochTime(std::string_view cell) { return isTime(cell) && numberIn(cell).value_or(0.0) >= 1e8; }

bool isOtherDate(std::string_view cell) {
    for (int part = 0; part < 2; ++part) {
        if (takeDigits(cell, 2) == 0 || cell.empty() || std::string_view("./-").find(cell.front()) == cell.npos) {
            return false;
        }
        cell.remove_prefix(1);
    }
    const std::size_t year = takeDigits(cell, 5);
    return (year == 2 || year == 4) && (cell.empty() || cell.front() == ' ' || cell.front() == ',');
}

bool isGrouped(std::string_view cell) {
    if (cell.empty() || cell.front() == '0' || takeDigits(cell, 4) > 3) { return false; }
    bool any = false;
    while (!cell.empty() && cell.front() == '.') {
        cell.remove_prefix(1);
        if (takeDigits(cell, 4) != 3) { return false; }
        any = true;
    }
    return any && cell.empty();
}

const std::string& cellAt(const CsvRow& row, std::size_t column) {
    static const std::string kNone;
    return column < row.cells.size() ? row.cells[column] : kNone;
}

Result<double> valueAt(const CsvRow& row, std::size_t column) {
    const std::string& cell = cellAt(row, column);
    if (cell.empty()) { return bad(lineOf(row), "no value in column " + std::to_string(column + 1)); }
    const std::optional<double> value = numberIn(cell);
    if (!value) {
        return bad(lineOf(row), "'" + cell.substr(0, 40) +
                                    (isWrittenAsDate(cell) ? "' is no time that there is" : "' is not a number"));
    }
    return *value;
}

Result<Timestamp> timeAt(const CsvRow& row, std::size_t column) {
    Result<Timestamp> time = parseTimestamp(cellAt(row, column));
    if (!time) { return bad(lineOf(row), time.error().what); }
    return time;
}

void BadRows::add(const Error& error) {
    ++count_;
    if (count_ == 1) {
        first_ = error;
    } else if (count_ <= kTold) {
        more_ += "; " + error.where + ": " + error.what;
    }
}

Error BadRows::error() const {
    const std::string rest = count_ > kTold ? "; and " + std::to_string(count_ - kTold) + " more rows" : "";
    return bad(first_.where, first_.what + more_ + rest);
}

Result<void> checkGroups(const std::vector<CsvRow>& rows, std::size_t column) {
    const CsvRow* grouped = nullptr;
    for (const CsvRow& row : rows) {
        const std::string& cell = cellAt(row, column);
        if (cell.find('.') == std::string::npos) { continue; }
        if (!isGrouped(cell)) { return {}; }  // a decimal point, then, in all of them
        if (grouped == nullptr) { grouped = &row; }
    }
    if (grouped == nullptr) { return {}; }
    const std::string& cell = cellAt(*grouped, column);
    std::string plain = cell;
    std::erase(plain, '.');
    return bad(lineOf(*grouped), "'" + cell.substr(0, 40) + "' may be " + plain.substr(0, 40) +
                                     " or a number with three decimals: write counts without separators");
}

std::optional<base::Duration> unitOfHead(const std::string& head) {
    std::string small;
    for (const char c : head) { small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
    if (small == "minute" || small == "minutes" || small == "min") { return base::minutes(1); }
    if (small == "hour" || small == "hours") { return base::hours(1); }
    if (small == "day" || small == "days") { return base::days(1); }
    return std::nullopt;
}

Result<Timestamp> timeAfter(const CsvRow& row, std::size_t column, base::Duration unit) {
    const double most = 9e18 / static_cast<double>(unit.count);  // as far as the clock goes
    const Result<double> number = valueAt(row, column);
    if (!number) { return number.error(); }
    if (!(*number >= 0.0 && *number <= most)) {
        return bad(lineOf(row), "is farther from the beginning than a trace may be");
    }
    return Timestamp{static_cast<std::int64_t>(*number * static_cast<double>(unit.count))};
}

}  // namespace headroom::workload
