// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/offers/byte_stream.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace headroom::pricing {

/// The rows of a CSV file (RFC 4180): quoted cells may hold commas, quotes and line ends. Empty lines are skipped.
class CsvRows {
public:
    explicit CsvRows(ByteStream& stream) : stream_(stream) {}

    /// The next row; false at the end.
    bool next(std::vector<std::string>& row);

    /// The line on which the row began.
    std::size_t line() const { return line_; }

    /// Whether the file ended inside a quoted cell.
    bool brokenOff() const { return brokenOff_; }

private:
    void quotedCell(std::string& cell);

    ByteStream& stream_;
    std::size_t line_ = 1;
    bool brokenOff_ = false;
};

/// A column's name without what differs between exports: "lineItem/UsageType", "line_item_usage_type" and "Line Item
/// Usage Type" are one.
std::string plainColumnName(const std::string& name);

}  // namespace headroom::pricing
