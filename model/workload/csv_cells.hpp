// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/workload/csv.hpp"
#include "model/workload/timestamp.hpp"

/// What the cells of a recorded table are: times, numbers, or neither. Nothing is guessed.
namespace headroom::workload {

std::string lineOf(const CsvRow& row);

std::optional<double> numberIn(std::string_view cell);
std::optional<std::size_t> wholeNumber(std::string_view text);
bool isTime(std::string_view cell);
bool isCalendarTime(std::string_view cell);
/// Seconds (or parts of them) since 1970, three years of them at least.
bool isEpochTime(std::string_view cell);
/// A date in another order than year, month, day: "05.01.2026 00:00", "1/5/2026".
bool isOtherDate(std::string_view cell);
/// Digits in groups of three, which may be thousands or decimals: "1.000", "12.345.678".
bool isGrouped(std::string_view cell);

/// The cell, or an empty one where the row is shorter.
const std::string& cellAt(const CsvRow& row, std::size_t column);
base::Result<double> valueAt(const CsvRow& row, std::size_t column);
base::Result<Timestamp> timeAt(const CsvRow& row, std::size_t column);

/// What the numbers of a column count, by its head: minutes, hours or days since the beginning; else nothing.
std::optional<base::Duration> unitOfHead(const std::string& head);
/// The cell as so many units after the beginning.
base::Result<Timestamp> timeAfter(const CsvRow& row, std::size_t column, base::Duration unit);

/// The rows that cannot be read, of which the first ten are told at once.
class BadRows {
public:
    void add(const base::Error& error);
    bool any() const { return count_ > 0; }
    /// At the place of the first.
    base::Error error() const;

private:
    std::size_t count_ = 0;
    base::Error first_{};
    std::string more_;
};

/// Refuses numbers of which nobody can say whether a point divides thousands or decimals: all that have one have
/// three digits behind it, and none shows which.
base::Result<void> checkGroups(const std::vector<CsvRow>& rows, std::size_t column);

}  // namespace headroom::workload
