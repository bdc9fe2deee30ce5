// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"

namespace headroom::workload {

/// One row of a table of text; `line` counts from 1.
struct CsvRow {
    std::vector<std::string> cells;
    std::size_t line = 0;
};

/// Splits a table: comma, semicolon or tab (whichever the first row has most of), cells may be quoted as in RFC 4180,
/// blanks around a cell are dropped, empty lines skipped, a byte order mark ignored. Lines end with LF, CR LF or, where
/// no LF is, CR. An open quote is an error.
base::Result<std::vector<CsvRow>> readCsv(std::string_view text);

}  // namespace headroom::workload
