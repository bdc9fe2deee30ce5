// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/workload/trace.hpp"

namespace headroom::workload {

/// How a table of numbers holds a trace.
enum class TraceLayout {
    Detect,
    Long,      ///< a time and a value a row
    Wide,      ///< a series a row, its intervals side by side
    Arrivals,  ///< a time a row, each one arrival
    Counts,    ///< one column of counts, an interval a row
};

struct TraceCsvOptions {
    TraceLayout layout = TraceLayout::Detect;
    std::optional<std::string>
        column;                      ///< long: the values' column, arrivals: the times' column; name or number from 1
    std::optional<std::string> row;  ///< wide: what one of the row's cells says, or the row's number from 1
    TraceOptions trace;
};

/// Reads a trace from the text of a CSV file. Cells are separated by comma, semicolon or tab (found by itself) and may
/// be quoted; a header is recognised by itself. A wide table's intervals are the columns whose heads are numbers
/// (counted in minutes, as in the Azure Functions traces) or times. `where` of an error is the line ("line 12").
base::Result<Trace> readTraceCsv(std::string_view text, const TraceCsvOptions& options = {});

}  // namespace headroom::workload
